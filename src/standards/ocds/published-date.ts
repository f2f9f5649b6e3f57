import { londonDate } from '#platform/clock.ts';

/**
 * The calendar date a publisher meant. A date written with its own offset, or bare, means the day that is written.
 * Written in UTC it means that day too (publishers put T00:00:00Z for "that day"), unless the instant is exactly
 * midnight in London in summer time (23:00:00Z), which means the next day. Null where it is not a date.
 *
 * @example publishedDate('2026-06-30T23:00:00Z') // '2026-07-01'
 */
export function publishedDate(text: string): string | null {
  const part = /^(\d{4}-\d{2}-\d{2})(?:[T ].*)?$/.exec(text.trim());
  if (!part) return null;
  const written = part[1]!;
  const day = new Date(`${written}T00:00:00Z`);
  // There is no year nought, and no database keeps one.
  if (written < '0001' || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== written) return null;
  if (/T23:00:00(\.0+)?Z$/.test(text.trim())) {
    const following = new Date(day.getTime() + 86_400_000).toISOString().slice(0, 10);
    if (londonDate(new Date(day.getTime() + 23 * 3_600_000)) === following) return following;
  }
  return written;
}
