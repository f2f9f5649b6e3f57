import type { z } from 'zod';
import { londonDate } from '#platform/clock.ts';
import { slip } from '#platform/forms/index.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { choicesOf } from '#platform/links/index.ts';
import { allBodies, bodiesById, type CommunityBody } from '#slices/people/index.ts';
import { quotationsOf } from '#slices/voice/index.ts';
import { speaksFor } from './access.ts';
import { giveAnswer, type giveAnswerInput } from './give-answer.ts';
import { nameBody, type nameBodyInput, stepIn, type stepInInput } from './name-body.ts';
import {
  answerLabels,
  answerLine,
  answers,
  daysToRenew,
  formerOwners,
  type Outcome,
  ownershipLine,
  usableFrom,
  wordsAreHeld,
} from './outcome.ts';
import { outcomesOfBody } from './outcome-store.ts';
import { standsBehind } from './ownership.ts';
import { putDissent, type putDissentInput } from './put-dissent.ts';
import { putWording, type putWordingInput, settleWording, type settleWordingInput } from './put-wording.ts';
import { quoteWords, type quoteWordsInput } from './quote-words.ts';
import { sidesOf } from './ratification/side-by-side.ts';
import { retireOutcome, type retireOutcomeInput } from './retire-outcome.ts';
import { speakForBody, type speakInput } from './speak-for-body.ts';

export const pathOf = (outcome: Outcome): string => `/cases/${outcome.caseId}/outcomes/${outcome.id}`;
const back = (outcome: Outcome, said: string): Reply => redirect(pathOf(outcome), said);

export async function showNaming({ tx, who, object, may }: Visit<Outcome>): Promise<Reply> {
  const named = new Set(object.parts.filter((part) => part.state !== 'heard').map((part) => part.bodyId));
  const own = await bodiesById(tx, who.bodyIds);
  const choice = ({ id, name, represents }: { id: string; name: string; represents: string }) => ({
    value: id,
    text: `${name}, for ${represents}`,
  });
  return page('outcomes/naming.njk', 'Whose outcome is it?', {
    outcome: object,
    bodies: may.includes('nameBody') ? (await allBodies(tx)).filter((one) => !named.has(one.id)).map(choice) : [],
    own: may.includes('stepIn')
      ? own.filter((one) => !object.parts.some((part) => part.bodyId === one.id)).map(choice)
      : [],
  });
}

export async function keepNaming({ act, object, body }: Doing<Outcome, z.infer<typeof nameBodyInput>>): Promise<Reply> {
  await nameBody(act, { outcomeId: object.id, bodyId: body.body, how: body.how, forWhom: body.forWhom });
  return back(object, 'The community is named. From here on only they can say how far they stand behind it.');
}

export async function keepStep({ act, object, body }: Doing<Outcome, z.infer<typeof stepInInput>>): Promise<Reply> {
  await stepIn(act, { outcomeId: object.id, bodyId: body.body });
  return back(object, 'Your body has taken it up.');
}

export async function showSpeaking({ object, who }: Visit<Outcome>): Promise<Reply> {
  const own = new Set(speaksFor(who, object));
  const parts = object.parts.filter((part) => own.has(part.bodyId));
  return page('outcomes/speaking.njk', 'What your body says', {
    outcome: object,
    parts: parts.map((part) => ({ value: part.bodyId, text: part.body, line: ownershipLine(part) })),
  });
}

export async function keepSaying({ act, object, body }: Doing<Outcome, z.infer<typeof speakInput>>): Promise<Reply> {
  const { body: bodyId, ...said } = body;
  await speakForBody(act, { outcomeId: object.id, bodyId, ...said });
  return back(object, 'What your body says is kept.');
}

/** The day until which words have to wait; null where they can be used now. */
const waitsUntil = (from: string | null, now: Date): string | null =>
  from !== null && londonDate(now) < from ? from : null;

export async function showWordings({ object, may, now }: Visit<Outcome>): Promise<Reply> {
  const standing = object.parts.filter((part) => standsBehind(part.state));
  return page('outcomes/wordings.njk', 'The words, and all that came before them', {
    outcome: object,
    held: wordsAreHeld(object),
    former: formerOwners(object).map((part) => part.body),
    daysToRenew,
    canSettle: may.includes('settleWording') && !wordsAreHeld(object),
    wordings: object.wordings.toReversed().map((one) => ({
      ...one,
      bodies: standing.filter((part) => part.wordingId === one.id).map((part) => part.body),
      usableFrom: waitsUntil(usableFrom(object, one), now),
    })),
  });
}

