import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { StatementState } from '../conversation.ts';
import type { Remark } from './remark.ts';

const columns = sql`r.id, r.statement_id as "statementId", r.author_id as "authorId", r.side, r.said_as as "saidAs", r.words, r.state,
  r.refused_because as "refusedBecause", r.reports, r.said_at as "saidAt"`;

const load = async (tx: Tx, where: ReturnType<typeof sql>): Promise<Remark[]> =>
  (await sql<Remark>`select ${columns} from statement_remarks r where ${where} order by r.said_at, r.id`.execute(tx))
    .rows;

export const remarksUnder = (tx: Tx, statementId: string) =>
  load(tx, sql`r.statement_id = ${statementId} and r.state = 'accepted'`);
export const ownRemarks = (tx: Tx, voterId: string) => load(tx, sql`r.author_id = ${voterId}`);
export const remarksOf = (tx: Tx, conversationId: string) => load(tx, sql`r.conversation_id = ${conversationId}`);

/** How many others see, by statement. */
export async function remarkCounts(tx: Tx, conversationId: string): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ id: string; count: number }>`select statement_id as id, count(*)::integer as count
    from statement_remarks where conversation_id = ${conversationId} and state = 'accepted' group by statement_id`.execute(
    tx,
  );
  return new Map(rows.map(({ id, count }) => [id, count]));
}

/** Those that a moderator has to look at: new ones where they look first, and those that readers asked about. */
export async function remarksWaiting(tx: Tx, conversationId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::integer as count from statement_remarks
    where conversation_id = ${conversationId} and (state = 'unmoderated' or (state = 'accepted' and reports > 0))`.execute(
    tx,
  );
  return rows[0]!.count;
}

export async function insertRemark(
  tx: Tx,
  conversationId: string,
  one: Omit<Remark, 'refusedBecause' | 'reports'>,
): Promise<void> {
  await sql`insert into statement_remarks (id, conversation_id, statement_id, author_id, side, said_as, words, state, said_at)
    values (${one.id}, ${conversationId}, ${one.statementId}, ${one.authorId}, ${one.side}, ${one.saidAs}, ${one.words}, ${one.state},
      ${one.saidAt})`.execute(tx);
}

/** Looked at: what readers asked before is answered by it. */
export async function setRemark(
  tx: Tx,
  one: Readonly<{ id: string; state: StatementState; because: string | null; at: Date }>,
): Promise<void> {
  await sql`update statement_remarks set state = ${one.state}, refused_because = ${one.because}, looked_at = ${one.at}, reports = 0
    where id = ${one.id}`.execute(tx);
}

/** False where nobody sees such a remark. */
export async function addReport(tx: Tx, statementId: string, id: string): Promise<boolean> {
  const { numAffectedRows } = await sql`update statement_remarks set reports = reports + 1
    where id = ${id} and statement_id = ${statementId} and state = 'accepted'`.execute(tx);
  return numAffectedRows === 1n;
}

export async function writeRemarkLog(
  tx: Tx,
  one: Readonly<{
    id: string;
    conversationId: string;
    statementId: string;
    remarkId: string;
    action: 'accepted' | 'refused';
    reason: string | null;
    at: Date;
  }>,
): Promise<void> {
  await sql`insert into moderation_log (id, conversation_id, statement_id, remark_id, action, reason, done_at)
    values (${one.id}, ${one.conversationId}, ${one.statementId}, ${one.remarkId}, ${one.action}, ${one.reason}, ${one.at})`.execute(
    tx,
  );
}

/** What others see stays, of nobody in particular; what nobody has seen goes. */
export async function forgetRemarks(tx: Tx, voterId: string): Promise<void> {
  await sql`delete from statement_remarks where author_id = ${voterId} and state <> 'accepted'`.execute(tx);
  await sql`update statement_remarks set author_id = null where author_id = ${voterId}`.execute(tx);
}
