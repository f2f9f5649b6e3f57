import { sql } from 'kysely';
import type { Answer, Stability } from '#engines/opinion/index.ts';
import type { Tx } from '#platform/db/database.ts';

/** A count as it is kept: who is in which group is with the people, not here. */
export type KeptAnswer = Omit<Answer, 'people' | 'group'>;

export type Count = Readonly<{
  countedAt: Date;
  answer: KeptAnswer;
  /** Null until it was looked whether groups stand. */
  stability: readonly Stability[] | null;
  judgedAt: Date | null;
}>;

export async function countOf(tx: Tx, conversationId: string): Promise<Count | null> {
  const { rows } = await sql<Count>`select counted_at as "countedAt", answer, stability, judged_at as "judgedAt"
    from conversation_counts where conversation_id = ${conversationId}`.execute(tx);
  return rows[0] ?? null;
}

/** What somebody's own page needs of a count, and no more: it is drawn hundreds of times a second. */
export async function groupsTold(
  tx: Tx,
  conversationId: string,
): Promise<Pick<KeptAnswer, 'groups' | 'representative'> | null> {
  const { rows } = await sql<Pick<KeptAnswer, 'groups' | 'representative'>>`select answer->'groups' as groups,
      answer->'representative' as representative from conversation_counts where conversation_id = ${conversationId}`.execute(
    tx,
  );
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
  const tallies = JSON.stringify(
    kept.statements.map(({ id, agree, disagree, pass, priority }) => ({
      number: Number(id),
      agree,
      disagree,
      pass,
      priority,
    })),
  );
  await sql`update statements s set agrees = given.agree, disagrees = given.disagree, passes = given.pass, priority = given.priority
    from jsonb_to_recordset(${tallies}::jsonb) as given (number integer, agree integer, disagree integer, pass integer, priority double precision)
    where s.conversation_id = ${conversationId} and s.number = given.number
      and (s.agrees, s.disagrees, s.passes, s.priority) is distinct from (given.agree, given.disagree, given.pass, given.priority)`.execute(
    tx,
  );
  const votes = kept.statements.reduce((sum, one) => sum + one.seen, 0);
  await sql`update conversations set participants = ${kept.participants}, votes = ${votes} where id = ${conversationId}`.execute(
    tx,
  );
}

/** Open conversations whose votes are newer than their count: what a server that ended left undone. */
export async function conversationsToCount(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{
    id: string;
  }>`select c.id from conversations c left join conversation_counts k on k.conversation_id = c.id
    where c.state in ('open', 'closed') and (k.judged_at is null or k.judged_at < k.counted_at or exists (select 1 from conversation_votes v
      where v.conversation_id = c.id and v.cast_at >= k.counted_at)) order by c.id`.execute(tx);
  return rows.map(({ id }) => id);
}
