import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, watch } from 'node:fs';
import os from 'node:os';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { freshDatabase, postgresForTests, templateDatabase } from './postgres-cluster.ts';

const module = fileURLToPath(new URL('./postgres-cluster.ts', import.meta.url));
const cluster = await postgresForTests();
const skip = 'unavailable' in cluster && cluster.unavailable;
const adminUrl = 'unavailable' in cluster ? '' : cluster.adminUrl;

async function query(url: string, text: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

describe('a PostgreSQL server for tests', { skip }, () => {
  after(async () => {
    if ('stop' in cluster) await cluster.stop();
  });

  it('makes a template once, however many ask, and copies it', async () => {
    let made = 0;
    const prepare = async (url: string) => {
      made += 1;
      await query(url, 'create table prepared (id int)');
    };
    const key = `key-${process.pid}`;
    const names = await Promise.all([1, 2, 3].map(() => templateDatabase(adminUrl, key, prepare)));
    assert.equal(made, 1);
    const copies = await Promise.all(names.map((template) => freshDatabase(adminUrl, { template })));
    for (const { url, drop } of copies) {
      assert.deepEqual(await query(url, 'select * from prepared'), []);
      await drop();
      await assert.rejects(query(url, 'select 1'), { code: '3D000' });
    }
  });

  it('keeps fsync on when asked to, and leaves nothing when its process is killed', {
    skip: process.env.TEST_DATABASE_URL && 'TEST_DATABASE_URL names a server that is not ours to stop',
  }, async () => {
    const before = new Set(readdirSync(os.tmpdir()));
    const code = `import { postgresForTests } from ${JSON.stringify(module)};
      console.log((await postgresForTests({ durable: true })).adminUrl); setInterval(() => {}, 1000);`;
    const owner = spawn(process.execPath, ['--input-type=module', '-e', code], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [url] = await once(owner.stdout, 'data');
    assert.deepEqual(await query(String(url).trim(), 'show fsync'), [{ fsync: 'on' }]);
    const port = new URL(String(url).trim()).port;
    const folder = readdirSync(os.tmpdir()).find(
      (name) =>
        name.startsWith('commonweal-pg-') && !before.has(name) && existsSync(`${os.tmpdir()}/${name}/.s.PGSQL.${port}`),
    );
    assert.ok(folder, 'the socket is in the temporary folder');
    const watcher = watch(os.tmpdir());
    owner.kill('SIGKILL');
    while (existsSync(`${os.tmpdir()}/${folder}`)) await once(watcher, 'change');
    watcher.close();
    await assert.rejects(query(String(url).trim(), 'select 1'), /ECONNREFUSED/);
  });
});
