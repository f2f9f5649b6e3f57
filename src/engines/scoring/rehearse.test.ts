import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Model, type PriceFormula, rehearse, standingsOf } from './index.ts';
import { madeUpBid, madeUpModel } from './made-up-model.ts';

const range = { lowPence: 8_000_000, highPence: 12_000_000 };
const relative = (weight: number): PriceFormula => ({ id: 'relative', version: 1, weight });

describe('a model tried on invented bids', () => {
  it('says what a point of quality is worth: a bid that much dearer and one point better is level', () => {
    const { worth } = rehearse(madeUpModel(relative(6_000)), range);
    // 60 × 80,000 ÷ p falls by one point where p rises from £80,000 by 80,000² ÷ (60 × 80,000 − 80,000).
    assert.deepEqual(
      worth.map(({ atPence, pencePerPoint }) => [atPence, pencePerPoint]),
      [
        [8_000_000, 135_593],
        [10_000_000, 212_766],
        [12_000_000, 307_692],
      ],
    );
    for (const { atPence, pencePerPoint } of worth)
      assert.ok(
        Math.abs((6_000 * 8_000_000) / atPence - (6_000 * 8_000_000) / (atPence + pencePerPoint!) - 100) < 0.001,
      );
    const [flat] = rehearse(
      madeUpModel({
        id: 'benchmark',
        version: 1,
        weight: 4_000,
        benchmarkPence: 10_000_000,
        atBenchmark: 2_000,
        perPercent: 50,
        cap: 4_000,
      }),
      range,
    ).worth;
    assert.deepEqual([flat!.pencePerPoint, flat!.says], [200_000, 'At £80,000, one point of quality is worth £2,000.']);
    const perPoint = madeUpModel({ id: 'price-per-quality-point', version: 1 }, { qualityFloor: 6_000 });
    assert.equal(rehearse(perPoint, range).worth[1]!.pencePerPoint, 125_000);
    assert.match(rehearse(madeUpModel(relative(90)), range).worth[0]!.says, /no difference in price/);
  });

  it('finds a criterion that hardly ever decides', () => {
    const model = madeUpModel(relative(4_000));
    const [care, ...others] = model.criteria;
    const tiny: Model = {
      ...model,
      criteria: [
        ...others,
        { ...care!, weight: care!.weight - 1 },
        { ...care!, id: 'tiny', title: 'A tiny thing', weight: 1 },
      ],
    };
    const { criteria, warnings } = rehearse(tiny, range);
    const found = criteria.find(({ id }) => id === 'tiny')!;
    assert.deepEqual([found.hardly, found.changed < 10, found.swing], [true, true, 1]);
    assert.ok(warnings.some((says) => /“A tiny thing” changed who came first in \d\./.test(says)));
    assert.ok(criteria.every(({ id, hardly }) => hardly === (id === 'tiny')));
    const held = rehearse(model, { ...range, scores: { care: { from: 4, to: 4 } } });
    assert.deepEqual([held.criteria[0]!.changed, held.criteria[0]!.swing], [0, 0]);
    assert.deepEqual(rehearse(model, range), rehearse(model, range), 'the same seed, the same answer');
  });

  it('finds where the cheapest or the best always wins, and the price up to which the best does', () => {
    const of = (weight: number) => rehearse(madeUpModel(relative(weight)), range);
    assert.equal(of(1_000).lowPrice.tilts, 'quality');
    assert.equal(of(9_800).lowPrice.tilts, 'low-price');
    const model = madeUpModel(relative(8_000));
    const { bestWinsUpToPence, tilts } = of(8_000).lowPrice;
    assert.equal(tilts, 'neither');
    const winner = (pence: number) =>
      standingsOf(model, [madeUpBid('cheap', range.lowPence, [0, 0, 0, 0]), madeUpBid('best', pence, [5, 5, 5, 5])])
        .winner;
    assert.equal(winner(bestWinsUpToPence!), 'best');
    const past = standingsOf(model, [
      madeUpBid('cheap', range.lowPence, [0, 0, 0, 0]),
      madeUpBid('best', bestWinsUpToPence! + 1, [5, 5, 5, 5]),
    ]);
    assert.ok(past.standings[0]!.bid === 'cheap' || past.standings[0]!.total === past.standings[1]!.total);
  });

  it('finds two bids that a third, which does not win, makes change places: only by the relative formula', () => {
    const { instability } = rehearse(madeUpModel(relative(6_000)), range);
    assert.ok(instability);
    // Made of keys alone, so the example is tried with a criterion that gives any number of points.
    const two = Math.min(instability.ahead.pricePence, instability.behind.pricePence);
    const total = (one: { pricePence: number; quality: number }, lowest: number) =>
      one.quality + Math.floor((6_000 * lowest) / one.pricePence + 0.5);
    const three = instability.third.pricePence;
    assert.ok(three < two);
    assert.ok(total(instability.ahead, two) > total(instability.behind, two));
    assert.ok(total(instability.ahead, three) < total(instability.behind, three));
    assert.ok(total(instability.third, three) < total(instability.behind, three));
    const others: [PriceFormula, Partial<Model>][] = [
      [{ id: 'price-per-quality-point', version: 1 }, { qualityFloor: 1_000 }],
      [
        {
          id: 'benchmark',
          version: 1,
          weight: 4_000,
          benchmarkPence: 10_000_000,
          atBenchmark: 2_000,
          perPercent: 50,
          cap: 4_000,
        },
        {},
      ],
      [{ id: 'fixed-price', version: 1, pricePence: 10_000_000 }, {}],
    ];
    for (const [price, more] of others) assert.equal(rehearse(madeUpModel(price, more), range).instability, null);
    assert.throws(() => rehearse(madeUpModel(relative(4_000)), { lowPence: 2, highPence: 1 }), RangeError);
    assert.throws(() => rehearse(madeUpModel(null), range), RangeError);
  });
});
