import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';

export type HandsCount = Readonly<{ statementId: string; agree: number; disagree: number; unsure: number }>;
export type HandsMeeting = Readonly<{
  id: string;
  place: string;
  heldOn: string;
  people: number;
  withdrawnBecause: string | null;
  counts: readonly (HandsCount & Readonly<{ number: number; words: string; state: string }>)[];
}>;

export async function handsOf(tx: Tx, conversationId: string): Promise<HandsMeeting[]> {
  return (
    await sql<HandsMeeting>`select m.id, m.place, m.held_on as "heldOn", m.people, m.withdrawn_because as "withdrawnBecause",
        (select coalesce(jsonb_agg(jsonb_build_object('statementId', s.id, 'number', s.number, 'words', s.words, 'state', s.state, 'agree', h.agree,
          'disagree', h.disagree, 'unsure', h.unsure) order by s.number), '[]') from hands_counts h join statements s on s.id = h.statement_id
          where h.meeting_id = m.id) as counts
      from hands_meetings m where m.conversation_id = ${conversationId} order by m.held_on, m.kept_at, m.id`.execute(tx)
  ).rows;
}

export async function insertMeeting(
  tx: Tx,
  one: Omit<HandsMeeting, 'counts' | 'withdrawnBecause'> &
    Readonly<{ conversationId: string; counts: readonly HandsCount[]; by: string | null; at: Date }>,
): Promise<void> {
  await sql`insert into hands_meetings (id, conversation_id, place, held_on, people, kept_by, kept_at)
    values (${one.id}, ${one.conversationId}, ${one.place}, ${one.heldOn}, ${one.people}, ${one.by}, ${one.at})`.execute(
    tx,
  );
  await sql`insert into hands_counts (meeting_id, statement_id, agree, disagree, unsure)
    select ${one.id}::uuid, id, agree, disagree, unsure
    from jsonb_to_recordset(${JSON.stringify(one.counts.map(({ statementId: id, ...counts }) => ({ id, ...counts })))}::jsonb)
      as given (id uuid, agree integer, disagree integer, unsure integer)`.execute(tx);
}

export async function takeMeetingBack(
  tx: Tx,
  conversationId: string,
  id: string,
  because: string,
  at: Date,
): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update hands_meetings set withdrawn_because = ${because}, withdrawn_at = ${at} where id = ${id}
    and conversation_id = ${conversationId} and withdrawn_at is null`.execute(tx);
  return numAffectedRows === 1n;
}
