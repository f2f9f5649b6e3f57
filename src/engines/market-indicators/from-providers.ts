import { concentrationOf } from '#engines/concentration/index.ts';
import { byar } from '#engines/intervals/index.ts';
import type { Indicator } from './types.ts';

/** Who provides in a zone today. */
export type Providing = Readonly<{
  provider: string;
  zone: string | null;
  hours: number | null;
  couldAdd: number;
  type: 'sme' | 'vcse' | 'large' | 'in-house' | null;
}>;

const plain = (more: Pick<Indicator, 'name' | 'value' | 'as' | 'n' | 'leftOut' | 'of'>): Indicator => ({
  low: null,
  high: null,
  ...more,
});

const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0);

/**
 * What today's providers say: the Herfindahl–Hirschman index of hours in every zone and never only for all together, the part of hours that
 * small and voluntary providers have, and what could be added within twelve weeks for each hour there is. Nothing was sampled, so
 * no interval is given.
 *
 * @example indicatorsFromProviders([{ provider: 'Tern', zone: 'Fell', hours: 475, couldAdd: 60, type: 'sme' }])
 */
export function indicatorsFromProviders(given: readonly Providing[]): Indicator[] {
  const known = given.filter(({ hours }) => hours !== null && hours > 0);
  if (known.length === 0) return [];
  const leftOut = given.length - known.length;
  const zones = [...Map.groupBy(known, ({ zone }) => zone)];
  const typed = known.filter(({ type }) => type !== null);
  const hours = sum(known.map((one) => one.hours!));
  const small = typed.filter(({ type }) => type === 'sme' || type === 'vcse');
  const hoursTyped = sum(typed.map((one) => one.hours!));
  return [
    ...zones.map(([zone, here]) => {
      const held = new Map<string, number>();
      for (const one of here) {
        const key = one.provider.toLowerCase();
        held.set(key, (held.get(key) ?? 0) + one.hours!);
      }
      return plain({
        name: 'concentration',
        value: concentrationOf([...held.values()])?.hhi ?? null,
        as: 'index',
        n: held.size,
        leftOut: given.filter((one) => one.zone === zone).length - here.length,
        of: zone,
      });
    }),
    plain({
      name: 'smallAndVoluntary',
      value: hoursTyped > 0 ? sum(small.map((one) => one.hours!)) / hoursTyped : null,
      as: 'share',
      n: typed.length,
      leftOut: given.length - typed.length,
      of: null,
    }),
    plain({
      name: 'headroom',
      value: sum(known.map((one) => one.couldAdd)) / hours,
      as: 'share',
      n: known.length,
      leftOut,
      of: null,
    }),
  ];
}

/** Hand-backs for each provider-year: a count over what it could have come from, with Byar's interval. */
export function handBackRate(handBacks: number, providers: number, years: number): Indicator {
  const at = providers * years;
  const interval = byar(handBacks);
  return {
    name: 'handBacks',
    value: at > 0 ? handBacks / at : null,
    low: at > 0 ? interval.low / at : null,
    high: at > 0 ? interval.high / at : null,
    as: 'a year',
    n: handBacks,
    leftOut: 0,
    of: null,
  };
}

/** A published floor brought to another wage, in proportion: floor × wage now ÷ the wage that it was worked out at. An estimate. */
export const floorAt = (floorPence: number, atWagePence: number, wagePence: number): number =>
  (floorPence * wagePence) / atWagePence;

/** Fewer than this many returns are never shown: from four, one could be told. */
export const fewestReturns = 5;

export type Pooled = Readonly<{ n: number; lowerQuartile: number; median: number; upperQuartile: number }>;

/**
 * Costs of care as they were returned, pooled: quartiles (R's type 7), and only from five returns.
 *
 * @returns null under five
 * @example pool([2000, 2100, 2200, 2300, 2400]).median // 2200
 */
export function pool(costs: readonly number[]): Pooled | null {
  if (costs.length < fewestReturns) return null;
  const sorted = costs.toSorted((a, b) => a - b);
  const at = (part: number): number => {
    const place = (sorted.length - 1) * part;
    const low = Math.floor(place);
    return sorted[low]! + (place - low) * (sorted[Math.min(sorted.length - 1, low + 1)]! - sorted[low]!);
  };
  return { n: costs.length, lowerQuartile: at(0.25), median: at(0.5), upperQuartile: at(0.75) };
}
