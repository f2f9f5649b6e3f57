import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  abnormallyLow,
  type Bid,
  explainPrice,
  findBidFaults,
  findFaults,
  type Model,
  type PriceFormula,
  standingsOf,
} from './index.ts';
import { madeUpBid, madeUpModel, scale } from './made-up-model.ts';

const relative: PriceFormula = { id: 'relative', version: 1, weight: 4_000 };
const perPoint: PriceFormula = { id: 'price-per-quality-point', version: 1 };
const benchmark: PriceFormula = {
  id: 'benchmark',
  version: 1,
  weight: 4_000,
  benchmarkPence: 10_000_000,
  atBenchmark: 2_000,
  perPercent: 100,
  cap: 3_500,
};
const fixed: PriceFormula = { id: 'fixed-price', version: 1, pricePence: 10_000_000 };
const codes = (model: Model) => findFaults(model).map(({ code }) => code);

describe('a model', () => {
  it('without a fault has none', () => {
    for (const price of [relative, benchmark, fixed]) assert.deepEqual(findFaults(madeUpModel(price)), []);
    assert.deepEqual(findFaults(madeUpModel(perPoint, { qualityFloor: 5_000 })), []);
  });

  it('says each fault by name', () => {
    const good = madeUpModel(relative);
    const [care, rounds, place] = good.criteria;
    const criteria = (changed: object) => ({ ...good, criteria: [{ ...care!, ...changed }, rounds!, place!] });
    const cases: [Model, string][] = [
      [criteria({ weight: care!.weight + 1 }), 'weights-not-100'],
      [criteria({ weight: -1 }), 'weight-not-a-share'],
      [criteria({ weight: 12.5 }), 'weight-not-a-share'],
      [criteria({ weight: Number.NaN }), 'weight-not-a-share'],
      [criteria({ id: 'rounds' }), 'twice'],
      [criteria({ title: ' ' }), 'no-title'],
      [criteria({ scale: null }), 'scale-missing'],
      [criteria({ minimum: 6 }), 'minimum-off-the-scale'],
      [{ ...good, criteria: [care!, rounds!, { ...place!, scale: 'five' }] }, 'scored-twice-over'],
      [{ ...good, criteria: [care!, rounds!, { ...place!, sub: place!.sub.slice(1) }] }, 'sub-weights-not-100'],
      [{ ...good, criteria: [] }, 'no-criteria'],
      [{ ...good, price: null }, 'price-formula-missing'],
      [{ ...good, price: { ...relative, weight: 0 } }, 'price-formula-odd'],
      [madeUpModel({ ...benchmark, cap: 4_001 }), 'price-formula-odd'],
      [madeUpModel({ ...benchmark, atBenchmark: 3_501 }), 'price-formula-odd'],
      [madeUpModel({ ...benchmark, perPercent: 0 }), 'price-formula-odd'],
      [madeUpModel({ ...fixed, pricePence: 0 }), 'price-formula-odd'],
      [madeUpModel(perPoint), 'floor-missing'],
      [madeUpModel(relative, { qualityFloor: 6_001 }), 'floor-out-of-reach'],
      [
        { ...good, scales: [{ ...scale, guides: scale.guides.map((guide) => ({ ...guide, means: '' })) }] },
        'guides-missing',
      ],
      [{ ...good, scales: [{ ...scale, guides: [...scale.guides, scale.guides[1]!] }] }, 'scale-odd'],
      [{ ...good, ties: [{ by: 'quality' }] }, 'ties-not-settled'],
      [{ ...good, ties: [{ by: 'lot' }, { by: 'quality' }, { by: 'lot' }] }, 'tie-rule-odd'],
      [{ ...good, ties: [{ by: 'criterion', id: 'gone' }, { by: 'lot' }] }, 'tie-rule-odd'],
    ];
    for (const [model, code] of cases) assert.ok(codes(model).includes(code as never), `${code}: ${codes(model)}`);
  });

  it('with a fault ranks nobody, and neither does a bid with one', () => {
    assert.throws(() => standingsOf({ ...madeUpModel(relative), price: null }, []), RangeError);
    const odd: [Partial<Bid>, string][] = [
      [{ scores: { care: 3 } }, 'score-missing'],
      [{ scores: { care: 3.5, rounds: 0, jobs: 0, skills: 0 } }, 'score-off-the-scale'],
      [{ passes: {} }, 'pass-missing'],
      [{ pricePence: 0 }, 'price-missing'],
      [{ pricePence: 0.5 }, 'price-missing'],
    ];
    for (const [more, code] of odd) {
      const bids = [madeUpBid('a', 100, [1, 1, 1, 1], more)];
      assert.ok(
        findBidFaults(madeUpModel(relative), bids).some((fault) => fault.code === code),
        code,
      );
      assert.throws(() => standingsOf(madeUpModel(relative), bids), RangeError);
    }
    const twice = [madeUpBid('a', 100, [1, 1, 1, 1]), madeUpBid('a', 100, [1, 1, 1, 1])];
    assert.equal(findBidFaults(madeUpModel(relative), twice)[0]?.code, 'twice');
    assert.equal(
      findBidFaults(madeUpModel(fixed), [madeUpBid('a', 1, [1, 1, 1, 1])])[0]?.code,
      'price-not-the-fixed-one',
    );
  });
});

