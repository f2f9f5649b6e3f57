import { concentrationOf } from '#engines/concentration/index.ts';
import { wilson } from '#engines/intervals/index.ts';
import type { Indicator, IndicatorName, PastTender } from './types.ts';

const year = 365;
/** Under five tenders an index says more of chance than of a market; of more than twelve kinds nobody reads the rest. */
const fewestWon = 5;
const mostKinds = 12;
const z95 = 1.959963984540054;

/** A share of yes among those that tell, with Wilson's interval. */
export function shareOf(
  name: IndicatorName,
  yes: number,
  n: number,
  leftOut: number,
  of: string | null = null,
): Indicator {
  const at = n > 0 ? wilson(yes, n) : null;
  return {
    name,
    value: n > 0 ? yes / n : null,
    low: at?.low ?? null,
    high: at?.high ?? null,
    as: 'share',
    n,
    leftOut,
    of,
  };
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0);

/** A mean with 1.96 standard errors, from a count, a sum and a sum of squares; no interval under three values. */
export function meanFrom(
  name: IndicatorName,
  { n, sum, squares }: Readonly<{ n: number; sum: number; squares: number }>,
  leftOut: number,
): Indicator {
  const mean = sum / n;
  const deviation = Math.sqrt(Math.max(0, squares - n * mean ** 2) / Math.max(1, n - 1));
  const half = n >= 3 ? (z95 * deviation) / Math.sqrt(n) : null;
  return {
    name,
    value: n > 0 ? mean : null,
    low: half === null ? null : Math.max(0, mean - half),
    high: half === null ? null : mean + half,
    as: 'number',
    n,
    leftOut,
    of: null,
  };
}

const inOrder = (tenders: readonly PastTender[]): PastTender[] =>
  tenders.toSorted((a, b) => a.day - b.day || (a.id < b.id ? -1 : 1));

/** Winners of the last year who had won nothing in the three years before it. */
function newWinners(tenders: readonly PastTender[], last: number): Indicator[] {
  const latest = tenders.filter(({ day }) => day > last - year);
  const before = tenders.filter(({ day }) => day <= last - year && day > last - 4 * year);
  const known = new Set(before.flatMap(({ winner }) => winner ?? []));
  const told = before.length > 0 ? latest.flatMap(({ winner }) => winner ?? []) : [];
  const fresh = told.filter((winner) => !known.has(winner)).length;
  const leftOut = latest.length - told.length;
  return [
    shareOf('newWinners', fresh, told.length, leftOut),
    shareOf('recurringWinners', told.length - fresh, told.length, leftOut),
  ];
}

/** Of tenders for which the last winner of that kind of work bid again, how many it won. */
function incumbentsRetained(tenders: readonly PastTender[]): Indicator {
  const lastWinner = new Map<string, string>();
  let [bid, won, leftOut] = [0, 0, 0];
  for (const { kind, bidders, winner } of tenders) {
    const incumbent = lastWinner.get(kind);
    if (winner === null || incumbent === undefined || !bidders.includes(incumbent)) leftOut += 1;
    else {
      bid += 1;
      if (winner === incumbent) won += 1;
    }
    if (winner !== null) lastWinner.set(kind, winner);
  }
  return shareOf('incumbentsRetained', won, bid, leftOut);
}

/** Who came in the last year, of those who bid in it; and who of the year before bid in it no more. */
function comersAndLeavers(tenders: readonly PastTender[], last: number): Indicator[] {
  const within = (from: number, to: number) =>
    new Set(tenders.filter(({ day }) => day > from && day <= to).flatMap(({ bidders }) => [...bidders]));
  const now = within(last - year, last);
  const before = within(last - 2 * year, last - year);
  const ever = within(Number.NEGATIVE_INFINITY, last - year);
  const told = ever.size > 0;
  return [
    shareOf('comers', [...now].filter((one) => !ever.has(one)).length, told ? now.size : 0, told ? 0 : now.size),
    shareOf('leavers', [...before].filter((one) => !now.has(one)).length, before.size, 0),
  ];
}

/** The largest supplier's part of the value won in three years; the Herfindahl–Hirschman index of the commonest kinds of work. */
function byValue(tenders: readonly PastTender[], last: number): Indicator[] {
  const recent = tenders.filter(({ day }) => day > last - 3 * year);
  const told = recent.filter(({ winner, size }) => winner !== null && size !== null && size > 0);
  const held = (some: readonly PastTender[]) => {
    const by = new Map<string, number>();
    for (const { winner, size } of some) by.set(winner!, (by.get(winner!) ?? 0) + size!);
    return [...by].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  };
  const all = held(told);
  const sum = all.reduce((total, [, value]) => total + value, 0);
  const kinds = [...Map.groupBy(told, ({ kind }) => kind)]
    .filter(([, some]) => some.length >= fewestWon)
    .sort(([a, some], [b, others]) => others.length - some.length || (a < b ? -1 : 1))
    .slice(0, mostKinds);
  return [
    {
      name: 'largestSupplier',
      value: sum > 0 ? all[0]![1] / sum : null,
      low: null,
      high: null,
      as: 'share',
      n: told.length,
      leftOut: recent.length - told.length,
      of: all[0]?.[0] ?? null,
    },
    ...kinds.map(([kind, some]): Indicator => {
      const found = concentrationOf(held(some).map(([, value]) => value));
      return {
        name: 'concentration',
        value: found?.hhi ?? null,
        low: null,
        high: null,
        as: 'index',
        n: some.length,
        leftOut: 0,
        of: kind,
      };
    }),
  ];
}

/**
 * What a buyer's past tenders say of its market, in the order of `indicatorNames`. Shares have Wilson's 95% interval, means 1.96 standard
 * errors; sums over all that was won have none, since nothing was sampled.
 *
 * @returns an empty list where there is no tender
 * @example indicatorsFromTenders(tenders).find(({ name }) => name === 'singleBids')
 */
export function indicatorsFromTenders(given: readonly PastTender[]): Indicator[] {
  const tenders = inOrder(given);
  const last = tenders.at(-1)?.day;
  if (last === undefined) return [];
  const counts = tenders.map(({ bidders }) => new Set(bidders).size);
  const some = counts.filter((count) => count > 0);
  return [
    shareOf('singleBids', some.filter((count) => count === 1).length, some.length, counts.length - some.length),
    shareOf('noBids', counts.length - some.length, counts.length, 0),
    meanFrom('biddersALot', { n: counts.length, sum: sumOf(counts), squares: sumOf(counts.map((one) => one ** 2)) }, 0),
    ...newWinners(tenders, last),
    incumbentsRetained(tenders),
    ...comersAndLeavers(tenders, last),
    ...byValue(tenders, last),
  ];
}
