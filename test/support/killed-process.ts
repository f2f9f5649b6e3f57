import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { look } from '#platform/act/act.ts';
import { openHeadFile } from '#platform/audit/head-file.ts';
import { verifyAudit } from '#platform/audit/verify.ts';
import { readConfig } from '#platform/config.ts';
import { type Running, start } from '#src/start.ts';
import { type Cluster, freshDatabase } from './postgres-cluster.ts';

export type Killed = Awaited<ReturnType<typeof anInstallationToKill>>;

/** An installation on a server that keeps what it acknowledged, whose processes are killed in the middle and looked at from outside. */
export async function anInstallationToKill(cluster: Cluster, prepare: (running: Running) => Promise<unknown>) {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'commonweal-killed-'));
  const database = await freshDatabase(cluster.adminUrl);
  const env = { ...process.env, COMMONWEAL_DATA: dataDir, LOG_LEVEL: 'silent', DATABASE_URL: database.url };
  const opened = () => start({ ...readConfig(env), logLevel: 'silent' }, { kindOfNew: 'test' });
  const running = await opened();
  await prepare(running);
  await running.close();
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  return {
    dataDir,
    /** The one row that others can see by now. */
    row: async <T>(query: string): Promise<T> => (await client.query(query)).rows[0] as T,
    /** Runs a script of the application in a process of its own, killed as soon as `when` is true; the signal by which it ended, and what it said. */
    async run(
      script: readonly string[],
      when: (() => Promise<boolean>) | null,
    ): Promise<{ signal: NodeJS.Signals | null; out: string }> {
      const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...script], {
        cwd: path.join(import.meta.dirname, '../..'),
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
      while (when && !ended) if (await when()) child.kill('SIGKILL');
      return { signal: await end, out };
    },
    /** What is wrong with the chain of its audit. */
    async auditFaults() {
      const again = await opened();
      const { faults } = await look(again.services.act, (tx) => verifyAudit(tx, openHeadFile(dataDir)));
      await again.close();
      return faults;
    },
    async close(): Promise<void> {
      await client.end();
      await database.drop();
      await cluster.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
