import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { compare, floor, fraction, halfUp } from './fraction.ts';
import { type Bid, type PriceFormula, type Standings, standingsOf } from './index.ts';
import { madeUpBid, madeUpModel } from './made-up-model.ts';

const price = fc.integer({ min: 1, max: 10_000_000 });
const scores = fc.tuple(...Array.from({ length: 4 }, () => fc.integer({ min: 0, max: 5 })));
const bids = fc
  .array(fc.tuple(price, scores), { minLength: 1, maxLength: 6 })
  .map((all) => all.map(([pence, given], index) => madeUpBid(`b${index}`, pence, given)));
const formula: fc.Arbitrary<PriceFormula> = fc.oneof(
  fc.integer({ min: 1, max: 9_000 }).map((weight): PriceFormula => ({ id: 'relative', version: 1, weight })),
  fc.constant<PriceFormula>({ id: 'price-per-quality-point', version: 1 }),
  fc.tuple(fc.integer({ min: 10, max: 9_000 }), price, fc.integer({ min: 1, max: 500 })).map(
    ([weight, benchmarkPence, perPercent]): PriceFormula => ({
      id: 'benchmark',
      version: 1,
      weight,
      benchmarkPence,
      atBenchmark: Math.floor(weight / 2),
      perPercent,
      cap: weight,
    }),
  ),
);
const modelOf = (given: PriceFormula) =>
  madeUpModel(given, { qualityFloor: given.id === 'price-per-quality-point' ? 1_000 : null });
const order = ({ standings }: Standings) => standings.map(({ bid, rank }) => [bid, rank]);

