import type { Assumption, ParameterName } from '#engines/retender/index.ts';
import type { Estimate, MarketFit } from '#engines/retender-history/index.ts';
import type { Change } from './asked.ts';

const logit = (chance: number): number => {
  const held = Math.min(0.99, Math.max(0.001, chance));
  return Math.log(held / (1 - held));
};

const taken = (estimate: Estimate, as: (value: number) => number): Assumption => {
  const [low, value, high] = [estimate.low, estimate.value, estimate.high].map(as).sort((a, b) => a - b) as [
    number,
    number,
    number,
  ];
  return { value, low, high, source: estimate.source, grade: 'A' };
};

/**
 * What a buyer's own tenders say of the simulation's assumptions: only those of which they tell more than was thought before. A mark-up is
 * what one alone would add, μ; among n bidders it is μ/n, so that d log price / d log n is about −μ/n, and μ is taken at the mean n.
 *
 * @example parametersFrom(fit).bidSize // { value: 1.04, low: 0.87, high: 1.21, grade: 'A', … }
 */
export function parametersFrom({ parameters }: MarketFit): Partial<Record<ParameterName, Assumption>> {
  const n = parameters.bidders.value;
  const same = (value: number) => value;
  const rules: readonly [ParameterName, Estimate, (value: number) => number][] = [
    ['bidSize', parameters.sizeApart, (value) => -value],
    ['bidHistory', parameters.rateWeight, same],
    ['exitBase', parameters.exit, logit],
    ['entryRate', parameters.entry, same],
    ['yearShock', parameters.yearShock, same],
    ['exitDry', parameters.wonNothing, same],
    ['markUp', parameters.priceSlope, (value) => Math.max(0, -value * n)],
  ];
  return Object.fromEntries(
    rules.flatMap(([name, estimate, as]) =>
      estimate.grade === 'your data' ? [[name, taken(estimate, as)] as const] : [],
    ),
  );
}

/** What a bid costs where money is not pounds: a part of the mean value of a lot. */
export function bidCostOf(lots: readonly { units: number; price: number }[]): Assumption {
  const value = lots.reduce((sum, { units, price }) => sum + units * price, 0) / Math.max(1, lots.length);
  return {
    value: 0.0025 * value,
    low: 0,
    high: 0.005 * value,
    source: 'European Commission 2011: 0.2% to 0.3% of a contract’s value, here of the mean lot',
    grade: 'B',
  };
}

/** The same with what people changed, each with who, when, why and what it was. */
export function withChanges(
  fitted: Partial<Record<ParameterName, Assumption>>,
  changed: readonly Change[],
): Partial<Record<ParameterName, Assumption>> {
  const told = changed.map(({ name, value, low, high, because, on, was }) => {
    const source = `Changed on ${on}: ${because} (was ${was.value}, ${was.low} to ${was.high})`;
    return [name, { value, low, high, source, grade: 'C' as const }] as const;
  });
  return { ...fitted, ...Object.fromEntries(told) };
}
