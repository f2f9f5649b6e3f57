import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';

/** What lives only as long as a visit: nobody restores it. */
const passing = ['sessions', 'attempts', 'submissions', 'schema_migrations'];

/** A backup holds what the application role may not read too: for this transaction it is whoever connected, who owns the tables. */
export async function asOwner(tx: Tx): Promise<void> {
  await sql`set local role none`.execute(tx);
}

/** Every table that holds something to keep, each after those it refers to. */
export async function tablesInOrder(tx: Tx): Promise<string[]> {
  const tables = await sql<{
    name: string;
  }>`select tablename as name from pg_tables where schemaname = 'public' order by 1`.execute(tx);
  const references = await sql<{
    child: string;
    parent: string;
  }>`select distinct c.relname as child, p.relname as parent
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class p on p.oid = k.confrelid where k.contype = 'f'`.execute(
    tx,
  );
  const left = new Set(tables.rows.map((row) => row.name).filter((name) => !passing.includes(name)));
  const ordered: string[] = [];
  while (left.size > 0) {
    const ready = [...left].filter(
      (name) => !references.rows.some(({ child, parent }) => child === name && parent !== name && left.has(parent)),
    );
    if (ready.length === 0) throw new Error(`Tables refer to each other in a circle: ${[...left].join(', ')}`);
    for (const name of ready) {
      ordered.push(name);
      left.delete(name);
    }
  }
  return ordered;
}

export async function migrationNames(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from schema_migrations order by name`.execute(tx);
  return rows.map((row) => row.name);
}
