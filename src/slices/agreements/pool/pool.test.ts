import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type ACase, aCase } from '#test/support/a-case.ts';
import { openTestApp, type TestApp } from '#test/support/client.ts';
import { addParty } from '../add-party.ts';
import { makeAgreement } from '../make-agreement.ts';
import { drawWaterfall } from './draw-waterfall.ts';
import { noTerms, readSchemes, readShares, settlePool } from './pool.ts';

const party = (id: string, name: string, money: 'pooled' | 'aligned', amountPence: number) => ({
  id,
  organisationId: null,
  name,
  type: 'council' as const,
  role: 'funder' as const,
  money,
  amountPence,
  functions: 'Care',
});
const parties = [
  party('c', 'Council', 'pooled', 709),
  party('i', 'ICB', 'pooled', 291),
  party('h', 'Homes', 'aligned', 500),
];
const scheme = (title: string, budgetPence: number, forecastPence: number) => ({
  title,
  budgetPence,
  forecastPence,
  reductionPence: 0,
  forecastOn: '2026-11-01',
  forecastBy: 'Ruth Levy',
});

describe('a pool', () => {
  it('is shared by what each put in, and aligned money bears nothing', () => {
    const settled = settlePool(parties, [scheme('Care', 1_000, 2_000)], noTerms, [])!;
    assert.deepEqual(settled.borne, { Council: 709, ICB: 291 });
  });

  it('is shared as agreed where that was agreed, and what nobody agreed to bear is in dispute', () => {
    const settled = settlePool(parties, [scheme('Care', 1_000, 2_000)], noTerms, [
      { partyId: 'c', weight: 1, capPence: 300 },
      { partyId: 'i', weight: 1, capPence: 400 },
    ])!;
    assert.deepEqual([settled.borne, settled.inDispute], [{ Council: 300, ICB: 400 }, 300]);
  });

  it('is drawn so that the steps fall from the whole to the floor', () => {
    const settled = settlePool(parties, [scheme('Care', 1_000, 2_000), scheme('Other', 500, 400)], noTerms, [])!;
    const drawn = drawWaterfall(settled)!;
    const [whole, ...steps] = drawn.bars;
    assert.equal(whole!.height, drawn.floor - whole!.y);
    const last = steps.at(-1)!;
    assert.ok(Math.abs(last.y + last.height - drawn.floor) < 0.2);
    assert.deepEqual(
      steps.map((one) => one.label),
      ['Met by underspends', 'Council', 'ICB'],
    );
    assert.equal(drawWaterfall(settlePool(parties, [scheme('Care', 10, 5)], noTerms, [])!), null);
  });
});

describe('lines as people type them', () => {
  it('are schemes with amounts, or are named by their number', () => {
    assert.deepEqual(readSchemes('Home care; £20.2m; £21,020,000; 100k\n\nFalls;180000;150000').read, [
      { title: 'Home care', budgetPence: 2_020_000_000, forecastPence: 2_102_000_000, reductionPence: 10_000_000 },
      { title: 'Falls', budgetPence: 18_000_000, forecastPence: 15_000_000, reductionPence: 0 },
    ]);
    assert.deepEqual(readSchemes('Home care; lots\n; 1; 2\nA; 1; 2\na; 1; 2').problems, [
      'Line 1 needs a budget and a forecast in pounds, with a semicolon between.',
      'Line 2 needs a name of 200 characters or fewer.',
      'Line 4 names a again.',
    ]);
  });

  it('are shares of those that pool, and of nobody else', () => {
    const pooled = parties.filter((one) => one.money === 'pooled');
    assert.deepEqual(readShares('council; 70.9%; £600\nICB; 29.1', pooled).read, [
      { partyId: 'c', weight: 70.9, capPence: 60_000 },
      { partyId: 'i', weight: 29.1, capPence: null },
    ]);
    assert.deepEqual(readShares('Homes; 1\nCouncil; some\nICB; 1; much', pooled).problems, [
      'Line 1: Homes does not pool money here.',
      'Line 2: the share is not a number.',
      'Line 3: the most it bears is not an amount.',
    ]);
  });
});

