import { NotEnoughHistory } from '../backtest-tenders.ts';
import { fitComPoisson } from '../statistics/com-poisson.ts';
import { designFor } from '../tenders/design.ts';
import { firmYears, fitExit } from '../tenders/firm-exit.ts';
import { knownFrom } from '../tenders/forecaster.ts';
import { labelWinners } from '../tenders/repeat-winner.ts';
import { inOrder, type Tender } from '../tenders/tender.ts';
import { version } from '../version.ts';
import { combine, type Estimate, fromPrior } from './estimate.ts';
import { participationEffects } from './participation-effects.ts';
import { priceEffects } from './price-effects.ts';
import { marketPriors, type ParameterName } from './priors.ts';
import { type Measured, ratesOfFirms, share, withDeviation } from './rates.ts';

export type MarketFit = Readonly<{
  engine: string;
  tenders: number;
  firms: number;
  years: readonly [number, number];
  /** Whether there is enough to speak of this buyer's own market: thirty tenders or more. */
  own: boolean;
  says: string;
  parameters: Readonly<Record<ParameterName, Estimate>>;
}>;

/** Fewer than this many lots say too little of a market: the priors stand as they are. */
export const fewestLots = 30;

/**
 * A market's parameters from a buyer's own tenders, each drawn to what is thought of such markets by how little the data say: value, 90% interval,
 * how much of it is the buyer's own data, and its grade. What one buyer's tenders cannot tell (what incumbents keep, what tenders that are open together
 * cost each other, backlog, learning, what a bid costs) stays at its prior. Under thirty tenders everything does.
 *
 * Leaving is "bids no more to this buyer", which is not the same as closing.
 *
 * @throws NotEnoughHistory where there is no tender
 * @example fitMarket(tenders).parameters.sizeApart // { value: -1.1, low: -1.3, high: -0.9, grade: 'your data', … }
 */
export function fitMarket(given: readonly Tender[]): MarketFit {
  const tenders = inOrder(given);
  const [first, last] = [tenders[0]?.year, tenders.at(-1)?.year];
  if (first === undefined || last === undefined) throw new NotEnoughHistory('There is no tender to learn from.');
  const own = tenders.length >= fewestLots;
  const measured = own ? measure(tenders) : {};
  const parameters = Object.fromEntries(
    Object.entries(marketPriors).map(([name, prior]) => {
      const data = measured[name as ParameterName];
      return [name, data ? combine(prior, data) : fromPrior(prior)];
    }),
  ) as Record<ParameterName, Estimate>;
  const firms = new Set(tenders.flatMap((tender) => tender.bids.map((bid) => bid.bidder))).size;
  const says = own
    ? `From ${tenders.length} tenders of your own, ${first} to ${last}. What they cannot tell stays at what is published or judged.`
    : `${tenders.length} tenders are too few: sector prior, not your market. Strategies are compared by direction only.`;
  return { engine: version, tenders: tenders.length, firms, years: [first, last], own, says, parameters };
}

/** Of the recent past, the last two hundred tenders: what is asked is the next one. */
const recent = 200;

function measure(tenders: readonly Tender[]): Partial<Record<ParameterName, Measured>> {
  const latest = tenders.slice(-recent);
  const known = knownFrom(latest);
  const labels = labelWinners(tenders).slice(-recent);
  return {
    bidders: withDeviation(known.counts),
    singleBid: share(known.counts.filter((count) => count === 1).length, known.counts.length),
    dispersion: dispersionOf(tenders),
    repeatWinner: labels.length > 0 ? share(labels.filter((one) => one.repeat).length, labels.length) : undefined,
    ...participationEffects(tenders),
    ...ratesOfFirms(tenders),
    ...leaving(tenders),
    ...priceEffects(tenders),
  } as Partial<Record<ParameterName, Measured>>;
}

/** ν of a Conway–Maxwell–Poisson regression on size and kinds over the last 400; its deviation by leaving out a tenth at a time. */
function dispersionOf(tenders: readonly Tender[]): Measured | undefined {
  const latest = tenders.slice(-400);
  const known = knownFrom(latest);
  const design = designFor(latest, { intercept: true, trend: null, words: null, kinds: 3, season: null });
  const rows = latest.map(design.rowOf);
  const fitWithout = (part: number | null) => {
    const kept = rows.map((_, at) => at).filter((at) => part === null || at % 10 !== part);
    const options = { penalty: design.penalty, least: known.least, most: known.most };
    return fitComPoisson(
      kept.map((at) => rows[at]!),
      kept.map((at) => known.counts[at]!),
      options,
    ).dispersion;
  };
  const value = fitWithout(null);
  const without = Array.from({ length: 10 }, (_, part) => fitWithout(part));
  const deviation = Math.sqrt(0.9 * without.reduce((sum, one) => sum + (one - value) ** 2, 0));
  return deviation > 0 ? { value, deviation, n: latest.length } : undefined;
}

function leaving(tenders: readonly Tender[]): Partial<Record<ParameterName, Measured>> {
  const years = firmYears(tenders);
  const fit = fitExit(years);
  const n = years.filter((one) => one.left !== null).length;
  if (!fit) return {};
  const at = (column: number): Measured => ({
    value: fit.coefficients[column]!,
    deviation: fit.deviations[column]!,
    n,
  });
  return { bidsMade: at(1), wonNothing: at(3) };
}
