import { addDays, lastDayBeginningWith, quarterEnd, reportingPeriodEnd } from '#engines/calendar/index.ts';

export const returnKinds = ['compliance', 'large-payments'] as const;
export type ReturnKind = (typeof returnKinds)[number];

export const returnTitles: Record<ReturnKind, string> = {
  compliance: 'How quickly we paid',
  'large-payments': 'Payments over £30,000',
};

export type Period = Readonly<{ kind: ReturnKind; fromOn: string; toOn: string; byOn: string }>;

const firstDay = (toOn: string, months: number): string => {
  const [year, month] = toOn.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, month - months, 1)).toISOString().slice(0, 10);
};

/**
 * The period of a return that ends on a day, with the last day to publish it: 30 days beginning with its last day (sections 69(3) and 70(5) of the
 * Procurement Act 2023). Null where no such period ends on that day.
 *
 * @example periodEnding('compliance', '2026-09-30') // { fromOn: '2026-04-01', toOn: '2026-09-30', byOn: '2026-10-29', … }
 */
export function periodEnding(kind: ReturnKind, toOn: string): Period | null {
  const months = kind === 'compliance' ? 6 : 3;
  const end = kind === 'compliance' ? reportingPeriodEnd(toOn) : quarterEnd(toOn);
  if (end !== toOn) return null;
  return { kind, fromOn: firstDay(toOn, months), toOn, byOn: lastDayBeginningWith(toOn, 30) };
}

/** The latest periods that have begun by a day, the last one first. */
export function periodsUntil(kind: ReturnKind, on: string, count: number): Period[] {
  const periods: Period[] = [];
  let end = kind === 'compliance' ? reportingPeriodEnd(on) : quarterEnd(on);
  while (periods.length < count) {
    const period = periodEnding(kind, end)!;
    periods.push(period);
    end = addDays(period.fromOn, -1);
  }
  return periods;
}

export const isOver = ({ toOn }: Pick<Period, 'toOn'>, today: string): boolean => toOn < today;
