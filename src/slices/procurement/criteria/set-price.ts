import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Procurement } from '../procurement.ts';
import { lotsOf } from '../procurement-store.ts';
import { criteriaTreeOf, insertCriterion, updateCriterion } from './criteria-store.ts';
import type { Formula, PlacedCriterion } from './criterion.ts';
import { amendmentFields, holdCriteria } from './hold-criteria.ts';
import { recordCriterion } from './keep-criterion.ts';

export const formulas = ['relative', 'price-per-quality-point', 'benchmark', 'fixed-price'] as const;

export const priceInput = z.strictObject({
  formula: field.choice(formulas, 'Choose how the price counts'),
  lotId: field.optionalId(),
  weight: field.optionalWholeNumber(0, 100),
  benchmark: field.optionalPounds(),
  atBenchmark: field.optionalNumber(0, 100),
  perPercent: field.optionalNumber(0, 100),
  cap: field.optionalNumber(0, 100),
  fixed: field.optionalPounds(),
  ...amendmentFields,
});
type Typed = z.infer<typeof priceInput>;

const hundredths = (points: number): number => Math.round(points * 100);

function formulaOf(typed: Typed): Formula {
  if (typed.formula === 'fixed-price')
    return { id: 'fixed-price', pricePence: typed.fixed || slip('fixed', 'Enter the price that is fixed') };
  if (typed.formula !== 'benchmark') return { id: typed.formula };
  return {
    id: 'benchmark',
    benchmarkPence: typed.benchmark || slip('benchmark', 'Enter the benchmark'),
    atBenchmark: hundredths(typed.atBenchmark ?? slip('atBenchmark', 'Enter the points of a bid at the benchmark')),
    perPercent: hundredths(typed.perPercent || slip('perPercent', 'Enter the points for each 1%')),
    cap: hundredths(typed.cap ?? typed.weight ?? 0),
  };
}

/** Chooses one of the four ways in which a price counts. Where it is not weighed, its weight is nothing and quality makes the hundred. */
export async function setPrice(act: Act, procurement: Procurement, typed: Typed): Promise<void> {
  const amend = await holdCriteria(act, procurement.id, typed);
  const weighed = typed.formula === 'relative' || typed.formula === 'benchmark';
  if (weighed && !typed.weight) slip('weight', 'Enter a weight from 1 to 100');
  const lots = (await lotsOf(act.tx, procurement.caseId)).filter(
    ({ procurementId }) => procurementId === procurement.id,
  );
  if (typed.lotId && !lots.some(({ id }) => id === typed.lotId)) slip('lotId', 'Choose one from the list');
  const before = (await criteriaTreeOf(act.tx, procurement.id)).find(
    (one) => one.type === 'price' && one.lotId === typed.lotId,
  );
  const now: PlacedCriterion = {
    id: act.newId(),
    caseId: procurement.caseId,
    procurementId: procurement.id,
    lotId: typed.lotId,
    parentId: null,
    type: 'price',
    name: 'Price',
    question: null,
    guide: [],
    least: null,
    judgedBy: 'panel',
    lightTouch: null,
    outcomeId: null,
    place: 0,
    requirementIds: [],
    state: 'draft',
    version: 1,
    ...before,
    weight: weighed ? (typed.weight ?? 0) : 0,
    formula: formulaOf(typed),
  };
  if (!before) await insertCriterion(act.tx, now, act.now);
  else if (!(await updateCriterion(act.tx, now, before.version, act.now))) refuse('stale');
  await amend(now.name, before ?? null, now);
  recordCriterion(act, 'criterion.price-set', now, ['formula', 'weight']);
}