describe('a pooled fund’s money on its page', () => {
  let app: TestApp;
  let one: ACase;
  let path: string;
  before(async () => {
    app = await openTestApp();
    one = await aCase(app);
    const as = <T>(work: Parameters<typeof app.act<T>>[1]) => app.act(one.dev, work, one.caseId);
    const id = await as((act) => makeAgreement(act, { caseId: one.caseId, type: 'pooled-fund', title: 'The fund' }));
    await as((act) =>
      addParty(act, id, {
        name: 'Thornmere Council',
        role: 'host',
        money: 'pooled',
        amount: 2_340_000_000,
        functions: 'Care at home',
      }),
    );
    await as((act) =>
      addParty(act, id, {
        name: 'Fells Integrated Care Board',
        type: 'health-body',
        role: 'funder',
        money: 'pooled',
        amount: 960_000_000,
        functions: 'Reablement',
      }),
    );
    await as((act) =>
      addParty(act, id, {
        name: 'Harbour Homes',
        type: 'charity',
        role: 'funder',
        money: 'aligned',
        amount: 150_000_000,
      }),
    );
    path = `${one.base}/agreements/${id}`;
  });
  after(() => app.close());

  it('is forecast in lines, settled as agreed, and shown as a picture and a table', async () => {
    const empty = await one.dev.get(`${path}/pool`);
    assert.match(empty.text, /Nothing is forecast yet/);
    const forecast = await one.dev.submit(empty, `${path}/pool/forecast`, {
      schemes: 'Home care; £20.2m; £21.02m\nReablement; £3.2m; £3m',
    });
    assert.match(forecast.text, /forecast to spend £620,000 more than was put in/);
    const settled = await one.dev.submit(forecast, `${path}/pool/terms`, {
      manager: 'Ruth Levy',
      shares: 'Thornmere Council; 70.9\nFells Integrated Care Board; 29.1; £100,000',
      underspend: 'stays',
    });
    assert.match(settled.text, /Thornmere Council bears ?£520,000/);
    assert.match(settled.text, /Fells Integrated Care Board bears ?£100,000/);
    assert.match(settled.text, /never in the sums above: Harbour Homes, £1,500,000/);
    assert.ok(settled.document.querySelector('svg.cw-waterfall title'));
  });

  it('keeps nothing of a forecast with a line that cannot be read, and gives it back', async () => {
    const wrong = await one.dev.submit(
      await one.dev.get(`${path}/pool`),
      `${path}/pool/forecast`,
      { schemes: 'Home care; £1\nTelecare; much; more' },
      422,
    );
    assert.match(wrong.errors[0]!, /Line 1 needs a budget and a forecast/);
    assert.match((await one.dev.get(`${path}/pool`)).text, /forecast to spend £620,000 more/);
  });

  it('I6: nobody whose money is aligned is given a share', async () => {
    const wrong = await one.dev.submit(
      await one.dev.get(`${path}/pool`),
      `${path}/pool/terms`,
      { shares: 'Harbour Homes; 10', underspend: 'stays' },
      422,
    );
    assert.deepEqual(wrong.errors, ['Line 1: Harbour Homes does not pool money here.']);
  });

  it('is closed at the year’s end: what is carried, what goes back and who bore what stay as they were settled', async () => {
    const to = `${path}/pool/year-end`;
    const terms = { shares: 'Thornmere Council; 70.9; £1\nFells Integrated Care Board; 29.1; £1', underspend: 'stays' };
    const disputed = await one.dev.submit(await one.dev.get(`${path}/pool`), `${path}/pool/terms`, terms);
    const early = await one.dev.submit(disputed, to, { year: '2026' }, 422);
    assert.deepEqual(early.errors, ['Part of it is in dispute. Agree who bears it first']);
    await one.dev.submit(await one.dev.get(`${path}/pool`), `${path}/pool/forecast`, {
      schemes: 'Home care; £20.2m; £20.1m\nReablement; £3.2m; £3.15m',
    });
    const agreed = await one.dev.submit(await one.dev.get(`${path}/pool`), `${path}/pool/terms`, {
      ...{ reserve: '50,000', shares: '', underspend: 'stays' },
    });
    const closed = await one.dev.submit(agreed, to, { year: '2026', note: 'As audited.' });
    assert.match(closed.text, /The year that ended in 2026: £200,000 carried into the next. As audited/);
    const again = await one.dev.submit(closed, to, { year: '2026' }, 422);
    assert.deepEqual(again.errors, ['This year, or a later one, is closed already']);
    await one.dev.submit(await one.dev.get(`${path}/pool`), `${path}/pool/terms`, { underspend: 'returned' });
    const next = await one.dev.submit(await one.dev.get(`${path}/pool`), to, { year: '2027' });
    assert.match(next.text, /ended in 2027: £50,000 carried into the next; .*£106,363\.64 back to Thornmere Council/);
    assert.match(next.text, /ended in 2026: £200,000 carried into the next/, 'a closed year does not change');
  });

  it('is for no other kind of agreement, and for no stranger', async () => {
    const grant = await app.act(
      one.dev,
      (act) => makeAgreement(act, { caseId: one.caseId, type: 'grant', title: 'A grant' }),
      one.caseId,
    );
    await one.dev.get(`${one.base}/agreements/${grant}/pool`, 404);
    await (await app.person('Nobody', 'Elsewhere')).get(`${path}/pool`, 404);
  });
});
