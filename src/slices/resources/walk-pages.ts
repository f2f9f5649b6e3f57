import type { Subject } from '#platform/access/kinds.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { type Outcome, outcomesOf } from '#slices/outcomes/index.ts';
import { answerWalk } from './answer-walk.ts';
import { type WalkAnswerState, walkSteps, wholeWalk } from './walk.ts';
import { walkOf } from './walk-store.ts';

async function outcomeHere({ tx, object, params }: Visit<Subject>): Promise<Outcome> {
  return (await outcomesOf(tx, object.id)).find((outcome) => outcome.id === params.outcomeId) ?? refuse('not-found');
}

export async function showWalk(visit: Visit<Subject>): Promise<Reply> {
  const outcome = await outcomeHere(visit);
  const answered = (await walkOf(visit.tx, visit.object.id)).get(outcome.id) ?? wholeWalk([]);
  return page('resources/walk.njk', 'Then what carries it?', {
    outcome,
    steps: walkSteps.map((step, index) => ({ ...step, ...answered[index] })),
  });
}

export async function saveWalk(doing: Doing<Subject, Record<string, string | null>>): Promise<Reply> {
  const outcome = await outcomeHere(doing);
  const before = (await walkOf(doing.tx, doing.object.id)).get(outcome.id) ?? wholeWalk([]);
  for (const [index, { step }] of walkSteps.entries()) {
    const answer = doing.body[`${step}-answer`] as WalkAnswerState;
    const note = doing.body[`${step}-note`] ?? null;
    const ruleInTheWay = step === 'self-help' ? (doing.body.ruleInTheWay ?? null) : null;
    const was = before[index]!;
    if (was.answer === answer && was.note === note && was.ruleInTheWay === ruleInTheWay) continue;
    await answerWalk(doing.act, { caseId: doing.object.id, outcomeId: outcome.id, step, answer, note, ruleInTheWay });
  }
  return redirect(
    `/cases/${doing.object.id}#carries-${outcome.id}`,
    'The walk is kept. What was not looked at is said so.',
  );
}
