import {
  abnormallyLow,
  type Bid,
  findBidFaults,
  findFaults,
  type LowFlag,
  type LowRule,
  type Model,
  type Standings,
  standingsOf,
} from '#engines/scoring/index.ts';
import type { Tx } from '#platform/db/database.ts';
import { criteriaTreeOf, rulesOf } from '../criteria/criteria-store.ts';
import { leavesOf, modelOf, ofLot, type PlacedCriterion, type ScoringRules } from '../criteria/criterion.ts';
import { lotIdsOf } from '../criteria/faults.ts';
import type { Evaluation, Judged } from './evaluation.ts';
import { judgedOf, lotsJudged } from './evaluation-store.ts';
import { type Matter, outBy } from './matter.ts';
import { mattersOf } from './matter-store.ts';
import { drawsOf, pricesOf } from './price-store.ts';
import { passesOf, type Settled, settledOf } from './settled-store.ts';

/** How tenders stand for one lot, or for the whole; nothing where something is still missing. */
export type LotStanding = Readonly<{
  lotId: string | null;
  title: string | null;
  model: Model;
  criteria: readonly PlacedCriterion[];
  tenders: readonly Judged[];
  /** Those who are not out by what was looked into. */
  bids: readonly Bid[];
  out: ReadonlyMap<string, string>;
  missing: readonly string[];
  flags: readonly LowFlag[];
  draws: readonly string[];
  standings: Standings | null;
}>;

const lowRules = (rules: ScoringRules): LowRule[] =>
  rules.lowShare === null
    ? []
    : [
        { kind: 'below-mean-of-others', share: rules.lowShare * 100 },
        ...(rules.estimatePence
          ? [{ kind: 'below-own-estimate' as const, share: rules.lowShare * 100, estimatePence: rules.estimatePence }]
          : []),
      ];

export type Everything = Readonly<{ settled: readonly Settled[]; matters: readonly Matter[]; lots: LotStanding[] }>;

/** Reads everything once, and works each lot out by the frozen model. Prices count once a second person confirmed them. */
export async function standingNow(tx: Tx, evaluation: Evaluation): Promise<Everything> {
  const criteria = await criteriaTreeOf(tx, evaluation.id);
  const rules = await rulesOf(tx, evaluation.id);
  const lots = await lotsJudged(tx, evaluation);
  const tenders = await judgedOf(tx, evaluation);
  const settled = await settledOf(tx, evaluation.id);
  const passes = await passesOf(tx, evaluation.id);
  const prices =
    evaluation.state === 'priced' || evaluation.state === 'scored' ? await pricesOf(tx, evaluation.id) : [];
  const matters = await mattersOf(tx, evaluation.id);
  const draws = await drawsOf(tx, evaluation.id);
  const scores = Map.groupBy(settled, ({ tenderId }) => tenderId);
  const passed = Map.groupBy(passes, ({ tenderId }) => tenderId);
  const standing = (lotId: string | null): LotStanding => {
    const mine = ofLot(criteria, lotId);
    const model = modelOf(criteria, rules, lotId);
    const leaves = new Set(leavesOf(mine).map(({ id }) => id));
    const asked = tenders.filter(({ lotIds }) => lotId === null || lotIds.length === 0 || lotIds.includes(lotId));
    const out = new Map(
      asked.flatMap(({ tenderId }) => {
        const why = outBy(matters, tenderId);
        return why ? [[tenderId, why] as const] : [];
      }),
    );
    const bids = asked
      .filter(({ tenderId }) => !out.has(tenderId))
      .map(({ tenderId }): Bid => {
        const price = prices.find(
          (one) => one.tenderId === tenderId && one.lotId === lotId && one.confirmedBy !== null,
        );
        const own = (scores.get(tenderId) ?? []).filter(({ criterionId }) => leaves.has(criterionId));
        return {
          id: tenderId,
          pricePence: model.price?.id === 'fixed-price' ? model.price.pricePence : (price?.pence ?? null),
          scores: Object.fromEntries(own.map(({ criterionId, score }) => [criterionId, score])),
          passes: Object.fromEntries((passed.get(tenderId) ?? []).map((one) => [one.criterionId, one.passes])),
        };
      });
    const names = new Map(asked.map(({ tenderId, label }) => [tenderId, label]));
    const missing = [...findFaults(model), ...findBidFaults(model, bids)].map(({ at, says }) =>
      names.has(at) ? `${names.get(at)}: ${says}` : says,
    );
    const drawn = draws.filter((one) => one.lotId === lotId).map(({ tenderId }) => tenderId);
    const priced = bids.flatMap(({ id, pricePence }) => (pricePence === null ? [] : [{ id, pricePence }]));
    return {
      lotId,
      title: lots.find(({ id }) => id === lotId)?.title ?? null,
      model,
      criteria: mine,
      tenders: asked,
      bids,
      out,
      missing,
      flags: model.price?.id === 'fixed-price' ? [] : abnormallyLow(priced, lowRules(rules)),
      draws: drawn,
      standings: missing.length === 0 ? standingsOf(model, bids, drawn) : null,
    };
  };
  return { settled, matters, lots: lotIdsOf(lots).map(standing) };
}
