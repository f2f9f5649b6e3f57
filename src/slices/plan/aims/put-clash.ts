import { z } from 'zod';
import { guest, wears } from '#platform/access/who.ts';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { measuresById, measuresOf } from '#slices/measures/index.ts';
import { requirementsById, requirementsOf } from '../requirement-store.ts';
import type { AgainstKind, Clash } from './clash.ts';
import { clashSays } from './clash-kind.ts';
import { answerInStore, insertClash, removeSupport, saveSupport } from './clash-store.ts';
import { shownAimsOf } from './shown-aims-of.ts';

export const clashInput = z.strictObject({
  aim: field.id('Choose an aim'),
  measure: field.optionalId(),
  requirement: field.optionalId(),
  pulls: field.text('Say what pulls against the aim', 500),
  why: field.optionalText(1_000),
});

/**
 * Puts a measure or a requirement beside an aim that it pulls against. A person does that; nothing works it out. Only aims that may be
 * read by all can be chosen (I12); beside words without a name the name of somebody who does the work is not kept either.
 */
export async function putClash(act: Act, caseId: string, input: z.infer<typeof clashInput>): Promise<string> {
  const { shown, unnamed } = await shownAimsOf(act.tx, caseId);
  if (!shown.some((aim) => aim.id === input.aim)) slip('aim', 'Choose one from the list');
  const against = await chosen(act, caseId, input);
  const working = wears(act.who, 'commissioner', 'procurement', 'partner');
  const hidden = unnamed.has(input.aim) && !working;
  const clash: Clash = {
    id: act.newId(),
    caseId,
    state: 'open',
    version: 1,
    aimId: input.aim,
    againstKind: against.kind,
    againstId: against.id,
    againstVersion: against.version,
    pulls: input.pulls,
    why: input.why,
    answer: null,
    putBy: null,
    putAt: act.now,
    answeredBy: null,
    answeredAt: null,
  };
  await insertClash(act.tx, clash, hidden ? null : act.who.personId);
  record(hidden ? act.as(guest) : act, 'clash.put', clash);
  return clash.id;
}

async function chosen(
  act: Act,
  caseId: string,
  { measure, requirement }: z.infer<typeof clashInput>,
): Promise<{ kind: AgainstKind; id: string; version: number }> {
  if (Boolean(measure) === Boolean(requirement)) slip('measure', 'Choose a measure or a requirement, one of the two');
  const kind = measure ? 'measure' : 'requirement';
  const list = measure ? await measuresOf(act.tx, caseId) : await requirementsOf(act.tx, caseId);
  const found = list.find((one) => one.id === (measure ?? requirement)) ?? slip(kind, 'Choose one from the list');
  return { kind, id: found.id, version: found.version };
}

export const answerClashInput = z.strictObject({
  does: z.enum(['changed', 'kept'], { error: 'Choose whether it was changed or is kept' }),
  answer: field.text('Say what was changed, or why it is kept', 1_000),
  version: field.version(),
});

/** Answered by what was changed, which has to be so, or by why it is kept. */
export async function answerClash(act: Act, clash: Clash, input: z.infer<typeof answerClashInput>): Promise<void> {
  const load = clash.againstKind === 'measure' ? measuresById : requirementsById;
  const [against] = await load(act.tx, [clash.againstId]);
  if (!against) refuse('not-found');
  if (input.does === 'changed' && against.version === clash.againstVersion)
    slip('does', `The ${clash.againstKind} is as it was. Change it first, or say why it is kept.`);
  const answered: Clash = { ...clash, state: input.does, answer: input.answer };
  await answerInStore(act.tx, answered, input.version, act.who.personId!, act.now);
  record(act, `clash.${input.does}`, answered);
}

function record(act: Act, action: string, clash: Clash): void {
  act.record({
    action,
    on: { kind: 'clash', id: clash.id },
    caseId: clash.caseId,
    fields: ['aim', 'against', 'pulls', 'why', 'answer'],
    content: clash.answer ?? clash.pulls,
    says: clashSays(clash),
  });
}

export const supportInput = z.strictObject({
  aim: field.id('Choose an aim'),
  measure: field.id('Choose a measure'),
  does: z.enum(['add', 'remove'], { error: 'Choose what to do' }),
});

/** Says that a measure shows whether an aim comes true, or takes that back. */
export async function supportAim(act: Act, caseId: string, input: z.infer<typeof supportInput>): Promise<void> {
  const { shown } = await shownAimsOf(act.tx, caseId);
  if (!shown.some((aim) => aim.id === input.aim)) slip('aim', 'Choose one from the list');
  if (!(await measuresOf(act.tx, caseId)).some((one) => one.id === input.measure))
    slip('measure', 'Choose one from the list');
  const support = { aimId: input.aim, measureId: input.measure };
  if (input.does === 'add') await saveSupport(act.tx, caseId, support, act.now);
  else await removeSupport(act.tx, caseId, support);
  act.record({
    action: input.does === 'add' ? 'aim.supported' : 'aim.supportTakenBack',
    on: { kind: 'measure', id: input.measure },
    caseId,
    fields: ['supports'],
  });
}
