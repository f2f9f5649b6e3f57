import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { after, before, describe, it } from 'node:test';
import { intakeNow } from '#slices/procurement/tendering/intake-store.ts';
import { keepFigure } from '#test/support/at-size.ts';
import { openTestApp, type TestApp } from '#test/support/client.ts';
import { published, type Tendered } from '#test/support/tendering.ts';
import { ServerProcess, writeArchive } from '#test/support/tendering-server.ts';

const tenders = Number(process.env.LOAD_TENDERS ?? 100);
const megabytes = Number(process.env.LOAD_TENDER_MB ?? 20);
const mostMemory = Number(process.env.LOAD_MOST_MB ?? 400);
const mb = 1024 * 1024;

describe(`an archive of ${tenders} tenders of ${megabytes} MB`, () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'commonweal-archive-'));
  let app: TestApp;
  let one: Tendered;
  let server: ServerProcess;
  before(async () => {
    app = await openTestApp();
    one = await published(app);
    server = new ServerProcess(app);
    await server.start();
  });
  after(async () => {
    await server.end('SIGKILL');
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is taken in with what the process had before and little more', { timeout: 1_800_000 }, async () => {
    const suppliers = Array.from({ length: tenders }, (_, at) => `Supplier ${at}`);
    const file = path.join(folder, 'tenders.zip');
    await writeArchive(file, { suppliers, filesEach: 4, bytesEach: (megabytes * mb) / 4 });
    const receipts = `Supplier,Received at\n${suppliers.map((name) => `${name},01/03/2027 09:00`).join('\n')}\n`;
    const receive = `${one.base}/receive`;
    await fetch(`${server.origin}/sign-in`).then((answer) => answer.text());
    const idle = server.mostMemory();
    const began = performance.now();
    assert.equal(await server.upload(one.mo, receive, file, receipts), 303);
    const sent = performance.now();
    const now = () => app.look((tx) => intakeNow(tx, one.id));
    while ((await now())!.state === 'unpacking') await fetch(`${server.origin}/health`).then((answer) => answer.text());
    assert.equal((await now())!.state, 'unpacked');
    const unpacked = performance.now();
    const most = server.mostMemory();
    const line = `archive: ${tenders} tenders, ${Math.round(statSync(file).size / mb)} MB; taken in ${Math.round((sent - began) / 1000)} s, unpacked and hashed in ${Math.round((unpacked - sent) / 1000)} s; the server held ${idle} MB before and ${most} MB at most`;
    keepFigure(line);
    assert.ok(most < mostMemory, `${most} MB`);
  });
});
