import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { type ACase, aCase } from '#test/support/a-case.ts';
import { openTestApp, type TestApp } from '#test/support/client.ts';
import { madeUpHistory } from '#test/support/made-up-history.ts';
import { tendersAsCsv } from '#test/support/tenders-as-csv.ts';
import { withHat } from '#test/support/with-hat.ts';
import { lookBacks } from './look-back.ts';
import { lookBackOf, pastTendersOf } from './past-tender-store.ts';

describe('past tenders with everybody who bid', () => {
  let app: TestApp;
  let one: ACase;
  let at: string;
  const tenders = madeUpHistory({ from: 2017, to: 2020, aYear: 40, seed: 11 });
  const kept = () => app.look((tx) => pastTendersOf(tx, one.caseId));
  before(async () => {
    app = await openTestApp();
    one = await aCase(app);
    at = `${one.base}/left/history`;
  });
  after(() => app.close());

  it('are asked for by their columns, and nothing is half read', async () => {
    const page = await one.dev.get(at);
    assert.match(page.text, /thirty tenders over two years/);
    const none = await one.dev.upload(page, at, {}, [], 422);
    assert.deepEqual(none.errors, ['Choose a CSV file, or paste its lines below']);
    const wrong = await one.dev.upload(page, at, { pasted: 'colour,size\nred,2' }, [], 422);
    assert.match(wrong.errors[0]!, /no column pid \(which tender the bid is for\); no column bidder_id/);
    assert.equal(wrong.form(at, {}).get('pasted')?.replaceAll('\r', ''), 'colour,size\nred,2');
    const dateless = await one.dev.upload(page, at, { pasted: 'tender,bidder,date\n1,Harbour,soon' }, [], 422);
    assert.match(dateless.errors[0]!, /No tender could be read\. The date is not a day that exists/);
    assert.deepEqual(await kept(), []);
  });

  it('are few: the sector’s figures stand, and it is said', async () => {
    const pasted = `${tendersAsCsv(tenders.slice(0, 20))}\n,2020-01-01,Nobody,0,1,`;
    const read = await one.dev.upload(await one.dev.get(at), at, { pasted }, []);
    assert.match(
      read.text,
      /20 tenders added, 0 changed, 0 as before\. 1 lines could not be read: line \d+: There is no/,
    );
    await lookBacks.untilDone(one.caseId);
    const page = await one.dev.get(at);
    assert.match(page.text, /Sector prior, not your market: 20 tenders/);
    assert.ok(!page.text.includes('How forecasts did'));
  });

  it('are enough: every forecast is scored on what it had not seen, with what is shown instead where it did not earn its place', async () => {
    const packed = gzipSync(tendersAsCsv(tenders));
    const page = await one.dev.upload(await one.dev.get(at), at, {}, [
      { field: 'file', name: 'tenders.csv.gz', content: packed },
    ]);
    assert.match(page.text, /140 tenders added, 0 changed, 20 as before/);
    await lookBacks.untilDone(one.caseId);
    const done = await one.dev.get(at);
    assert.match(done.text, /Your market: learnt from 40 tenders up to 2017/);
    assert.match(done.text, /Number of bidders/);
    assert.match(done.text, /better than|No better than/i);
    assert.deepEqual(
      (await kept()).map(({ id, bids }) => [id, bids.length]),
      tenders.map(({ id, bids }) => [id, bids.length]),
    );
    const before = await app.look((tx) => lookBackOf(tx, one.caseId));
    const again = await one.dev.upload(done, at, { pasted: tendersAsCsv(tenders) }, []);
    assert.match(again.text, /0 tenders added, 0 changed, 160 as before/);
    assert.deepEqual(await app.look((tx) => lookBackOf(tx, one.caseId)), before, 'nothing was begun anew');
  });

  it('are for those who may see the market, and taken out by those who shape the case', async () => {
    for (const hat of ['provider', 'community', 'practitioner'] as const)
      await (await withHat(app, one, `A ${hat}`, hat)).get(at, 403);
    const auditor = await withHat(app, one, 'An auditor', 'auditor');
    assert.equal((await auditor.get(at)).hasForm(`${at}/forgotten`), false);
    const gone = await one.dev.submit(await one.dev.get(at), `${at}/forgotten`, {});
    assert.match(gone.text, /160 tenders are taken out/);
    assert.deepEqual(await kept(), []);
  });
});
