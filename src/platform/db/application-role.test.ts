import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { freshDatabase, postgresForTests } from '#test/support/postgres-cluster.ts';
import { openDatabase } from './database.ts';
import { migrate, migrationFolders } from './migrate.ts';

const folders = migrationFolders(fileURLToPath(new URL('../../..', import.meta.url)));
const cluster = await postgresForTests();
const skip = 'unavailable' in cluster && cluster.unavailable;
const adminUrl = 'unavailable' in cluster ? '' : cluster.adminUrl;

async function prepared(url: string): Promise<boolean> {
  const database = await openDatabase({ databaseUrl: url, dataDir: '.' });
  try {
    await migrate(database, folders);
    return await database.useApplicationRole();
  } finally {
    await database.close();
  }
}

/** Sets up a database that belongs to a new login, which is no superuser. */
async function preparedBy(rights: string): Promise<boolean> {
  const { url, name, drop } = await freshDatabase(adminUrl);
  const login = `${name}_owner`;
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await admin.query(`create role ${login} login password 'x' ${rights}; alter database ${name} owner to ${login}`);
    const owned = new URL(url);
    [owned.username, owned.password] = [login, 'x'];
    return await prepared(owned.href);
  } finally {
    await drop();
    await admin.query(`drop role ${login}`);
    await admin.end();
  }
}

describe('the application role on a server', { skip }, () => {
  after(async () => {
    if ('stop' in cluster) await cluster.stop();
  });

  it('is made once although several databases are set up at the same moment', async () => {
    const databases = await Promise.all(Array.from({ length: 4 }, () => freshDatabase(adminUrl)));
    assert.deepEqual(await Promise.all(databases.map(({ url }) => prepared(url))), [true, true, true, true]);
    await Promise.all(databases.map(({ drop }) => drop()));
  });

  it('can be taken by an owner who may make roles', async () => {
    assert.equal(await preparedBy('createrole'), true);
  });

  it('is done without where the owner may not make or take it', async () => {
    assert.equal(await preparedBy(''), false);
  });
});