describe('by chance', () => {
  it('a half goes up, and a fraction is rounded as counting in small steps rounds it', () => {
    fc.assert(
      fc.property(fc.integer({ min: -5_000, max: 5_000 }), fc.integer({ min: 1, max: 200 }), (n, d) => {
        let below = -6_000;
        while ((below + 1) * d <= n) below += 1;
        assert.equal(floor(fraction(n, d)), below);
        assert.equal(halfUp(fraction(n, d)), 2 * (n - below * d) >= d ? below + 1 : below);
        assert.equal(compare(fraction(n, d), fraction(-n, -d)), 0);
      }),
    );
  });

  it('the order in which bids, criteria and passes come leaves no trace', () => {
    fc.assert(
      fc.property(formula, bids, fc.infiniteStream(fc.nat()), (given, all, keys) => {
        const model = modelOf(given);
        const shuffled = <T>(list: readonly T[]): T[] =>
          list
            .map((one) => [keys.next().value as number, one] as const)
            .sort((a, b) => a[0] - b[0])
            .map(([, one]) => one);
        const turned = {
          ...model,
          criteria: shuffled(model.criteria).map((one) => ({ ...one, sub: shuffled(one.sub) })),
        };
        assert.deepEqual(order(standingsOf(turned, shuffled(all))), order(standingsOf(model, all)));
      }),
    );
  });

  it('all prices times anything leave the order by the relative formula and by price per quality point', () => {
    fc.assert(
      fc.property(formula, bids, fc.integer({ min: 2, max: 1_000 }), (given, all, times) => {
        fc.pre(given.id !== 'benchmark');
        const scaled = all.map((bid) => ({ ...bid, pricePence: bid.pricePence! * times }));
        assert.deepEqual(order(standingsOf(modelOf(given), scaled)), order(standingsOf(modelOf(given), all)));
      }),
    );
  });

  it('a higher score or a lower price never takes a bid down', () => {
    fc.assert(
      fc.property(
        formula,
        bids,
        fc.nat(),
        fc.constantFrom('care', 'rounds', 'jobs', 'skills'),
        (given, all, at, of) => {
          const one = all[at % all.length]!;
          const rank = (list: readonly Bid[]) =>
            standingsOf(modelOf(given), list).standings.find(({ bid }) => bid === one.id)!.rank ?? Infinity;
          const before = rank(all);
          const raised = { ...one, scores: { ...one.scores, [of]: Math.min(5, one.scores[of]! + 1) } };
          const cheaper = { ...one, pricePence: Math.max(1, one.pricePence! - 1_000) };
          const without = (changed: Bid) => all.map((bid) => (bid === one ? changed : bid));
          assert.ok(rank(without(raised)) <= before);
          // By the relative formula a new lowest price changes what others get as well: only against each one alone is this sure.
          if (given.id !== 'relative') assert.ok(rank(without(cheaper)) <= before);
        },
      ),
    );
  });

  it('points stay within their weights, the best of everything gets all of them, and totals are their sums', () => {
    fc.assert(
      fc.property(formula, bids, (given, all) => {
        const model = modelOf(given);
        const best = madeUpBid('best', 1, [5, 5, 5, 5]);
        for (const one of standingsOf(model, [...all, best]).standings) {
          for (const { points, of } of one.criteria) assert.ok(Number.isInteger(points) && points >= 0 && points <= of);
          assert.equal(
            one.quality,
            one.criteria.reduce((sum, { points }) => sum + points, 0),
          );
          if (one.total !== null) assert.equal(one.total, one.quality + (one.pricePoints ?? 0));
          if (one.bid !== 'best') continue;
          assert.equal(
            one.quality,
            model.criteria.reduce((sum, { weight }) => sum + weight, 0),
          );
          if (given.id === 'relative') assert.equal(one.total, 10_000);
        }
      }),
    );
  });

  it('every figure is what whole numbers give, counted out apart from the engine', () => {
    const up = (n: bigint, d: bigint) => Number((2n * n + d) / (2n * d));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_000 }), bids, (weight, all) => {
        const model = madeUpModel({ id: 'relative', version: 1, weight });
        const lowest = BigInt(Math.min(...all.map(({ pricePence }) => pricePence!)));
        for (const one of standingsOf(model, all).standings) {
          const { scores: given, pricePence } = all.find(({ id }) => id === one.bid)!;
          const [care, rounds, place] = model.criteria.map((criterion) => BigInt(criterion.weight));
          const quality =
            up(care! * BigInt(given.care!), 5n) +
            up(rounds! * BigInt(given.rounds!), 5n) +
            up(place! * (3_333n * BigInt(given.jobs!) + 6_667n * BigInt(given.skills!)), 50_000n);
          assert.equal(one.quality, quality);
          assert.equal(one.pricePoints, up(BigInt(weight) * lowest, BigInt(pricePence!)));
        }
      }),
    );
  });

  it('only by the relative formula can a bid that does not win change the order of two others', () => {
    fc.assert(
      fc.property(formula, bids, (given, all) => {
        fc.pre(given.id !== 'relative' && all.length > 2);
        const model = modelOf(given);
        const last = all.at(-1)!;
        const whole = standingsOf(model, all)
          .standings.filter(({ bid }) => bid !== last.id)
          .map(({ bid }) => bid);
        assert.deepEqual(
          standingsOf(model, all.slice(0, -1)).standings.map(({ bid }) => bid),
          whole,
        );
      }),
    );
    const model = madeUpModel({ id: 'relative', version: 1, weight: 6_000 });
    const dear = madeUpBid('dear', 1_500, [5, 5, 5, 5]);
    const cheap = madeUpBid('cheap', 1_000, [3, 3, 3, 3]);
    const third = madeUpBid('third', 500, [0, 0, 0, 0]);
    assert.deepEqual(
      standingsOf(model, [dear, cheap]).standings.map(({ bid }) => bid),
      ['cheap', 'dear'],
    );
    const flipped = standingsOf(model, [dear, { ...cheap }, third]).standings.map(({ bid, total }) => [bid, total]);
    assert.deepEqual(flipped, [
      ['dear', 6_000],
      ['third', 6_000],
      ['cheap', 5_400],
    ]);
  });
});
