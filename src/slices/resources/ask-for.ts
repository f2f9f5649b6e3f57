import { z } from 'zod';
import { makeLink } from '#platform/accounts/signed-links.ts';
import type { Act } from '#platform/act/act.ts';
import { field } from '#platform/forms/index.ts';
import { type Ask, sayAsk } from './ask.ts';
import { insertAsk } from './ask-store.ts';
import { recordResource } from './keep-resource.ts';
import { moveAsk, putAsk } from './move-ask.ts';
import type { Resource } from './resource.ts';
import { updateResource } from './resource-store.ts';

export const askInput = z.strictObject({
  askedOf: field.text('Enter who is asked', 200),
  address: field.optionalText(320),
  what: field.text('Enter what you ask of them', 1_000),
  byOn: field.optionalDateOn(),
});

const daysToAnswer = 60;

/** Asks a steward for effort. The token is the whole of what they need to answer. */
export async function askFor(
  act: Act,
  resource: Resource,
  input: z.infer<typeof askInput>,
): Promise<{ id: string; token: string }> {
  const ask: Ask = {
    ...input,
    id: act.newId(),
    caseId: resource.caseId,
    resourceId: resource.id,
    state: 'asked',
    version: 1,
    askedBy: act.who.personId!,
    aims: null,
    inTheWay: null,
    answerWords: null,
    answeredHow: null,
    confirmed: null,
    askedAt: act.now,
    answeredAt: null,
  };
  await insertAsk(act.tx, ask);
  act.record({
    action: 'ask.sent',
    on: { kind: 'ask', id: ask.id },
    caseId: ask.caseId,
    fields: ['what', 'by_on'],
    content: ask.what,
    says: { ...sayAsk(ask), state: 'asked' },
  });
  if (resource.consent === 'not-asked') {
    const asked = { ...resource, consent: 'asked' as const };
    await updateResource(act.tx, asked, resource.version);
    recordResource(act, 'resource.consent-asked', asked, ['consent']);
  }
  return { id: ask.id, token: await makeLink(act, 'ask', ask.id, daysToAnswer) };
}

export const askAgainInput = z.strictObject({ byOn: field.optionalDateOn(), version: field.version() });

/** Asks again: a reminder while there is no answer, a new question after a no. Either way with a new link. */
export async function askAgain(act: Act, ask: Ask, input: z.infer<typeof askAgainInput>): Promise<string> {
  const byOn = input.byOn ?? (ask.state === 'asked' ? ask.byOn : null);
  if (ask.state === 'asked') await putAsk(act, 'ask.reminded', ask, input.version, { byOn });
  else
    await moveAsk(act, ask, input.version, 'ask-again', { byOn, answeredHow: null, confirmed: null, answeredAt: null });
  return makeLink(act, 'ask', ask.id, daysToAnswer);
}