describe('places', () => {
  const bids = [
    madeUpBid('a', 9_000_000, [3, 3, 3, 3]),
    madeUpBid('b', 10_000_000, [4, 4, 4, 4]),
    madeUpBid('c', 12_000_000, [5, 5, 5, 5]),
  ];
  const told = (price: PriceFormula, more: Partial<Model> = {}) =>
    standingsOf(madeUpModel(price, more), bids).standings.map(
      ({ bid, quality, pricePoints, total, pencePerPoint, rank }) => [
        bid,
        quality,
        pricePoints,
        total,
        pencePerPoint,
        rank,
      ],
    );

  it('are those of the relative formula', () => {
    assert.deepEqual(told(relative), [
      ['c', 6_000, 3_000, 9_000, null, 1],
      ['b', 4_800, 3_600, 8_400, null, 2],
      ['a', 3_600, 4_000, 7_600, null, 3],
    ]);
  });

  it('are those of price per quality point, with a floor', () => {
    assert.deepEqual(told(perPoint, { qualityFloor: 7_000 }), [
      ['c', 10_000, null, null, 120_000, 1],
      ['b', 8_000, null, null, 125_000, 2],
      ['a', 6_000, null, null, null, null],
    ]);
  });

  it('are those of a benchmark, from nothing to its cap', () => {
    assert.deepEqual(told(benchmark), [
      ['b', 4_800, 2_000, 6_800, null, 1],
      ['a', 3_600, 3_000, 6_600, null, 2],
      ['c', 6_000, 0, 6_000, null, 3],
    ]);
    const cheap = standingsOf(madeUpModel(benchmark), [madeUpBid('x', 1_000_000, [0, 0, 0, 0])]);
    assert.equal(cheap.standings[0]!.pricePoints, 3_500);
  });

  it('are those of quality where the price is fixed', () => {
    const model = madeUpModel(fixed);
    const same = bids.map((bid) => ({ ...bid, pricePence: bid.id === 'a' ? null : 10_000_000 }));
    assert.deepEqual(
      standingsOf(model, same).standings.map(({ bid, total }) => [bid, total]),
      [
        ['c', 10_000],
        ['b', 8_000],
        ['a', 6_000],
      ],
    );
  });

  it('leave out who fails a test, a minimum or the floor, and say which; their price counts for nobody', () => {
    const minimum = madeUpModel(relative, { qualityFloor: 2_000 });
    const model = {
      ...minimum,
      criteria: minimum.criteria.map((one) => (one.id === 'care' ? { ...one, minimum: 2 } : one)),
    };
    const all = [
      ...bids,
      madeUpBid('d', 1, [5, 5, 5, 5], { passes: { cqc: false } }),
      madeUpBid('e', 1, [1, 5, 5, 5]),
      madeUpBid('f', 1, [2, 0, 0, 0]),
    ];
    const { standings, winner } = standingsOf(model, all);
    assert.equal(winner, 'c');
    assert.equal(standings.find(({ bid }) => bid === 'a')!.pricePoints, 4_000);
    const out = standings
      .filter(({ rank }) => rank === null)
      .map((one) => [one.bid, one.out.map(({ because }) => because)]);
    assert.deepEqual(out, [
      ['d', ['pass-fail']],
      ['e', ['minimum']],
      ['f', ['quality-floor']],
    ]);
  });

  it('tell ties by the rules in their order, and wait for a lot that is drawn among all of them', () => {
    const model = madeUpModel(fixed);
    const even = [
      madeUpBid('a', null, [4, 4, 4, 4]),
      madeUpBid('b', null, [4, 4, 4, 4]),
      madeUpBid('c', null, [4, 4, 4, 4]),
    ];
    const waiting = standingsOf(model, even);
    assert.equal(waiting.winner, null);
    assert.deepEqual(waiting.undecided, [['a', 'b', 'c']]);
    assert.deepEqual(standingsOf(model, even, ['c', 'a']).undecided, [['a', 'b', 'c']]);
    const drawn = standingsOf(model, even, ['c', 'a', 'b']);
    assert.deepEqual(
      drawn.standings.map(({ bid, rank }) => [bid, rank]),
      [
        ['c', 1],
        ['a', 2],
        ['b', 3],
      ],
    );
    assert.deepEqual(drawn.standings[0]!.tie, { with: ['a', 'b'], decidedBy: { by: 'lot' } });
    const named = madeUpModel({ ...relative, weight: 5_000 }, { ties: [{ by: 'lower-price' }, { by: 'lot' }] });
    const level = standingsOf(named, [madeUpBid('a', 100, [0, 0, 0, 0]), madeUpBid('b', 200, [5, 0, 0, 0])]);
    assert.deepEqual(
      level.standings.map(({ bid, total }) => [bid, total]),
      [
        ['a', 5_000],
        ['b', 5_000],
      ],
    );
    assert.deepEqual(level.standings[0]!.tie?.decidedBy, { by: 'lower-price' });
  });
});

