import assert from 'node:assert/strict';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { temporaryFolder } from '#test/support/both-databases.ts';
import { startWriter } from '#test/support/embedded-process.ts';
import { DataInUseError, openDatabase } from './database.ts';

describe('the embedded database in its folder', () => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = temporaryFolder();
  });
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

  it('keeps every write that it acknowledged when it is killed, three times over', async () => {
    for (const writes of [25, 90, 160]) {
      const writer = startWriter(dataDir);
      await writer.acknowledged(writes);
      writer.child.kill('SIGKILL');
      const { last, error } = await writer.ended;
      assert.ok(last > 0, error);

      const database = await openDatabase({ dataDir });
      const { rows } = await database.pool.query('select count(*) as count, max(number) as last from written');
      await database.close();
      assert.ok(rows[0].last >= last, `acknowledged ${last}, found ${rows[0].last}`);
      assert.equal(rows[0].count, rows[0].last, 'no number may be missing');
    }
  });

  it('refuses a second process and says which one has it', async () => {
    const writer = startWriter(dataDir);
    await writer.acknowledged(1);
    await assert.rejects(openDatabase({ dataDir }), (error: Error) => {
      assert.ok(error instanceof DataInUseError);
      assert.equal(error.pid, writer.child.pid);
      assert.match(error.message, new RegExp(`process ${writer.child.pid} on this computer.*Stop that process`));
      return true;
    });
    const second = await startWriter(dataDir).ended;
    assert.equal(second.exitCode, 3);
    assert.match(second.error, /DataInUseError/);
    writer.child.kill('SIGKILL');
    await writer.ended;
  });

  it('begins anew after a first start that was interrupted', async () => {
    mkdirSync(path.join(dataDir, 'database'));
    writeFileSync(path.join(dataDir, 'database', 'PG_VERSION'), '18\n');
    writeFileSync(path.join(dataDir, 'database.initialising'), '');
    const database = await openDatabase({ dataDir });
    assert.equal((await database.pool.query('select 1 as one')).rows[0].one, 1);
    await database.close();
    assert.ok(!existsSync(path.join(dataDir, 'database.initialising')));
  });

  it('gives the folder back when it closes, and when it cannot open', async () => {
    const first = await openDatabase({ dataDir });
    await assert.rejects(openDatabase({ dataDir }), /already in use by this same process/);
    await Promise.all([first.close(), first.close()]);
    await assert.rejects(first.pool.query('select 1'), /after calling end on the pool/);
    rmSync(path.join(dataDir, 'database', 'global'), { recursive: true });
    await assert.rejects(openDatabase({ dataDir }), /The embedded database stopped/);
    assert.ok(!existsSync(path.join(dataDir, 'database.lock')));
  });
});
