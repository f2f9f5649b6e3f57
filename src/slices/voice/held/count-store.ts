import { sql } from 'kysely';
import type { Answer, Stability } from '#engines/opinion/index.ts';
import type { Tx } from '#platform/db/database.ts';
import { keepGrouping } from '../told/told-store.ts';

/** A count as it is kept: who is in which group is with the people, not here. */
export type KeptAnswer = Omit<Answer, 'people' | 'group'>;

export type Count = Readonly<{
  countedAt: Date;
  answer: KeptAnswer;
  /** Null until it was looked whether groups stand. */
  stability: readonly Stability[] | null;
  judgedAt: Date | null;
}>;

/** The count as it is this moment: for counting on, never for a page. What may be read of it is what was told (told/). */
export async function countOf(tx: Tx, conversationId: string): Promise<Count | null> {
  const { rows } = await sql<Count>`select counted_at as "countedAt", answer, stability, judged_at as "judgedAt"
    from conversation_counts where conversation_id = ${conversationId}`.execute(tx);
  return rows[0] ?? null;
}

/**
 * What somebody's own page needs of a count, and no more: it is drawn hundreds of times a second. Groups and what they say are as they
 * were just counted, in words; how many are in each is what was told of them.
 */
export async function groupsTold(
  tx: Tx,
  conversationId: string,
): Promise<Readonly<{
  groups: number;
  representative: KeptAnswer['representative'];
  sizes: readonly number[] | null;
}> | null> {
  const { rows } = await sql<{
    groups: number;
    representative: KeptAnswer['representative'];
    sizes: readonly number[] | null;
  }>`select jsonb_array_length(k.answer->'groups') as groups, k.answer->'representative' as representative,
      case when (t.line->>'grouping')::integer = k.grouping then t.line->'groups' end as sizes
    from conversation_counts k left join conversation_told t on t.conversation_id = k.conversation_id and t.number = 0
    where k.conversation_id = ${conversationId}`.execute(tx);
  return rows[0] ?? null;
}

/** Keeps what a count came to; `stability` is given where the groups were judged with it. */
export async function keepCount(
  tx: Tx,
  conversationId: string,
  { people, group, ...kept }: Answer,
  stability: readonly Stability[] | null,
  at: Date,
): Promise<void> {
  // The conversation first, as whoever is forgotten takes it first: to take people first and it afterwards would wait for each other.
  await sql`select 1 from conversations where id = ${conversationId} for no key update`.execute(tx);
  await keepGrouping(tx, conversationId, { people, group, groups: kept.groups });
  await sql`insert into conversation_counts as known (conversation_id, counted_at, answer, stability, judged_at)
    values (${conversationId}, ${at}, ${JSON.stringify(kept)}::jsonb, ${stability && JSON.stringify(stability)}::jsonb, ${stability ? at : null}::timestamptz)
    on conflict (conversation_id) do update set counted_at = excluded.counted_at, answer = excluded.answer,
      stability = coalesce(excluded.stability, known.stability), judged_at = coalesce(excluded.judged_at, known.judged_at)`.execute(
    tx,
  );
  const groups = JSON.stringify(people.map((number, one) => ({ number: Number(number), own: group[one] })));
  await sql`update conversation_people p set group_number = case when given.own >= 0 then given.own end
    from jsonb_to_recordset(${groups}::jsonb) as given (number integer, own integer)
    where p.conversation_id = ${conversationId} and p.number = given.number and p.group_number is distinct from case when given.own >= 0 then given.own end`.execute(
    tx,
  );
  const priorities = JSON.stringify(kept.statements.map(({ id, priority }) => ({ number: Number(id), priority })));
  await sql`update statements s set priority = given.priority
    from jsonb_to_recordset(${priorities}::jsonb) as given (number integer, priority double precision)
    where s.conversation_id = ${conversationId} and s.number = given.number and s.priority is distinct from given.priority`.execute(
    tx,
  );
}

/** Open conversations whose votes are newer than their count: what a server that ended left undone. */
export async function conversationsToCount(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{
    id: string;
  }>`select c.id from conversations c left join conversation_counts k on k.conversation_id = c.id
    where c.state in ('open', 'closed') and (k.judged_at is null or k.judged_at < k.counted_at or k.told_at is null or exists (select 1 from conversation_votes v
      where v.conversation_id = c.id and v.cast_at >= k.counted_at)) order by c.id`.execute(tx);
  return rows.map(({ id }) => id);
}