describe('what is said of a price', () => {
  it('is a worked example with the engine’s own numbers', () => {
    const of = (price: PriceFormula, more: Partial<Model> = {}) => explainPrice(madeUpModel(price, more), 50_000_000);
    assert.deepEqual(
      of(relative).example.map(({ working }) => working),
      [
        '£450,000 ÷ £450,000 × 40 = 40; with 36 of quality, 76',
        '£450,000 ÷ £500,000 × 40 = 36; with 48 of quality, 84',
        '£450,000 ÷ £600,000 × 40 = 30; with 60 of quality, 90',
      ],
    );
    assert.equal(of(relative).first, 'Bid C');
    assert.equal(of(perPoint, { qualityFloor: 7_000 }).example[1]!.working, '£500,000 ÷ 80 = £6,250 for a point');
    assert.equal(of(benchmark).example.length, 3);
    assert.match(of(benchmark).says[0]!, /A bid at £100,000 gets 20 points\. Each 1% below adds 1/);
    assert.match(of(fixed).says[0]!, /fixed at £100,000/);
    for (const price of [relative, benchmark, fixed]) {
      const model = madeUpModel(price);
      const { example, first } = explainPrice(model, 50_000_000);
      const level = { A: 3, B: 4, C: 5 } as const;
      const bids = example.map(({ name, pricePence }) => {
        const score = level[name.at(-1) as 'A'];
        return madeUpBid(name, pricePence, [score, score, score, score]);
      });
      const { standings } = standingsOf(model, bids);
      for (const { name, result } of example) assert.equal(standings.find(({ bid }) => bid === name)!.total, result);
      assert.equal(standings[0]!.bid, first);
    }
    assert.throws(() => explainPrice(madeUpModel(null), 100), RangeError);
  });

  it('is a question where it looks too low, never an exclusion', () => {
    const bids = [
      { id: 'a', pricePence: 7_900 },
      { id: 'b', pricePence: 10_000 },
      { id: 'c', pricePence: 10_000 },
    ];
    const flags = abnormallyLow(bids, [
      { kind: 'below-mean-of-others', share: 8_000 },
      { kind: 'below-median-of-others', share: 7_900 },
      { kind: 'below-own-estimate', share: 8_000, estimatePence: 12_000 },
      { kind: 'below-cost-floor', floorPence: 9_000, of: 'what the hours cost at the minimum wage' },
    ]);
    assert.deepEqual(
      flags.map(({ bid, rule }) => [bid, rule]),
      [
        ['a', 'below-mean-of-others'],
        ['a', 'below-own-estimate'],
        ['a', 'below-cost-floor'],
      ],
    );
    assert.match(flags[0]!.says, /^£79 is below 80% of the mean of the other bids\. Ask/);
    assert.ok(flags.every(({ ask }) => ask.length > 0));
    assert.deepEqual(abnormallyLow(bids.slice(0, 2), [{ kind: 'below-mean-of-others', share: 9_000 }]), []);
  });
});
