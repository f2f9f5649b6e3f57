import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { columnTypes } from './column-types.ts';
import { lockDataDirectory } from './data-lock.ts';
import { EmbeddedServer } from './embedded-server.ts';
import { EmbeddedStream } from './embedded-stream.ts';

export type OpenPool = { pool: pg.Pool; embedded: boolean; close(): Promise<void> };

/** Opens PGlite in `<dataDir>/database`, for this process alone, behind the same driver as a PostgreSQL server. */
export async function openEmbeddedDatabase(dataDir: string, settings: pg.PoolConfig): Promise<OpenPool> {
  const lock = lockDataDirectory(dataDir);
  try {
    const server = await startServer(dataDir);
    const pool = new pg.Pool({
      ...settings,
      // PGlite is a single session, so a second connection could only corrupt the first one's transaction.
      max: 1,
      idleTimeoutMillis: 0,
      connectionTimeoutMillis: 15_000,
      user: 'postgres',
      database: 'postgres',
      // Otherwise PGSSLMODE in the environment would make the driver ask a thread for TLS.
      ssl: false,
      types: columnTypes,
      stream: () => new EmbeddedStream(server) as never,
    });
    return { pool, embedded: true, close: () => server.close().finally(() => lock.release()) };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/**
 * A first start that is interrupted leaves half a database that would never open again. A marker stands while the first
 * start runs; found at a later start it says that nobody had used that database yet, so it is begun anew.
 */
async function startServer(dataDir: string): Promise<EmbeddedServer> {
  const directory = path.join(dataDir, 'database');
  const marker = path.join(dataDir, 'database.initialising');
  if (existsSync(marker)) rmSync(directory, { recursive: true, force: true });
  if (!existsSync(directory)) {
    writeFileSync(marker, 'The first start has not finished. If it was interrupted, the next start begins it anew.\n');
    mkdirSync(directory, { mode: 0o700 });
  }
  const server = await EmbeddedServer.start({ directory });
  rmSync(marker, { force: true });
  return server;
}
