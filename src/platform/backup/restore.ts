import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { sql } from 'kysely';
import { openHeadFile } from '../audit/head-file.ts';
import type { Database, Tx } from '../db/database.ts';
import { openFiles } from '../files/files.ts';
import { type BackupReport, backupFormat } from './back-up.ts';
import { asOwner, migrationNames, tablesInOrder } from './tables.ts';

export class RestoreError extends Error {}

type Line = {
  format?: string;
  migrations?: string[];
  table?: string;
  row?: unknown;
  file?: string;
  bytes?: string;
  heads?: { seq: number; hash: string }[];
  end?: boolean;
  rows?: number;
  files?: number;
};

/** Puts a backup into an empty, migrated database, whichever of the two it came from. All of it or nothing. */
export async function restore(database: Database, dataDir: string, source: string): Promise<BackupReport> {
  const files = openFiles(dataDir);
  const report = { tables: 0, rows: 0, files: 0 };
  const heads: { seq: number; hash: string }[] = [];
  await database.db.transaction().execute(async (transaction) => {
    const tx = transaction as unknown as Tx;
    await asOwner(tx);
    const known = new Set(await emptyTables(tx));
    const seen = new Set<string>();
    let begun = false;
    let whole = false;
    for await (const text of readLines(source)) {
      const line = readLine(text);
      if (!begun) {
        await checkBeginning(tx, line);
        begun = true;
      } else if (line.table !== undefined) {
        if (!known.has(line.table))
          throw new RestoreError(`The backup holds a table "${line.table}" that this version does not have.`);
        seen.add(line.table);
        await sql`insert into ${sql.table(line.table)} overriding system value select * from jsonb_populate_record(null::${sql.table(line.table)}, ${JSON.stringify(line.row)}::jsonb)`.execute(
          tx,
        );
        report.rows += 1;
      } else if (line.file !== undefined) {
        files.put(line.file, Buffer.from(line.bytes!, 'base64'));
        report.files += 1;
      } else if (line.heads) heads.push(...line.heads);
      else if (line.end) whole = line.rows === report.rows && line.files === report.files;
    }
    if (!whole) throw new RestoreError('The backup is cut short or has been changed. Nothing was restored.');
    report.tables = seen.size;
    await moveSequences(tx);
    // What was tried out on the embedded database is meant in earnest on a server.
    if (!database.embedded) await sql`update installation set kind = 'live' where kind = 'evaluation'`.execute(tx);
  });
  const file = openHeadFile(dataDir);
  for (const head of heads) file.append(head);
  return report;
}

async function* readLines(source: string): AsyncGenerator<string> {
  let rest = '';
  const decoder = new TextDecoder();
  try {
    for await (const chunk of await pipelineFrom(source)) {
      const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n');
      rest = parts.pop()!;
      yield* parts;
    }
  } catch (error) {
    if (error instanceof RestoreError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    if (!code?.startsWith('Z_') && code !== 'ENOENT' && code !== 'EISDIR') throw error;
    throw new RestoreError(`The backup cannot be read: ${(error as Error).message}. Nothing was restored.`);
  }
}

async function pipelineFrom(source: string): Promise<AsyncIterable<Buffer>> {
  const gunzip = createGunzip();
  createReadStream(source)
    .on('error', (error) => gunzip.destroy(error))
    .pipe(gunzip);
  return gunzip;
}

async function emptyTables(tx: Tx): Promise<string[]> {
  const tables = await tablesInOrder(tx);
  await sql`delete from installation`.execute(tx);
  for (const table of tables) {
    const { rows } = await sql<{ some: boolean }>`select exists (select 1 from ${sql.table(table)}) as some`.execute(
      tx,
    );
    if (rows[0]!.some)
      throw new RestoreError(`The database is not empty: "${table}" holds something. Restore into an empty one.`);
  }
  return tables;
}

function readLine(text: string): Line {
  try {
    return JSON.parse(text) as Line;
  } catch {
    throw new RestoreError('The backup holds a line that cannot be read. Nothing was restored.');
  }
}

async function checkBeginning(tx: Tx, line: Line): Promise<void> {
  if (line.format !== backupFormat)
    throw new RestoreError('This is not a backup of Commonweal that this version can read.');
  const here = new Set(await migrationNames(tx));
  const missing = line.migrations!.filter((name) => !here.has(name));
  if (missing.length > 0 || line.migrations!.length !== here.size)
    throw new RestoreError('The backup was made by another version. Restore it with that version, then upgrade.');
}

async function moveSequences(tx: Tx): Promise<void> {
  await sql`select setval(pg_get_serial_sequence('bead_versions', 'id'), coalesce((select max(id) from bead_versions), 0) + 1, false)`.execute(
    tx,
  );
}
