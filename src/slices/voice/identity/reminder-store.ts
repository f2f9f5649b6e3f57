import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';

export type Reminder = Readonly<{ personId: string; weekdays: readonly number[] }>;

export async function remindersOf(tx: Tx, conversationId: string): Promise<Reminder[]> {
  return (
    await sql<Reminder>`select person_id as "personId", weekdays::integer[] as weekdays from conversation_reminders
      where conversation_id = ${conversationId} order by person_id`.execute(tx)
  ).rows;
}

export async function saveReminder(
  tx: Tx,
  conversationId: string,
  personId: string,
  weekdays: readonly number[],
): Promise<void> {
  await sql`delete from conversation_reminders where conversation_id = ${conversationId} and person_id = ${personId}`.execute(
    tx,
  );
  if (weekdays.length === 0) return;
  await sql`insert into conversation_reminders (conversation_id, person_id, weekdays)
    values (${conversationId}, ${personId}, ${[...weekdays]}::smallint[])`.execute(tx);
}

export type ThatWaits = Readonly<{ id: string; caseId: string; title: string; state: string; waiting: number }>;

const waiting = sql`(s.state = 'unmoderated' or (s.state = 'rejected' and s.appealed_at is not null and coalesce(s.looked_at <= s.appealed_at, true)))`;

/** Conversations held here, open or closed, in which statements wait to be looked at, with how many; of some cases or of all. */
export async function conversationsWaiting(tx: Tx, caseIds: readonly string[] | null): Promise<ThatWaits[]> {
  return (
    await sql<ThatWaits>`select c.id, c.case_id as "caseId", c.title, c.state, count(*)::integer as waiting
      from conversations c join statements s on s.conversation_id = c.id and ${waiting}
      where c.source = 'here' and c.state in ('open', 'closed') and (${caseIds === null} or c.case_id = any(${[...(caseIds ?? [])]}::uuid[]))
      group by c.id order by c.added_at, c.id`.execute(tx)
  ).rows;
}

/** Those of the given that nobody was reminded of on a day; each is handed out once, however many servers ask. */
export async function takeUnreminded(tx: Tx, conversationIds: readonly string[], onDay: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`insert into conversation_reminded (conversation_id, on_day)
    select id, ${onDay}::date from unnest(${[...conversationIds]}::uuid[]) as id on conflict do nothing
    returning conversation_id as id`.execute(tx);
  return rows.map(({ id }) => id);
}
