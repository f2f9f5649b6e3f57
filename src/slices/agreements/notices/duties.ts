import { addDays, daysBetween } from '#engines/calendar/index.ts';
import type { Tx } from '#platform/db/database.ts';
import { londonDate } from '#platform/say.ts';
import { datesComing, noticesComing } from '#slices/procurement/index.ts';
import { datesTold } from './told-to-notices.ts';

/** Something of buying that has its day: a notice the law wants, a publication, a date that was set. */
export type Duty = Readonly<{
  /** The same for the same thing, whoever looks and whenever. */
  key: string;
  on: string;
  title: string;
  says: string;
  reference: string;
  /** Null where the authority owes it once for all that it buys. */
  caseId: string | null;
  procurement: string | null;
  path: string | null;
  by: 'law' | 'plan';
}>;

/** How long a notice that nobody published is still asked after. */
const overdueDays = 365;

/**
 * What is due until a day in these cases (all of them where null), and the notices whose day has gone without them. A date that was set is named
 * once, where a notice of that day says the same.
 */
export async function dutiesUntil(
  tx: Tx,
  today: string,
  until: string,
  caseIds: readonly string[] | null,
): Promise<Duty[]> {
  const notices = await noticesComing(tx, addDays(today, -overdueDays), until, caseIds, datesTold);
  const owed = notices
    .filter(({ on, code, procurementId }) => on >= today || (code && procurementId))
    .map(
      (one): Duty => ({
        ...one,
        key: [one.procurementId ?? 'all', one.code ?? one.title, one.on].join(' '),
        by: one.says === 'The day that was set' ? 'plan' : 'law',
      }),
    );
  const named = new Set(notices.map(({ procurementId, title, on }) => `${procurementId} ${title} ${on}`));
  const set = (await datesComing(tx, today, until, caseIds, 'set'))
    .filter(({ procurementId, title, on }) => !named.has(`${procurementId} ${title} ${on}`))
    .map(
      (one): Duty => ({
        ...one,
        key: [one.procurementId, one.title, one.on].join(' '),
        says: 'The day that was set',
        path: `/cases/${one.caseId}/procurements/${one.procurementId}/timetable`,
        by: 'plan',
      }),
    );
  return [...owed, ...set].toSorted((a, b) => a.on.localeCompare(b.on) || a.title.localeCompare(b.title));
}

/** "Contract details notice: its last day was 8 May 2027" */
export function sayDuty({ title, on, by }: Pick<Duty, 'title' | 'on' | 'by'>, today: string): string {
  const what = by === 'law' ? 'its last day' : 'the day that was set';
  return `${title}: ${what} ${on < today ? 'was' : 'is'} ${on === today ? 'today' : londonDate(on)}`;
}

export const steps = ['coming', 'last-day', 'overdue'] as const;
export type DutyStep = (typeof steps)[number];

/** What is written about a duty on a day: two weeks before, on the last two days, and once more when it has gone. */
export function stepOf({ on }: Pick<Duty, 'on'>, today: string): DutyStep | null {
  const left = daysBetween(today, on);
  if (left < 0) return 'overdue';
  if (left <= 1) return 'last-day';
  return left <= 14 ? 'coming' : null;
}
