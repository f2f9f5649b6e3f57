import { faultsInEstimate } from './check.ts';
import { cornersOf, type Ends } from './corners.ts';
import { quantile, streamOf, triangular } from './draw.ts';
import type { Doubt, Estimate, Prevention, Year } from './types.ts';
import { type Factors, factorsBy, type Quantity, quantities, workOutYear, type YearValues } from './work-out.ts';

type Options = Readonly<{ seed: number; draws?: number }>;
const summed = ['averted', 'avoidedPence', 'cashablePence', 'costPence'] as const;
type Summed = (typeof summed)[number];

/** The numbers of every draw: a column for each quantity of each year, and for each total. */
type Columns = Readonly<{ years: readonly Record<Quantity, Float64Array>[]; totals: Record<Summed, Float64Array> }>;

/**
 * What prevention could avert, year by year, with and without it: averted = population × baseline risk × reach × uptake ×
 * effect × persistence^(years since it began), money discounted to year 1 (domain rule S5; a discount rate of 3.5% is
 * commonly used and attributed to HM Treasury's Green Book: to be checked).
 *
 * Each number comes with two ranges. The draws take every factor from a triangle between its low and high, independently
 * of the others, from the given seed; `low` and `high` are the 5th and 95th percentile. `worst` and `best` take every
 * factor at its end, so nothing within the ranges lies beyond them. Avoided and cashable money are never added together.
 *
 * @param options.seed whole number; the same seed gives the same answer
 * @param options.draws 100 to 100,000; 4,000 unless told
 * @throws RangeError where faultsInEstimate finds a fault
 * @example estimatePrevention(estimate, { seed: 1 }).years[2].averted.central // 61.4
 */
export function estimatePrevention(estimate: Estimate, { seed, draws = 4_000 }: Options): Prevention {
  const [fault] = Object.entries(faultsInEstimate(estimate));
  if (fault) throw new RangeError(`estimatePrevention: ${fault[0]} is ${fault[1]}`);
  if (!Number.isInteger(draws) || draws < 100 || draws > 100_000)
    throw new RangeError(`estimatePrevention: ${draws} draws; give 100 to 100,000`);
  const columns = drawAll(estimate, seed, draws);
  const central = factorsBy(estimate, (range) => range.central);
  const centrals = columns.years.map((_, at) => workOutYear(central, at + 1, estimate));
  const corners = columns.years.map((_, at) => cornersOf(estimate, at + 1));
  const years = columns.years.map(
    (column, at) =>
      ({
        year: at + 1,
        ...Object.fromEntries(
          quantities.map((name) => [name, doubt(centrals[at]![name], column[name], corners[at]![name])]),
        ),
      }) as Year,
  );
  const total = Object.fromEntries(
    summed.map((name) => [
      name,
      doubt(add(centrals, name), columns.totals[name], {
        least: corners.reduce((sum, one) => sum + one[name].least, 0),
        most: corners.reduce((sum, one) => sum + one[name].most, 0),
      }),
    ]),
  ) as Record<Summed, Doubt>;
  return { years, total: { ...total, costPerEvent: costPerEvent(total, columns.totals) }, draws, seed };
}

const add = (years: readonly YearValues[], name: Summed): number => years.reduce((sum, one) => sum + one[name], 0);

function drawAll(estimate: Estimate, seed: number, draws: number): Columns {
  const next = streamOf(seed);
  const blank = <K extends string>(names: readonly K[]) =>
    Object.fromEntries(names.map((name) => [name, new Float64Array(draws)])) as Record<K, Float64Array>;
  const columns: Columns = {
    years: Array.from({ length: estimate.years }, () => blank(quantities)),
    totals: blank(summed),
  };
  for (let draw = 0; draw < draws; draw += 1) keepDraw(columns, draw, drawFactors(estimate, next), estimate);
  return columns;
}

/** One value from each range. What could be cashed moves with what is avoided: both are drawn at the same place. */
function drawFactors(estimate: Estimate, next: () => number): Factors {
  let money = 0;
  return factorsBy(estimate, (range, factor) => {
    const place = factor === 'cashablePence' ? money : next();
    if (factor === 'avoidedPence') money = place;
    return triangular(range, place);
  });
}

function keepDraw(columns: Columns, draw: number, one: Factors, estimate: Estimate): void {
  for (const [at, column] of columns.years.entries()) {
    const values = workOutYear(one, at + 1, estimate);
    for (const name of quantities) column[name][draw] = values[name];
    for (const name of summed) columns.totals[name][draw]! += values[name];
  }
}

function doubt(central: number, column: Float64Array, { least, most }: Ends): Doubt {
  const sorted = Float64Array.from(column).sort();
  // Where a factor's central value is an end of its range, the centre can lie beyond the draws: the range is widened to hold it.
  const low = Math.min(central, quantile(sorted, 0.05));
  const high = Math.max(central, quantile(sorted, 0.95));
  return { central, low, high, worst: least, best: most };
}

/** Cost for each event averted, draw by draw. Where some draws avert nothing there is no upper end to it, and that is said by null. */
function costPerEvent(total: Record<Summed, Doubt>, columns: Record<Summed, Float64Array>) {
  const each = columns.costPence.map((cost, draw) =>
    columns.averted[draw]! > 0 ? cost / columns.averted[draw]! : Infinity,
  );
  const sorted = each.sort();
  const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);
  return {
    central: total.averted.central > 0 ? total.costPence.central / total.averted.central : null,
    low: finite(quantile(sorted, 0.05)),
    high: finite(quantile(sorted, 0.95)),
  };
}
