import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { look } from '#platform/act/act.ts';
import { openHeadFile } from '#platform/audit/head-file.ts';
import { verifyAudit } from '#platform/audit/verify.ts';
import { readConfig } from '#platform/config.ts';
import { organisationsById } from '#slices/people/index.ts';
import { start } from '#src/start.ts';
import { keepFigure } from '#test/support/at-size.ts';
import { freshDatabase, postgresForTests } from '#test/support/postgres-cluster.ts';

const kills = Number(process.env.KILLS ?? 20);
const writer = path.join(import.meta.dirname, 'writer.ts');

/** Runs the writer until it has acknowledged a number of writes that differs from kill to kill, then kills it at once. */
function killUnderWrites(env: NodeJS.ProcessEnv, writes: number): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', writer], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const acknowledged: string[] = [];
    let rest = '';
    child.stdout.on('data', (chunk) => {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop()!;
      acknowledged.push(...lines.filter((line) => line !== 'ready'));
      if (acknowledged.length >= writes) child.kill('SIGKILL');
    });
    child.on('error', reject);
    child.on('close', (code, signal) =>
      signal === 'SIGKILL' ? resolve(acknowledged) : reject(new Error(`the writer ended by itself with ${code}`)),
    );
  });
}

for (const embedded of [true, false]) {
  describe(`killed ${kills} times under writes, on the ${embedded ? 'embedded database' : 'PostgreSQL server'}`, () => {
    const dataDir = mkdtempSync(path.join(os.tmpdir(), 'commonweal-kill-'));
    const env: NodeJS.ProcessEnv = { ...process.env, COMMONWEAL_DATA: dataDir, LOG_LEVEL: 'silent' };
    let release = async () => {};
    before(async () => {
      delete env.DATABASE_URL;
      if (embedded) return;
      const cluster = await postgresForTests({ durable: true });
      if ('unavailable' in cluster) throw new Error(cluster.unavailable);
      const database = await freshDatabase(cluster.adminUrl);
      env.DATABASE_URL = database.url;
      release = async () => {
        await database.drop();
        await cluster.stop();
      };
    });
    after(async () => {
      await release();
      rmSync(dataDir, { recursive: true, force: true });
    });

    it('every acknowledged write is there, and the audit verifies after each kill', async () => {
      const all: string[] = [];
      for (let kill = 0; kill < kills; kill += 1) {
        all.push(...(await killUnderWrites(env, 3 + ((kill * 7) % 40))));
        const running = await start({ ...readConfig(env), logLevel: 'silent' }, { kindOfNew: 'test' });
        const { found, report } = await look(running.services.act, async (tx) => ({
          found: await organisationsById(tx, all),
          report: await verifyAudit(tx, openHeadFile(dataDir)),
        }));
        await running.close();
        assert.equal(
          found.length,
          all.length,
          `kill ${kill + 1}: ${all.length - found.length} acknowledged writes are gone`,
        );
        assert.deepEqual(report.faults, [], `kill ${kill + 1}`);
        assert.ok(report.entries >= all.length);
      }
      const line = `${new Date().toISOString().slice(0, 10)} ${embedded ? 'embedded' : 'postgresql'}: ${kills} kills, ${all.length} acknowledged writes, none lost`;
      keepFigure(line);
    });
  });
}
