import { sql } from 'kysely';
import type { Answer } from '#engines/opinion/index.ts';
import type { Tx } from '#platform/db/database.ts';

/**
 * Counts groups anew where they are others: another number of them, or one whose people mostly have another number now. Called before the
 * new groups are kept.
 */
export async function keepGrouping(
  tx: Tx,
  conversationId: string,
  { people, group, groups }: Pick<Answer, 'people' | 'group' | 'groups'>,
): Promise<void> {
  const given = JSON.stringify(people.map((number, one) => ({ number: Number(number), own: group[one] })));
  await sql`update conversation_counts set grouping = grouping + 1
    where conversation_id = ${conversationId} and (jsonb_array_length(answer->'groups') <> ${groups.length}::integer or 0.5 > (
      select min(stayed) from (select avg((p.group_number = given.own)::integer) as stayed
        from jsonb_to_recordset(${given}::jsonb) as given (number integer, own integer)
        join conversation_people p on p.conversation_id = ${conversationId} and p.number = given.number and p.group_number is not null
        where given.own >= 0 group by p.group_number) as by_group))`.execute(tx);
}

export async function groupingOf(tx: Tx, conversationId: string): Promise<number> {
  const { rows } = await sql<{
    grouping: number;
  }>`select grouping from conversation_counts where conversation_id = ${conversationId}`.execute(tx);
  return rows[0]?.grouping ?? 1;
}

/** What is told of something by number, and what waits, as the next telling needs it. */
export type Telling = Readonly<{
  number: number;
  earlier: readonly unknown[];
  waiting: unknown;
  waitingAt: Date | null;
}>;

export async function tellingsOf(tx: Tx, conversationId: string): Promise<Map<number, Telling>> {
  const { rows } = await sql<Telling>`select number, earlier, waiting, waiting_at as "waitingAt" from conversation_told
    where conversation_id = ${conversationId}`.execute(tx);
  return new Map(rows.map((row) => [row.number, row]));
}

export type NextTelling = Readonly<{
  number: number;
  /** What is told now, with its counts; null where nothing is. */
  line: unknown;
  counts: unknown;
  toldAt: Date | null;
  waiting: unknown;
  waitingAt: Date | null;
}>;

export async function keepTellings(tx: Tx, conversationId: string, next: readonly NextTelling[]): Promise<void> {
  if (next.length === 0) return;
  await sql`insert into conversation_told as known (conversation_id, number, line, told_at, earlier, waiting, waiting_at)
    select ${conversationId}::uuid, number, nullif(line, 'null'), "toldAt", case when "toldAt" is null then '[]' else jsonb_build_array(counts) end,
      nullif(waiting, 'null'), "waitingAt"
    from jsonb_to_recordset(${JSON.stringify(next)}::jsonb)
      as given (number integer, line jsonb, counts jsonb, "toldAt" timestamptz, waiting jsonb, "waitingAt" timestamptz)
    on conflict (conversation_id, number) do update set line = coalesce(excluded.line, known.line),
      told_at = coalesce(excluded.told_at, known.told_at), earlier = known.earlier || excluded.earlier,
      waiting = excluded.waiting, waiting_at = excluded.waiting_at`.execute(tx);
}

export type ToldAs<T> = Readonly<{ line: T; toldAt: Date }>;

/** Everything that is told of a conversation, by number. */
export async function toldByNumber(tx: Tx, conversationId: string): Promise<Map<number, ToldAs<unknown>>> {
  const { rows } = await sql<ToldAs<unknown> & { number: number }>`select number, line, told_at as "toldAt"
    from conversation_told where conversation_id = ${conversationId} and line is not null`.execute(tx);
  return new Map(rows.map(({ number, line, toldAt }) => [number, { line, toldAt }]));
}

/** The tallies that stand with statements and with the conversation are the told ones: whatever reads them reads what is published. */
export async function copyTallies(tx: Tx, conversationId: string, at: Date): Promise<void> {
  await sql`update statements s set agrees = (t.line->>'agree')::integer, disagrees = (t.line->>'disagree')::integer,
      passes = (t.line->>'pass')::integer
    from conversation_told t where t.conversation_id = ${conversationId} and t.line is not null and t.number = s.number
      and s.conversation_id = t.conversation_id
      and (s.agrees, s.disagrees, s.passes) is distinct from ((t.line->>'agree')::integer, (t.line->>'disagree')::integer, (t.line->>'pass')::integer)`.execute(
    tx,
  );
  await sql`update conversations c set participants = coalesce((select (line->>'participants')::integer from conversation_told t
        where t.conversation_id = c.id and t.number = 0), 0),
      votes = (select coalesce(sum(agrees + disagrees + passes), 0) from statements s where s.conversation_id = c.id)
    where c.id = ${conversationId}`.execute(tx);
  await sql`update conversation_counts set told_at = ${at} where conversation_id = ${conversationId}`.execute(tx);
}

/** Whether it is looked at now whether groups stand, or it has closed and its last numbers are not told yet. */
export async function isPending(tx: Tx, conversationId: string): Promise<boolean> {
  const { rows } = await sql<{
    pending: boolean;
  }>`select k.judged_at is null or k.judged_at < k.counted_at
      or (h.closed_at is not null and (k.told_at is null or k.told_at < h.closed_at)) as pending
    from conversation_counts k left join held_conversations h on h.conversation_id = k.conversation_id
    where k.conversation_id = ${conversationId}`.execute(tx);
  return rows[0]?.pending ?? false;
}
