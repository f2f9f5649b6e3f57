import { type Generated, type Selectable, sql } from 'kysely';
import { sha256 } from '#platform/crypto/secrets.ts';
import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';
import { fingerprintsOf, type Line, type Naming, type Quotation, type QuotationState } from './quotation.ts';

type QuotationTable = {
  quotations: {
    id: string;
    place: Generated<number>;
    case_id: string;
    state: QuotationState;
    version: number;
    words: string;
    said_by: string | null;
    may_name: Naming;
    heard_at: string | null;
    heard_on: string | null;
    conversation_id: string | null;
    statement_id: string | null;
    fingerprint: string;
    added_by: string | null;
    added_at: Date;
  };
};
const quotationsIn = (tx: Tx) => tx.withTables<QuotationTable>();

const toQuotation = (row: Selectable<QuotationTable['quotations']>): Quotation => ({
  id: row.id,
  caseId: row.case_id,
  state: row.state,
  version: row.version,
  words: row.words,
  saidBy: row.said_by,
  naming: row.may_name,
  heardAt: row.heard_at,
  heardOn: row.heard_on,
  conversationId: row.conversation_id,
  statementId: row.statement_id,
  addedBy: row.added_by,
  addedAt: row.added_at,
});

export async function quotationsById(tx: Tx, ids: readonly string[]): Promise<Quotation[]> {
  if (ids.length === 0) return [];
  const rows = await quotationsIn(tx)
    .selectFrom('quotations')
    .selectAll()
    .where('id', 'in', [...ids])
    .orderBy('place')
    .execute();
  return rows.map(toQuotation);
}

/** In the order in which they were kept, with the names of authors who may not have agreed: for this slice alone. */
export async function quotationsWithAuthors(tx: Tx, caseId: string): Promise<Quotation[]> {
  const rows = await quotationsIn(tx)
    .selectFrom('quotations')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('place')
    .execute();
  return rows.map(toQuotation);
}

/** Which of these lines a case holds already: fingerprint → id. */
export async function knownLines(
  tx: Tx,
  caseId: string,
  fingerprints: readonly string[],
): Promise<Map<string, string>> {
  if (fingerprints.length === 0) return new Map();
  const { rows } = await sql<{ fingerprint: string; id: string }>`select fingerprint, id from quotations
    where case_id = ${caseId} and fingerprint = any(${[...fingerprints]}::text[])`.execute(tx);
  return new Map(rows.map((row) => [row.fingerprint, row.id]));
}

export const hashesOf = (lines: readonly Line[]): string[] => fingerprintsOf(lines).map(sha256);

export async function insertQuotation(tx: Tx, quotation: Quotation, fingerprint: string): Promise<void> {
  const { id, caseId, state, version, words, saidBy, heardAt, heardOn, conversationId, statementId } = quotation;
  await quotationsIn(tx)
    .insertInto('quotations')
    .values({
      id,
      case_id: caseId,
      state,
      version,
      words,
      said_by: saidBy,
      may_name: quotation.naming,
      heard_at: heardAt,
      heard_on: heardOn,
      conversation_id: conversationId,
      statement_id: statementId,
      fingerprint,
      added_by: quotation.addedBy,
      added_at: quotation.addedAt,
    })
    .execute();
}

type Change = Partial<Pick<QuotationTable['quotations'], 'state' | 'words' | 'said_by' | 'may_name' | 'heard_at'>>;

export async function updateQuotation(tx: Tx, id: string, version: number, change: Change): Promise<void> {
  const { numUpdatedRows } = await quotationsIn(tx)
    .updateTable('quotations')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) refuse('stale');
}
