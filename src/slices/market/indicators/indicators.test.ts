import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { type ACase, aCase } from '#test/support/a-case.ts';
import { openTestApp, type TestApp } from '#test/support/client.ts';
import { madeUpHistory } from '#test/support/made-up-history.ts';
import { tendersAsCsv } from '#test/support/tenders-as-csv.ts';
import { withHat } from '#test/support/with-hat.ts';
import { bringHistory } from '../history/bring-history.ts';
import { pasteRoster } from '../paste-roster.ts';
import { readReturns } from './keep-facts.ts';

describe('cost-of-care returns', () => {
  it('are read a line a provider, and each that cannot be is said', () => {
    const { costs, problems } = readReturns(
      'Moorside Care, £24.10\n\nTern; 23\nnonsense\nHill, lots\nA, B Ltd, 25',
      (name) => name,
    );
    assert.deepEqual(costs, [
      { key: 'moorside care', pence: 2_410 },
      { key: 'tern', pence: 2_300 },
      { key: 'a, b ltd', pence: 2_500 },
    ]);
    assert.deepEqual(
      problems.map(({ line }) => line),
      [4, 5],
    );
  });
});

describe('a market in numbers', () => {
  let app: TestApp;
  let one: ACase;
  let at: string;
  before(async () => {
    app = await openTestApp();
    await app.setClock(new Date('2026-11-23T10:00:00Z'));
    one = await aCase(app);
    at = `${one.base}/left/indicators`;
  });
  after(() => app.close());

  it('says that nothing is known, and then each number with its records, what was left out and its formula', async () => {
    assert.match((await one.dev.get(at)).text, /Nothing is known yet/);
    const text = 'Moorside, 1228, Fell, large\nTern, 475, Fell, small\nFellside, 277, Fell, co-operative\nHill, Fell';
    await app.act(
      one.dev,
      async (act) => {
        await pasteRoster(act, { caseId: one.caseId, text });
        const tenders = madeUpHistory({ from: 2023, to: 2025, aYear: 20, seed: 5 });
        await bringHistory(act, one.caseId, Buffer.from(tendersAsCsv(tenders)));
      },
      one.caseId,
    );
    const page = await one.dev.get(at);
    assert.match(page.text, /Concentration: Fell4,61831/);
    assert.match(page.text, /Small and voluntary providers’ part of the hours38%31/);
    assert.match(page.text, /Single bids\d+% \(\d+% to \d+%\)60/);
    assert.match(page.text, /Tenders with exactly one bidder ÷ tenders with any/);
    assert.match(page.text, /Concentration: road/);
  });

  it('keeps the fee beside a floor with its source, brought to the wage that is coming', async () => {
    const page = await one.dev.get(at);
    const fee = { fee: '23.40', floor: '22.71', floorWage: '12.21' };
    const slip = await one.dev.submit(page, `${at}/fee`, fee, 422);
    assert.deepEqual(slip.errors, ['Say who published the floor, and when']);
    const half = await one.dev.submit(slip, `${at}/fee`, { floorSource: 'Homecare Association, 2025' }, 422);
    assert.deepEqual(half.errors, ['Enter both wages, or neither: the floor is brought from one to the other']);
    const kept = await one.dev.submit(half, `${at}/fee`, { wage: '12.71' });
    assert.match(kept.text, /Fee against the estimated statutory employment cost0\.99/);
    const stale = await one.dev.submit(page, `${at}/fee`, { ...fee, wage: '12.71', floorSource: 'x' }, 409);
    assert.match(stale.text, /changed/i);
  });

  it('shows what care costs only pooled from five, and nobody can read a single return', async () => {
    const four = 'Moorside, 25\nTern, 24\nFellside, 23\nHill, 22';
    const few = await one.dev.submit(await one.dev.get(at), `${at}/returns`, { returns: four });
    assert.match(few.text, /4 cost-of-care returns so far\. From five on/);
    assert.doesNotMatch(few.text, /Fee against cost of care/);
    const page = await one.dev.submit(few, `${at}/returns`, { returns: 'Dale, 26\nmoorside, 27' });
    assert.match(page.text, /5 returns pooled: half lie from £23 to £26 an hour, the middle is £24/);
    assert.match(page.text, /Fee against cost of care0\.9\d \(0\.90 to 1\.02\)/);
    const { rows } = await app.look((tx) =>
      sql<{ all: string }>`select cost_returns::text as all from cost_returns`.execute(tx),
    );
    for (const { all } of rows) assert.doesNotMatch(all, /moorside|tern|dale/i);
  });

  it('counts hand-backs that were noted, with who says so, and lets them be taken out', async () => {
    const form = {
      provider: 'Tern',
      what: 'handed back',
      'on-day': '1',
      'on-month': '10',
      'on-year': '2026',
      source: 'Letter',
    };
    const wrong = await one.dev.submit(await one.dev.get(at), `${at}/happenings`, { ...form, 'on-year': '2027' }, 422);
    assert.deepEqual(wrong.errors, ['Enter a day that has been']);
    const noted = await one.dev.submit(wrong, `${at}/happenings`, { 'on-year': '2026' });
    assert.match(noted.text, /1 October 2026: Tern handed back \(Letter\)/);
    assert.match(noted.text, /Hand-backs for each provider, a year0\.25 \(0\.0\d to 1\.\d+\)/);
    const gone = await one.dev.submit(noted, `${at}/happenings/withdrawn`, {});
    assert.match(gone.text, /Nothing is noted/);
  });

  it('is for those who may see the market', async () => {
    for (const hat of ['provider', 'community', 'practitioner'] as const)
      await (await withHat(app, one, `A ${hat}`, hat)).get(at, 403);
    const auditor = await withHat(app, one, 'An auditor', 'auditor');
    assert.equal((await auditor.get(at)).hasForm(`${at}/fee`), false);
  });
});
