import type { Point } from './types.ts';

/** The exponent of Nelson's transformation, which makes times between events nearly normal. */
const nelson = 1 / 3.6;

/**
 * Days between events, for charting what is too rare to count by the month. A longer time is fewer events.
 *
 * @param eventsOn dates of the events as YYYY-MM-DD, in any order; two on one day are 0 days apart
 * @returns a point for each event but the first: the days since the one before, dated by the event; events of one day become one point each, so their dates repeat
 * @throws RangeError where a date is not one
 * @example timeBetween(['2026-01-01', '2026-01-11']) // [{ on: '2026-01-11', value: 10 }]
 */
export function timeBetween(eventsOn: readonly string[]): Point[] {
  const days = eventsOn.map((on) => {
    const at = Date.parse(`${on}T00:00:00Z`);
    if (!/^\d{4}-\d{2}-\d{2}$/.test(on) || Number.isNaN(at)) throw new RangeError(`"${on}" is not a date`);
    return { on, day: at / 86_400_000 };
  });
  days.sort((a, b) => a.day - b.day);
  return days.slice(1).map(({ on, day }, index) => ({ on, value: day - days[index]!.day }));
}

/**
 * Nelson's transformation of a time between events: t^(1/3.6). Chart the result, and turn the limits back with {@link untransform}.
 * Source: L. S. Nelson (1994), Journal of Quality Technology 26, 239–240.
 * @example transform(10) // 1.896 to three places
 */
export const transform = (days: number): number => days ** nelson;
export const untransform = (value: number): number => Math.max(0, value) ** 3.6;
