import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { madeUpHistory } from '#test/support/made-up-history.ts';
import { expectBidders, lookBack } from './look-ahead.ts';
import { forecastTenders } from './tenders/pool-of-forecasts.ts';
import { inOrder } from './tenders/tender.ts';

const history = inOrder(madeUpHistory({ from: 2015, to: 2020, aYear: 40, seed: 3 }));
const known = history.filter(({ year }) => year < 2020);
const coming = history.filter(({ year }) => year === 2020);
const strip = (tenders: typeof history) =>
  tenders.map(({ id, day, size, kinds, words }) => ({ id, day, size, kinds, words: [...words] }));

describe('looking ahead from a buyer’s own tenders', () => {
  const back = lookBack(known);

  it('begins to be scored at the end of the first year by which thirty tenders are known', () => {
    assert.equal(back.own, true);
    assert.equal(back.report!.until, 2015);
    assert.deepEqual([back.tenders, back.years], [200, [2015, 2019]]);
    const young = lookBack(known.slice(0, 29));
    assert.deepEqual([young.own, young.report, young.fit.own], [false, null, false]);
    assert.deepEqual(lookBack(known.slice(0, 40)).report, null, 'one year cannot be scored');
    assert.deepEqual(expectBidders(known.slice(0, 29), young, strip(coming), 2020), []);
  });

  it('gives the forecast that the back-test would have given, without looking at who came', () => {
    const forecasts = expectBidders(known, back, strip(coming), 2020);
    const tested = forecastTenders(history, 2019)[0]!.forecasts;
    const order = new Map(tested.map((one, at) => [one.tender.id, at]));
    const target = back.report!.targets.find(({ name }) => name === 'bidders')!;
    for (const one of forecasts) {
      const same = tested[order.get(one.id)!]!;
      const mean = (pmf: Float64Array) => pmf.reduce((sum, chance, k) => sum + k * chance, 0);
      const all = [mean(same.pool), ...same.naive.map(mean)];
      assert.ok(
        all.some((value) => Math.abs(value - one.bidders.value) < 1e-9),
        one.id,
      );
      assert.equal(one.bidders.earned, target.shown);
      if (target.shown) assert.ok(Math.abs(mean(same.pool) - one.bidders.value) < 1e-9);
    }
  });

  it('names the naive forecast where the pool has not earned its place', () => {
    const unearned = {
      ...back,
      report: {
        ...back.report!,
        targets: back.report!.targets.map((one) => ({ ...one, shown: false, baseline: "last year's average" })),
      },
    };
    const [one] = expectBidders(known, unearned, strip(coming).slice(0, 1), 2020);
    assert.deepEqual([one!.bidders.earned, one!.bidders.source], [false, "last year's average"]);
    for (const { earned, value } of one!.atMost) {
      assert.equal(earned, false);
      assert.ok(value >= 0 && value <= 1);
    }
  });

  it('is wider about the mean than the data alone say, since years differ, and larger works draw more', () => {
    const [small, large] = expectBidders(
      known,
      back,
      [
        { id: 'small', day: coming[0]!.day, size: 30, kinds: ['road'], words: [] },
        { id: 'large', day: coming[0]!.day, size: 900, kinds: ['road'], words: [] },
      ],
      2020,
    );
    assert.ok(large!.bidders.value > small!.bidders.value);
    const { deviation, value } = back.fit.parameters.bidders;
    for (const { bidders } of [small!, large!]) {
      assert.ok(bidders.meanLow < bidders.value && bidders.value < bidders.meanHigh);
      assert.ok(bidders.meanHigh / bidders.value > 1 + (1.6 * deviation) / value);
      assert.ok(bidders.low <= bidders.value && bidders.value <= bidders.high);
    }
  });
});
