import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { addToDate, londonDate } from '#platform/clock.ts';
import { field, Slip, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { partSpokenFor } from '../hand.ts';
import type { Outcome } from '../outcome.ts';
import { outcomeNow } from '../outcome-store.ts';
import { stepOf } from '../ownership.ts';
import { holdBallot, insertDraft, updateDraft } from './ballot-store.ts';
import { recordBallot } from './record-ballot.ts';
import { type Rule, ruleFaults } from './rule.ts';

const percent = (missing: string) => field.wholeNumber(missing, 1, 100);

export const draftInput = z.strictObject({
  body: field.id(),
  wording: field.id('Choose which words you put to them'),
  agreed: field.choice(['own', 'endorse'], 'Choose what they are asked'),
  forWhom: field.text('Enter for whom, for example “people over 65”', 300),
  noticeDays: field.wholeNumber('Enter how many days’ notice your body gives', 1, 365),
  opensOn: field.dateOn('Enter the day on which it opens'),
  closesOn: field.dateOn('Enter the last day on which people can answer'),
  quorumOf: field.choice(['people', 'percent'], 'Choose how you count whether enough took part'),
  quorum: field.wholeNumber('Enter how many have to take part', 1, 5_000),
  consentPercent: percent('Enter how many in a hundred have to consent'),
  objectionsMost: field.optionalWholeNumber(0, 5_000),
  untilOn: field.optionalDateOn(),
  months: field.optionalWholeNumber(1, 120),
  reviewOn: field.dateOn('Enter the day by which you look at it again'),
  howTo: field.text('Say how people take part, and whom they ask', 2_000),
  version: field.version(),
});
export type DraftBallot = Omit<z.infer<typeof draftInput>, 'body' | 'wording' | 'version'> & {
  outcomeId: string;
  bodyId: string;
  wordingId: string;
};

/** The day until which it would be owned: as typed, or some months after it closes; one of the two, so that nobody reads it twice. */
function untilOf({ untilOn, months, closesOn }: DraftBallot): string {
  if (untilOn && months) slip('months', 'Enter a day or a number of months, not both');
  if (months) return addToDate(closesOn, { months });
  return untilOn ?? slip('untilOn', 'Enter until when it would be owned. Nothing is owned for ever');
}

function checked(act: Act, outcome: Outcome, input: DraftBallot) {
  const part = partSpokenFor(act.who, outcome, input.bodyId);
  if (outcome.retiredBecause !== null || stepOf(part.state, input.agreed, 'body') === null) refuse('wrong-state');
  const wording = outcome.wordings.find((one) => one.id === input.wordingId);
  if (!wording || wording.state === 'declined') slip('wording', 'Choose from the list');
  const { noticeDays, consentPercent, objectionsMost, reviewOn, opensOn, closesOn } = input;
  const quorum = { of: input.quorumOf, value: input.quorum };
  const rule: Rule = { noticeDays, quorum, consentPercent, objectionsMost, untilOn: untilOf(input), reviewOn };
  const faults = ruleFaults(rule, input, addToDate(londonDate(act.now), { days: noticeDays }));
  if (Object.keys(faults).length > 0) throw new Slip(faults);
  const { outcomeId, bodyId, agreed, forWhom, howTo, wordingId } = input;
  const words = { outcomeId, bodyId, agreed, forWhom, wordingId, statement: wording.statement };
  return { ...words, rule, opensOn, closesOn, howTo, draftedBy: act.who.personId! };
}

/** One member writes down what is put to everybody on the roll, and by which rule. Nothing happens until another gives notice of it. */
export async function draftBallot(act: Act, input: DraftBallot): Promise<string> {
  const id = act.newId();
  await insertDraft(act.tx, { id, ...checked(act, await outcomeNow(act.tx, input.outcomeId), input) }, act.now);
  await recordBallot(act, id, { action: 'ballot.drafted', fields: ['rule', 'wording'] });
  return id;
}

/** Writes it anew while it is a draft. Once notice is given its rule is fixed. */
export async function redraftBallot(act: Act, ballotId: string, input: DraftBallot, version: number): Promise<void> {
  const ballot = await holdBallot(act.tx, ballotId);
  if (ballot.outcomeId !== input.outcomeId || ballot.bodyId !== input.bodyId) refuse('not-for-this-body');
  const outcome = await outcomeNow(act.tx, input.outcomeId);
  partSpokenFor(act.who, outcome, ballot.bodyId);
  if (ballot.state !== 'drafted') refuse('notice-given');
  await updateDraft(act.tx, { id: ballotId, ...checked(act, outcome, input) }, version, act.now);
  await recordBallot(act, ballotId, { action: 'ballot.redrafted', fields: ['rule', 'wording'] });
}
