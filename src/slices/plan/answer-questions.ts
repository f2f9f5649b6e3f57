import { z } from 'zod';
import { wears } from '#platform/access/who.ts';
import type { Act } from '#platform/act/act.ts';
import { field } from '#platform/forms/index.ts';
import { type Challenge, judge } from './challenge.ts';
import { challengeOf, saveChallenge } from './challenge-store.ts';
import { checkPaymentsStillAllowed } from './payment.ts';
import { type ElevenAnswers, elevenQuestions, type PaymentFacts, paymentFacts, said } from './questions.ts';

export const threeInput = z.strictObject({
  canSay: field.optionalChoice(said),
  couldSee: field.optionalChoice(said),
  inHands: field.optionalChoice(said),
  note: field.optionalText(1_000),
});

type Subject = { caseId: string; subjectKind: Challenge['subjectKind']; subjectId: string };

/** Answers the three questions on something wanted. What is left unanswered stays so, and never blocks. */
export async function answerThree(act: Act, subject: Subject, input: z.infer<typeof threeInput>): Promise<void> {
  const before = await challengeOf(act.tx, subject.subjectKind, subject.subjectId);
  // What the eleven found stays: it took three people to find it.
  await keep(act, subject, {
    ...input,
    eleven: before?.eleven ?? null,
    facts: before?.facts ?? null,
    thirdVoice: before?.thirdVoice ?? null,
  });
}

export async function answerThreeQuestions(
  act: Act,
  input: { caseId: string; outcomeId: string } & z.infer<typeof threeInput>,
): Promise<void> {
  const { caseId, outcomeId, ...answers } = input;
  await answerThree(act, { caseId, subjectKind: 'outcome', subjectId: outcomeId }, answers);
}

const level = z.preprocess(
  (value) => (value === undefined || value === '' ? undefined : Number(value)),
  z.union([z.literal(0), z.literal(1), z.literal(2)], { error: 'Choose one of the three' }),
);

export const elevenInput = z.strictObject({
  ...(Object.fromEntries(elevenQuestions.map(({ name }) => [name, level])) as Record<
    keyof ElevenAnswers,
    typeof level
  >),
  facts: field.manyOf(paymentFacts.map((fact) => fact.name) as [string, ...string[]]),
  thirdVoice: field.text('Say who else was asked: a provider or a resident', 300),
  note: field.optionalText(1_000),
});

/** The eleven: asked by procurement, answered by the commissioner, with one more voice. */
export async function answerEleven(act: Act, subject: Subject, input: z.infer<typeof elevenInput>): Promise<void> {
  const { facts, thirdVoice, note, ...eleven } = input;
  const before = await challengeOf(act.tx, subject.subjectKind, subject.subjectId);
  const known = Object.fromEntries(paymentFacts.map(({ name }) => [name, facts.includes(name)])) as PaymentFacts;
  await keep(act, subject, {
    canSay: before?.canSay ?? null,
    couldSee: before?.couldSee ?? null,
    inHands: before?.inHands ?? null,
    note,
    eleven,
    facts: known,
    thirdVoice,
  });
}

async function keep(
  act: Act,
  subject: Subject,
  answers: Pick<Challenge, 'canSay' | 'couldSee' | 'inHands' | 'note' | 'eleven' | 'facts' | 'thirdVoice'>,
): Promise<void> {
  const oneHand = wears(act.who, 'commissioner') && wears(act.who, 'procurement');
  const challenge: Challenge = { id: act.newId(), ...subject, ...answers, oneHand };
  await saveChallenge(act.tx, challenge, judge(challenge)?.verdict ?? null, act.who.personId, act.now);
  await checkPaymentsStillAllowed(act, subject.caseId);
  act.record({
    action: answers.eleven ? 'challenge.elevenAnswered' : 'challenge.threeAnswered',
    on: { kind: subject.subjectKind, id: subject.subjectId },
    caseId: subject.caseId,
    fields: Object.keys(answers),
    content: JSON.stringify(answers),
  });
}
