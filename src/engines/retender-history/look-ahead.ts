import { type BacktestReport, backtestTenders, fewestTenders } from './backtest-tenders.ts';
import { fitMarket, type MarketFit } from './market/fit-market.ts';
import { atMost, type Pmf } from './statistics/counts.ts';
import type { Target } from './target.ts';
import { naiveForecasters } from './tenders/baselines.ts';
import { forecastTenders } from './tenders/pool-of-forecasts.ts';
import { biddersOf, inOrder, type Tender } from './tenders/tender.ts';
import { version } from './version.ts';

/** What a buyer's own history can tell, and how far it could be trusted on what came. */
export type LookBack = Readonly<{
  engine: string;
  tenders: number;
  firms: number;
  years: readonly [first: number, last: number];
  /** Thirty tenders or more, over two years or more: this buyer's own market. */
  own: boolean;
  /** Every target scored out of time; null where there is too little to score. */
  report: BacktestReport | null;
  fit: MarketFit;
}>;

/** The end of the first year by which thirty tenders are known and after which some came; null where there is none. */
function firstOrigin(tenders: readonly Tender[]): number | null {
  const last = tenders.at(-1)!.year;
  const thirtieth = tenders[fewestTenders - 1]?.year;
  return thirtieth !== undefined && thirtieth < last ? thirtieth : null;
}

/**
 * Scores the engine on a buyer's own tenders, from the first year by which it knows thirty, and fits the market's parameters.
 *
 * @throws NotEnoughHistory where there is no tender
 * @example lookBack(tenders).report?.targets.filter((one) => one.shown)
 */
export function lookBack(given: readonly Tender[]): LookBack {
  const tenders = inOrder(given);
  const fit = fitMarket(tenders);
  const until = firstOrigin(tenders);
  return {
    engine: version,
    tenders: tenders.length,
    firms: fit.firms,
    years: fit.years,
    own: until !== null,
    report: until === null ? null : backtestTenders(tenders, until),
    fit,
  };
}

/** A tender that has not closed: what it says of itself. */
export type Coming = Pick<Tender, 'id' | 'day' | 'size' | 'kinds' | 'words'>;

export type Given<T> = Readonly<{ value: T; earned: boolean; source: string }>;

export type CountForecast = Readonly<{
  id: string;
  /** The mean, with 90% of what may come; and between what the mean itself may lie. */
  bidders: Given<number> & Readonly<{ low: number; high: number; meanLow: number; meanHigh: number }>;
  /** The chance of so many bidders or fewer. */
  atMost: readonly (Given<number> & Readonly<{ k: number }>)[];
}>;

/** Where fewer than three years' changes are known, the mean is taken to move so much in a year: judgement. */
const usualMove = 0.15;
const z90 = 1.6448536269514722;

/** The deviation of the yearly mean's changes in logarithms: what a year more may do to all forecasts together. */
function yearlyMove(tenders: readonly Tender[]): number {
  const means = [...Map.groupBy(tenders, ({ year }) => year)].map(
    ([, some]) => some.reduce((sum, one) => sum + biddersOf(one), 0) / some.length,
  );
  const moves = means.slice(1).map((one, at) => Math.log(Math.max(0.1, one) / Math.max(0.1, means[at]!)));
  if (moves.length < 3) return usualMove;
  return Math.sqrt(moves.reduce((sum, one) => sum + one ** 2, 0) / moves.length);
}

const meanOf = (pmf: Pmf): number => pmf.reduce((sum, chance, k) => sum + chance * k, 0);

/** The least number that is not exceeded with a chance of `part`. */
function quantileOf(pmf: Pmf, part: number): number {
  let held = 0;
  for (let k = 0; k < pmf.length; k += 1) {
    held += pmf[k]!;
    if (held >= part) return k;
  }
  return pmf.length - 1;
}

/**
 * How many bidders tenders that are to come will have. Of each target it gives the pool's forecast only where that beat the best naive
 * one out of time; elsewhere the naive one, by name.
 *
 * @param year the year in which they close; all that is known must be from before it
 * @returns an empty list where the history is not the buyer's own market
 * @example expectBidders(tenders, lookBack(tenders), [{ id: 'Fell', day: 20_900, size: 4e5, kinds: [], words: [] }], 2027)
 */
export function expectBidders(
  given: readonly Tender[],
  { report, fit }: LookBack,
  coming: readonly Coming[],
  year: number,
): CountForecast[] {
  const tenders = inOrder(given).filter((one) => one.year < year);
  if (!report || tenders.length === 0 || coming.length === 0) return [];
  const asked = coming.map((one): Tender => ({ ...one, year, bids: [] }));
  const forecasts = forecastTenders([...tenders, ...asked], year - 1).at(-1)!.forecasts;
  const { value, deviation } = fit.parameters.bidders;
  const doubt = z90 * Math.hypot(deviation / Math.max(0.1, value), yearlyMove(tenders));
  const targets = new Map(report.targets.map((one) => [one.name, one]));
  return forecasts.map((forecast, at) => {
    const from = (target: Target | undefined) => givenFor(target, forecast.pool, forecast.naive);
    const number = from(targets.get('bidders'));
    const mean = meanOf(number.value);
    return {
      id: coming[at]!.id,
      bidders: {
        ...number,
        value: mean,
        low: quantileOf(number.value, 0.05),
        high: quantileOf(number.value, 0.95),
        meanLow: mean * Math.exp(-doubt),
        meanHigh: mean * Math.exp(doubt),
      },
      atMost: [0, 1, 2, 3].flatMap((k) => {
        const target = targets.get(`bidders<=${k}`);
        if (!target) return [];
        const found = from(target);
        return [{ ...found, k, value: atMost(found.value, k) }];
      }),
    };
  });
}

/** The pool where it has earned it, and otherwise the naive forecast that did best. */
function givenFor(target: Target | undefined, pool: Pmf, naive: readonly Pmf[]): Given<Pmf> {
  if (target?.shown) return { value: pool, earned: true, source: target.model };
  const place = Math.max(
    0,
    naiveForecasters.findIndex(({ name }) => name === target?.baseline),
  );
  return { value: naive[place]!, earned: false, source: naiveForecasters[place]!.name };
}
