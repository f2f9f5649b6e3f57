import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { look } from '#platform/act/act.ts';
import { openHeadFile } from '#platform/audit/head-file.ts';
import { verifyAudit } from '#platform/audit/verify.ts';
import { readConfig } from '#platform/config.ts';
import { start } from '#src/start.ts';
import { listToRead } from '#test/support/list-to-read.ts';
import { freshDatabase, postgresForTests } from '#test/support/postgres-cluster.ts';

const invoices = 16_000;
const root = path.join(import.meta.dirname, '../../../../..');
const cluster = await postgresForTests({ durable: true });

describe('a list of invoices whose reading is killed', {
  skip: 'unavailable' in cluster && cluster.unavailable,
}, () => {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'commonweal-reading-'));
  const env: NodeJS.ProcessEnv = { ...process.env, COMMONWEAL_DATA: dataDir, LOG_LEVEL: 'silent' };
  let release = async () => {};
  let client: pg.Client;
  before(async () => {
    if ('unavailable' in cluster) return;
    const database = await freshDatabase(cluster.adminUrl);
    env.DATABASE_URL = database.url;
    const running = await start({ ...readConfig(env), logLevel: 'silent' }, { kindOfNew: 'test' });
    await listToRead(running, invoices);
    await running.close();
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
    release = async () => {
      await client.end();
      await database.drop();
      await cluster.stop();
    };
  });
  after(async () => {
    await release();
    rmSync(dataDir, { recursive: true, force: true });
  });

  /** Reads in a process of its own, which is killed as soon as somebody else can see `killAfter` lines. */
  async function run(killAfter: number | null): Promise<NodeJS.Signals | null> {
    const child = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', 'test/support/reading-process.ts'],
      {
        ...{ cwd: root, env },
        stdio: ['ignore', 'ignore', 'inherit'],
      },
    );
    let ended = false;
    const end = new Promise<NodeJS.Signals | null>((resolve) =>
      child.once('close', (_, signal) => {
        ended = true;
        resolve(signal);
      }),
    );
    while (killAfter !== null && !ended) if ((await told()).lines >= killAfter) child.kill('SIGKILL');
    return end;
  }
  const told = async (): Promise<{ lines: number; added: number; state: string; invoices: number; parts: number }> =>
    (
      await client.query(`select lines_done::int as lines, added::int as added, state, (select count(*)::int from invoices) as invoices,
        (select count(*)::int from invoice_imports_waiting) as parts from invoice_imports`)
    ).rows[0];

  it('has lost no batch that was kept, has half of none, and goes on from there to the end', async () => {
    for (const killAfter of [1, 6_000]) {
      assert.equal(await run(killAfter), 'SIGKILL');
      const now = await told();
      assert.ok(now.lines >= killAfter && now.lines < invoices, `killed at ${now.lines}`);
      // The line of names is a line too.
      assert.deepEqual([now.invoices, now.added, now.state], [now.lines - 1, now.lines - 1, 'reading']);
    }
    assert.equal(await run(null), null);
    assert.deepEqual(await told(), { lines: invoices + 1, added: invoices, state: 'done', invoices, parts: 0 });
    const running = await start({ ...readConfig(env), logLevel: 'silent' }, { kindOfNew: 'test' });
    const { faults } = await look(running.services.act, (tx) => verifyAudit(tx, openHeadFile(dataDir)));
    await running.close();
    assert.deepEqual(faults, []);
  });
});
