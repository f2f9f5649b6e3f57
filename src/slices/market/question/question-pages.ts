import type { z } from 'zod';
import { providerTypes, vehicles } from '#engines/retender/index.ts';
import type { Subject } from '#platform/access/kinds.ts';
import { type Doing, download, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { personNames } from '#slices/people/index.ts';
import { lookBackOf } from '../history/past-tender-store.ts';
import { typeTexts } from '../roster.ts';
import { rosterOf } from '../roster-store.ts';
import {
  type anotherWayInput,
  askAgain,
  type askAgainInput,
  askQuestion,
  changeAssumption,
  type changedAssumptionInput,
  type questionInput,
  stopQuestion,
  tryAnotherWay,
} from './ask-question.ts';
import { parameterChoices } from './asked.ts';
import { outcomesOfCase } from './outcome-store.ts';
import { answersSoFar, beginPlaying, plays } from './play-question.ts';
import { lotsOfWay, type MarketQuestion } from './question.ts';
import { questionsOf } from './question-store.ts';
import { assumptionsOf, expectedOf, viewOf } from './question-view.ts';
import { lotKey, type outcomeInput, recordOutcome } from './record-outcome.ts';
import { sayScored, sayWorth } from './say-scores.ts';
import { occasions, scoreOutcome, worthOf } from './score-answer.ts';
import { wayNames, ways } from './ways.ts';

const pathOf = ({ caseId, id }: Pick<MarketQuestion, 'caseId' | 'id'>): string =>
  `/cases/${caseId}/left/questions/${id}`;

export async function listQuestions({ tx, object }: Visit<Subject>): Promise<Reply> {
  const { entries } = await rosterOf(tx, object.id);
  const questions = await questionsOf(tx, object.id);
  const by = new Map(questions.map((one) => [one.id, one]));
  const scored = (await outcomesOfCase(tx, object.id)).map((one) => scoreOutcome(by.get(one.questionId)!, one));
  const past = await lookBackOf(tx, object.id);
  const known = entries.some(({ hours }) => hours !== null);
  return page('market/questions.njk', 'Will anybody be left? Compare ways of buying', {
    questions: questions.map((one) => ({ ...one, path: pathOf(one) })),
    known,
    own: past?.found?.own ?? false,
    hasTenders: past !== null,
    bases: [
      ...(known ? [{ value: 'roster', text: 'Who provides today, with their hours' }] : []),
      ...(past?.found
        ? [{ value: 'tenders', text: 'Our last twelve tenders, as if they were bought again, in their own money' }]
        : []),
    ],
    wayChoices: wayNames.map((value) => ({ value, text: ways[value].title, hint: ways[value].hint })),
    worth: sayWorth(worthOf(scored)),
    scored: scored.length,
  });
}

export async function keepQuestion(doing: Doing<Subject, z.infer<typeof questionInput>>): Promise<Reply> {
  const { act, object, body, services } = doing;
  const question = await askQuestion(act, { ...body, caseId: object.id });
  act.afterCommit(() => beginPlaying(services, question));
  return redirect(pathOf(question));
}

export async function showQuestion({ tx, object }: Visit<MarketQuestion>): Promise<Reply> {
  const names = await personNames(tx, [object.askedBy, ...(object.asked.changed ?? []).map(({ by }) => by)]);
  const { scenario, asked } = object;
  const answer = object.answer ?? answersSoFar.get(object.id) ?? null;
  const outcomes = (await outcomesOfCase(tx, object.caseId)).filter(({ questionId }) => questionId === object.id);
  return page('market/question.njk', object.title, {
    question: object,
    askedBy: names.get(object.askedBy),
    playing: object.state === 'playing' && plays.isRunning(object.id),
    done: `${Math.round(object.progress * 100)}%`,
    waysAsked: [
      ...asked.ways.map((way) => ways[way]),
      ...(asked.own ?? []).map(({ title }) => ({ title, hint: 'Put together here.' })),
    ],
    changed: (asked.changed ?? []).map((one) => ({
      ...one,
      title: parameterChoices.find(({ value }) => value === one.name)!.text,
      by: names.get(one.by),
    })),
    providers: scenario.providers.length,
    small: scenario.providers.filter(({ type }) => type === 'sme' || type === 'vcse').length,
    zones: scenario.lots.map(({ id, units }) => ({ id, hours: Math.round(units / 52) })),
    view: viewOf({ ...object, answer }),
    expected: expectedOf(object),
    assumptions: assumptionsOf(object),
    parameterChoices,
    vehicleChoices: vehicles.map((value) => ({ value, text: `${value[0]!.toUpperCase()}${value.slice(1)}` })),
    typeChoices: providerTypes.map((value) => ({ value, text: typeTexts[value] })),
    occasionChoices: occasions.map((value) => ({
      value,
      text: value === 'this time' ? 'The tender this was asked for' : 'The one after it',
    })),
    lotChoices: scenario.strategies.flatMap((way) =>
      lotsOfWay(scenario, way).map(({ id }) => ({
        value: lotKey(way.id, id),
        text: `${id}, bought as “${way.title ?? way.id}”`,
      })),
    ),
    scored: outcomes.map((one) => sayScored(scoreOutcome(object, one))),
  });
}

export async function keepStopped({ act, object }: Doing<MarketQuestion>): Promise<Reply> {
  await stopQuestion(act, object);
  act.afterCommit(() => plays.stop(object.id));
  return redirect(pathOf(object), 'It is stopped. Nothing was answered.');
}

export async function keepAgain(doing: Doing<MarketQuestion, z.infer<typeof askAgainInput>>): Promise<Reply> {
  const { act, object, body, services } = doing;
  await askAgain(act, object, body.version);
  act.afterCommit(() => beginPlaying(services, object));
  return redirect(pathOf(object));
}

export async function keepAnotherWay(doing: Doing<MarketQuestion, z.infer<typeof anotherWayInput>>): Promise<Reply> {
  const { act, object, body, services } = doing;
  const question = await tryAnotherWay(act, object, body);
  act.afterCommit(() => beginPlaying(services, question));
  return redirect(pathOf(question), 'It is asked again with that way beside the others. The first answer stays.');
}

export async function keepChange(doing: Doing<MarketQuestion, z.infer<typeof changedAssumptionInput>>): Promise<Reply> {
  const { act, object, body, services } = doing;
  const question = await changeAssumption(act, object, body);
  act.afterCommit(() => beginPlaying(services, question));
  return redirect(pathOf(question), 'It is asked again on that assumption. The first answer stays.');
}

export async function keepOutcome({
  act,
  object,
  body,
}: Doing<MarketQuestion, z.infer<typeof outcomeInput>>): Promise<Reply> {
  await recordOutcome(act, object, body);
  return redirect(`${pathOf(object)}#came`, 'It is kept beside what was foretold, and scored.');
}

/** All that the answer was made from, for whoever wants to play it again with the command line. */
export const downloadScenario = async ({ object }: Visit<MarketQuestion>): Promise<Reply> =>
  download(
    'scenario.json',
    'application/json',
    `${JSON.stringify({ title: object.title, ...object.scenario }, null, 2)}\n`,
  );
