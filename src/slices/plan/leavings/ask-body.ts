import { z } from 'zod';
import { makeLink } from '#platform/accounts/signed-links.ts';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { bodiesById } from '#slices/people/index.ts';
import type { LeavingAsk } from './leaving.ts';
import { leavingAskKind, saysLeaving } from './leaving-kind.ts';
import { insertLeavingAsk, updateLeavingAsk } from './leaving-store.ts';

export const askBodyInput = z.strictObject({
  bodyId: field.id('Choose which body to ask'),
  askedOf: field.optionalText(200),
  address: field.optionalText(320),
  byOn: field.optionalDateOn(),
});

export const leavingPurpose = 'leaving';
export const leavingLinkDays = 60;

/** Asks a community body what it hopes will be left and fears will be lost. The token is the whole of what it needs to answer. */
export async function askBody(
  act: Act,
  caseId: string,
  input: z.infer<typeof askBodyInput>,
): Promise<{ id: string; token: string; askedOf: string }> {
  const [body] = await bodiesById(act.tx, [input.bodyId]);
  if (body?.state !== 'standing') slip('bodyId', 'Choose one from the list');
  const ask: LeavingAsk = {
    ...leavingAskKind.example('asked'),
    id: act.newId(),
    caseId,
    bodyId: body.id,
    body: body.name,
    askedOf: input.askedOf ?? body.name,
    address: input.address,
    byOn: input.byOn,
    askedBy: act.who.personId!,
    askedAt: act.now,
  };
  if (!(await insertLeavingAsk(act.tx, ask))) slip('bodyId', 'It is asked already, and has not answered yet');
  recordLeaving(act, ask, 'leaving.asked', ['body', 'by_on']);
  return { id: ask.id, token: await makeLink(act, leavingPurpose, ask.id, leavingLinkDays), askedOf: ask.askedOf };
}

/** Takes the question back: it counts as never asked, and its link leads nowhere. */
export async function takeBackLeavingAsk(act: Act, ask: LeavingAsk): Promise<void> {
  const now = { ...ask, state: 'withdrawn' as const };
  await updateLeavingAsk(act.tx, now);
  recordLeaving(act, now, 'leaving.withdrawn', ['state']);
}

export function recordLeaving(act: Act, ask: LeavingAsk, action: string, fields: string[], content?: string): void {
  act.record({
    action,
    on: { kind: 'leavingAsk', id: ask.id },
    caseId: ask.caseId,
    fields,
    ...(content ? { content } : {}),
    says: saysLeaving(ask),
  });
}
