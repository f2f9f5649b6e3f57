import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { Conversation, Statement } from './conversation.ts';

const columns = sql`id, case_id as "caseId", state, version, title, about, address, source, participants, votes, added_at as "addedAt"`;

const load = async (tx: Tx, where: ReturnType<typeof sql>): Promise<Conversation[]> => {
  const { rows } = await sql<Conversation>`select ${columns} from conversations where ${where}
    order by added_at, id`.execute(tx);
  return rows;
};

export const conversationsById = (tx: Tx, ids: readonly string[]) => load(tx, sql`id = any(${[...ids]}::uuid[])`);
export const conversationsOf = (tx: Tx, caseId: string) => load(tx, sql`case_id = ${caseId}`);

/** The conversation that an export is of, by its address or else its title, with what it was last read from. */
export async function knownConversation(
  tx: Tx,
  caseId: string,
  one: { address: string | null; title: string },
): Promise<{ id: string; fileHash: string; version: number } | null> {
  const { rows } = await sql<{
    id: string;
    fileHash: string;
    version: number;
  }>`select id, file_hash as "fileHash", version
    from conversations where case_id = ${caseId} and (case when ${one.address}::text is null then title = ${one.title}
      else address = ${one.address} end) limit 1`.execute(tx);
  return rows[0] ?? null;
}

export async function saveConversation(tx: Tx, one: Conversation, fileHash: string, by: string | null): Promise<void> {
  await sql`insert into conversations (id, case_id, version, title, about, address, source, participants, votes, file_hash, added_by, added_at)
    values (${one.id}, ${one.caseId}, ${one.version}, ${one.title}, ${one.about}, ${one.address}, ${one.source},
      ${one.participants}, ${one.votes}, ${fileHash}, ${by}, ${one.addedAt})
    on conflict (id) do update set version = excluded.version, participants = excluded.participants, votes = excluded.votes,
      file_hash = excluded.file_hash`.execute(tx);
}

const statementColumns = sql`s.id, c.case_id as "caseId", s.conversation_id as "conversationId", s.state, s.version, s.number, s.words,
  s.agrees, s.disagrees, s.passes, s.said_at as "saidAt"`;
const loadStatements = async (tx: Tx, where: ReturnType<typeof sql>): Promise<Statement[]> =>
  (
    await sql<Statement>`select ${statementColumns} from statements s join conversations c on c.id = s.conversation_id
      where ${where} order by s.agrees + s.disagrees + coalesce(s.passes, 0) desc, s.number`.execute(tx)
  ).rows;

export const statementsById = (tx: Tx, ids: readonly string[]) =>
  loadStatements(tx, sql`s.id = any(${[...ids]}::uuid[])`);
export const statementsOf = (tx: Tx, conversationId: string) =>
  loadStatements(tx, sql`s.conversation_id = ${conversationId}`);
/** Only those that somebody quoted: the hundreds of others are in their conversation, not on the thread. */
export const quotedStatements = (tx: Tx, caseId: string) =>
  loadStatements(
    tx,
    sql`c.case_id = ${caseId} and exists (select 1 from quotations q where q.statement_id = s.id and q.state = 'kept')`,
  );

export type StatementRow = Omit<Statement, 'caseId' | 'version'>;

/** Keeps statements; one that is there already takes the newer tallies and keeps its words, which may be quoted. */
export async function saveStatements(tx: Tx, statements: readonly StatementRow[]): Promise<void> {
  await sql`insert into statements (id, conversation_id, number, words, state, agrees, disagrees, passes, version, said_at)
    select id, conversation_id, number, words, state, agrees, disagrees, passes, 1, said_at
    from jsonb_to_recordset(${JSON.stringify(
      statements.map((one) => ({
        ...one,
        conversation_id: one.conversationId,
        said_at: one.saidAt,
      })),
    )}::jsonb) as given(id uuid, conversation_id uuid, number integer, words text, state text, agrees integer,
      disagrees integer, passes integer, said_at timestamptz)
    on conflict (conversation_id, number) do update set state = excluded.state, agrees = excluded.agrees,
      disagrees = excluded.disagrees, passes = excluded.passes, version = statements.version + 1`.execute(tx);
}

export async function quotationOfStatement(tx: Tx, statementId: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`select id from quotations where statement_id = ${statementId}`.execute(tx);
  return rows[0]?.id ?? null;
}
