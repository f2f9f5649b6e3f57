import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { Candidate, CandidateState, SourceDocument } from './source-document.ts';

const document = sql`select id, case_id as "caseId", 'read' as state, 1 as version, name, not_read as "notRead", known_before as "knownBefore", read_at as "readAt" from source_documents`;
const candidate = sql`select id, document_id as "documentId", position, clause, section, words, found_as as "foundAs", strength, suggests, state,
  requirement_id as "requirementId" from source_candidates`;

export const sourceDocumentsById = async (tx: Tx, ids: readonly string[]): Promise<SourceDocument[]> =>
  (await sql<SourceDocument>`${document} where id = any(${[...ids]}::uuid[])`.execute(tx)).rows;

export const sourceDocumentsOf = async (tx: Tx, caseId: string): Promise<SourceDocument[]> =>
  (await sql<SourceDocument>`${document} where case_id = ${caseId} order by read_at, id`.execute(tx)).rows;

export const sourceWithHash = async (tx: Tx, caseId: string, sha256: string): Promise<SourceDocument | null> =>
  (await sql<SourceDocument>`${document} where case_id = ${caseId} and sha256 = ${sha256}`.execute(tx)).rows[0] ?? null;

export const candidatesOf = async (tx: Tx, documentId: string): Promise<Candidate[]> =>
  (await sql<Candidate>`${candidate} where document_id = ${documentId} order by position`.execute(tx)).rows;

/** Which of these words stand on the case already, from any file. */
export async function knownFingerprints(tx: Tx, caseId: string): Promise<Set<string>> {
  const { rows } = await sql<{
    fingerprint: string;
  }>`select fingerprint from source_candidates where case_id = ${caseId}`.execute(tx);
  return new Set(rows.map((row) => row.fingerprint));
}

/** Where a requirement was taken from. */
export async function sourcesOf(
  tx: Tx,
  requirementId: string,
): Promise<(Candidate & { document: string; caseId: string })[]> {
  return (
    await sql<
      Candidate & { document: string; caseId: string }
    >`select c.id, c.document_id as "documentId", c.clause, c.section, c.words, c.found_as as "foundAs",
      c.state, d.name as document, d.case_id as "caseId" from source_candidates c join source_documents d on d.id = c.document_id
      where c.requirement_id = ${requirementId} order by d.read_at, c.position`.execute(tx)
  ).rows;
}

export async function insertSource(
  tx: Tx,
  source: SourceDocument & { sha256: string },
  candidates: readonly (Candidate & { fingerprint: string })[],
  by: string,
): Promise<void> {
  await sql`insert into source_documents (id, case_id, name, sha256, not_read, known_before, read_by, read_at)
    values (${source.id}, ${source.caseId}, ${source.name}, ${source.sha256}, ${JSON.stringify(source.notRead)}::jsonb, ${source.knownBefore}, ${by}, ${source.readAt})`.execute(
    tx,
  );
  const rows = JSON.stringify(candidates);
  await sql`insert into source_candidates (id, document_id, case_id, position, clause, section, words, fingerprint, found_as, strength, suggests, state)
    select r.id, ${source.id}, ${source.caseId}, r.position, r.clause, r.section, r.words, r.fingerprint, r."foundAs", r.strength, r.suggests, r.state
    from jsonb_to_recordset(${rows}::jsonb) as r (id uuid, position integer, clause text, section text, words text, fingerprint text, "foundAs" text,
      strength text, suggests text, state text)`.execute(tx);
}

/** Deals with a candidate that is still open (or was left); false where somebody else was quicker. */
export async function dealWith(
  tx: Tx,
  id: string,
  as: { state: CandidateState; requirementId: string | null },
  by: string,
  at: Date,
): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update source_candidates set state = ${as.state}, requirement_id = ${as.requirementId},
    dealt_with_by = ${by}, dealt_with_at = ${at} where id = ${id} and state in ('open', 'left')`.execute(tx);
  return numAffectedRows === 1n;
}
