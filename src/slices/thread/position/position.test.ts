import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { pasteRoster } from '#slices/market/index.ts';
import { briefsById, keepBrief, openBrief } from '#slices/procurement/index.ts';
import { type ACase, aCase } from '#test/support/a-case.ts';
import { openTestApp, type TestApp } from '#test/support/client.ts';
import { withHat } from '#test/support/with-hat.ts';
import { quarterOf } from './compose-position.ts';

describe('a quarter', () => {
  it('is said as people say it', () => {
    assert.deepEqual(['2027-01-01', '2027-03-31', '2027-04-01', '2027-12-31'].map(quarterOf), [
      'January to March 2027',
      'January to March 2027',
      'April to June 2027',
      'October to December 2027',
    ]);
  });
});

describe('a market position statement', () => {
  let app: TestApp;
  let one: ACase;
  let here: string;
  let open: string;
  before(async () => {
    app = await openTestApp();
    one = await aCase(app);
    here = `${one.base}/position`;
    open = `/public/cases/${one.caseId}/market`;
    await app.setClock(new Date('2027-01-04T10:00:00Z'));
    const zone = (name: string, count: number) =>
      Array.from({ length: count }, (_, index) => `${name} Care ${index}, ${name}, ${100 + index}`);
    await app.act(
      one.dev,
      (act) =>
        pasteRoster(act, {
          caseId: one.caseId,
          text: ['provider, zone, hours', ...zone('Harbour', 6), ...zone('Fell', 2)].join('\n'),
        }),
      one.caseId,
    );
  });
  after(() => app.close());

  it('drafts itself from what is kept, says what it does not say yet, and names no provider', async () => {
    const page = await one.dev.get(here);
    assert.match(page.text, /A draft: nobody outside reads it/);
    assert.match(page.text, /What people here want ?People live the day they choose/);
    assert.match(page.text, /Harbour ?6 ?620 ?15%/);
    assert.match(page.text, /Fell ?Fewer than 5 ?Not told ?Not told/);
    assert.match(page.text, /What this does not say yet ?What we say to the market/);
    assert.doesNotMatch(page.text, /Harbour Care|Fell Care|All zones together/);
    await app.guest().get(open, 404);
  });

  it('takes the words that only people can say, keeps them where two write at once, and is published as it reads', async () => {
    const page = await one.dev.get(here);
    const stale = await one.dev.get(here);
    await one.dev.submit(page, here, {
      part: 'fees',
      words: 'We look at the fee each January.\nWages rise with it.',
      version: '0',
    });
    const lost = await one.dev.submit(stale, here, { part: 'fees', words: 'Mine', version: '0' }, 409);
    assert.match(lost.text, /Somebody changed this while you were writing/);
    const empty = await one.dev.submit(
      await one.dev.get(here),
      here,
      { part: 'message', words: ' ', version: '0' },
      422,
    );
    assert.deepEqual(empty.errors, ['Enter the words of this part']);
    const brief = await app.act(
      one.dev,
      (act) =>
        keepBrief(act, {
          caseId: one.caseId,
          title: 'Mornings',
          problem: 'Late',
          outcomeId: null,
          known: null,
          limits: null,
          offer: null,
          budget: null,
        }),
      one.caseId,
    );
    await app.act(
      one.dev,
      async (act) => openBrief(act, (await briefsById(act.tx, [brief]))[0]!, { version: 1, closesOn: '2027-01-31' }),
      one.caseId,
    );
    await one.dev.submit(await one.dev.get(here), `${here}/published`, {});
    const guest = app.guest();
    const published = await guest.get(open);
    assert.match(published.text, /Version 1, published on 4 January 2027/);
    assert.match(published.text, /We look at the fee each January\. ?Wages rise with it\./);
    assert.match(published.text, /Open to you now ?Ideas are asked for: Mornings, until 31 January 2027/);
    await guest.get(published.link('Ideas are asked for: Mornings'));
    await app.setClock(new Date('2027-02-01T10:00:00Z'));
    assert.doesNotMatch((await guest.get(open)).text, /Open to you now/);
    await app.setClock(new Date('2027-01-04T10:00:00Z'));
    const pdf = await guest.request('GET', `${open}/file?as=pdf`);
    assert.equal(pdf.bytes.subarray(0, 5).toString(), '%PDF-');
    assert.equal((await guest.request('GET', `${open}/file?as=exe`)).status, 404);
  });

  it('stays as it was published while the draft goes on, until somebody publishes again', async () => {
    const before = (await app.guest().get(open)).text;
    await one.dev.submit(await one.dev.get(here), here, {
      part: 'support',
      words: 'Two pages, not forty.',
      version: '0',
    });
    assert.match((await one.dev.get(here)).text, /It would read differently now/);
    assert.equal((await app.guest().get(open)).text, before);
    await one.dev.submit(await one.dev.get(here), `${here}/published`, {});
    assert.match((await app.guest().get(open)).text, /Version 2.*Two pages, not forty/);
  });

  it('is not shown to providers as a draft, and published by nobody but who commissions', async () => {
    for (const hat of ['provider', 'community', 'practitioner'] as const)
      await (await withHat(app, one, `A ${hat}`, hat)).get(here, 403);
    const partner = await withHat(app, one, 'Ruth', 'partner');
    assert.equal((await partner.get(here)).hasForm(`${here}/published`), false);
    const auditor = await withHat(app, one, 'An auditor', 'auditor');
    assert.equal((await auditor.get(here)).hasForm(here), false);
    for (const odd of ['none', 'e2c9b1de-0000-4000-8000-000000000000'])
      await app.guest().get(`/public/cases/${odd}/market`, 404);
  });
});
