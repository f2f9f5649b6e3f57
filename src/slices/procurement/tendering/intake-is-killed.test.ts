import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { openTestApp, type TestApp } from '#test/support/client.ts';
import { makeZip } from '#test/support/make-zip.ts';
import { postgresForTests } from '#test/support/postgres-cluster.ts';
import { published, type Tendered } from '#test/support/tendering.ts';
import { ServerProcess, writeArchive } from '#test/support/tendering-server.ts';
import { intakeFilesOf, intakeNow, progressOf } from './intake-store.ts';

const cluster = await postgresForTests();
const suppliers = Array.from({ length: 20 }, (_, at) => `CanaryKilled${at}`);
const filesEach = 20;

describe('an archive that is being unpacked when the server is killed', {
  skip: 'unavailable' in cluster && cluster.unavailable,
}, () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'commonweal-killed-'));
  let app: TestApp;
  let one: Tendered;
  let server: ServerProcess;
  before(async () => {
    app = await openTestApp();
    one = await published(app);
    server = new ServerProcess(app);
  });
  after(async () => {
    await server.end('SIGKILL');
    await app.close();
    if (!('unavailable' in cluster)) await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const onDisk = (name: string) => readdirSync(path.join(app.running.services.config.dataDir, name));
  const intake = () => app.look((tx) => intakeNow(tx, one.id));
  const progress = async () => {
    const found = await intake();
    return app.look((tx) => progressOf(tx, found!.id));
  };

  it('goes on where it was when the server starts again, has every file once and no orphan', {
    timeout: 300_000,
  }, async () => {
    const file = path.join(folder, 'CanaryArchive.zip');
    const hashes = await writeArchive(file, { suppliers, filesEach, bytesEach: 200_000 });
    const receipts = `Supplier,Received at\n${suppliers.map((name) => `${name},01/03/2027 09:00`).join('\n')}\n`;
    await server.start();
    assert.equal(await server.upload(one.mo, `${one.base}/receive`, file, receipts), 303);
    while ((await progress()).filesDone === 0);
    await server.end('SIGKILL');
    const half = await progress();
    assert.ok(half.filesDone < half.files, 'it was killed in the middle');
    assert.equal((await intake())!.state, 'unpacking');
    await server.start();
    while ((await intake())!.state === 'unpacking');
    const found = await intake();
    assert.equal(found!.state, 'unpacked');
    const files = await app.look((tx) => intakeFilesOf(tx, found!.id));
    assert.deepEqual(new Map(files.map((one) => [`${one.source}/${one.path}`, one.sha256])), hashes);
    assert.deepEqual(onDisk('files').toSorted(), files.map((one) => one.storedAs).toSorted());
    assert.equal(onDisk('spool').length, 1);
  });

  it('and whatever else goes wrong names nothing of it in the log', async () => {
    await one.mo.submit(await one.mo.get(`${one.base}/receive`), `${one.base}/receive/dropped`);
    const bad = path.join(folder, 'CanaryBad.zip');
    for (const archive of [
      makeZip([{ name: 'CanaryIn/../../out.txt', content: 'CanaryContent' }]),
      makeZip([{ name: 'CanaryIn/CanaryFile.txt', content: 'CanaryContent', crc: 1 }]),
    ]) {
      writeFileSync(bad, archive);
      await server.upload(one.mo, `${one.base}/receive`, bad, 'Supplier,Received at\nCanaryIn,01/03/2027 09:00\n');
    }
    while ((await intake())!.state === 'unpacking');
    assert.equal((await intake())!.state, 'refused');
    await server.end();
    assert.ok(
      server.log.includes('/receive/archives') && server.log.split('\n').length > 20,
      'the log says what was asked',
    );
    assert.doesNotMatch(server.log, /Canary/);
  });
});
