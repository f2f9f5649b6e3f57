import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import type pg from 'pg';
import { applicationRole, canUseApplicationRole } from './application-role.ts';
import { type OpenPool, openEmbeddedDatabase } from './embedded-database.ts';
import { openServerDatabase } from './server-database.ts';

export { DataInUseError, type DataLock, lockDataDirectory } from './data-lock.ts';

/** No tables: each store names its own with `db.withTables<MyTables>()`, so no slice sees another's. */
export type Db = Kysely<Record<never, never>>;
export type Tx = Transaction<Record<never, never>>;

export type Database = {
  db: Db;
  pool: pg.Pool;
  embedded: boolean;
  /**
   * From now on every connection works as the application role. Call it after the migrations.
   * False where the server has no such role and the connecting user may not make it: then nothing changes.
   */
  useApplicationRole(): Promise<boolean>;
  close(): Promise<void>;
};

export type DatabaseOptions = {
  /** A PostgreSQL server; without it the embedded database in `<dataDir>/database` is opened. */
  databaseUrl?: string;
  dataDir: string;
  applicationName?: string;
  /** Told when a connection that nobody was using broke. The pool replaces it by itself. */
  onConnectionLost?: (error: Error) => void;
};

const closeTimeoutMillis = 10_000;

export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const session = { role: null as string | null };
  const settings: pg.PoolConfig = {
    application_name: options.applicationName ?? 'commonweal',
    onConnect: (client) => prepareConnection(client, session.role),
  };
  const opened = options.databaseUrl
    ? await openServerDatabase(options.databaseUrl, settings)
    : await openEmbeddedDatabase(options.dataDir, settings);
  // Without a listener Node ends the process when an idle connection breaks.
  opened.pool.on('error', options.onConnectionLost ?? ((error) => process.emitWarning(error)));

  let closing: Promise<void> | undefined;
  return {
    db: new Kysely({ dialect: new PostgresDialect({ pool: opened.pool }) }),
    pool: opened.pool,
    embedded: opened.embedded,
    useApplicationRole: () => useApplicationRole(opened.pool, session),
    close: () => {
      closing ??= closeDatabase(opened);
      return closing;
    },
  };
}

/** The pool waits for this before it hands the connection out, although its type does not say so. */
async function prepareConnection(client: pg.ClientBase, role: string | null): Promise<void> {
  await client.query(role ? `set time zone 'UTC'; set role ${role}` : `set time zone 'UTC'`);
}

async function useApplicationRole(pool: pg.Pool, session: { role: string | null }): Promise<boolean> {
  if (!(await canUseApplicationRole(pool))) return false;
  session.role = applicationRole;
  // New connections begin with the role; the ones that are open already are each taken once and given it.
  const clients = await Promise.all(Array.from({ length: pool.totalCount }, () => pool.connect()));
  try {
    for (const client of clients) await client.query(`set role ${applicationRole}`);
  } finally {
    for (const client of clients) client.release();
  }
  return true;
}

async function closeDatabase({ pool, close }: OpenPool): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  // A connection that somebody forgot to give back must not keep the process from ending.
  const tooLong = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, closeTimeoutMillis);
  });
  await Promise.race([pool.end(), tooLong]);
  clearTimeout(timer);
  await close();
}
