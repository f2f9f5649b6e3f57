import { concentrationOf } from '#engines/concentration/index.ts';
import type { Roster } from '../roster.ts';

/** Below this many providers a zone's figures would tell what one of them has. The rule is ours. */
export const fewestShown = 5;

export type ZoneFigures = Readonly<{
  zone: string;
  /** Null where they are too few to be told. */
  providers: number | null;
  hours: number | null;
  largest: number | null;
}>;

export type Providing = Readonly<{ zones: readonly ZoneFigures[]; whole: ZoneFigures | null }>;

const roundedTo = (step: number, value: number): number => Math.round(value / step) * step;

function figuresOf(zone: string, entries: Roster['entries']): ZoneFigures {
  const hours = new Map<string, number>();
  for (const { provider, hours: held } of entries)
    hours.set(provider.toLowerCase(), (hours.get(provider.toLowerCase()) ?? 0) + (held ?? 0));
  if (hours.size < fewestShown) return { zone, providers: null, hours: null, largest: null };
  const found = concentrationOf([...hours.values()]);
  return {
    zone,
    providers: hours.size,
    hours: found
      ? roundedTo(
          10,
          [...hours.values()].reduce((sum, one) => sum + one, 0),
        )
      : null,
    largest: found ? roundedTo(0.05, found.largest) : null,
  };
}

/**
 * Who provides, for everybody to read: counts and no names, by zone. A zone of few is told as that; where only one zone is, the whole
 * is not told either, because what is left of it would tell that zone. Hours are to the nearest ten, shares to the nearest twentieth.
 *
 * @example providingOf({ entries: [], growthPercent: 10, growthBecause: null }) // { zones: [], whole: null }
 */
export function providingOf({ entries }: Roster): Providing {
  const zones = [...Map.groupBy(entries, ({ zone }) => zone ?? 'Everywhere else')]
    .map(([zone, here]) => figuresOf(zone, here))
    .sort((a, b) => a.zone.localeCompare(b.zone, 'en-GB'));
  const hidden = zones.filter(({ providers }) => providers === null).length;
  return { zones, whole: hidden === 1 || zones.length < 2 ? null : figuresOf('All zones together', entries) };
}
