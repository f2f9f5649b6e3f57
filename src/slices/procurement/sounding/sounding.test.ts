import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { pasteRoster } from '#slices/market/index.ts';
import { type ACase, aCase } from '#test/support/a-case.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { withHat } from '#test/support/with-hat.ts';
import { drawLot } from '../draw-lot.ts';
import { planProcurement } from '../plan-procurement.ts';
import { procurementsById } from '../procurement-store.ts';
import { countsSay, feeAgainst, type LotAnswer, type ShownLot, tallyOf } from './sounding.ts';

const lot = (position: number, more: Partial<ShownLot> = {}): ShownLot => ({
  position,
  lotId: `${position}`,
  title: `Lot ${position}`,
  because: '',
  zone: null,
  valuePence: null,
  hoursAWeek: null,
  feePence: null,
  bidHours: null,
  ...more,
});
const answer = (provider: string, ...lots: LotAnswer[]) => ({
  id: provider,
  provider,
  channel: 'page' as const,
  answeredAt: new Date(0),
  changedAt: null,
  lots,
});
const said = (position: number, would: LotAnswer['would'], ...reasons: LotAnswer['reasons'][number][]): LotAnswer => ({
  position,
  would,
  reasons,
  because: null,
  couldAddHours: null,
});

describe('answers to a sounding', () => {
  it('are counted by lot and by reason; who leaves a lot out is counted neither way', () => {
    const [first, second] = tallyOf(
      [lot(1), lot(2)],
      [
        answer('A', said(1, 'yes'), said(2, 'no', 'fee', 'staff')),
        answer('B', said(1, 'no', 'fee')),
        answer('C', said(1, 'perhaps', 'too-far')),
      ],
    );
    assert.deepEqual([first!.yes, first!.perhaps, first!.no], [['A'], ['C'], ['B']]);
    assert.deepEqual([second!.yes.length, second!.no], [0, ['A']]);
    assert.equal(
      countsSay([first!, second!]),
      'Lot 1: 1 would bid, 1 might, 1 would not. Reasons given: the fee does not cover what it costs us (1), it is too far from where we work (1). Lot 2: 0 would bid, 0 might, 1 would not. Reasons given: the fee does not cover what it costs us (1), we could not find the staff (1).',
    );
  });

  it('a fee against a cost is their difference, for a year where the hours are known, and nothing where there is no fee', () => {
    assert.deepEqual(
      feeAgainst([lot(1, { feePence: 2340, hoursAWeek: 100 }), lot(2, { feePence: 2600 }), lot(3)], 2450).map((one) => [
        one.lot.position,
        one.anHourPence,
        one.aYearPence,
      ]),
      [
        [1, -110, -572_000],
        [2, 150, null],
      ],
    );
  });
});

