import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { temporaryFolder } from '#test/support/both-databases.ts';
import { DataInUseError, lockDataDirectory } from './data-lock.ts';
import { thisProcess } from './process-identity.ts';

const module = fileURLToPath(new URL('./data-lock.ts', import.meta.url));

/** A process that tries for the lock, says whether it has it, and keeps it until its input closes. */
async function contender(dataDir: string) {
  const code = `import { lockDataDirectory } from ${JSON.stringify(module)};
    try { lockDataDirectory(${JSON.stringify(dataDir)}); process.stdout.write('taken'); }
    catch (error) { process.stdout.write(error.name); }
    process.stdin.resume().on('end', () => process.exit());`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['pipe', 'pipe', 'inherit'] });
  const [said] = await once(child.stdout, 'data');
  const kill = async () => {
    child.kill('SIGKILL');
    await once(child, 'close');
  };
  return { said: String(said), pid: child.pid, kill };
}

describe('the lock on the data folder', () => {
  let dataDir: string;
  let file: string;
  const leave = (record: object) =>
    writeFileSync(file, JSON.stringify({ ...thisProcess(), token: 'old', takenAt: '2026-11-23T09:00:00Z', ...record }));
  beforeEach(() => {
    dataDir = temporaryFolder();
    file = path.join(dataDir, 'database.lock');
  });
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

  it('is held by one, and given back', () => {
    const lock = lockDataDirectory(dataDir);
    assert.throws(() => lockDataDirectory(dataDir), DataInUseError);
    lock.release();
    lock.release();
    lockDataDirectory(dataDir).release();
    assert.deepEqual(readdirSync(dataDir), []);
  });

  it('of a killed process is taken over, by one of many that try at once', async () => {
    const holder = await contender(dataDir);
    assert.equal(holder.said, 'taken');
    assert.throws(() => lockDataDirectory(dataDir), { name: 'DataInUseError', pid: holder.pid });
    await holder.kill();
    assert.ok(existsSync(file));
    const contenders = await Promise.all(Array.from({ length: 6 }, () => contender(dataDir)));
    assert.deepEqual(contenders.map(({ said }) => said).sort(), [...Array<string>(5).fill('DataInUseError'), 'taken']);
    await Promise.all(contenders.map(({ kill }) => kill()));
  });

  it('is not believed when its process id now belongs to another process', {
    skip: !existsSync('/proc/1/stat'),
  }, () => {
    leave({ startTicks: '1' });
    lockDataDirectory(dataDir).release();
  });

  it('is not believed after the computer was restarted', { skip: !existsSync('/proc/1/stat') }, () => {
    leave({ boot: 'an earlier one' });
    lockDataDirectory(dataDir).release();
  });

  it('of another computer is respected, and says what to do', () => {
    leave({ host: 'elsewhere', pid: 42 });
    assert.throws(
      () => lockDataDirectory(dataDir),
      (error: Error) => {
        assert.match(error.message, /process 42 on the computer "elsewhere".*delete .*database\.lock and try again/);
        return true;
      },
    );
  });

  it('that is just being written is respected, and one left half written long ago is not', () => {
    writeFileSync(file, '');
    assert.throws(() => lockDataDirectory(dataDir), /another process is just opening it/);
    utimesSync(file, 0, 0);
    lockDataDirectory(dataDir).release();
  });

  it('that somebody else holds by now is not deleted', () => {
    const lock = lockDataDirectory(dataDir);
    leave({ token: 'another' });
    lock.release();
    assert.match(readFileSync(file, 'utf8'), /another/);
  });
});
