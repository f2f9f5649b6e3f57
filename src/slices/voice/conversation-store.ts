import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { Conversation } from './conversation.ts';

const columns = sql`id, case_id as "caseId", version, title, about, address, source, participants, votes, added_at as "addedAt"`;

const load = async (tx: Tx, where: ReturnType<typeof sql>): Promise<Conversation[]> => {
  const { rows } = await sql<Omit<Conversation, 'state'>>`select ${columns} from conversations where ${where}
    order by added_at, id`.execute(tx);
  return rows.map((row) => ({ ...row, state: 'kept' }));
};

export const conversationsById = (tx: Tx, ids: readonly string[]) => load(tx, sql`id = any(${[...ids]}::uuid[])`);
export const conversationsOf = (tx: Tx, caseId: string) => load(tx, sql`case_id = ${caseId}`);
