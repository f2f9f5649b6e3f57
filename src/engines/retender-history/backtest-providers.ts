import { NotEnoughHistory } from './backtest-tenders.ts';
import { chargeChance, chargeCount } from './charge.ts';
import { naiveForAreas } from './providers/area-forecasters.ts';
import { type AreaOutcome, forecastAreas, losesFifth } from './providers/area-forecasts.ts';
import {
  type Exit,
  type ExitOutcome,
  foreseeExits,
  naiveForExits,
  organisationExits,
  providerExits,
} from './providers/exits.ts';
import { type Registered, registerOf } from './providers/register.ts';
import { atMost } from './statistics/counts.ts';
import { judge, type Target } from './target.ts';
import { version } from './version.ts';

export type SurvivalReport = Readonly<{
  engine: string;
  until: number;
  horizon: number;
  origins: readonly number[];
  targets: readonly Target[];
  notes: readonly string[];
}>;

const areaBlock = 25;
const providerBlock = 100;
const [fewestProviders, fewestAreas] = [60, 20];

/**
 * How well the engine would have foreseen how many providers remain: from the registers up to `until`, and up to each later origin, it says how
 * many of each type an area will have `horizon` years on, whether it loses more than a fifth, and which providers and organisations are gone.
 *
 * @param horizon whole years, 1 to 10
 * @throws NotEnoughHistory where nothing can be learnt or scored
 * @example backtestProviders(rows, 2021, 1).targets[0].skill
 */
export function backtestProviders(given: readonly Registered[], until: number, horizon: number): SurvivalReport {
  const rows = [...given].sort((a, b) => a.year - b.year || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const whole = registerOf(rows);
  const origins = originsOf(whole.years, until, horizon);
  const types = typesOf(rows, origins[0]!);
  const byType = types.flatMap((type) =>
    areaTargets(type, forecastAreas(whole, registerOf(rows.filter((row) => row.type === type)), until, horizon)),
  );
  const first = whole.years[0]!;
  const notes = [
    ...(until - first < horizon
      ? [`No step of ${horizon} years was over by ${until}: shorter steps are put end to end.`]
      : []),
    ...(types.length === 0 ? [`No type of provider has ${fewestProviders} providers in ${fewestAreas} areas.`] : []),
  ];
  const exits = [
    exitTarget(
      'provider exit',
      (origin, years) => providerExits(rows, origin, years, types),
      whole.years,
      until,
      horizon,
    ),
    exitTarget(
      'organisation exit',
      (origin, years) => organisationExits(rows, origin, years),
      whole.years,
      until,
      horizon,
    ),
  ].filter((one) => one !== null);
  const targets = [...byType, ...exits];
  if (targets.length === 0)
    throw new NotEnoughHistory(
      `There is too little in the file: a type of provider needs ${fewestProviders} providers in ${fewestAreas} areas.`,
    );
  return { engine: version, until, horizon, origins, targets, notes };
}

function originsOf(years: readonly number[], until: number, horizon: number): number[] {
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined)
    throw new NotEnoughHistory('There is no provider in the file that could be read.');
  if (first === last)
    throw new NotEnoughHistory(`The file has the register of ${first} alone. A back-test needs several years.`);
  const origins = years.filter((year) => year >= until && year > first && years.includes(year + horizon));
  if (until < first || origins.length === 0)
    throw new NotEnoughHistory(
      `The file has registers from ${first} to ${last}. Choose a year from ${first + 1} to ${last - horizon}, so that there is one before it to learn from and one ${horizon === 1 ? 'a year' : `${horizon} years`} after it to score.`,
    );
  return origins;
}

/** Types that are common enough at the first origin, largest first. */
function typesOf(rows: readonly Registered[], origin: number): string[] {
  const ofType = Map.groupBy(
    rows.filter((row) => row.year === origin),
    (row) => row.type,
  );
  return [...ofType]
    .filter(([, some]) => some.length >= fewestProviders && new Set(some.map((row) => row.area)).size >= fewestAreas)
    .sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1))
    .map(([type]) => type);
}

function areaTargets(type: string, outcomes: readonly AreaOutcome[]): Target[] {
  if (outcomes.length === 0) return [];
  const model = 'a pool of births and deaths and changes in areas of its size';
  const count = judge({
    name: `${type}: providers in an area`,
    by: 'crps',
    model,
    block: areaBlock,
    outcomes: outcomes.map((one) => one.after),
    charged: outcomes.map((one) => chargeCount(one.pool, one.after)),
    rivals: naiveForAreas.map(({ name }, at) => ({
      name,
      naive: true,
      charged: outcomes.map((one) => chargeCount(one.naive[at]!, one.after)),
    })),
  });
  const had = outcomes.filter((one) => one.before > 0);
  const lost = had.map((one) => losesFifth(one.before, one.after));
  const chanceOf = (pmf: Float64Array, before: number) => atMost(pmf, Math.ceil(0.8 * before) - 1);
  const threshold = judge({
    name: `${type}: an area loses more than 20%`,
    by: 'brier',
    model,
    block: areaBlock,
    outcomes: lost.map(Number),
    charged: had.map((one, at) => chargeChance(chanceOf(one.pool, one.before), lost[at]!)),
    rivals: [
      ...['how often areas did before', "last year's average"].map((name, which) => ({
        name,
        naive: true,
        charged: had.map((one, at) => chargeChance(one.fifthLost[which]!, lost[at]!)),
      })),
      ...naiveForAreas.map(({ name }, which) => ({
        name,
        naive: true,
        charged: had.map((one, at) => chargeChance(chanceOf(one.naive[which]!, one.before), lost[at]!)),
      })),
    ],
  });
  return [count, threshold];
}

function exitTarget(
  name: string,
  exitsOf: (origin: number, years: number) => Exit[],
  years: readonly number[],
  until: number,
  horizon: number,
): Target | null {
  const scored: ExitOutcome[] = [];
  for (const origin of years.filter((year) => year >= until && years.includes(year + horizon))) {
    const over = years.filter((year) => years.includes(year + horizon) && year + horizon <= origin);
    const known = over.flatMap((year) => exitsOf(year, horizon));
    const exits = exitsOf(origin, horizon).sort((a, b) => (a.order < b.order ? -1 : 1));
    if (known.length >= 100) scored.push(...foreseeExits(exits, known));
  }
  if (scored.length === 0) return null;
  return judge({
    name,
    by: 'brier',
    model: 'ridge logit of size, years known, rating, sector and type',
    block: providerBlock,
    outcomes: scored.map((one) => Number(one.gone)),
    charged: scored.map((one) => chargeChance(one.ours, one.gone)),
    rivals: naiveForExits.map((rival, at) => ({
      name: rival,
      naive: true,
      charged: scored.map((one) => chargeChance(one.naive[at]!, one.gone)),
    })),
  });
}
