import type { z } from 'zod';
import type { Subject } from '#platform/access/kinds.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { answerEleven, type elevenInput } from '../answer-questions.ts';
import { judge } from '../challenge.ts';
import { challengeOf } from '../challenge-store.ts';
import { mechanismsOf } from '../mechanism-store.ts';
import { elevenQuestions, type Level, paymentFacts } from '../questions.ts';
import type { Requirement } from '../requirement.ts';
import { verdictLabels } from '../verdict-table.ts';
import {
  askEleven,
  type askInput,
  type differenceInput,
  giveVoice,
  settleDifference,
  type voiceInput,
} from './hear-voices.ts';
import { itemsOf } from './items-of.ts';
import { landItem, type landingInput } from './land-item.ts';
import { carries, isUnlanded, landed } from './landing.ts';
import { landingsOf } from './landing-store.ts';
import { standingsOf } from './standing-of.ts';
import { askOf } from './voice-store.ts';
import { otherVoices, type Voice, voiceLabels } from './voices.ts';

const subject = ({ caseId, id }: Requirement) => ({ caseId, subjectKind: 'requirement', subjectId: id }) as const;
const here = ({ caseId, id }: Requirement): string => `/cases/${caseId}/requirements/${id}/challenge`;

const words = (question: (typeof elevenQuestions)[number], level: Level): string =>
  [question.low, 'In part', question.high][level]!;

export async function showChallenge({ tx, object }: Visit<Requirement>): Promise<Reply> {
  const challenge = await challengeOf(tx, 'requirement', object.id);
  const verdict = challenge ? judge(challenge) : null;
  const now = (await standingsOf(tx, object.caseId))(subject(object));
  const commissioner = now.voices.find((one) => one.voice === 'commissioner');
  return page('plan/challenge.njk', `Is it contractable? ${object.title}`, {
    requirement: object,
    challenge,
    verdict: verdict ? { ...verdict, label: verdictLabels[verdict.verdict] } : null,
    ask: await askOf(tx, subject(object)),
    answered: now.voices.length > 0,
    voices: now.voices.map((one) => ({ ...one, label: voiceLabels[one.voice] })),
    unsettled: now.unsettled.length,
    questions: elevenQuestions.map((question) => ({
      ...question,
      said: now.voices.flatMap((voice) => saidOn(voice, question)),
      difference: now.differences.find((one) => one.question === question.name) ?? null,
      counts: now.eleven ? words(question, now.eleven[question.name]) : null,
    })),
    own: commissioner?.answers ?? {},
    facts: paymentFacts.map(({ name, text }) => ({ value: name, text })),
    factsHeld: paymentFacts.filter(({ name }) => challenge?.facts?.[name]).map(({ name }) => name),
    voiceChoices: otherVoices.map((value) => ({ value, text: voiceLabels[value] })),
  });
}

function saidOn(voice: Voice, question: (typeof elevenQuestions)[number]) {
  const level = voice.answers[question.name];
  return level === undefined
    ? []
    : [{ label: voiceLabels[voice.voice], by: voice.saidBy, says: words(question, level), level }];
}

export async function ask({ act, object, body }: Doing<Requirement, z.infer<typeof askInput>>): Promise<Reply> {
  await askEleven(act, subject(object), body);
  return redirect(here(object), 'It is asked. The commissioner answers; one more voice may too.');
}

export async function keepEleven({
  act,
  object,
  body,
}: Doing<Requirement, z.infer<typeof elevenInput>>): Promise<Reply> {
  await answerEleven(act, subject(object), body);
  return redirect(here(object), 'The answers are kept.');
}

export async function keepVoice({ act, object, body }: Doing<Requirement, z.infer<typeof voiceInput>>): Promise<Reply> {
  await giveVoice(act, subject(object), body);
  return redirect(here(object), 'It is heard. Where it differs, somebody has to answer the difference.');
}

export async function settle({
  act,
  object,
  body,
}: Doing<Requirement, z.infer<typeof differenceInput>>): Promise<Reply> {
  await settleDifference(act, subject(object), body);
  return redirect(`${here(object)}#q-${body.question}`, 'The difference is settled, with its reason.');
}

/** All that was asked whether it is contractable, with what is open; what is not contractable stays listed until it has landed. */
export async function listContractability({ tx, object }: Visit<Subject>): Promise<Reply> {
  const standings = await standingsOf(tx, object.id);
  const [landings, mechanisms] = [await landingsOf(tx, object.id), await mechanismsOf(tx, object.id)];
  const items = (await itemsOf(tx, object.id)).map((item) => {
    const found = landed(item, landings, mechanisms);
    const path = `/cases/${object.id}/${item.subjectKind}s/${item.subjectId}`;
    return {
      ...item,
      path: item.subjectKind === 'requirement' ? `${path}/challenge` : path,
      says: item.verdict ? `It is ${verdictLabels[item.verdict.verdict]}. ${item.verdict.because}` : null,
      unsettled: standings(item).unsettled.length,
      not: item.verdict?.verdict === 'not-contractable',
      on: found.on.map(({ id, title }) => ({ title, path: `/cases/${object.id}/mechanisms/${id}` })),
      unpursued: found.unpursued,
      unlanded: isUnlanded(item, found),
    };
  });
  return page('plan/contractability.njk', 'What can be put into a contract', {
    items: items.filter((item) => !item.not),
    outside: items.filter((item) => item.not),
    unlanded: items.filter((item) => item.unlanded).length,
    mechanismChoices: mechanisms.filter(carries).map(({ id, title }) => ({ value: id, text: title })),
  });
}

export async function keepLanding({ act, object, body }: Doing<Subject, z.infer<typeof landingInput>>): Promise<Reply> {
  await landItem(act, object.id, body);
  return redirect(
    `/cases/${object.id}/contractability`,
    body.mechanismId ? 'It has landed.' : 'It is kept as not pursued, with the reason.',
  );
}
