import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { recordResource } from '../keep-resource.ts';
import type { Resource } from '../resource.ts';
import { updateResource } from '../resource-store.ts';
import { insertRemark, settleRemark } from './remark-store.ts';

export const confirmResourceInput = z.strictObject({ saidBy: field.optionalText(200), version: field.version() });

/** It is still so: by whoever says it, or by whom they name as having told them. */
export async function confirmResource(act: Act, before: Resource, version: number, saidBy: string): Promise<void> {
  const resource = { ...before, confirmedAt: act.now, confirmedBy: saidBy };
  await updateResource(act.tx, resource, version);
  recordResource(act, 'resource.confirmed', resource, ['confirmed_at', 'confirmed_by']);
}

export const stillSoInput = z.strictObject({
  says: field.choice(['still', 'changed', 'gone'], 'Choose whether it is still so'),
  words: field.optionalText(1_000),
});

const sayings = { still: 'It is still so.', changed: '', gone: 'It is no longer there.' };

/** What a steward says by their link: still so; not quite, and then what; or no longer there, and then it counts for nothing at once. What a community owns only it settles: then all of this is a remark. */
export async function hearSteward(
  act: Act,
  before: Resource,
  steward: string,
  input: z.infer<typeof stillSoInput>,
): Promise<void> {
  if (input.says === 'changed' && !input.words) slip('words', 'Say what is different');
  if (before.bodyId) return remark(act, before, steward, input.words ?? sayings[input.says]);
  if (input.words) await remark(act, before, steward, input.words);
  if (input.says === 'still') await confirmResource(act, before, before.version, steward);
  if (input.says !== 'gone') return;
  const gone = { ...before, state: 'gone' as const };
  await updateResource(act.tx, gone, before.version);
  recordResource(act, 'resource.gone', gone, ['state']);
}

export const remarkInput = z.strictObject({ words: field.text('Say what is not so', 1_000) });

/** Words about what the ledger says, kept beside it until somebody takes or leaves them. */
export async function remark(act: Act, resource: Resource, saidBy: string, words: string): Promise<void> {
  await insertRemark(act.tx, {
    id: act.newId(),
    resourceId: resource.id,
    saidBy,
    personId: act.who.personId,
    words,
    state: 'open',
    saidAt: act.now,
  });
  act.record({
    action: 'resource.remarked',
    on: { kind: 'resource', id: resource.id },
    caseId: resource.caseId,
    fields: ['words'],
    content: words,
  });
}

export const settleRemarkInput = z.strictObject({
  remark: field.id(),
  settles: field.choice(['taken', 'left'], 'Choose whether it is taken or left'),
});

export async function settleRemarkOn(
  act: Act,
  resource: Resource,
  input: z.infer<typeof settleRemarkInput>,
): Promise<void> {
  await settleRemark(act.tx, {
    id: input.remark,
    resourceId: resource.id,
    state: input.settles,
    by: act.who.personId!,
    at: act.now,
  });
  act.record({
    action: `resource.remark-${input.settles}`,
    on: { kind: 'resource', id: resource.id },
    caseId: resource.caseId,
    fields: ['state'],
  });
}
