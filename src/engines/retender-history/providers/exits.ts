import { expected, fitGlm } from '../statistics/penalised-glm.ts';
import type { Registered } from './register.ts';

/** A thing that may be gone when the horizon is over: a provider, or an organisation with all its providers. */
export type Exit = Readonly<{
  origin: number;
  /** Where it stands among others when neighbours are drawn together. */
  order: string;
  type: string;
  row: Float64Array;
  gone: boolean;
}>;

export type ExitOutcome = Readonly<{ gone: boolean; ours: number; naive: readonly number[] }>;

const ratingGroups: readonly [string, RegExp][] = [
  ['inadequate', /inadequate/],
  ['requires improvement', /requires|adequate|satisfactory/],
  ['outstanding', /outstanding/],
];

const sectors: readonly RegExp[] = [/volunt|charit/, /local authority|public|health/];

const flags = (row: Registered): number[] => {
  const group = ratingGroups.findIndex(([, name]) => name.test(row.rating ?? ''));
  return [
    ...ratingGroups.map((_, at) => Number(at === group)),
    Number(row.rating === null),
    ...sectors.map((sector) => Number(sector.test(row.sector))),
  ];
};

/** Every provider of the register of `origin` and whether it is gone from the whole register `years` later. */
export function providerExits(
  rows: readonly Registered[],
  origin: number,
  years: number,
  types: readonly string[],
): Exit[] {
  const now = rows.filter((row) => row.year === origin);
  const later = new Set(rows.filter((row) => row.year === origin + years).map((row) => row.id));
  const first = firstYears(rows, origin);
  const inArea = tally(now, (row) => `${row.type} ${row.area}`);
  const owned = tally(now, (row) => row.organisation);
  return now
    .filter((row) => types.includes(row.type))
    .map((row) => ({
      origin,
      order: `${row.area} ${row.id}`,
      type: row.type,
      gone: !later.has(row.id),
      row: Float64Array.of(
        1,
        Math.log(row.organisation === null ? 1 : owned.get(row.organisation)!),
        Number(row.organisation === null),
        Math.log(1 + origin - first.get(row.id)!),
        Math.log(inArea.get(`${row.type} ${row.area}`)!) / 2,
        row.places === null ? 0 : Math.log(Math.max(1, row.places) / 5) / 2,
        ...flags(row),
        ...types.map((type) => Number(type === row.type)),
      ),
    }));
}

/** Every organisation of the register of `origin`, gone where none of its providers is left. */
export function organisationExits(rows: readonly Registered[], origin: number, years: number): Exit[] {
  const now = rows.filter((row) => row.year === origin && row.organisation !== null);
  const later = new Set(rows.filter((row) => row.year === origin + years).map((row) => row.id));
  const first = firstYears(rows, origin);
  return [...Map.groupBy(now, (row) => row.organisation!)].map(([organisation, own]) => {
    const parts = own.map(flags);
    const shares = parts[0]!.map((_, at) => parts.reduce((sum, one) => sum + one[at]!, 0) / parts.length);
    const known = own.reduce((most, row) => Math.max(most, origin - first.get(row.id)!), 0);
    return {
      origin,
      order: `${own.map((row) => row.area).sort()[0]} ${organisation}`,
      type: 'organisation',
      gone: own.every((row) => !later.has(row.id)),
      row: Float64Array.of(1, Math.log(own.length), Number(own.length === 1), Math.log(1 + known), ...shares),
    };
  });
}

const firstYears = (rows: readonly Registered[], origin: number): Map<string, number> => {
  const first = new Map<string, number>();
  for (const row of rows)
    if (row.year <= origin) first.set(row.id, Math.min(row.year, first.get(row.id) ?? Number.POSITIVE_INFINITY));
  return first;
};

function tally(rows: readonly Registered[], keyOf: (row: Registered) => string | null): Map<string, number> {
  const times = new Map<string, number>();
  for (const row of rows) {
    const key = keyOf(row);
    if (key !== null) times.set(key, (times.get(key) ?? 0) + 1);
  }
  return times;
}

/** The later the more: a year counts this much less than the one after it. */
const fade = 0.85;

/**
 * Chances of being gone, from what had happened by the origin: ridge logit, with the level of each type drawn to the whole. Naive: a constant
 * hazard, the last that was seen, and both for its own type.
 *
 * @param exits those of an origin
 * @param known those of earlier origins whose horizon was over by then
 */
export function foreseeExits(exits: readonly Exit[], known: readonly Exit[]): ExitOutcome[] {
  const last = known.reduce((year, one) => Math.max(year, one.origin), -Infinity);
  const share = (some: readonly Exit[], toward: number, strength: number) =>
    (some.filter((one) => one.gone).length + strength * toward) / (some.length + strength);
  const constant = share(known, 0.05, 10);
  const latest = share(
    known.filter((one) => one.origin === last),
    constant,
    10,
  );
  const byType = new Map(
    [...new Set(exits.map((one) => one.type))].map((type) => [
      type,
      share(
        known.filter((one) => one.type === type),
        constant,
        20,
      ),
    ]),
  );
  const settled = known.some((one) => one.gone) && known.some((one) => !one.gone);
  const fit = settled
    ? fitGlm(
        'logit',
        known.map((one) => one.row),
        known.map((one) => Number(one.gone)),
        {
          penalty: Float64Array.from(known[0]!.row, (_, at) => (at === 0 ? 1e-3 : 2)),
          weights: Float64Array.from(known, (one) => fade ** (last - one.origin)),
        },
      )
    : null;
  return exits.map((one) => ({
    gone: one.gone,
    ours: fit ? expected(fit, one.row) : constant,
    naive: [constant, latest, byType.get(one.type)!],
  }));
}

export const naiveForExits = ['a constant hazard', "last year's average", 'a constant hazard for its type'] as const;
