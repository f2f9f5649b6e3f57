import { type Concentration, concentrationOf } from '#engines/concentration/index.ts';
import type { Roster } from './roster.ts';

export type Concentrated = Concentration & Readonly<{ zone: string | null; names: readonly string[] }>;

export type Concentrations = Readonly<{
  zones: readonly Concentrated[];
  /** The whole beside its parts, and only where there are parts: alone it hides a zone that hangs from one provider. */
  whole: Concentrated | null;
  sentence: string;
  leftOut: readonly string[];
}>;

const format = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const percent = (share: number): string => `${format.format(100 * share)}%`;

function ofHours(zone: string | null, held: ReadonlyMap<string, { name: string; hours: number }>): Concentrated | null {
  const largestFirst = [...held.values()].sort((a, b) => b.hours - a.hours || a.name.localeCompare(b.name, 'en-GB'));
  const found = concentrationOf(largestFirst.map((one) => one.hours));
  return found && { zone, names: largestFirst.filter((one) => one.hours > 0).map((one) => one.name), ...found };
}

function hoursOf(entries: Roster['entries']): Map<string, { name: string; hours: number }> {
  const held = new Map<string, { name: string; hours: number }>();
  for (const { provider, hours } of entries) {
    const key = provider.toLowerCase();
    const there = held.get(key);
    held.set(key, { name: there?.name ?? provider, hours: (there?.hours ?? 0) + (hours ?? 0) });
  }
  return held;
}

/** How far each zone, and the whole beside them, rests on few; most concentrated first. Null where nobody's hours are known. */
export function concentrated({ entries }: Roster): Concentrations | null {
  const zones = [...Map.groupBy(entries, (entry) => entry.zone)]
    .flatMap(([zone, here]) => ofHours(zone, hoursOf(here)) ?? [])
    .sort((a, b) => b.hhi - a.hhi);
  const worst = zones[0];
  if (!worst) return null;
  const whole = zones.length > 1 ? ofHours(null, hoursOf(entries)) : null;
  return {
    zones,
    whole,
    sentence: sentenceFor(worst, whole),
    leftOut: entries
      .filter((entry) => entry.hours === null)
      .map((entry) => (entry.zone ? `${entry.provider} in ${entry.zone}` : entry.provider)),
  };
}

function sentenceFor(worst: Concentrated, whole: Concentrated | null): string {
  const place = worst.zone ? ` in ${worst.zone}` : '';
  const here = `${worst.names[0]} has ${percent(worst.largest)} of the hours${place}`;
  if (!whole) return `${here}.`;
  return `${here}. Over all zones together nobody has more than ${percent(whole.largest)}, which hides it.`;
}
