import { chargeChance, chargeCount } from './charge.ts';
import { atMost } from './statistics/counts.ts';
import { transformHistogram } from './statistics/scores.ts';
import { judge, type Target } from './target.ts';
import { naiveForecasters } from './tenders/baselines.ts';
import { exitTarget } from './tenders/firm-exit.ts';
import { forecastTenders, members, referenceModels, type TenderForecast } from './tenders/pool-of-forecasts.ts';
import { winnerTarget } from './tenders/repeat-winner.ts';
import { inOrder, type Tender } from './tenders/tender.ts';
import { version } from './version.ts';

export type BacktestReport = Readonly<{
  engine: string;
  until: number;
  /** The last year of each forecast's knowledge. */
  origins: readonly number[];
  known: number;
  scored: number;
  targets: readonly Target[];
  /** The same with one origin alone, at the end of `until`: up to as many years ahead as the file has. */
  oneOrigin: readonly Target[];
  weights: readonly { origin: number; of: readonly { name: string; weight: number }[] }[];
  /** The share of outcomes in each tenth of the forecast of the number of bidders: 0.1 each where it is calibrated. */
  transform: readonly number[];
  notes: readonly string[];
}>;

/** A history that cannot be scored, in words that say what to do. */
export class NotEnoughHistory extends Error {}

/** Fewer than this many tenders are not the buyer's own market (section on minimum data in docs/forecasts.md). */
export const fewestTenders = 30;

/**
 * How well the engine would have foreseen the tenders after `until`: it learns at the end of that year and of each later one from what
 * came up to then, and is scored on the year that follows, against every naive forecast. Nothing of a forecast year is known to its
 * forecast but what each tender says before it closes: its date, size, kinds and words.
 *
 * @throws NotEnoughHistory where there is nothing before or after
 * @example backtestTenders(tenders, 2012).targets.find((one) => one.name === 'bidders<=2').skill
 */
export function backtestTenders(given: readonly Tender[], until: number): BacktestReport {
  const tenders = inOrder(given);
  refuseTooLittle(tenders, until);
  const years = forecastTenders(tenders, until);
  const forecasts = years.flatMap((year) => year.forecasts);
  const ahead = forecastTenders(tenders, until, Infinity).flatMap((year) => year.forecasts);
  const known = tenders.filter((tender) => tender.year <= until).length;
  const others = [winnerTarget(tenders, until), exitTarget(tenders, until)].filter((one) => one !== null);
  const notes =
    known < fewestTenders
      ? [`Only ${known} tenders up to ${until}: sector prior, not your market. Nothing is shown as a forecast.`]
      : [];
  const open = (target: Target): Target =>
    known < fewestTenders
      ? { ...target, shown: false, model: `sector prior, not your market: ${target.baseline} is given` }
      : target;
  return {
    engine: version,
    until,
    origins: years.map((year) => year.origin),
    known,
    scored: forecasts.length,
    targets: [...targetsOf(forecasts), ...others].map(open),
    oneOrigin: targetsOf(ahead).map(open),
    weights: years.map(({ origin, weights }) => ({
      origin,
      of: members.map(({ name }, at) => ({ name, weight: weights[at]! })),
    })),
    transform: transformHistogram(forecasts.map(({ pool, bidders }) => ({ pmf: pool, n: bidders }))),
    notes,
  };
}

function refuseTooLittle(tenders: readonly Tender[], until: number): void {
  const first = tenders[0]?.year;
  const last = tenders.at(-1)?.year;
  if (first === undefined || last === undefined)
    throw new NotEnoughHistory('There is no tender in the file that could be read.');
  if (first === last)
    throw new NotEnoughHistory(`All ${tenders.length} tenders are of ${first}. A back-test needs at least two years.`);
  if (until < first || until >= last)
    throw new NotEnoughHistory(
      `The file has tenders from ${first} to ${last}. Choose a year from ${first} to ${last - 1}: some to learn from, some to score.`,
    );
}

const model = `a pool of ${members.length} forecasts`;
const block = 20;

function targetsOf(forecasts: readonly TenderForecast[]): Target[] {
  const seesNone = forecasts.some((one) => one.pool[0]! > 0);
  const thresholds = (seesNone ? [0, 1, 2, 3] : [1, 2, 3]).map((k) =>
    countTarget(
      forecasts,
      `bidders<=${k}`,
      'brier',
      (pmf, came) => chargeChance(atMost(pmf, k), came <= k),
      (came) => (came <= k ? 1 : 0),
    ),
  );
  const single = countTarget(
    forecasts,
    'single bid',
    'brier',
    (pmf, came) => chargeChance(pmf[1]!, came === 1),
    (came) => (came === 1 ? 1 : 0),
  );
  const number = countTarget(forecasts, 'bidders', 'crps', chargeCount, (came) => came);
  return [...thresholds, ...(seesNone ? [single] : []), number];
}

function countTarget(
  forecasts: readonly TenderForecast[],
  name: string,
  by: 'brier' | 'crps',
  charge: typeof chargeCount,
  outcomeOf: (came: number) => number,
): Target {
  const rival = (at: number, which: 'naive' | 'reference') =>
    forecasts.map((one) => charge(one[which][at]!, one.bidders));
  return judge({
    name,
    by,
    model,
    block,
    outcomes: forecasts.map((one) => outcomeOf(one.bidders)),
    charged: forecasts.map((one) => charge(one.pool, one.bidders)),
    rivals: [
      ...naiveForecasters.map((one, at) => ({ name: one.name, naive: true, charged: rival(at, 'naive') })),
      ...referenceModels.map((one, at) => ({ name: one.name, naive: false, charged: rival(at, 'reference') })),
    ],
  });
}
