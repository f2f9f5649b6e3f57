import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';

export type SaidBurden = Readonly<{
  annualPence: number | null;
  forSmall: boolean;
  questions: number | null;
  wordsLow: number | null;
  wordsHigh: number | null;
  documents: number | null;
  insurances: number | null;
}>;

export async function burdenSaidOf(tx: Tx, specificationId: string): Promise<SaidBurden | null> {
  const { rows } = await sql<
    Omit<SaidBurden, 'annualPence'> & { annualPence: string | number | null }
  >`select annual_pence as "annualPence", for_small as "forSmall", questions, words_low as "wordsLow",
    words_high as "wordsHigh", documents, insurances from specification_burdens where specification_id = ${specificationId}`.execute(
    tx,
  );
  const [row] = rows;
  return row ? { ...row, annualPence: row.annualPence === null ? null : Number(row.annualPence) } : null;
}

export async function saveBurden(tx: Tx, id: string, said: SaidBurden, by: string, at: Date): Promise<void> {
  await sql`insert into specification_burdens (specification_id, annual_pence, for_small, questions, words_low, words_high, documents, insurances, said_by, said_at)
    values (${id}, ${said.annualPence}, ${said.forSmall}, ${said.questions}, ${said.wordsLow}, ${said.wordsHigh}, ${said.documents}, ${said.insurances}, ${by}, ${at})
    on conflict (specification_id) do update set annual_pence = excluded.annual_pence, for_small = excluded.for_small, questions = excluded.questions,
      words_low = excluded.words_low, words_high = excluded.words_high, documents = excluded.documents, insurances = excluded.insurances,
      said_by = excluded.said_by, said_at = excluded.said_at`.execute(tx);
}
