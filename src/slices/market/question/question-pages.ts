import type { z } from 'zod';
import { defaults, type ParameterName } from '#engines/retender/index.ts';
import type { Subject } from '#platform/access/kinds.ts';
import { type Doing, download, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { personNames } from '#slices/people/index.ts';
import { rosterOf } from '../roster-store.ts';
import { askAgain, type askAgainInput, askQuestion, type questionInput, stopQuestion } from './ask-question.ts';
import { beginPlaying, plays } from './play-question.ts';
import { headlines, type MarketQuestion, sayAnswer, sayDifference } from './question.ts';
import { questionsOf } from './question-store.ts';
import { wayNames, ways } from './ways.ts';

const pathOf = ({ caseId, id }: Pick<MarketQuestion, 'caseId' | 'id'>): string =>
  `/cases/${caseId}/left/questions/${id}`;

export async function listQuestions({ tx, object }: Visit<Subject>): Promise<Reply> {
  const { entries } = await rosterOf(tx, object.id);
  return page('market/questions.njk', 'Will anybody be left? Compare ways of buying', {
    questions: (await questionsOf(tx, object.id)).map((one) => ({ ...one, path: pathOf(one) })),
    known: entries.some(({ hours }) => hours !== null),
    wayChoices: wayNames.map((value) => ({ value, text: ways[value].title, hint: ways[value].hint })),
  });
}

export async function keepQuestion(doing: Doing<Subject, z.infer<typeof questionInput>>): Promise<Reply> {
  const { act, object, body, services } = doing;
  const question = await askQuestion(act, { ...body, caseId: object.id });
  act.afterCommit(() => beginPlaying(services, question));
  return redirect(pathOf(question));
}

/** Only directions: under thirty lots of the buyer’s own history the figures are a sector’s and not this market’s. */
function viewOf({ answer }: MarketQuestion) {
  if (!answer) return null;
  const [first, ...others] = answer.strategies;
  return {
    basis: answer.basis,
    engine: answer.engine,
    seed: answer.seed,
    draws: answer.draws,
    paths: answer.paths,
    sentences: sayAnswer(answer),
    heads: ['Against the first', ...others.map(({ title }) => title)],
    rows: headlines.map((one) => [
      one.title,
      ...others.map(({ differences }) => sayDifference(differences[one.name], one)),
    ]),
    first: first!.title,
    moves: answer.moves.slice(0, 5).map(({ assumption, part }) => {
      const { value, low, high, source, grade } = defaults[assumption as ParameterName];
      return { assumption, part: Math.round(part * 100), value, low, high, source, grade };
    }),
  };
}

export async function showQuestion({ tx, object }: Visit<MarketQuestion>): Promise<Reply> {
  const names = await personNames(tx, [object.askedBy]);
  return page('market/question.njk', object.title, {
    question: object,
    askedBy: names.get(object.askedBy),
    playing: object.state === 'playing' && plays.isRunning(object.id),
    done: `${Math.round(object.progress * 100)}%`,
    waysAsked: object.asked.ways.map((way) => ways[way]),
    providers: object.scenario.providers.length,
    zones: object.scenario.lots.map(({ id, units }) => ({ id, hours: Math.round(units / 52) })),
    view: viewOf(object),
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

/** All that the answer was made from, for whoever wants to play it again with the command line. */
export const downloadScenario = async ({ object }: Visit<MarketQuestion>): Promise<Reply> =>
  download(
    'scenario.json',
    'application/json',
    `${JSON.stringify({ title: object.title, ...object.scenario }, null, 2)}\n`,
  );
