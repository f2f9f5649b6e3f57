import {
  type Chart,
  chartTimeBetween,
  type Improvement,
  type Point,
  type Rebase,
  type Refused,
} from '#engines/spc/index.ts';

const most = 20_000;

/**
 * The dates of single events, where a series of counts says them: whole numbers that do not all stand for a month. Null where they
 * are counts by period, from which nobody can tell how long it was between two events.
 */
export function eventDates(points: readonly Point[]): string[] | null {
  if (points.some(({ value }) => !Number.isInteger(value) || value < 0)) return null;
  if (points.every(({ on }) => on.endsWith('-01'))) return null;
  const counted = points.filter(({ value }) => value > 0);
  if (counted.reduce((sum, { value }) => sum + value, 0) > most) return null;
  return counted.flatMap(({ on, value }) => Array.from({ length: value }, () => on));
}

/** Longer between two events is fewer events. */
const between: Record<Improvement, Improvement> = { up: 'down', down: 'up', neutral: 'neutral' };

/** Days between events, charted; null where the series is not one of dates. A target is days between. */
export function chartRare(
  points: readonly Point[],
  options: { improvement: Improvement; target: number | null; baseline: number | null; rebases: readonly Rebase[] },
): Chart | Refused | null {
  const events = eventDates(points);
  return events && chartTimeBetween(events, { ...options, improvement: between[options.improvement] });
}
