import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import pg from 'pg';
import { theSystem } from '#platform/access/who.ts';
import { act, look } from '#platform/act/act.ts';
import { openHeadFile } from '#platform/audit/head-file.ts';
import { verifyAudit } from '#platform/audit/verify.ts';
import { readConfig } from '#platform/config.ts';
import { addOrganisation } from '#slices/people/index.ts';
import { start } from '#src/start.ts';
import { madeUpRelease } from '#test/support/made-up-releases.ts';
import { freshDatabase, postgresForTests } from '#test/support/postgres-cluster.ts';

const releases = 12_000;
const root = path.join(import.meta.dirname, '../../../..');
const cluster = await postgresForTests({ durable: true });

describe('an import that is killed', { skip: 'unavailable' in cluster && cluster.unavailable }, () => {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'commonweal-killed-'));
  const file = path.join(dataDir, 'releases.jsonl.gz');
  const env: NodeJS.ProcessEnv = { ...process.env, COMMONWEAL_DATA: dataDir, LOG_LEVEL: 'silent' };
  let release = async () => {};
  let client: pg.Client;
  before(async () => {
    if ('unavailable' in cluster) return;
    const database = await freshDatabase(cluster.adminUrl);
    env.DATABASE_URL = database.url;
    const lines = Array.from({ length: releases }, (_, at) => JSON.stringify(madeUpRelease(at)));
    writeFileSync(file, gzipSync(lines.join('\n'), { level: 1 }));
    const running = await start({ ...readConfig(env), logLevel: 'silent' }, { kindOfNew: 'test' });
    await act(running.services.act, theSystem, (current) =>
      addOrganisation(current, { name: 'Thornmere Council', type: 'council' }),
    );
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

  const command = ['--disable-warning=ExperimentalWarning', 'src/cli.ts', 'import', 'ocds', file];
  /** Runs the command; killed as soon as somebody else can see `linesDone`, it gives what it had said by then. */
  async function run(killAfter: number | null): Promise<{ signal: NodeJS.Signals | null; out: string }> {
    const child = spawn(process.execPath, [...command, '--organisation', 'Thornmere Council', '--json'], {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let out = '';
    child.stdout.on('data', (chunk) => (out += chunk));
    let ended = false;
    const end = new Promise<NodeJS.Signals | null>((resolve) =>
      child.once('close', (_, signal) => {
        ended = true;
        resolve(signal);
      }),
    );
    while (killAfter !== null && !ended) if ((await linesDone()) >= killAfter) child.kill('SIGKILL');
    return { signal: await end, out };
  }
  const linesDone = async () =>
    (await client.query('select lines_done::int as done from release_imports')).rows[0]?.done ?? 0;
  const counted = async (): Promise<{ processes: number; contracts: number; suppliers: number }> =>
    (
      await client.query(`select (select count(*)::int from contracting_processes) as processes,
        (select count(*)::int from register_contracts) as contracts, (select count(*)::int from process_suppliers) as suppliers`)
    ).rows[0];

  it('has lost no batch that was kept, has half of none, and goes on from there to the end', async () => {
    const places: number[] = [];
    for (const killAfter of [1, 4_000]) {
      assert.equal((await run(killAfter)).signal, 'SIGKILL');
      const done = await linesDone();
      assert.ok(done >= killAfter && done < releases, `killed at ${done}`);
      assert.deepEqual(await counted(), { processes: done, contracts: done, suppliers: done });
      places.push(done);
    }
    assert.ok(places[1]! > places[0]!);
    const { out } = await run(null);
    const [{ wasDone, state, ...one }] = JSON.parse(out).imports;
    assert.deepEqual([wasDone, state, one.releases, one.added, one.unchanged], [false, 'done', releases, releases, 0]);
    assert.deepEqual(await counted(), { processes: releases, contracts: releases, suppliers: releases });
    const running = await start({ ...readConfig(env), logLevel: 'silent' }, { kindOfNew: 'test' });
    const { faults } = await look(running.services.act, (tx) => verifyAudit(tx, openHeadFile(dataDir)));
    await running.close();
    assert.deepEqual(faults, []);
  });
});
