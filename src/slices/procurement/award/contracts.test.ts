import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type ACase, aCase } from '#test/support/a-case.ts';
import { aScoredProcurement, type Scored } from '#test/support/a-scored-procurement.ts';
import { openTestApp, type TestApp } from '#test/support/client.ts';
import { momentsSet } from '../order/moment-store.ts';

const on = (day: string) => ({
  'happenedOn-day': day.slice(8),
  'happenedOn-month': day.slice(5, 7),
  'happenedOn-year': day.slice(0, 4),
});

describe('a contract after an award', () => {
  let app: TestApp;
  let one: ACase;
  let light: Scored;
  let base: string;
  before(async () => {
    app = await openTestApp();
    await app.setClock(new Date('2027-03-01T10:00:00Z'));
    one = await aCase(app);
    light = await aScoredProcurement(app, one, { regime: 'light-touch' });
    await one.dev.submit(await one.dev.get(`${light.base}/award`), `${light.base}/award`, {
      outcome: 'awarded',
      supplier: 'Fell Care',
      because: 'The best tender',
      power: 'Scheme of delegation',
      decidedBy: one.dev.personId!,
    });
    base = `${light.base}/award/contracts`;
  });
  after(() => app.close());

  it('is recorded once, with what was not recorded before it said, and gets 120 and 180 days on the light touch', async () => {
    const form = await one.dev.get(base);
    const lacks = await one.dev.submit(form, base, {}, 422);
    assert.match(lacks.errors[0]!, /value with value added tax/);
    const page = await one.dev.submit(form, base, { value: '6,000,000' });
    assert.match(page.text, /Not recorded before it, .*contract award notice/);
    assert.match(page.text, /Contract details notice ?Monday 28 June 2027/);
    assert.match(page.text, /A copy of the contract is published ?Friday 27 August 2027/);
    assert.ok((await app.look((tx) => momentsSet(tx, light.id))).has('signed'));
    assert.ok(!page.hasForm(base));
  });

  it('is followed by its notice, its copy with what is withheld, and its end, each once and by whom it may be', async () => {
    const steps = `${base}/steps`;
    await app.setClock(new Date('2027-07-01T10:00:00Z'));
    const details = await one.dev.submit(await one.dev.get(base), steps, { step: 'details', ...on('2027-06-30') });
    assert.match(details.text, /Done on 30 June 2027, late/);
    assert.ok((await app.look((tx) => momentsSet(tx, light.id))).has('details-notice'));
    const copy = await one.dev.submit(details, steps, { step: 'copy', redactions: 'Unit prices: section 94' });
    assert.match(copy.text, /Withheld from the copy ?Unit prices: section 94/);
    const why = await one.dev.submit(copy, steps, { step: 'ended' }, 422);
    assert.deepEqual(why.errors, ['Choose how it ended']);
    const ended = await one.dev.submit(why, steps, { step: 'ended', how: 'expired', because: 'Its term was over' });
    assert.match(ended.text, /It ran out: Its term was over/);
    const happened = await app.look((tx) => momentsSet(tx, light.id));
    assert.ok(happened.has('contract-copy') && happened.has('ended'));
  });
});
