import type { Subject } from '#platform/access/kinds.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { type Outcome, outcomesOf } from '#slices/outcomes/index.ts';
import { answerWalk, stepTyped } from './answer-walk.ts';
import { countsAsCapacity } from './resource.ts';
import { resourcesOf } from './resource-store.ts';
import { type WalkAnswer, walkedAt, walkSteps, wholeWalk, wroteOf } from './walk.ts';
import { holdWalk, walkOf } from './walk-store.ts';

async function outcomeHere({ tx, object, params }: Visit<Subject>): Promise<Outcome> {
  return (await outcomesOf(tx, object.id)).find((outcome) => outcome.id === params.outcomeId) ?? refuse('not-found');
}

const walkHere = async ({ tx, object }: Visit<Subject>, outcome: Outcome): Promise<readonly WalkAnswer[]> =>
  (await walkOf(tx, object.id)).get(outcome.id) ?? wholeWalk([]);

export async function showWalk(visit: Visit<Subject>): Promise<Reply> {
  const outcome = await outcomeHere(visit);
  const walk = await walkHere(visit, outcome);
  const known = (await resourcesOf(visit.tx, visit.object.id)).filter(({ state }) => state === 'known');
  return page('resources/walk.njk', 'Then what carries it?', {
    outcome,
    open: walk.filter(({ answer }) => answer === 'not-looked-at').length,
    steps: walkSteps.map((step, index) => ({
      ...step,
      ...walk[index],
      was: wroteOf(walk[index]!),
      known: known
        .filter((one) => walkedAt[one.type] === step.step && (!one.outcomeId || one.outcomeId === outcome.id))
        .map((one) => ({ id: one.id, name: one.name, capacity: countsAsCapacity(one) })),
    })),
  });
}

/** Writes the steps that somebody changed on this form. What another wrote meanwhile is not overwritten: it is said. */
export async function saveWalk(doing: Doing<Subject, Record<string, string | null>>): Promise<Reply> {
  const { act, tx, object, body } = doing;
  const outcome = await outcomeHere(doing);
  await holdWalk(tx, outcome.id);
  const now = await walkHere(doing, outcome);
  for (const [index, { step }] of walkSteps.entries()) {
    const { was, ...typed } = stepTyped(body, step);
    const stands = wroteOf(now[index]!);
    if (wroteOf(typed) === stands || wroteOf(typed) === was) continue;
    if (was && was !== stands) refuse('stale');
    await answerWalk(act, { caseId: object.id, outcomeId: outcome.id, ...typed });
  }
  const here = `/cases/${object.id}/outcomes/${outcome.id}/walk`;
  return body.at
    ? redirect(`${here}#${body.at}`, 'It is kept.')
    : redirect(`/cases/${object.id}#carries-${outcome.id}`, 'The walk is kept. What was not looked at is said so.');
}
