import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { InvoiceImport } from './invoice-import.ts';

const select = sql`select id, organisation_id as "organisationId", source, name, signature, state, columns, sample, mapping, lines_all as "linesAll",
  lines_done as "linesDone", added, changed, unchanged, repeated, skipped, problem_count as "problemCount", problems, version, changed_at as "changedAt"
  from invoice_imports`;

export async function importById(tx: Tx, organisationId: string, id: string): Promise<InvoiceImport | null> {
  const { rows } = await sql<InvoiceImport>`${select} where id = ${id} and organisation_id = ${organisationId}`.execute(
    tx,
  );
  return rows[0] ?? null;
}

export async function importOfBytes(tx: Tx, organisationId: string, signature: string): Promise<InvoiceImport | null> {
  const { rows } =
    await sql<InvoiceImport>`${select} where organisation_id = ${organisationId} and signature = ${signature}`.execute(
      tx,
    );
  return rows[0] ?? null;
}

export async function importsOf(tx: Tx, organisationId: string, most: number): Promise<InvoiceImport[]> {
  return (
    await sql<InvoiceImport>`${select} where organisation_id = ${organisationId} order by changed_at desc, id limit ${most}`.execute(
      tx,
    )
  ).rows;
}

/** Where a server that ended left off; the organisation's id with each. */
export async function importsReading(tx: Tx): Promise<InvoiceImport[]> {
  return (await sql<InvoiceImport>`${select} where state = 'reading' order by changed_at, id`.execute(tx)).rows;
}

type NewImport = Pick<
  InvoiceImport,
  'id' | 'organisationId' | 'source' | 'name' | 'signature' | 'state' | 'columns' | 'sample' | 'linesAll'
>;

export async function insertImport(tx: Tx, one: NewImport, by: string | null, at: Date): Promise<void> {
  await sql`insert into invoice_imports (id, organisation_id, source, name, signature, state, columns, sample, lines_all, began_by, began_at, changed_at)
    values (${one.id}, ${one.organisationId}, ${one.source}, ${one.name}, ${one.signature}, ${one.state}, ${JSON.stringify(one.columns)}::jsonb,
      ${JSON.stringify(one.sample)}::jsonb, ${one.linesAll}, ${by}, ${at}, ${at})`.execute(tx);
}

export async function insertPart(tx: Tx, importId: string, at: number, content: string): Promise<void> {
  await sql`insert into invoice_imports_waiting (import_id, at, content) values (${importId}, ${at}, ${content})`.execute(
    tx,
  );
}

export async function partAt(tx: Tx, importId: string, at: number): Promise<string | null> {
  const { rows } = await sql<{
    content: string;
  }>`select content from invoice_imports_waiting where import_id = ${importId} and at = ${at}`.execute(tx);
  return rows[0]?.content ?? null;
}

export async function dropParts(tx: Tx, importId: string): Promise<void> {
  await sql`delete from invoice_imports_waiting where import_id = ${importId}`.execute(tx);
}

/** Writes down how far an import came; false where another one went on from the same place in the meantime. */
export async function advanceImport(tx: Tx, to: InvoiceImport, at: Date): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update invoice_imports set state = ${to.state}, mapping = ${JSON.stringify(to.mapping)}::jsonb, lines_done = ${to.linesDone},
      added = ${to.added}, changed = ${to.changed}, unchanged = ${to.unchanged}, repeated = ${to.repeated}, skipped = ${to.skipped},
      problem_count = ${to.problemCount}, problems = ${JSON.stringify(to.problems)}::jsonb, changed_at = ${at}, version = version + 1
    where id = ${to.id} and version = ${to.version}`.execute(tx);
  return numAffectedRows === 1n;
}
