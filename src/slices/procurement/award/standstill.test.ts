import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type ACase, aCase } from '#test/support/a-case.ts';
import { aScoredProcurement, type Scored } from '#test/support/a-scored-procurement.ts';
import { openTestApp, type TestApp } from '#test/support/client.ts';
import { momentsSet } from '../order/moment-store.ts';
import { recordMoment } from '../order/record-moment.ts';
import { indicatorsAsked, owedAfter } from './contract.ts';
import { heldBack } from './held-back.ts';
import { type KeptEvent, type KeptStandstill, standingOf, suspended } from './standstill.ts';

const byLaw: KeptStandstill = { type: 'mandatory', workingDays: 8, because: 'The law' };
const on = (day: string) => ({
  'happenedOn-day': day.slice(8),
  'happenedOn-month': day.slice(5, 7),
  'happenedOn-year': day.slice(0, 4),
});

describe('a standstill', () => {
  it('counts working days of the whole United Kingdom: Scotland’s 30 November stops it', () => {
    const standing = standingOf('ordinary', byLaw, '2026-11-25', [])!;
    assert.deepEqual([standing.ends, standing.mayEnterFrom], ['2026-12-07', '2026-12-08']);
    assert.deepEqual(
      standing.skipped.map((one) => one.on),
      ['2026-11-30'],
    );
  });
  it('is longer where that was offered, and under the Provider Selection Regime begins a day later and counts England’s days', () => {
    assert.equal(
      standingOf('light-touch', { ...byLaw, type: 'voluntary', workingDays: 10 }, '2026-11-25', [])!.ends,
      '2026-12-09',
    );
    assert.equal(standingOf('provider-selection', byLaw, '2026-09-07', [])!.ends, '2026-09-18');
    const told: KeptEvent = { event: 'decision', happenedOn: '2026-09-21', who: 'Bay', words: 'No', late: false };
    assert.equal(standingOf('provider-selection', byLaw, '2026-09-07', [told])!.ends, '2026-09-28');
  });
  it('is suspended by a claim that was told of in time, and by no other', () => {
    const claim: KeptEvent = { event: 'claim', happenedOn: '2026-12-01', who: 'Shore', words: 'Claim', late: false };
    assert.ok(suspended([claim]));
    assert.ok(!suspended([{ ...claim, late: true }]));
    assert.ok(!suspended([claim, { ...claim, event: 'claim-over' }]));
  });
});

describe('what is owed after a contract', () => {
  const contract = { signedOn: '2027-03-01', valuePence: 600_000_000, detailsOn: null, copyOn: null, endedOn: null };
  const days = (regime: Parameters<typeof owedAfter>[0], more = {}) =>
    owedAfter(regime, { ...contract, ...more }, '2027-02-01').map(({ step, by }) => `${step} ${by}`);
  it('is 30 and 90 days in the ordinary regime, 120 and 180 in the light touch, the day of signing being the first', () => {
    assert.deepEqual(days('ordinary'), ['details 2027-03-30', 'copy 2027-05-29', 'ended null']);
    assert.deepEqual(days('light-touch'), ['details 2027-06-28', 'copy 2027-08-27', 'ended null']);
  });
  it('is no copy at five million pounds or less, and a termination notice when it has simply run out', () => {
    assert.deepEqual(days('ordinary', { valuePence: 500_000_000, endedOn: '2028-02-29' }), [
      'details 2027-03-30',
      'ended 2028-03-29',
    ]);
  });
  it('is indicators only above five million pounds in the ordinary regime: a demand on light touch would be a defect', () => {
    assert.ok(indicatorsAsked('ordinary', 500_000_001));
    for (const regime of ['light-touch', 'below-threshold', 'provider-selection'] as const)
      assert.ok(!indicatorsAsked(regime, 900_000_000));
    assert.ok(!indicatorsAsked('ordinary', 500_000_000));
  });
});

describe('a standstill on its page', () => {
  let app: TestApp;
  let one: ACase;
  let scored: Scored;
  let base: string;
  before(async () => {
    app = await openTestApp();
    await app.setClock(new Date('2026-11-25T10:00:00Z'));
    one = await aCase(app);
    scored = await aScoredProcurement(app, one);
    await app.act(one.dev, (act) => recordMoment(act, { id: scored.id }, { moment: 'award-notice' }), one.caseId);
    base = `${scored.base}/award/standstill`;
  });
  after(() => app.close());

  it('says its last day, and that a weekday of another nation does not count', async () => {
    const page = await one.dev.get(base);
    assert.match(page.text, /Last day ?Monday 7 December 2026 ?Contract possible from ?Tuesday 8 December 2026/);
    assert.match(page.text, /Monday 30 November 2026/);
  });

  it('is not over on its last day, whoever says so and wherever', async () => {
    await app.setClock(new Date('2026-12-07T16:00:00Z'));
    const page = await one.dev.submit(
      await one.dev.get(base),
      `${base}/events`,
      { event: 'over', ...on('2026-12-07') },
      422,
    );
    assert.deepEqual(page.errors, [
      'It stands still until the end of Monday 7 December 2026. It can be over from Tuesday 8 December 2026',
    ]);
    await one.dev.submit(
      await one.dev.get(`${scored.base}/order`),
      `${scored.base}/order`,
      { moment: 'standstill-over', ...on('2026-12-07') },
      422,
    );
    assert.ok(!(await app.look((tx) => momentsSet(tx, scored.id))).has('standstill-over'));
    const way = { id: scored.id, regime: 'ordinary', route: 'open' } as const;
    const warned = await app.look((tx) => heldBack(tx, way, 'signed', '2026-12-07'));
    assert.match(
      warned.join(),
      /stands still until the end of Monday 7 December 2026 \(Procurement Act 2023 section 51/,
    );
  });

  it('marks what came late, notes the automatic suspension, and is never made shorter once begun', async () => {
    await one.dev.submit(await one.dev.get(base), `${base}/events`, {
      event: 'claim',
      who: 'Shore Homes',
      words: 'A claim form was issued',
      ...on('2026-12-04'),
    });
    assert.match((await one.dev.get(base)).text, /Suspended A claim was issued/);
    await one.dev.submit(await one.dev.get(base), base, { type: 'none', because: 'We are in a hurry' }, 409);
    const short = await one.dev.submit(await one.dev.get(base), base, { type: 'mandatory', workingDays: '5' }, 422);
    assert.match(short.errors[0]!, /8 working days or more/);
    await app.setClock(new Date('2026-12-09T09:00:00Z'));
    const late = await one.dev.submit(await one.dev.get(base), `${base}/events`, {
      event: 'representation',
      who: 'Moor Help',
      words: 'They ask why',
      ...on('2026-12-08'),
    });
    assert.match(late.text, /marked as late: the last day was Monday 7 December 2026/);
  });

  it('is over on the day after, and the contract is told of the suspension', async () => {
    const page = await one.dev.submit(await one.dev.get(base), `${base}/events`, {
      event: 'over',
      ...on('2026-12-08'),
    });
    assert.match(page.text, /The standstill is over/);
    const missing = await app.act(
      one.dev,
      (act) => recordMoment(act, { id: scored.id }, { moment: 'signed' }),
      one.caseId,
    );
    assert.match(missing.join(), /a claim suspends it automatically/);
  });
});
