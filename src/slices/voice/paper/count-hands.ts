import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Conversation } from '../conversation.ts';
import { heldStatements } from '../held/taking-part-store.ts';
import { type HandsCount, insertMeeting, takeMeetingBack } from './hands-store.ts';
import { takingSheets } from './take-sheets.ts';

const typedCount = z.string().max(10, 'Enter a whole number');

export const handsInput = z.strictObject({
  place: field.text('Say where the meeting was', 100),
  heldOn: field.dateOn('Enter the day of the meeting'),
  people: field.wholeNumber('Enter how many people were in the room', 1, 100_000),
  statement: field.manyIds(),
  agree: z.union([typedCount.transform((one) => [one]), z.array(typedCount)]).default([]),
  disagree: z.union([typedCount.transform((one) => [one]), z.array(typedCount)]).default([]),
  unsure: z.union([typedCount.transform((one) => [one]), z.array(typedCount)]).default([]),
});

/** Hands that were counted in a room, statement by statement. They are nobody's votes, and are never added to them. */
export async function countHands(
  act: Act,
  conversation: Conversation,
  body: z.infer<typeof handsInput>,
): Promise<void> {
  const { days } = await takingSheets(act, conversation);
  if (body.heldOn > londonDate(act.now)) slip('heldOn', 'Enter a day that is not still to come');
  if (days.lastDay && body.heldOn > days.lastDay)
    slip('heldOn', 'This is after the last day on which people could take part');
  const known = new Map((await heldStatements(act.tx, conversation.id)).map((one) => [one.id, one]));
  const ids = body.statement as readonly string[];
  if ([body.agree, body.disagree, body.unsure].some((list) => list.length !== ids.length)) refuse('unknown-field');
  const counts = ids.flatMap((statementId, at): HandsCount[] => {
    const statement = known.get(statementId) ?? refuse('not-found');
    const typed = [body.agree[at]!, body.disagree[at]!, body.unsure[at]!].map((one) => one.trim());
    if (typed.every((one) => one === '')) return [];
    const [agree, disagree, unsure] = typed.map((one) => (/^\d*$/.test(one) ? Number(one) : Number.NaN));
    const sum = agree! + disagree! + unsure!;
    if (Number.isNaN(sum)) slip(`agree-${statement.number}`, `Statement ${statement.number}: enter whole numbers`);
    if (sum > body.people)
      slip(
        `agree-${statement.number}`,
        `Statement ${statement.number}: ${sum} hands are more than the ${body.people} people in the room`,
      );
    return [{ statementId, agree: agree!, disagree: disagree!, unsure: unsure! }];
  });
  if (counts.length === 0) slip('people', 'Enter the hands for at least one statement');
  if (new Set(counts.map((one) => one.statementId)).size !== counts.length) refuse('unknown-field');
  await insertMeeting(act.tx, {
    id: act.newId(),
    conversationId: conversation.id,
    ...{ place: body.place, heldOn: body.heldOn, people: body.people, counts },
    by: act.who.personId,
    at: act.now,
  });
  record(act, conversation, 'paper.handsCounted');
}

export const takeBackInput = z.strictObject({ because: field.text('Write why', 300) });

export async function takeHandsBack(
  act: Act,
  conversation: Conversation,
  meetingId: string,
  { because }: z.infer<typeof takeBackInput>,
): Promise<void> {
  if (!(await takeMeetingBack(act.tx, conversation.id, meetingId, because, act.now))) refuse('not-found');
  record(act, conversation, 'paper.handsTakenBack');
}

const record = (act: Act, { id, caseId }: Conversation, action: string): void =>
  act.record({ action, on: { kind: 'conversation', id }, caseId, fields: ['hands_meetings'] });
