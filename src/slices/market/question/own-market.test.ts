import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { runDraws, summarise } from '#engines/retender/index.ts';
import { expectBidders, lookBack } from '#engines/retender-history/index.ts';
import { readScenario } from '#standards/retender-scenario/index.ts';
import { type ACase, aCase } from '#test/support/a-case.ts';
import { openTestApp, type TestApp } from '#test/support/client.ts';
import { madeUpHistory } from '#test/support/made-up-history.ts';
import { tendersAsCsv } from '#test/support/tenders-as-csv.ts';
import { withHat } from '#test/support/with-hat.ts';
import { bringHistory } from '../history/bring-history.ts';
import { beginLooking, lookBacks } from '../history/look-back.ts';
import { parametersFrom } from './fit-to-parameters.ts';
import { marketFromTenders } from './market-from-tenders.ts';
import { plays } from './play-question.ts';
import { questionsOf } from './question-store.ts';
import { comingLots, scenarioFrom, withExpected } from './scenario-from.ts';

const nobody = { entries: [], growthPercent: 10, growthBecause: null };
const asked = { feePence: null, years: 4, ways: ['single', 'prime'] as const, basis: 'tenders' as const };

describe('a market from past tenders alone', () => {
  const tenders = madeUpHistory({ from: 2016, to: 2020, aYear: 40, seed: 5 });
  const back = lookBack(tenders);
  const past = { tenders, back };

  it('has the last twelve tenders as lots, who bid lately as providers, and what they won as incumbents', () => {
    const { lots, providers, zones } = marketFromTenders(tenders)!;
    const last = tenders.slice(-12);
    assert.deepEqual(
      lots.map(({ id, units, area }) => [id, units, area]),
      last.map(({ id, size, kinds }) => [id, size, kinds[0]]),
    );
    assert.deepEqual(
      zones.map((one) => one.providers),
      last.map(({ bids }) => bids.length),
    );
    for (const [at, { incumbents }] of lots.entries())
      assert.equal(incumbents![0]!.provider, last[at]!.bids.find(({ won }) => won)!.bidder);
    for (const { bids, capacity, usualSize } of providers) {
      assert.ok(bids!.made <= bids!.of);
      assert.ok(capacity > 0 && usualSize! > 0);
    }
    assert.equal(marketFromTenders([]), null);
    assert.equal(marketFromTenders(tenders.map((one) => ({ ...one, bids: [] }))), null);
  });

  it('takes from its own data what they tell more of than was thought, with the source, and nothing else', () => {
    const taken = parametersFrom(back.fit);
    assert.ok(taken.bidSize!.value > 0 && taken.bidSize!.low < taken.bidSize!.value);
    for (const one of Object.values(taken)) {
      assert.equal(one.grade, 'A');
      assert.match(one.source, /your own history/);
      assert.ok(one.low <= one.value && one.value <= one.high);
    }
    assert.deepEqual(parametersFrom(lookBack(tenders.slice(0, 20)).fit), {});
  });

  it('is brought to what is expected of its lots, under the first way, and is a file that the command line reads', () => {
    const { scenario } = scenarioFrom(nobody, asked, 1, past)!;
    assert.equal(scenario.historyLots, tenders.length);
    const coming = comingLots(scenario, asked, 18_700);
    assert.deepEqual(
      coming.map(({ size, kinds }) => [size, kinds]),
      scenario.lots.map(({ units, area }) => [units, [area]]),
    );
    const expected = expectBidders(tenders, back, coming, 2021);
    const brought = withExpected(scenario, expected);
    assert.equal(brought.lots[0]!.expectedBidders!.mean, expected[0]!.bidders.value);
    const read = readScenario(JSON.stringify({ ...brought, draws: 40, paths: 40 }));
    assert.deepEqual(read.problems, []);
    const answer = summarise(read.scenario!, runDraws(read.scenario!, 0, 40));
    assert.equal(answer.basis, 'your market');
    const prime = scenarioFrom(nobody, { ...asked, ways: ['prime'] }, 1, past)!.scenario;
    const one = withExpected(prime, expectBidders(tenders, back, comingLots(prime, asked, 18_700), 2021));
    assert.ok(
      one.strategies[0]!.lots![0]!.expectedBidders!.mean > 0,
      'where the first way cuts otherwise, its own lots',
    );
  });
});

