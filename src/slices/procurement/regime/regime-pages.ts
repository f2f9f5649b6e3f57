import type { z } from 'zod';
import type { Subject } from '#platform/access/kinds.ts';
import { londonDate } from '#platform/clock.ts';
import { joinDates } from '#platform/forms/index.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { type Procurement, regimeLabels, routeLabels } from '../procurement.ts';
import { keepRegime, type keepRegimeInput, type planRegimeInput, planUnderRegime } from './keep-regime.ts';
import { changedSince, type KeptRegime } from './kept-regime.ts';
import { type Answers, choicesOf, type Question, questions } from './questions.ts';
import { plannedAs, processLabels, type RegimeAnswer } from './regime.ts';
import { type Asked, answersOf, askThrough, type RegimeInput, regimeInput } from './regime-input.ts';
import { regimeAnswersOf } from './regime-store.ts';
import { contractTypeLabels } from './thresholds-table.ts';

const questionShown = (name: Question | 'valuePence', answers: Answers) =>
  name === 'valuePence'
    ? {
        name: 'value',
        asks: 'What is it worth at most, over its whole life with every extension?',
        money: true,
        answer: answers.valuePence,
      }
    : {
        name,
        asks: questions[name].asks,
        hint: questions[name].hint,
        choices: choicesOf(name),
        answer: answers[name] ?? null,
        says: answers[name] ? (questions[name].choices as Record<string, string>)[answers[name]] : null,
      };

const answerShown = (answer: RegimeAnswer) => ({
  ...answer,
  processLabel: processLabels[answer.process],
  planned: plannedAs(answer),
  typeLabel: answer.threshold && contractTypeLabels[answer.threshold.type],
});

function shown({ answers, path, routed }: Asked) {
  return {
    answered: path.map((name) => questionShown(name, answers)),
    next: routed.kind === 'asks' ? questionShown(routed.question, answers) : null,
    answer: routed.kind === 'answer' ? answerShown(routed) : null,
    refused: routed.kind === 'refused' ? routed : null,
    given: answers,
  };
}

/** What came back from a form, as far as it can be read: what cannot be is asked again. */
function typedAgain({ returned }: Visit, today: string): Answers {
  const joined = joinDates(returned?.values ?? {});
  const readable = Object.fromEntries(
    Object.entries(joined).filter(([name, value]) => {
      const schema = regimeInput.shape[name as keyof typeof regimeInput.shape];
      return schema?.safeParse(value).success;
    }),
  );
  return answersOf(regimeInput.parse({ ...readable, on: readable.on || today }));
}

const casePath = (caseId: string) => `/cases/${caseId}/regime`;
const hereOf = (one: Procurement) => `/cases/${one.caseId}/procurements/${one.id}/regime`;

const caseAsked = (visit: Visit<Subject>, asked: Asked): Reply =>
  page('procurement/regime/ask.njk', 'Which law applies?', { ...shown(asked), action: casePath(visit.object.id) });

export async function showRegimeQuestions(visit: Visit<Subject>): Promise<Reply> {
  return caseAsked(visit, askThrough(typedAgain(visit, londonDate(visit.now))));
}

export async function workOutRegime(doing: Doing<Subject, RegimeInput>): Promise<Reply> {
  return caseAsked(doing, askThrough(answersOf(doing.body)));
}

export async function planIt({ act, object, body }: Doing<Subject, z.infer<typeof planRegimeInput>>): Promise<Reply> {
  const id = await planUnderRegime(act, object.id, body);
  return redirect(
    `/cases/${object.id}/procurements/${id}`,
    'It is planned, with the law that applies and the thresholds of its day.',
  );
}

const keptShown = (one: KeptRegime, today: string) => ({
  ...one,
  shown: answerShown(one.answer),
  answered: askThrough(one.answers).path.map((name) => questionShown(name, one.answers)),
  changed: changedSince(one, today),
});

async function regimeOf(visit: Visit<Procurement>, asked: Asked | null): Promise<Reply> {
  const { tx, now, object } = visit;
  const kept = await regimeAnswersOf(tx, [object.id]);
  const last = kept.at(-1);
  const today = londonDate(now);
  const again = asked ?? askThrough(last?.answers ?? { on: object.publishOn ?? today });
  const planned = last && plannedAs(last.answer);
  return page('procurement/regime/kept.njk', `Which law applies: ${object.title}`, {
    ...shown(again),
    action: hereOf(object),
    procurement: { ...object, regimeLabel: regimeLabels[object.regime], routeLabel: routeLabels[object.route] },
    kept: last && keptShown(last, today),
    before: kept
      .slice(0, -1)
      .toReversed()
      .map((one) => keptShown(one, today)),
    version: last?.version ?? 0,
    working: asked !== null,
    differs: last && (!planned || planned.regime !== object.regime || planned.route !== object.route),
  });
}

export async function showRegime(visit: Visit<Procurement>): Promise<Reply> {
  return regimeOf(visit, visit.returned ? askThrough(typedAgain(visit, londonDate(visit.now))) : null);
}

export async function workOutAgain(doing: Doing<Procurement, RegimeInput>): Promise<Reply> {
  return regimeOf(doing, askThrough(answersOf(doing.body)));
}

export async function keepRegimeAnswer({
  act,
  object,
  body,
}: Doing<Procurement, z.infer<typeof keepRegimeInput>>): Promise<Reply> {
  await keepRegime(act, object, body as RegimeInput & { version: number });
  return redirect(hereOf(object), 'The answer is kept, with the thresholds of its day.');
}