export async function keepWording({
  act,
  object,
  body,
}: Doing<Outcome, z.infer<typeof putWordingInput>>): Promise<Reply> {
  const state = await putWording(act, { outcomeId: object.id, ...body });
  const said =
    state === 'current'
      ? 'These are the words now. The earlier ones are kept.'
      : 'Your words stand as a proposal beside those there are.';
  return redirect(`${pathOf(object)}/wordings`, said);
}

export async function decideWording({
  act,
  object,
  body,
}: Doing<Outcome, z.infer<typeof settleWordingInput>>): Promise<Reply> {
  await settleWording(act, { outcomeId: object.id, wordingId: body.wording, does: body.does });
  return redirect(
    `${pathOf(object)}/wordings`,
    body.does === 'take' ? 'These are the words now.' : 'Those words are declined, and kept.',
  );
}

export async function showAnswers({ object, query }: Visit<Outcome>): Promise<Reply> {
  return page('outcomes/answers.njk', 'The authority’s answer', {
    outcome: object,
    answers: object.answers.map((one) => ({
      ...one,
      label: answerLabels[one.state],
      toEarlierWords:
        one.wordingId === object.wordingId
          ? null
          : object.wordings.find((wording) => wording.id === one.wordingId)?.statement,
    })),
    choices: answers.map((value) => ({ value, text: answerLabels[value] })),
    wordings: sidesOf(object).map(({ id, statement }) => ({ value: id, text: statement })),
    chosen: query.words ?? object.wordingId,
  });
}

export async function keepAnswer({
  act,
  object,
  body,
}: Doing<Outcome, z.infer<typeof giveAnswerInput>>): Promise<Reply> {
  await giveAnswer(act, { outcomeId: object.id, ...body });
  return back(object, 'The answer stands beside the outcome.');
}

export async function showDissent({ object, who }: Visit<Outcome>): Promise<Reply> {
  const own = new Set(speaksFor(who, object));
  return page('outcomes/dissent.njk', 'Say that you disagree', {
    outcome: object,
    names: [
      { value: 'self', text: `In my own name, ${who.name}` },
      ...object.parts
        .filter((part) => own.has(part.bodyId))
        .map((part) => ({ value: part.bodyId, text: `For ${part.body}` })),
    ],
  });
}

export async function keepDissent({
  act,
  object,
  body,
}: Doing<Outcome, z.infer<typeof putDissentInput>>): Promise<Reply> {
  await putDissent(act, { outcomeId: object.id, words: body.words, bodyId: body.as === 'self' ? null : body.as });
  return back(object, 'Your words stay beside the outcome wherever it is shown.');
}

export async function showRetiring({ object }: Visit<Outcome>): Promise<Reply> {
  return page('outcomes/retiring.njk', 'Lay this outcome aside', { outcome: object });
}

export async function keepRetiring({
  act,
  object,
  body,
}: Doing<Outcome, z.infer<typeof retireOutcomeInput>>): Promise<Reply> {
  await retireOutcome(act, { outcomeId: object.id, ...body });
  return back(object, 'It is laid aside. What was said about it is kept.');
}

const needsOn = async ({ tx, services, who, object }: Visit<Outcome>) =>
  services.kinds.has('need') ? choicesOf(tx, services.kinds, who, object.caseId, ['need']) : [];

export async function showQuoting(visit: Visit<Outcome>): Promise<Reply> {
  const { tx, who, object } = visit;
  return page('outcomes/quoting.njk', 'In whose words, and for which needs?', {
    outcome: object,
    quotations: await quotationsOf(tx, object.caseId, who),
    needs: (await needsOn(visit)).map((one) => ({ value: one.ref.id, text: one.title })),
  });
}

export async function keepQuoting(doing: Doing<Outcome, z.infer<typeof quoteWordsInput>>): Promise<Reply> {
  const { act, tx, who, object, body } = doing;
  const words = new Set((await quotationsOf(tx, object.caseId, who)).map((one) => one.id));
  const needs = new Set((await needsOn(doing)).map((one) => one.ref.id));
  if (body.quotationIds.some((id) => !words.has(id))) slip('quotationIds', 'Choose from the list');
  if (body.needIds.some((id) => !needs.has(id))) slip('needIds', 'Choose from the list');
  await quoteWords(act, { outcomeId: object.id, ...body });
  return back(object, 'It says so now.');
}

/** Everything that a body is asked about or stands behind, on whatever case, for members who wear no hat. */
export async function listOfBody({ tx, object }: Visit<CommunityBody>): Promise<Reply> {
  const outcomes = await outcomesOfBody(tx, object.id);
  return page('outcomes/of-body.njk', `What ${object.name} is asked about, and owns`, {
    body: object,
    outcomes: outcomes.map((one) => ({
      ...one,
      path: pathOf(one),
      lines: one.parts.filter((part) => part.bodyId === object.id).map(ownershipLine),
      answered: answerLine(one.answer),
    })),
  });
}
