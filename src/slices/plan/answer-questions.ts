import { z } from 'zod';
import { wears } from '#platform/access/who.ts';
import type { Act } from '#platform/act/act.ts';
import { field } from '#platform/forms/index.ts';
import { type Challenge, judge } from './challenge.ts';
import { challengeOf, saveChallenge } from './challenge-store.ts';
import { checkPaymentsStillAllowed } from './payment.ts';
import { type ElevenAnswers, elevenQuestions, type PaymentFacts, paymentFacts, said } from './questions.ts';
import { standingsOf } from './voices/standing-of.ts';
import { askOf, type ChallengeSubject, saveVoice } from './voices/voice-store.ts';

export const threeInput = z.strictObject({
  canSay: field.optionalChoice(said),
  couldSee: field.optionalChoice(said),
  inHands: field.optionalChoice(said),
  note: field.optionalText(1_000),
});

type Subject = ChallengeSubject;

/** Answers the three questions on something wanted. What is left unanswered stays so, and never blocks. */
export async function answerThree(act: Act, subject: Subject, input: z.infer<typeof threeInput>): Promise<void> {
  const before = await challengeOf(act.tx, subject.subjectKind, subject.subjectId);
  // What the eleven found stays: it took several people to find it.
  await keep(act, subject, {
    ...input,
    eleven: before?.eleven ?? null,
    facts: before?.facts ?? null,
    thirdVoice: before?.thirdVoice ?? null,
  });
  await checkPaymentsStillAllowed(act, subject.caseId);
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
  /** Who else was asked, where their own answers are not here. */
  thirdVoice: field.optionalText(300),
  note: field.optionalText(1_000),
});

/** The eleven: asked by procurement, answered here by the commissioner. What another voice answered differently stays to be settled. */
export async function answerEleven(act: Act, subject: Subject, input: z.infer<typeof elevenInput>): Promise<void> {
  const { facts, thirdVoice, note, ...answers } = input;
  await saveVoice(act.tx, act.newId(), subject, {
    voice: 'commissioner',
    saidBy: null,
    answers,
    note,
    recordedBy: act.who.personId,
    answeredAt: act.now,
  });
  const known = Object.fromEntries(paymentFacts.map(({ name }) => [name, facts.includes(name)])) as PaymentFacts;
  await resettle(act, subject, { facts: known, thirdVoice, note });
  await checkPaymentsStillAllowed(act, subject.caseId);
}

/** Takes the answers as all the voices leave them: none, while a difference is unsettled, so that no verdict rests on it. */
export async function resettle(
  act: Act,
  subject: Subject,
  more: Partial<Pick<Challenge, 'facts' | 'thirdVoice' | 'note'>> = {},
): Promise<void> {
  const before = await challengeOf(act.tx, subject.subjectKind, subject.subjectId);
  const { eleven } = (await standingsOf(act.tx, subject.caseId))(subject);
  await keep(act, subject, {
    canSay: before?.canSay ?? null,
    couldSee: before?.couldSee ?? null,
    inHands: before?.inHands ?? null,
    note: before?.note ?? null,
    facts: before?.facts ?? null,
    thirdVoice: before?.thirdVoice ?? null,
    ...more,
    eleven,
  });
}

async function keep(
  act: Act,
  subject: Subject,
  answers: Pick<Challenge, 'canSay' | 'couldSee' | 'inHands' | 'note' | 'eleven' | 'facts' | 'thirdVoice'>,
): Promise<void> {
  const ask = await askOf(act.tx, subject);
  const oneHand = ask
    ? ask.askedById === act.who.personId
    : wears(act.who, 'commissioner') && wears(act.who, 'procurement');
  const challenge: Challenge = { id: act.newId(), ...subject, ...answers, oneHand };
  await saveChallenge(act.tx, challenge, judge(challenge)?.verdict ?? null, act.who.personId, act.now);
  act.record({
    action: answers.eleven ? 'challenge.elevenAnswered' : 'challenge.threeAnswered',
    on: { kind: subject.subjectKind, id: subject.subjectId },
    caseId: subject.caseId,
    fields: Object.keys(answers),
    content: JSON.stringify(answers),
  });
}
