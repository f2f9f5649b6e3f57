import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { openHeadFile } from '#platform/audit/head-file.ts';
import { verifyAudit } from '#platform/audit/verify.ts';
import { backUp } from '#platform/backup/back-up.ts';
import { RestoreError, restore } from '#platform/backup/restore.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';

const fill = async (app: TestApp): Promise<Visitor> => {
  const dev = await app.person('Dev Patel');
  const home = await dev.get('/');
  const page = await dev.submit(home, '/cases', { about: 'Our home care framework ends' });
  await dev.submit(page, `${page.url}/wanted`, {
    statement: 'People live the day they choose',
    words: '“I want to make my own tea” – Joan',
  });
  return dev;
};

describe('a backup', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'commonweal-backup-'));
  const file = path.join(folder, 'all.backup');
  let from: TestApp;
  before(async () => {
    from = await openTestApp({ embedded: true });
    await fill(from);
    await backUp(from.running.services.database, from.running.services.config.dataDir, file);
  });
  after(async () => {
    await from.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('of the embedded database restores into PostgreSQL, every row, and the audit verifies', async () => {
    const into = await openTestApp();
    try {
      const { services } = into.running;
      await restore(services.database, services.config.dataDir, file);
      assert.deepEqual(await into.fingerprint(), await from.fingerprint());
      const report = await into.look((tx) => verifyAudit(tx, openHeadFile(services.config.dataDir)));
      assert.deepEqual(report.faults, []);
      assert.ok(report.entries > 3 && report.headsChecked > 0);
      await assert.rejects(restore(services.database, services.config.dataDir, file), /is not empty/);
    } finally {
      await into.close();
    }
  });

  it('that is cut short, changed or of another kind is refused, and nothing is restored', async () => {
    const lines = gunzipSync(readFileSync(file)).toString().trim().split('\n');
    const broken: Record<string, Buffer> = {
      'cut in the middle of the file': readFileSync(file).subarray(0, 600),
      'without its last line': gzipSync(`${lines.slice(0, -1).join('\n')}\n`),
      'with a row taken out': gzipSync(`${lines.filter((line) => !line.includes('"table":"persons"')).join('\n')}\n`),
      'not a backup': gzipSync('{"hello":1}\n'),
      'not even gzip': Buffer.from('hello'),
      'with half a line': gzipSync(`${lines.slice(0, 3).join('\n')}\n{"table":"pers`),
    };
    const into = await openTestApp();
    try {
      const { services } = into.running;
      const before = await into.fingerprint();
      for (const [name, bytes] of Object.entries(broken)) {
        const bad = path.join(folder, 'bad.backup');
        writeFileSync(bad, bytes);
        await assert.rejects(
          restore(services.database, services.config.dataDir, bad),
          (error) => error instanceof RestoreError || /foreign key/.test(String(error)),
          name,
        );
        assert.deepEqual(await into.fingerprint(), before, name);
      }
    } finally {
      await into.close();
    }
  });
});
