import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { CaseLine } from './lines.ts';

export async function linesOf(tx: Tx, caseId: string): Promise<Partial<Record<CaseLine, string>>> {
  const { rows } = await sql<{
    line: CaseLine;
    words: string;
  }>`select line, words from case_lines where case_id = ${caseId}`.execute(tx);
  return Object.fromEntries(rows.map((row) => [row.line, row.words]));
}

export async function saveLines(tx: Tx, caseId: string, lines: Readonly<Record<string, string | null>>): Promise<void> {
  for (const [line, words] of Object.entries(lines)) {
    if (words === null) await sql`delete from case_lines where case_id = ${caseId} and line = ${line}`.execute(tx);
    else
      await sql`insert into case_lines (case_id, line, words) values (${caseId}, ${line}, ${words}) on conflict (case_id, line) do update set words = excluded.words`.execute(
        tx,
      );
  }
}
