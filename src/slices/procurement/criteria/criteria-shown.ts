import { explainPrice, findFaults, type PriceExplained, type TieRule } from '#engines/scoring/index.ts';
import type { Tx } from '#platform/db/database.ts';
import { outcomesOf } from '#slices/outcomes/index.ts';
import { requirementsOf } from '#slices/plan/index.ts';
import type { Lot, Procurement } from '../procurement.ts';
import { lotsOf } from '../procurement-store.ts';
import { criteriaTreeOf, rulesOf } from './criteria-store.ts';
import {
  criterionTypeLabels,
  guideOf,
  isScored,
  judgedByLabels,
  lightTouchLabels,
  modelOf,
  ofLot,
  type PlacedCriterion,
  partsOf,
  type ScoringRules,
} from './criterion.ts';
import { lotIdsOf } from './faults.ts';

/** About what is expected to be paid, for an example with numbers of the right size. */
const aroundOf = (rules: ScoringRules, lot: Pick<Lot, 'valuePence'> | undefined): number =>
  rules.estimatePence ??
  (rules.lowPence && rules.highPence ? Math.floor((rules.lowPence + rules.highPence) / 2) : null) ??
  lot?.valuePence ??
  10_000_000;

const saysTie = (rule: TieRule, criteria: readonly PlacedCriterion[]): string => {
  if (rule.by === 'quality') return 'the one with more points of quality comes first';
  if (rule.by === 'lower-price') return 'the one with the lower price comes first';
  if (rule.by === 'lot') return 'a lot is drawn by two people';
  return `the one with more points for “${criteria.find(({ id }) => id === rule.id)?.name ?? 'a criterion'}” comes first`;
};

/** What is told to every bidder besides the criteria. */
export function rulesSay(rules: ScoringRules, criteria: readonly PlacedCriterion[]): string[] {
  return [
    `Prices are compared ${rules.vat === 'excluding' ? 'without' : 'with'} VAT.`,
    ...(rules.qualityFloor === null
      ? []
      : [`A bid with fewer than ${rules.qualityFloor} points of quality is not ranked.`]),
    `Where two have the same figure: ${rules.ties.map((rule) => saysTie(rule, criteria)).join('; then ')}.`,
    ...(rules.lowShare === null
      ? []
      : [
          `A price below ${rules.lowShare}% of the mean of the others${rules.estimatePence ? ', or of our own estimate,' : ''} is asked about before anything is decided on it.`,
        ]),
    ...(rules.anonymised ? ['Those who judge quality do not see whose tender it is.'] : []),
  ];
}

/** How bids are judged, in the order in which it reads: for its page, the pack and the documents. */
export async function criteriaShown(tx: Tx, procurement: Procurement) {
  const all = await criteriaTreeOf(tx, procurement.id);
  const rules = await rulesOf(tx, procurement.id);
  const lots = (await lotsOf(tx, procurement.caseId)).filter(
    (lot) => lot.procurementId === procurement.id && lot.state !== 'withdrawn',
  );
  const requirements = new Map((await requirementsOf(tx, procurement.caseId)).map((one) => [one.id, one]));
  const outcomes = new Map((await outcomesOf(tx, procurement.caseId)).map((one) => [one.id, one]));
  const told = (one: PlacedCriterion) => ({
    ...one,
    typeLabel: criterionTypeLabels[one.type],
    judgedByLabel: judgedByLabels[one.judgedBy],
    lightTouchLabel: one.lightTouch && lightTouchLabels[one.lightTouch],
    lot: lots.find(({ id }) => id === one.lotId)?.title ?? null,
    guide: isScored(one) ? guideOf(one) : [],
    requirements: one.requirementIds.flatMap((id) => requirements.get(id) ?? []),
    outcome: one.outcomeId ? (outcomes.get(one.outcomeId) ?? null) : null,
  });
  const tops = all.filter(({ parentId }) => parentId === null);
  const differ = all.some(({ lotId }) => lotId !== null);
  const prices: (PriceExplained & { lot: string | null })[] = [];
  for (const lotId of differ ? lotIdsOf(lots) : [null]) {
    const model = modelOf(all, rules, lotId);
    const lot = lots.find(({ id }) => id === lotId) ?? lots[0];
    if (ofLot(all, lotId).length > 0 && findFaults(model).length === 0)
      prices.push({ ...explainPrice(model, aroundOf(rules, lot)), lot: (lotId && lot?.title) || null });
  }
  return {
    all,
    rules,
    lots,
    tops: tops.map((top) => ({ ...told(top), parts: partsOf(all, top.id).map(told) })),
    prices,
    rulesSay: all.length > 0 ? rulesSay(rules, all) : [],
  };
}
