import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { sql } from 'kysely';
import { openHeadFile } from '../audit/head-file.ts';
import type { Database, Tx } from '../db/database.ts';
import { knownFileIds, openFiles } from '../files/files.ts';
import { asOwner, migrationNames, tablesInOrder } from './tables.ts';

export const backupFormat = 'commonweal-backup-1';

export type BackupReport = Readonly<{ tables: number; rows: number; files: number }>;

/**
 * Writes everything to one gzipped file of JSON lines, the same from either database: a first line that says what it is, a line a
 * row, a line a file, and a last line that counts them, so that a backup cut short is known for what it is.
 */
export async function backUp(database: Database, dataDir: string, target: string): Promise<BackupReport> {
  const report = { tables: 0, rows: 0, files: 0 };
  await database.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      await asOwner(tx as unknown as Tx);
      await pipeline(
        Readable.from(lines(tx as unknown as Tx, dataDir, report)),
        createGzip(),
        createWriteStream(target, { flags: 'wx', mode: 0o600 }),
      );
    });
  return report;
}

async function* lines(
  tx: Tx,
  dataDir: string,
  report: { tables: number; rows: number; files: number },
): AsyncGenerator<string> {
  const line = (value: unknown) => `${JSON.stringify(value)}\n`;
  yield line({ format: backupFormat, migrations: await migrationNames(tx) });
  for (const table of await tablesInOrder(tx)) {
    report.tables += 1;
    for await (const row of rowsOf(tx, table)) {
      report.rows += 1;
      yield `{"table":${JSON.stringify(table)},"row":${row}}\n`;
    }
  }
  const files = openFiles(dataDir);
  for (const id of [...(await knownFileIds(tx))].sort()) {
    report.files += 1;
    yield line({ file: id, bytes: files.read(id).toString('base64') });
  }
  const heads = openHeadFile(dataDir).all();
  yield line({ heads });
  yield line({ end: true, rows: report.rows, files: report.files });
}

const batch = 500;

// ctid orders rows without knowing their key; the snapshot keeps it still.
async function* rowsOf(tx: Tx, table: string): AsyncGenerator<string> {
  for (let offset = 0; ; offset += batch) {
    const { rows } = await sql<{
      row: string;
    }>`select row_to_json(t)::text as row from ${sql.table(table)} t order by ctid limit ${batch} offset ${offset}`.execute(
      tx,
    );
    for (const { row } of rows) yield row;
    if (rows.length < batch) return;
  }
}
