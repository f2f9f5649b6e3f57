import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type Cohort, joinedOf } from '../cohorts/cohort.ts';
import { fewest, isQuestion, type LearningSet, most } from './learning-set.ts';
import { closeTurn, insertSet, insertSetQuestion, insertTurn, leaveSetRow, turnsOf } from './set-store.ts';

/** What is said in a set leaves no trace outside it, not even as a hash. */
const recordOn = (act: Act, id: string, action: string): void =>
  act.record({ action, on: { kind: 'learningSet', id }, caseId: null });

export const startSetInput = z.strictObject({
  name: field.text('Enter what the set is called', 100),
  members: field.manyIds(),
});

/** Who is in it is settled when it begins. */
export async function startSet(act: Act, cohort: Cohort, input: z.infer<typeof startSetInput>): Promise<string> {
  const joined = joinedOf(cohort).map(({ personId }) => personId);
  const memberIds = [...new Set([act.who.personId!, ...input.members])];
  if (memberIds.some((id) => !joined.includes(id))) slip('members', 'Choose members of this cohort');
  if (memberIds.length < fewest || memberIds.length > most)
    slip('members', `Choose ${fewest - 1} to ${most - 1} others`);
  const set = {
    id: act.newId(),
    caseId: null,
    state: 'open' as const,
    version: 1,
    cohortId: cohort.id,
    name: input.name,
    memberIds,
  };
  await insertSet(act.tx, set, act.who.personId!, act.now);
  recordOn(act, set.id, 'set.begun');
  return set.id;
}

export const presentInput = z.strictObject({ question: field.text('Enter the question that you bring', 1_000) });

export async function present(act: Act, set: LearningSet, question: string): Promise<string> {
  const turn = { id: act.newId(), presenterId: act.who.personId!, question, at: act.now };
  await insertTurn(act.tx, set.id, turn);
  recordOn(act, set.id, 'set.presented');
  return turn.id;
}

async function turnOf(act: Act, set: LearningSet, turnId: string) {
  return (await turnsOf(act.tx, set.id)).find(({ id }) => id === turnId) ?? refuse('not-found');
}

export const askInSetInput = z.strictObject({ words: field.text('Enter your question', 1_000) });

/** The others ask, and do not advise. */
export async function askInSet(act: Act, set: LearningSet, turnId: string, words: string): Promise<void> {
  const turn = await turnOf(act, set, turnId);
  if (turn.presenterId === act.who.personId) refuse('own-turn');
  if (turn.willDo !== null) refuse('wrong-state');
  if (!isQuestion(words))
    slip('words', 'In a set the others ask. Write it as a question, with a question mark at its end');
  await insertSetQuestion(act.tx, turn.id, { id: act.newId(), words, askedBy: act.who.personId! }, act.now);
  recordOn(act, set.id, 'set.asked');
}

export const willDoInput = z.strictObject({ willDo: field.text('Enter what you will do', 1_000) });

/** The presenter says what they will do, which ends the turn. */
export async function sayWillDo(act: Act, set: LearningSet, turnId: string, willDo: string): Promise<void> {
  const turn = await turnOf(act, set, turnId);
  if (turn.presenterId !== act.who.personId) refuse('own-turn');
  if (!(await closeTurn(act.tx, turn.id, willDo, act.now))) refuse('wrong-state');
  recordOn(act, set.id, 'set.willDo');
}

export async function leaveSet(act: Act, set: LearningSet): Promise<void> {
  await leaveSetRow(act.tx, set.id, act.who.personId!, act.now);
  recordOn(act, set.id, 'set.left');
}
