import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { DutyStep } from './duties.ts';

/** True for the one who may look on this day: the first to ask. */
export async function takeDay(tx: Tx, onDay: string): Promise<boolean> {
  const { rows } =
    await sql`insert into duty_rounds (on_day) values (${onDay}) on conflict do nothing returning on_day`.execute(tx);
  return rows.length === 1;
}

/** False where this person was written to about it at this step already. */
export async function takeReminder(
  tx: Tx,
  personId: string,
  duty: string,
  step: DutyStep,
  onDay: string,
): Promise<boolean> {
  const { rows } = await sql`insert into duty_reminders (person_id, duty, step, reminded_on)
    values (${personId}, ${duty}, ${step}, ${onDay}) on conflict do nothing returning duty`.execute(tx);
  return rows.length === 1;
}