describe('a question to a buyer’s own market', () => {
  let app: TestApp;
  let one: ACase;
  let list: string;
  const now = async () => (await app.look((tx) => questionsOf(tx, one.caseId))).at(-1)!;
  before(async () => {
    app = await openTestApp();
    one = await aCase(app);
    list = `${one.base}/left/questions`;
    const tenders = madeUpHistory({ from: 2023, to: 2025, aYear: 40, seed: 5 });
    await app.act(one.dev, (act) => bringHistory(act, one.caseId, Buffer.from(tendersAsCsv(tenders))), one.caseId);
    beginLooking(app.running.services, one.caseId);
    await lookBacks.untilDone(one.caseId);
  });
  after(() => app.close());

  it('is answered in figures with their doubt, says who will bid this time, and gives the same digits again', async () => {
    await one.dev.submit(await one.dev.get(list), list, {
      title: 'The same again?',
      years: '4',
      ways: ['single', 'prime'],
    });
    await plays.untilDone((await now()).id);
    const { id, answer, asked: kept, scenario } = await now();
    assert.equal(answer!.basis, 'your market');
    assert.equal(kept.expected!.length, 12);
    const page = await one.dev.get(`${list}/${id}`);
    assert.match(page.text, /Your market: figures with their doubt/);
    assert.match(page.text, /This time: who will bid, by your own past tenders/);
    assert.match(page.text, /about \d+\.\d credible bidders a lot next time \(nine in ten futures: \d/);
    assert.match(page.text, /our forecast|no better than/);
    for (const { id: name } of scenario.providers) assert.ok(!page.text.includes(`${name} `), name);
    const file = await one.dev.request('GET', `${list}/${id}/scenario`);
    const read = readScenario(file.body);
    assert.deepEqual(read.problems, []);
    assert.deepEqual(summarise(read.scenario!, runDraws(read.scenario!, 0, 300)), answer);
  });

  it('is tried with another way in place, on another assumption with who changed it and why, and the first answer stays', async () => {
    const first = await now();
    const at = `${list}/${first.id}`;
    const page = await one.dev.get(at);
    const slips = await one.dev.submit(
      page,
      `${at}/assumptions`,
      { name: 'bidCost', value: '1', low: '2', high: '3' },
      422,
    );
    assert.deepEqual(slips.errors, ['Say why']);
    const wrong = await one.dev.submit(slips, `${at}/assumptions`, { because: 'We asked eight firms' }, 422);
    assert.deepEqual(wrong.errors, ['Enter a lower end, no more than the value']);
    const other = await one.dev.submit(wrong, `${at}/assumptions`, { low: '0.5' });
    const changed = await now();
    const before = first.scenario.parameters!.bidCost!;
    plays.stop(changed.id);
    assert.notEqual(changed.id, first.id);
    assert.deepEqual(
      [changed.scenario.parameters!.bidCost!.value, changed.asked.changed![0]!.was.value],
      [1, before.value],
    );
    assert.match(changed.scenario.parameters!.bidCost!.source, /We asked eight firms \(was /);
    assert.match(other.text, /The first answer stays/);
    await plays.untilDone(changed.id);
    const ways = await one.dev.submit(await one.dev.get(at), `${at}/ways`, {
      title: 'Small and light',
      cut: 'halves',
      effort: '50',
      information: 'yes',
      awards: '1',
    });
    const tried = await now();
    plays.stop(tried.id);
    await plays.untilDone(tried.id);
    const strategy = tried.scenario.strategies.at(-1)!;
    assert.deepEqual(
      [strategy.title, strategy.lots!.length, strategy.terms],
      ['Small and light', 24, { awards: 1, bidEffort: 0.5, information: true }],
    );
    assert.match(ways.text, /that way beside the others/);
    assert.deepEqual(
      (await app.look((tx) => questionsOf(tx, one.caseId))).find(({ id }) => id === first.id),
      first,
    );
  });

  it('is scored when bids are in, good or bad, for all to see who may see the market', async () => {
    const [first] = await app.look((tx) => questionsOf(tx, one.caseId));
    const at = `${list}/${first!.id}`;
    const lot = first!.asked.expected![0]!;
    const today = { 'closedOn-day': '23', 'closedOn-month': '11', 'closedOn-year': '2030' };
    const page = await one.dev.get(at);
    const early = await one.dev.submit(
      page,
      `${at}/outcomes`,
      { lot: `single|${lot.id}`, occasion: 'this time', bidders: '1', ...today },
      422,
    );
    assert.deepEqual(early.errors, ['Enter a day that has been']);
    const before = await one.dev.submit(early, `${at}/outcomes`, { 'closedOn-year': '2019' }, 422);
    assert.deepEqual(before.errors, ['It was asked after this day: only what is foretold beforehand is scored']);
    await app.setClock(new Date('2030-12-01T12:00:00Z'));
    const kept = await one.dev.submit(before, `${at}/outcomes`, { 'closedOn-year': '2030' });
    assert.match(kept.text, /Scores so far, lower is better/);
    assert.match(kept.text, /one or none: \d+%, came/);
    const said = lot.atMost.map(({ k, value }) => (value - (k >= 1 ? 1 : 0)) ** 2);
    assert.ok(kept.text.includes((said.reduce((sum, x) => sum + x, 0) / said.length).toFixed(3)));
    await one.dev.submit(kept, `${at}/outcomes`, {
      lot: `prime|all zones`,
      occasion: 'next time',
      bidders: '3',
      ...today,
    });
    const auditor = await withHat(app, one, 'An auditor', 'auditor');
    const all = await auditor.get(list);
    assert.match(all.text, /5 chances were foretold of what has come since: Brier score|6 chances were foretold/);
    assert.match(all.text, /Calibration so far/);
    assert.equal((await auditor.get(at)).hasForm(`${at}/outcomes`), false);
    await app.setClock(null);
  });
});
