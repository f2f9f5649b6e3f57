import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openDatabase } from '#platform/db/database.ts';
import { migrate, migrationFolders } from '#platform/db/migrate.ts';
import { readMigrations } from '#platform/db/migration-files.ts';
import { freshDatabase, postgresForTests, templateDatabase } from './postgres-cluster.ts';

const folders = migrationFolders(path.join(import.meta.dirname, '../..'));

let cluster: ReturnType<typeof postgresForTests> | null = null;

/**
 * A fresh database on the tests' PostgreSQL, of a test installation with the migrations applied: a copy of one that all test files share. Where there is
 * no PostgreSQL, the embedded database is used, and it is said loudly.
 */
export async function testDatabaseUrl(): Promise<{ url: string; drop(): Promise<void> } | null> {
  if (process.env.COMMONWEAL_TEST_EMBEDDED) return null;
  cluster ??= postgresForTests();
  const found = await cluster;
  if ('unavailable' in found) {
    if (process.env.CI) throw new Error(`No PostgreSQL for the tests: ${found.unavailable}`);
    console.error(`POSTGRESQL TESTS RUN ON THE EMBEDDED DATABASE: ${found.unavailable}`);
    return null;
  }
  return freshDatabase(found.adminUrl, { template: await migratedTemplate(found.adminUrl) });
}

function migratedTemplate(adminUrl: string): Promise<string> {
  const key = createHash('sha256');
  for (const { name, checksum } of readMigrations(folders)) key.update(`${name} ${checksum}\n`);
  return templateDatabase(adminUrl, key.digest('hex').slice(0, 40), async (url) => {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'commonweal-template-'));
    const database = await openDatabase({ databaseUrl: url, dataDir });
    try {
      await migrate(database, folders);
      await database.pool.query(`insert into installation (kind) values ('test')`);
    } finally {
      await database.close();
    }
    rmSync(dataDir, { recursive: true, force: true });
  });
}
