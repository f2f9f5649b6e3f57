import type pg from 'pg';
import { applicationRole, prepareApplicationRole } from './application-role.ts';
import type { Database } from './database.ts';
import { buildLinkView, dropLinkView } from './link-view.ts';
import { type MigrationFile, type MigrationFolder, readMigrations } from './migration-files.ts';

export { type MigrationFolder, migrationFolders } from './migration-files.ts';

type Applied = { timestamp: string; name: string; checksum: string };

/** Any number will do as long as every version of the program takes the same one. */
const lockKey = 4_157_031_225;
const lockTimeoutCode = '55P03';

/**
 * Brings the database to the newest version and rebuilds the link view and the application role's grants.
 * Returns the names of the migrations that were applied now, in order. Several processes may call it at once.
 */
export async function migrate(database: Database, folders: readonly MigrationFolder[]): Promise<{ applied: string[] }> {
  const files = readMigrations(folders);
  const client = await database.pool.connect();
  let failure: Error | undefined;
  try {
    return await asOwner(client, () => locked(client, () => run(client, files, folders)));
  } catch (error) {
    failure = error as Error;
    throw error;
  } finally {
    // After a failure the connection may be inside a transaction or hold the lock, so it is thrown away.
    client.release(failure);
  }
}

async function run(
  client: pg.PoolClient,
  files: readonly MigrationFile[],
  folders: readonly MigrationFolder[],
): Promise<{ applied: string[] }> {
  await client.query(`create table if not exists schema_migrations (
    timestamp text primary key,
    slice text not null,
    name text not null,
    checksum text not null,
    applied_at timestamptz not null default now()
  )`);
  const pending = pendingMigrations(files, await readApplied(client));
  if (pending.length > 0) await dropLinkView(client);
  for (const file of pending) await apply(client, file);
  await buildLinkView(client, folders);
  await prepareApplicationRole(client);
  return { applied: pending.map(({ name }) => name) };
}

async function readApplied(client: pg.PoolClient): Promise<Applied[]> {
  const { rows } = await client.query<Applied>('select timestamp, name, checksum from schema_migrations order by 1');
  return rows;
}

function pendingMigrations(files: readonly MigrationFile[], applied: readonly Applied[]): MigrationFile[] {
  const known = new Map(files.map((file) => [file.timestamp, file]));
  for (const { timestamp, name, checksum } of applied) {
    const file = known.get(timestamp);
    if (!file) {
      throw new Error(
        `This database has the migration ${name}, which this version of Commonweal does not know. Use the version that made it, or a newer one.`,
      );
    }
    if (file.checksum !== checksum) {
      throw new Error(
        `${file.file} was changed after it was applied. Put it back as it was, and make the change in a new migration.`,
      );
    }
  }
  const last = applied.at(-1)?.timestamp ?? '';
  const done = new Set(applied.map(({ timestamp }) => timestamp));
  const pending = files.filter(({ timestamp }) => !done.has(timestamp));
  const late = pending.find(({ timestamp }) => timestamp < last);
  if (late) {
    throw new Error(
      `${late.file} comes before migrations that were already applied (the last is ${last}). Give it a later time in its name.`,
    );
  }
  return pending;
}

async function apply(client: pg.PoolClient, file: MigrationFile): Promise<void> {
  try {
    await client.query('begin');
    await client.query(file.sql);
    await client.query('insert into schema_migrations (timestamp, slice, name, checksum) values ($1, $2, $3, $4)', [
      file.timestamp,
      file.slice,
      file.name,
      file.checksum,
    ]);
    await client.query('commit');
  } catch (cause) {
    throw new Error(`The migration ${file.file} failed, and nothing of it was kept: ${(cause as Error).message}`, {
      cause,
    });
  }
}

/** Only the connecting user owns the tables, so the application role is laid down for the length of the migrations. */
async function asOwner<T>(client: pg.PoolClient, work: () => Promise<T>): Promise<T> {
  const { rows } = await client.query('select current_user = $1 as is_application', [applicationRole]);
  await client.query('set role none');
  const result = await work();
  if (rows[0]?.is_application) await client.query(`set role ${applicationRole}`);
  return result;
}

async function locked<T>(client: pg.PoolClient, work: () => Promise<T>): Promise<T> {
  try {
    await client.query(`set lock_timeout = '5min'`);
    await client.query('select pg_advisory_lock($1)', [lockKey]);
  } catch (cause) {
    if ((cause as { code?: string }).code !== lockTimeoutCode) throw cause;
    throw new Error(
      'Another process has been changing this database for five minutes. Let it finish, or stop it, and try again.',
      { cause },
    );
  }
  await client.query('reset lock_timeout');
  const result = await work();
  await client.query('select pg_advisory_unlock($1)', [lockKey]);
  return result;
}
