import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { rosterOf } from '../roster-store.ts';
import type { MarketQuestion } from './question.ts';
import { beginAgain, endQuestion, insertQuestion } from './question-store.ts';
import { scenarioFrom } from './scenario-from.ts';
import { wayNames } from './ways.ts';

export const questionInput = z.strictObject({
  title: field.text('Enter what this question is called', 150),
  fee: field.optionalPounds(),
  years: field.optionalNumber(3, 12),
  ways: z.preprocess(
    (value) => (value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]),
    z.array(z.enum(wayNames)),
  ),
});

const seed = 20_270_101;

/** Puts ways of buying to the market as it is known now. All that the answer will be made from is kept with it. */
export async function askQuestion(
  act: Act,
  { caseId, title, fee, years, ways }: { caseId: string } & z.infer<typeof questionInput>,
): Promise<MarketQuestion> {
  if (fee === null || fee <= 0) slip('fee', 'Enter the fee for an hour, for example 23.40');
  if (ways.length < 2 || ways.length > 5) slip('ways', 'Choose from two to five ways to compare');
  const asked = { feePence: fee, years: Math.round(years ?? 8), ways: wayNames.filter((way) => ways.includes(way)) };
  const made = scenarioFrom(await rosterOf(act.tx, caseId), asked, seed);
  if (!made) slip('title', 'First say who provides today, and their hours');
  const question: MarketQuestion = {
    id: act.newId(),
    caseId,
    state: 'playing',
    version: 1,
    title,
    asked,
    scenario: made.scenario,
    answer: null,
    progress: 0,
    askedBy: act.who.personId!,
    askedAt: act.now,
    endedAt: null,
  };
  await insertQuestion(act.tx, question);
  record(act, question, 'asked', 'Being worked out', 'playing');
  return question;
}

function record(act: Act, { id, caseId, title }: MarketQuestion, what: string, text: string, state: string): void {
  act.record({
    action: `marketQuestion.${what}`,
    on: { kind: 'marketQuestion', id },
    caseId,
    fields: ['state'],
    says: { title, text, state },
  });
}

export async function stopQuestion(act: Act, question: MarketQuestion): Promise<void> {
  if (!(await endQuestion(act.tx, question.id, null, act.now))) refuse('wrong-state');
  record(act, question, 'stopped', 'Stopped before it was answered', 'stopped');
}

export const askAgainInput = z.strictObject({ version: field.version() });

/** Plays what was kept again, from its beginning: the same scenario, seed and engine give the same digits. */
export async function askAgain(act: Act, question: MarketQuestion, version: number): Promise<void> {
  if (!(await beginAgain(act.tx, question.id, version))) refuse('stale');
  record(act, question, 'askedAgain', 'Being worked out', 'playing');
}
