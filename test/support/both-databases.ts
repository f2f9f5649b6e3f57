import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe } from 'node:test';
import { type Database, openDatabase } from '#platform/db/database.ts';
import { freshDatabase, postgresForTests } from './postgres-cluster.ts';

export function temporaryFolder(): string {
  return mkdtempSync(path.join(os.tmpdir(), 'commonweal-test-'));
}

/** Runs the same tests on the embedded database and on a PostgreSQL server; says so when there is no server. */
export async function onBothDatabases(title: string, suite: (database: () => Database) => void): Promise<void> {
  describe(`${title}, embedded`, () => onEmbedded(suite));
  const cluster = await postgresForTests();
  if ('unavailable' in cluster) {
    describe(`${title}, PostgreSQL`, { skip: cluster.unavailable }, () => suite(notOpen));
    return;
  }
  describe(`${title}, PostgreSQL`, () => {
    let database: Database;
    let drop: () => Promise<void>;
    before(async () => {
      const fresh = await freshDatabase(cluster.adminUrl);
      drop = fresh.drop;
      database = await openDatabase({ databaseUrl: fresh.url, dataDir: os.tmpdir() });
    });
    after(async () => {
      await database.close();
      await drop();
      await cluster.stop();
    });
    suite(() => database);
  });
}

function onEmbedded(suite: (database: () => Database) => void): void {
  const dataDir = temporaryFolder();
  let database: Database;
  before(async () => {
    database = await openDatabase({ dataDir });
  });
  after(async () => {
    await database.close();
    rmSync(dataDir, { recursive: true, force: true });
  });
  suite(() => database);
}

function notOpen(): Database {
  throw new Error('There is no PostgreSQL server to test on.');
}
