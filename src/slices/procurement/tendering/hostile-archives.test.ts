import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { declareInterest } from '#slices/cases/index.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { refusedAtOnce, refusedUnpacking } from '#test/support/hostile-archives.ts';
import { makeZip } from '#test/support/make-zip.ts';
import { published, type Tendered } from '#test/support/tendering.ts';
import { intakeNow } from './intake-store.ts';
import { sweepOrphans, unpacking } from './unpack-intake.ts';

describe('an archive that was made to do harm', () => {
  let app: TestApp;
  let one: Tendered;
  let receive: string;
  before(async () => {
    app = await openTestApp({ env: { COMMONWEAL_MAX_ARCHIVE_MB: '4' } });
    one = await published(app);
    receive = `${one.base}/receive`;
  });
  after(() => app.close());

  const receipts = { field: 'receipts', name: 'receipts.csv', content: 'Supplier,Received at\nA,01/03/2027 09:00\n' };
  const good = makeZip([{ name: 'A/Quality/a.txt', content: 'all is well' }]);
  const send = async (content: Buffer, status: number | null = null, by: Visitor = one.mo) => {
    const page = await one.mo.get(receive);
    const files = [{ field: 'archives', name: 'all.zip', content }, receipts];
    return by.upload(page, `${receive}/archives`, { layout: 'a-folder-each' }, files, status);
  };
  const onDisk = () => {
    const { dataDir } = app.running.services.config;
    return ['spool', 'files'].flatMap((folder) => readdirSync(path.join(dataDir, folder)));
  };

  it('is refused where it is sent, says why, and leaves neither a row nor a byte', async () => {
    const before = await app.fingerprint();
    for (const [what, archive, says] of refusedAtOnce) {
      const page = await send(archive, 422);
      assert.match(page.errors.join(), says, what);
      assert.deepEqual(onDisk(), [], what);
    }
    assert.deepEqual(await app.fingerprint(), before);
  });

  it('that shows only when it is unpacked is refused then, and leaves only that it was', async () => {
    for (const [what, archive] of refusedUnpacking) {
      // A good one before it has been unpacked by then, and goes with it.
      const page = await one.mo.get(receive);
      const files = [
        { field: 'archives', name: 'good.zip', content: good },
        { field: 'archives', name: 'bad.zip', content: archive },
        receipts,
      ];
      await one.mo.upload(page, `${receive}/archives`, { layout: 'a-folder-each' }, files);
      const intake = await app.look((tx) => intakeNow(tx, one.id));
      await unpacking.untilDone(intake!.id);
      assert.deepEqual(onDisk(), [], what);
      assert.match((await one.mo.get(receive)).text, /The last archive was refused, and nothing of it is kept/, what);
      const counts = await app.fingerprint();
      assert.deepEqual([counts.intake_files, counts.files, counts.tenders, counts.tender_files], [0, 0, 0, 0], what);
    }
  });

  it('that is larger than may be, from somebody who may not, from elsewhere or of a guest, fills no disk', async () => {
    const large = makeZip([{ name: 'A/a.bin', content: Buffer.alloc(4_400_000, 7), stored: true }]);
    assert.match((await send(large, 413)).text, /larger than this page takes/);
    await send(good, 403, one.auditor);
    await send(good, 403, one.dev);
    await send(good, null, app.guest());
    const forged = await one.mo.request('POST', `${receive}/archives`, {
      payload: Buffer.from(
        '--x\r\ncontent-disposition: form-data; name="archives"; filename="a.zip"\r\n\r\nPK\r\n--x--\r\n',
      ),
      headers: { 'content-type': 'multipart/form-data; boundary=x', origin: 'http://localhost' },
    });
    assert.equal(forged.status, 403);
    assert.deepEqual(onDisk(), []);
  });

  it('of which the sending broke off is swept', async () => {
    const { files } = app.running.services;
    files.put('00000000-0000-4000-8000-000000000001', Buffer.from('nobody knows this'));
    await sweepOrphans(app.running.services);
    assert.equal(onDisk().length, 1, 'somebody may be writing it');
    assert.equal(await sweepOrphans(app.running.services, -1), 1);
    assert.deepEqual(onDisk(), []);
  });

  it('sent fifty times at once, a good one comes in once, is taken in once and opened once', async () => {
    const page = await one.mo.get(receive);
    const many = <T>(work: (at: number) => Promise<T>) => Promise.all(Array.from({ length: 50 }, (_, at) => work(at)));
    const files = [{ field: 'archives', name: 'all.zip', content: good }, receipts];
    await app.setClock(new Date('2027-03-02T09:00:00Z'));
    await many(() => one.mo.upload(page, `${receive}/archives`, { layout: 'a-folder-each' }, files, null));
    await unpacking.untilDone((await app.look((tx) => intakeNow(tx, one.id)))!.id);
    assert.equal(onDisk().length, 2, 'one archive and one file');
    const settle = await one.mo.get(receive);
    await many(() => one.mo.submit(settle, `${receive}/settled`, { owners: '0:new', receiptOwners: '0:source-0' }));
    let counts = await app.fingerprint();
    assert.deepEqual([counts.tenders, counts.tender_files, counts.bidders], [1, 1, 1]);
    await one.mo.submit(await one.mo.get(receive), `${receive}/complete`, { sure: 'yes' });
    for (const visitor of [one.dev, one.mo])
      await app.act(visitor, (act) => declareInterest(act, one.caseId, { interest: null }), one.caseId);
    const [first, second] = [await one.dev.get(`${one.base}/open`), await one.mo.get(`${one.base}/open`)];
    await many(() => one.dev.submit(first, `${one.base}/open`, { sure: 'yes' }));
    assert.equal((await app.fingerprint()).opening_presses, 1);
    await many(() => one.mo.submit(second, `${one.base}/open`, { sure: 'yes' }));
    counts = await app.fingerprint();
    assert.equal(counts.opening_presses, 2);
    assert.equal(counts.procurement_moments, 2, 'the notice, and one opening');
    assert.deepEqual(onDisk().length, 1);
  });
});
