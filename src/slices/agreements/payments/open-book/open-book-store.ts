import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { BookLine } from './open-book.ts';

/** The last version of each line of some parties, by month. */
export async function bookOf(tx: Tx, agreementId: string, partyIds: readonly string[]): Promise<BookLine[]> {
  const { rows } =
    await sql<BookLine>`select distinct on (month, party_id, lower(line)) party_id as "partyId", month, line, plan_pence as "planPence",
      actual_pence as "actualPence", evidence, number, written_at as "writtenAt"
    from open_book_lines where agreement_id = ${agreementId} and party_id = any(${[...partyIds]}::uuid[])
    order by month, party_id, lower(line), number desc`.execute(tx);
  return rows;
}

/** Adds a line, or another version of it; false where somebody wrote the same one meanwhile. */
export async function insertBookLine(
  tx: Tx,
  agreementId: string,
  line: BookLine & { id: string; by: string | null },
): Promise<boolean> {
  const { numAffectedRows } =
    await sql`insert into open_book_lines (id, agreement_id, party_id, month, line, plan_pence, actual_pence, evidence, number,
      written_by, written_at)
    values (${line.id}, ${agreementId}, ${line.partyId}, ${line.month}, ${line.line}, ${line.planPence}, ${line.actualPence}, ${line.evidence},
      ${line.number}, ${line.by}, ${line.writtenAt}) on conflict do nothing`.execute(tx);
  return numAffectedRows === 1n;
}
