import { z } from 'zod';
import { wears } from '#platform/access/who.ts';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { resettle } from '../answer-questions.ts';
import { checkPaymentsStillAllowed } from '../payment.ts';
import { type ElevenName, elevenQuestions, type Level } from '../questions.ts';
import { standingsOf } from './standing-of.ts';
import { type ChallengeSubject, saveAsk, saveSettled, saveVoice } from './voice-store.ts';
import { type Answers, mayAnswer, otherVoices } from './voices.ts';

export const askInput = z.strictObject({ because: field.text('Say why the eleven questions are asked of it', 500) });

/** Procurement asks: money would follow a result, somebody disagrees, the risk is high, or it is not clear. */
export async function askEleven(act: Act, subject: ChallengeSubject, input: z.infer<typeof askInput>): Promise<void> {
  if (!wears(act.who, 'procurement')) refuse('not-allowed');
  await saveAsk(act.tx, subject, input.because, act.who.personId!, act.now);
  note(act, subject, 'challenge.asked', ['because'], input.because);
}

const optionalLevel = z.preprocess(
  (value) => (value === undefined || value === '' ? undefined : Number(value)),
  z.union([z.literal(0), z.literal(1), z.literal(2)], { error: 'Choose one of the three' }).optional(),
);

export const voiceInput = z.strictObject({
  voice: field.choice(otherVoices, 'Choose who answers'),
  saidBy: field.optionalText(200),
  ...(Object.fromEntries(elevenQuestions.map(({ name }) => [name, optionalLevel])) as Record<
    ElevenName,
    typeof optionalLevel
  >),
  note: field.optionalText(1_000),
});

/**
 * One more voice. Residents and those who do the work answer for themselves; for a provider, who does not see the page, somebody who
 * works on the case writes it down. It is heard even where a payment is promised: then that clause is held back, not the voice.
 */
export async function giveVoice(act: Act, subject: ChallengeSubject, input: z.infer<typeof voiceInput>): Promise<void> {
  const { voice, saidBy, note: words, ...levels } = input;
  const working = wears(act.who, 'commissioner', 'procurement', 'partner');
  if (!working && voice !== (wears(act.who, 'community') ? 'resident' : 'practitioner'))
    slip('voice', 'Answer as yourself: as a resident, or as somebody who does the work');
  if (working && !saidBy) slip('saidBy', 'Enter who said it');
  const answers = Object.fromEntries(Object.entries(levels).filter(([, level]) => level !== undefined)) as Answers;
  if (Object.keys(answers).length === 0 && !words) slip('note', 'Answer a question, or say something');
  await saveVoice(act.tx, act.newId(), subject, {
    voice,
    saidBy: working ? saidBy : null,
    answers,
    note: words,
    recordedBy: act.who.personId,
    answeredAt: act.now,
  });
  // Words alone answer no question, and put none of the answers in doubt.
  if (Object.keys(answers).length > 0) await resettle(act, subject);
  note(act, subject, 'challenge.voiceHeard', Object.keys(answers), JSON.stringify({ voice, answers, words }));
}

export const differenceInput = z.strictObject({
  question: z.enum(elevenQuestions.map(({ name }) => name) as [ElevenName, ...ElevenName[]]),
  does: z.enum(['0', '1', '2', 'open'], { error: 'Choose an answer, or that it stays open' }),
  because: field.text('Say why', 1_000),
});

/** Answers a difference, within what was said, or accepts it as open: then the most careful answer counts. */
export async function settleDifference(
  act: Act,
  subject: ChallengeSubject,
  input: z.infer<typeof differenceInput>,
): Promise<void> {
  const { differences } = (await standingsOf(act.tx, subject.caseId))(subject);
  const difference = differences.find((one) => one.question === input.question) ?? refuse('wrong-state');
  const level = input.does === 'open' ? null : (Number(input.does) as Level);
  if (level !== null && !mayAnswer(difference, level)) slip('does', 'Choose an answer between what the voices said');
  const { question, onAnswers } = difference;
  const state = level === null ? 'open' : 'answered';
  const settled = { question, onAnswers, state, level, because: input.because } as const;
  await saveSettled(act.tx, subject, settled, act.who.personId!, act.now);
  await resettle(act, subject);
  await checkPaymentsStillAllowed(act, subject.caseId);
  note(act, subject, `challenge.difference-${state}`, [question], input.because);
}

const note = (act: Act, of: ChallengeSubject, action: string, fields: string[], content: string): void =>
  act.record({ action, on: { kind: of.subjectKind, id: of.subjectId }, caseId: of.caseId, fields, content });
