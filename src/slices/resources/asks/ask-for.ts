import { z } from 'zod';
import { makeLink } from '#platform/accounts/signed-links.ts';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { recordResource } from '../keep-resource.ts';
import type { Resource } from '../resource.ts';
import { resourcesById, updateResource } from '../resource-store.ts';
import { type Ask, sayAsk } from './ask.ts';
import { insertAsk } from './ask-store.ts';
import { mostAskedAtOnce, peopleIn } from './chase.ts';
import { moveAsk, putAsk } from './move-ask.ts';

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
  batchId: string | null = null,
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
    batchId,
    reminders: 0,
    remindedAt: null,
    withdrawnBecause: null,
    withdrawnByThem: false,
    conditions: [],
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

export const askManyInput = z.strictObject({
  people: field.text('Enter who is asked, one person a line', 60_000),
  what: field.text('Enter what you ask of them', 1_000),
  byOn: field.optionalDateOn(),
});

/** Asks the same of many at once. Each has a link of their own, and answers alone. */
export async function askMany(
  act: Act,
  resource: Resource,
  { people, ...input }: z.infer<typeof askManyInput>,
): Promise<{ id: string; token: string; askedOf: string; address: string | null }[]> {
  const asked = peopleIn(people);
  if (asked.length > mostAskedAtOnce) slip('people', `Ask ${mostAskedAtOnce} people or fewer at once`);
  const batchId = act.newId();
  const sent = [];
  for (const one of asked) {
    const [now = resource] = await resourcesById(act.tx, [resource.id]);
    sent.push({ ...one, ...(await askFor(act, now, { ...one, ...input }, batchId)) });
  }
  return sent;
}

export const askAgainInput = z.strictObject({ byOn: field.optionalDateOn(), version: field.version() });

/** Asks again: a reminder while there is no answer, a new question after a no. Either way with a new link. */
export async function askAgain(act: Act, ask: Ask, input: z.infer<typeof askAgainInput>): Promise<string> {
  const byOn = input.byOn ?? (ask.state === 'asked' ? ask.byOn : null);
  if (ask.state === 'asked')
    await putAsk(act, 'ask.reminded', ask, input.version, {
      byOn,
      reminders: ask.reminders + 1,
      remindedAt: act.now,
    });
  else
    await moveAsk(act, ask, input.version, 'ask-again', {
      byOn,
      answeredHow: null,
      confirmed: null,
      answeredAt: null,
      reminders: 0,
      remindedAt: null,
      withdrawnBecause: null,
      withdrawnByThem: false,
    });
  return makeLink(act, 'ask', ask.id, daysToAnswer);
}
