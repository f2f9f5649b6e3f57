import pg from 'pg';
import { columnTypes } from './column-types.ts';
import type { OpenPool } from './embedded-database.ts';

const oldestVersion = 15;

/** Opens a pool on a PostgreSQL server, after making sure that it answers and is not too old. */
export async function openServerDatabase(databaseUrl: string, settings: pg.PoolConfig): Promise<OpenPool> {
  const pool = new pg.Pool({
    ...settings,
    connectionString: databaseUrl,
    max: 10,
    connectionTimeoutMillis: 10_000,
    types: columnTypes,
  });
  try {
    await checkVersion(pool, databaseUrl);
  } catch (error) {
    await pool.end();
    throw error;
  }
  return { pool, embedded: false, close: async () => {} };
}

async function checkVersion(pool: pg.Pool, databaseUrl: string): Promise<void> {
  const version = await askVersion(pool, databaseUrl);
  if (version < oldestVersion * 10_000) {
    throw new Error(
      `Commonweal needs PostgreSQL ${oldestVersion} or newer. The server at ${placeOf(databaseUrl)} runs version ${Math.floor(version / 10_000)}. Upgrade it, or point DATABASE_URL at a newer server.`,
    );
  }
}

async function askVersion(pool: pg.Pool, databaseUrl: string): Promise<number> {
  try {
    const { rows } = await pool.query<{ server_version_num: string }>('show server_version_num');
    return Number(rows[0]?.server_version_num);
  } catch (cause) {
    throw new Error(
      `Cannot use the PostgreSQL server at ${placeOf(databaseUrl)}: ${reasonOf(cause)}. Check that it runs and that DATABASE_URL is right.`,
      { cause },
    );
  }
}

function reasonOf(cause: unknown): string {
  // Node reports a refused connection to a name with several addresses as one error that holds the others.
  const first = cause instanceof AggregateError ? cause.errors[0] : cause;
  return first instanceof Error ? first.message : String(first);
}

/** Where the database is, without user name and password: this text reaches logs. */
function placeOf(databaseUrl: string): string {
  if (!URL.canParse(databaseUrl)) return 'DATABASE_URL';
  const { host, pathname } = new URL(databaseUrl);
  return `${host}${pathname}`;
}