describe('asking every provider whether it would bid', () => {
  let app: TestApp;
  let one: ACase;
  let here: string;
  let address: string;
  let inside: string;
  let provider: Visitor;
  before(async () => {
    app = await openTestApp();
    await app.setClock(new Date('2026-11-23T10:00:00Z'));
    one = await aCase(app);
    provider = await withHat(app, one, 'Fellside Carers', 'provider');
    const procurementId = await app.act(
      one.dev,
      async (act) => {
        await pasteRoster(act, {
          caseId: one.caseId,
          text: 'Moorside Care, 1228 hours, Fell & Shore\nTern Home Support, 475 hours, Fell & Shore',
        });
        return planProcurement(act, {
          caseId: one.caseId,
          title: 'Help at home',
          regime: 'light-touch',
          route: 'open',
          because: 'Many provide it',
          publishOn: null,
          awardOn: null,
          signOn: null,
          startOn: null,
        });
      },
      one.caseId,
    );
    here = `${one.base}/procurements/${procurementId}`;
  });
  after(() => app.close());

  const guest = async (fields: Record<string, string | string[]>, expected = 200) => {
    const visitor = app.guest();
    return visitor.submit(await visitor.get(address), address, fields, expected);
  };

  it('needs a lot first', async () => {
    assert.match((await one.dev.get(`${here}/soundings/new`)).text, /No lot is drawn yet/);
    const [procurement] = await app.look((tx) => procurementsById(tx, [here.split('/').at(-1)!]));
    await app.act(
      one.dev,
      async (act) => {
        for (const [title, zone] of [
          ['Fell & Shore', 'Fell & Shore'],
          ['The whole borough', null],
        ] as const)
          await drawLot(act, procurement!, {
            title,
            because: `Why ${title}`,
            zone,
            value: null,
            mostLots: null,
            leavesBehind: null,
            requirementIds: [],
          });
      },
      one.caseId,
    );
  });

  it('shows what was typed again after a slip, and opens one page for all, which goes into every pack', async () => {
    const form = await one.dev.get(`${here}/soundings/new`);
    const day = { 'closesOn-day': '31', 'closesOn-month': '1', 'closesOn-year': '2027' };
    const slip = await one.dev.submit(
      form,
      `${here}/soundings`,
      { ...day, 'hours-1': '1,980', 'fee-1': 'lots', 'bid-1': '60' },
      422,
    );
    assert.match(slip.errors.join(), /Enter an amount in pounds/);
    assert.equal(slip.form(`${here}/soundings`, {}).get('hours-1'), '1,980');
    const late = await one.dev.submit(form, `${here}/soundings`, { ...day, 'closesOn-year': '2028' }, 422);
    assert.match(late.errors.join(), /within the next six months/);
    const open = await one.dev.submit(form, `${here}/soundings`, {
      ...day,
      'hours-1': '1,980',
      'fee-1': '23.40',
      'bid-1': '60',
      words: 'The term would be five years.',
    });
    inside = open.url;
    assert.match(open.text, /0 providers have answered\. Open until 31 January 2027/);
    address = `/public/soundings/${inside.split('/').at(-1)}`;
    const pack = await one.dev.get(`${here}/pack`);
    assert.match(
      pack.text,
      /We asked who would bid, on a page that any provider can open.*Fell & Shore, Fell & Shore, 1,980 hours a week, £23\.40 an hour, a bid takes about 60 hours; The whole borough/,
    );
  });

  it('is answered without an account; a slip loses nothing; and the answer can be changed by its own address alone', async () => {
    const bad = await guest(
      {
        provider: '',
        'would-1': 'no',
        'why-1': ['fee', 'bid-work'],
        'because-1': 'Pay £25',
        'could-1': 'ten',
        'because-2': 'Too big',
      },
      422,
    );
    assert.deepEqual(bad.errors.length, 3);
    assert.equal(bad.form(address, {}).get('because-1'), 'Pay £25');
    assert.match((await guest({ provider: 'X' }, 422)).errors.join(), /at least one/);
    const kept = await guest({
      provider: 'Moorside Care',
      'would-1': 'no',
      'why-1': ['fee', 'bid-work'],
      'because-1': 'Pay £25',
      'could-1': '40',
    });
    const change = kept.link('Change my answer');
    const visitor = app.guest();
    const again = await visitor.get(change);
    assert.equal(again.form(change, {}).get('provider'), 'Moorside Care');
    assert.equal(again.form(change, {}).get('because-1'), 'Pay £25');
    await visitor.submit(again, change, {
      provider: 'Moorside Care',
      'would-1': 'perhaps',
      'why-1': 'fee',
      'because-1': 'Pay £25',
    });
    await guest({ provider: 'Tern Home Support', 'would-1': 'yes', 'would-2': 'no', 'why-2': 'too-large' });
    const page = await one.dev.get(inside);
    assert.match(page.text, /2 providers have answered/);
    assert.match(page.text, /1 would bid, 1 might, 0 would not\. 2 providers are there today, and all have answered/);
    assert.match(page.text, /Pay £25 ?Moorside Care/);
    await app.guest().get(`${change.slice(0, -3)}abc`, 410);
  });

  it('works out a fee against a provider’s own cost, and keeps it nowhere', async () => {
    const before = await app.fingerprint();
    const visitor = app.guest();
    const page = await visitor.get(address);
    const worked = await visitor.submit(page, `${address}/fee`, { ownCost: '24.56' });
    assert.match(worked.text, /You said that one hour costs you £24\.56\. We have not kept it\./);
    assert.match(worked.text, /Fell & Shore ?£23\.40 ?lacks £1\.16 ?lacks £119,433\.60/);
    assert.deepEqual(await app.fingerprint(), before);
    const slip = await visitor.submit(page, `${address}/fee`, { ownCost: 'much' }, 422);
    assert.match(slip.errors.join(), /pounds|costs you/);
  });

  it('records a call for a provider, and shows answers to nobody who might bid', async () => {
    const page = await one.dev.get(inside);
    await one.dev.submit(page, `${inside}/answers`, { provider: 'Fellside Carers', 'would-1': 'no', 'why-1': 'staff' });
    assert.match((await one.dev.get(inside)).text, /3 providers have answered/);
    await provider.get(inside, 404);
    assert.equal((await app.guest().get(inside)).h1, 'Sign in');
    const pack = await one.dev.get(`${here}/pack`);
    assert.doesNotMatch(pack.text, /Moorside Care/);
    const { rows } = await app.look((tx) =>
      sql<{
        all: string;
      }>`select string_agg(row_to_json(a)::text, ' ') as all from audit_entries a where action like 'sounding.%'`.execute(
        tx,
      ),
    );
    assert.doesNotMatch(rows[0]!.all, /Moorside|Pay £25/);
  });

  it('closes: every bidder gets the counts without names, the roster what was said, and no more answers are taken', async () => {
    const form = await app.guest().get(address);
    const page = await one.dev.get(inside);
    const closed = await one.dev.submit(page, `${inside}/close`, {});
    assert.match(
      closed.text,
      /It is closed\. Every bidder’s pack has the counts\. 2 providers on the roster have said/,
    );
    await one.dev.submit(page, `${inside}/close`, {}, 403);
    const pack = await one.dev.get(`${here}/pack`);
    assert.match(pack.text, /Fell & Shore: 1 would bid, 1 might, 1 would not\. Reasons given:/);
    assert.doesNotMatch(pack.text, /Moorside|Fellside/);
    const left = await one.dev.get(`${one.base}/left`);
    assert.match(
      left.text,
      /What providers said themselves about the next time.*Fell & Shore ?Tern Home Support ?Moorside Care/,
    );
    assert.match((await app.guest().get(address)).text, /Answers closed/);
    const late = app.guest();
    await late.get(address);
    await late.submit(form, address, { provider: 'Late Care', 'would-1': 'yes' }, 403);
    assert.match((await one.dev.get(inside)).text, /3 providers have answered/);
  });

  it('is not found by a made-up address', async () => {
    await app.guest().get('/public/soundings/nothing', 404);
    await app.guest().get('/public/soundings/4ed0b897-4a6d-470a-b26f-8a1267c4fa6c', 404);
  });
});
