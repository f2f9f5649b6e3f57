import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { madeUpHistory } from '#test/support/made-up-history.ts';
import { combine } from './estimate.ts';
import { fitMarket } from './fit-market.ts';
import { priceEffects } from './price-effects.ts';
import { marketPriors } from './priors.ts';
import { share } from './rates.ts';

const near = (value: number, wanted: number, within: number) =>
  assert.ok(Math.abs(value - wanted) <= within, `${value} is not within ${within} of ${wanted}`);
const prior = { ...marketPriors.priceSlope, mean: 0, deviation: 1 };

describe('a prior and what the data say', () => {
  it('meet by their precision', () => {
    const both = combine(prior, { value: 1, deviation: 1, n: 50 });
    near(both.value, 0.5, 1e-12);
    near(both.deviation, Math.sqrt(0.5), 1e-12);
    near(both.dataWeight, 0.5, 1e-12);
    assert.equal(both.grade, 'your data');
    const little = combine(prior, { value: 1, deviation: 3, n: 5 });
    near(little.value, 0.1, 1e-12);
    assert.equal(little.grade, 'judgement');
  });

  it('leave the prior as it is where the data say nothing, and stay where the number can be', () => {
    assert.deepEqual(combine(prior, null), combine(prior, { value: Number.NaN, deviation: 1, n: 0 }));
    const rate = combine({ ...prior, least: 0, most: 1 }, { value: 0.05, deviation: 0.2, n: 9 });
    assert.equal(rate.low, 0);
  });
});

describe('a market fitted to a buyer’s own tenders', () => {
  const history = madeUpHistory({ from: 2015, to: 2021, aYear: 90, seed: 12 });
  const { parameters, own, tenders, years } = fitMarket(history);

  it('finds the law that made them, with intervals, and says that it is their data', () => {
    assert.deepEqual([own, tenders, years[0], years[1]], [true, 630, 2015, 2021]);
    near(parameters.sizeApart.value, -0.8, 0.35);
    assert.equal(parameters.sizeApart.grade, 'your data');
    assert.ok(
      parameters.sizeApart.low < parameters.sizeApart.value && parameters.sizeApart.value < parameters.sizeApart.high,
    );
    const counts = history.slice(-200).map((tender) => tender.bids.length);
    near(parameters.bidders.value, counts.reduce((sum, count) => sum + count, 0) / 200, 0.1);
    near(parameters.singleBid.value, counts.filter((count) => count === 1).length / 200, 0.02);
    assert.ok(parameters.exit.value < 0.06, 'nobody leaves this market');
  });

  it('leaves to its prior what one buyer’s tenders cannot tell', () => {
    for (const name of ['incumbentKept', 'openTenders', 'backlogCost', 'learning', 'bidCost'] as const) {
      assert.equal(parameters[name].dataWeight, 0, name);
      near(parameters[name].value, marketPriors[name].mean, 1e-9);
    }
    assert.equal(parameters.priceSlope.dataWeight, 0, 'no price is in these tenders');
  });

  it('keeps every prior under thirty tenders, and says so', () => {
    const few = fitMarket(history.slice(0, 29));
    assert.equal(few.own, false);
    assert.match(few.says, /^29 tenders are too few: sector prior, not your market/);
    assert.ok(Object.values(few.parameters).every((one) => one.dataWeight === 0 && one.grade !== 'your data'));
    assert.ok(fitMarket(history.slice(0, 30)).own);
  });

  it('moves from the prior towards the data as there are more of them', () => {
    const weight = (some: number) => fitMarket(history.slice(0, some)).parameters.singleBid.dataWeight;
    assert.ok(weight(40) < weight(80) && weight(80) < weight(200));
  });

  it('is the same whatever the order of the tenders', () => {
    assert.deepEqual(fitMarket([...history].reverse()).parameters, parameters);
  });
});

describe('prices', () => {
  it('fall with bidders as steeply as they were made to', () => {
    const priced = madeUpHistory({ from: 2019, to: 2021, aYear: 80, seed: 4 }).map((tender, at) => ({
      ...tender,
      bids: tender.bids.map((bid) => ({
        ...bid,
        amount: tender.size! * Math.exp(-0.08 * Math.log(tender.bids.length) + 0.02 * Math.sin(at * 12.9898)),
      })),
    }));
    const { priceSlope, priceSpread } = priceEffects(priced);
    near(priceSlope!.value, -0.08, 0.01);
    near(priceSpread!.value, 0.02 / Math.SQRT2, 0.004);
  });
});

describe('a share', () => {
  it('is never nothing nor certain', () => {
    assert.ok(share(0, 10).value > 0 && share(10, 10).value < 1 && share(0, 10).deviation > 0);
  });
});
