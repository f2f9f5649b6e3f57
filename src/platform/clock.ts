import { sql } from 'kysely';
import type { Tx } from './db/database.ts';

/** The one clock: the database's, moved only where the installation is a demonstration or a test. */
export async function appNow(tx: Tx): Promise<Date> {
  const { rows } = await sql<{ now: Date }>`select app_now() as now`.execute(tx);
  return rows[0]!.now;
}

/** Moves the clock of a demonstration or test so that it reads `instant`; the database refuses elsewhere. */
export async function setClock(tx: Tx, instant: Date | null): Promise<void> {
  await sql`update installation set clock_offset = case when ${instant}::timestamptz is null then '0'::interval
    else ${instant}::timestamptz - now() end where kind in ('demo', 'test')`.execute(tx);
}

const london = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The calendar date in London at an instant, as YYYY-MM-DD. */
export const londonDate = (instant: Date): string => london.format(instant);

/** A calendar date some days or months later. Months keep the day where the month has it, else its last day. */
export function addToDate(on: string, add: { days?: number; months?: number }): string {
  const [year, month, day] = on.split('-').map(Number) as [number, number, number];
  const first = new Date(Date.UTC(year, month - 1 + (add.months ?? 0), 1));
  const lastDay = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(day, lastDay) + (add.days ?? 0));
  return first.toISOString().slice(0, 10);
}

const londonHours = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', hourCycle: 'h23' });

/** The hour of the day in London at an instant, from 0 to 23. */
export const londonHour = (instant: Date): number => Number(londonHours.format(instant));

/** The day of the week of a calendar date: 1 is Monday, 7 is Sunday. */
export const weekdayOf = (on: string): number => new Date(`${on}T12:00:00Z`).getUTCDay() || 7;
