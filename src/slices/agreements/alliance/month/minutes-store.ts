import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';

export type Minutes = Readonly<{
  month: string;
  there: string | null;
  words: string;
  version: number;
  by: string;
  writtenAt: Date;
}>;

/** Newest month first. */
export async function minutesOf(tx: Tx, agreementId: string): Promise<Minutes[]> {
  const { rows } =
    await sql<Minutes>`select m.month, m.there, m.words, m.version, p.name as by, m.written_at as "writtenAt"
    from alliance_minutes m join persons p on p.id = m.written_by where m.agreement_id = ${agreementId} order by m.month desc`.execute(
      tx,
    );
  return rows;
}

type Written = Pick<Minutes, 'month' | 'there' | 'words' | 'version'> & Readonly<{ by: string; at: Date }>;

export async function saveMinutes(tx: Tx, agreementId: string, one: Written): Promise<void> {
  const { numAffectedRows } =
    one.version === 0
      ? await sql`insert into alliance_minutes (agreement_id, month, there, words, written_by, written_at)
          values (${agreementId}, ${one.month}, ${one.there}, ${one.words}, ${one.by}, ${one.at}) on conflict do nothing`.execute(
          tx,
        )
      : await sql`update alliance_minutes set there = ${one.there}, words = ${one.words}, written_by = ${one.by}, written_at = ${one.at},
          version = version + 1 where agreement_id = ${agreementId} and month = ${one.month} and version = ${one.version}`.execute(
          tx,
        );
  if (numAffectedRows !== 1n) refuse('stale');
}
