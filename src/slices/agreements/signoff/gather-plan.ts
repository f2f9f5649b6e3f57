import type { Tx } from '#platform/db/database.ts';
import { allocationsOf, choicesFrom, decidable } from '#slices/allocation/index.ts';
import { casesById } from '#slices/cases/index.ts';
import { outcomesOf } from '#slices/outcomes/index.ts';
import {
  detailsOf,
  mechanismsOf,
  mismatchAnswersOf,
  mismatchesOf,
  pullsOf,
  requirementsOf,
  stakesOf,
  threeAnswersOf,
} from '#slices/plan/index.ts';
import { asksOf, resourcesOf, walkOf } from '#slices/resources/index.ts';
import { assumptionsOf } from '#slices/system/index.ts';
import type { PlanFacts } from './plan-facts.ts';
import { planText } from './plan-text.ts';
import type { PutText } from './put-text.ts';

/** What the plan of a case holds now, from the objects themselves. */
export async function gatherPlan(tx: Tx, caseId: string): Promise<PutText> {
  return planText(await planFacts(tx, caseId));
}

async function planFacts(tx: Tx, caseId: string): Promise<PlanFacts> {
  const [one] = await casesById(tx, [caseId]);
  const mechanisms = await mechanismsOf(tx, caseId);
  const stakes = await stakesOf(tx, caseId);
  const answered = await mismatchAnswersOf(tx, caseId);
  const outcomes = (await outcomesOf(tx, caseId)).filter(({ state }) => state !== 'retired');
  return {
    title: one!.title,
    purpose: one!.purpose,
    outcomes,
    mechanisms,
    details: await detailsOf(
      tx,
      mechanisms.map(({ id }) => id),
    ),
    pulls: await pullsOf(tx, caseId),
    requirements: await requirementsOf(tx, caseId),
    resources: await resourcesOf(tx, caseId),
    asks: await asksOf(tx, caseId),
    stakes,
    mismatches: outcomes.flatMap(({ id, statement }) =>
      mismatchesOf(stakes.filter(({ outcomeId }) => outcomeId === id)).map((mismatch) => ({
        outcomeId: id,
        statement,
        ...mismatch,
        because: answered.find((each) => each.outcomeId === id && each.mismatch === mismatch.key)?.because ?? null,
      })),
    ),
    threeAnswered: await threeAnswersOf(tx, caseId),
    walks: await walkOf(tx, caseId),
    assumptions: (await assumptionsOf(tx, caseId)).length,
    portfolio: await decidedPortfolio(tx, caseId),
  };
}

async function decidedPortfolio(tx: Tx, caseId: string): Promise<PlanFacts['portfolio']> {
  const decided = (await allocationsOf(tx, caseId)).findLast(({ state, found }) => state === 'decided' && found);
  const choice =
    decided && decidable(choicesFrom(decided.asked, decided.found!)).find(({ key }) => key === decided.chosen);
  if (!decided || !choice) return null;
  return {
    title: decided.title,
    options: decided.asked.options.filter(({ id }) => choice.portfolio.chosen.includes(id)),
    pence: Math.round((choice.portfolio.used.money ?? 0) * 100),
    dissent: decided.dissent.map(({ words }) => words),
  };
}
