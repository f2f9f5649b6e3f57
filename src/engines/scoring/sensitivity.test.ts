import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  type Bid,
  doubtOf,
  evaluatorMoves,
  type Individual,
  type Locked,
  leaveOneOut,
  type PriceFormula,
  scoreMoves,
  spreadsOf,
  standingsOf,
  weightMoves,
} from './index.ts';
import { madeUpBid, madeUpModel } from './made-up-model.ts';

const relative: PriceFormula = { id: 'relative', version: 1, weight: 4_000 };
const locked = (bids: readonly Bid[], individual: readonly Individual[] = []): Locked => ({
  locked: true,
  bids,
  individual,
});
const gave = (evaluator: string, bid: string, scores: Record<string, number>): Individual[] =>
  Object.entries(scores).map(([of, score]) => ({ evaluator, bid, of, score }));

describe('scores that are locked', () => {
  it('say how little a weight would have to move, as moving it step by step shows', () => {
    const arbitrary = fc.array(
      fc.tuple(
        fc.integer({ min: 1, max: 300 }),
        fc.tuple(...Array.from({ length: 4 }, () => fc.integer({ min: 0, max: 5 }))),
      ),
      { minLength: 2, maxLength: 3 },
    );
    const formulas: fc.Arbitrary<PriceFormula> = fc.constantFrom<PriceFormula>(relative, {
      id: 'price-per-quality-point',
      version: 1,
    });
    fc.assert(
      fc.property(arbitrary, formulas, (all, price) => {
        const perPoint = price.id === 'price-per-quality-point';
        const model = madeUpModel(price, { qualityFloor: perPoint ? 100 : null });
        const bids = all.map(([pence, given], at) => madeUpBid(`b${at}`, pence, given));
        const ranked = standingsOf(model, bids);
        fc.pre(ranked.winner !== null);
        const inside = bids.filter(({ id }) => ranked.standings.find(({ bid }) => bid === id)!.rank !== null);
        const lowest = Math.min(...inside.map(({ pricePence }) => pricePence!));
        // All that each part gives, over one denominator: 5 × 10,000 × every price.
        const product = BigInt(inside.reduce((of, { pricePence }) => of * pricePence!, 1));
        const shares = new Map(
          inside.map(({ id, scores, pricePence }) => [
            id,
            new Map([
              ['care', BigInt(scores.care!) * 10_000n * product],
              ['rounds', BigInt(scores.rounds!) * 10_000n * product],
              ['place', (BigInt(scores.jobs!) * 3_333n + BigInt(scores.skills!) * 6_667n) * product],
              ...(perPoint ? [] : [['price', (50_000n * product * BigInt(lowest)) / BigInt(pricePence!)] as const]),
            ]),
          ]),
        );
        const weights = new Map([
          ...model.criteria.map(({ id, weight }) => [id, weight] as const),
          ...(perPoint ? [] : [['price', 4_000] as const]),
        ]);
        const figure = (id: string, moved: string, by: number): bigint => {
          const own = BigInt(weights.get(moved)! + by);
          const rest = BigInt(10_000 - weights.get(moved)!);
          let all = own * shares.get(id)!.get(moved)! * rest;
          for (const [other, weight] of weights)
            if (other !== moved) all += BigInt(weight) * (10_000n - own) * shares.get(id)!.get(other)!;
          return perPoint ? (all * product) / BigInt(bids.find((bid) => bid.id === id)!.pricePence!) : all;
        };
        const beaten = (moved: string, by: number) =>
          inside.some(({ id }) => id !== ranked.winner && figure(id, moved, by) > figure(ranked.winner!, moved, by));
        const moves = weightMoves(model, locked(bids));
        for (const [id, weight] of weights) {
          const found = moves.find(({ criterion }) => criterion === id);
          // Rounding may have put a bid first that is behind unrounded; then any move shows it.
          if (beaten(id, 0)) continue;
          const inReach = (by: number) => weight + by >= 0 && weight + by <= 10_000;
          for (const by of [-1, 1].flatMap((sign) =>
            [1, 2, 17, 400, 2_500, Math.abs(found?.move ?? 9_000) - 1].map((step) => sign * Math.max(1, step)),
          )) {
            const nearer = !found || Math.abs(by) < Math.abs(found.move);
            if (inReach(by) && nearer) assert.ok(!beaten(id, by), `${id} by ${by}, found ${found?.move}`);
          }
          if (found) assert.ok(beaten(id, found.move), `${id} by ${found.move}`);
        }
      }),
      { numRuns: 60 },
    );
  });

  const close = [madeUpBid('a', 10_000, [4, 4, 4, 4]), madeUpBid('b', 10_000, [4, 4, 3, 4])];

  it('say which single score would change who wins, as trying all of them shows', () => {
    const model = madeUpModel(relative);
    const moves = scoreMoves(model, locked(close));
    const counted = close.flatMap((bid) =>
      ['care', 'rounds', 'jobs', 'skills']
        .filter((of) =>
          [0, 1, 2, 3, 4, 5].some(
            (score) =>
              standingsOf(
                model,
                close.map((one) => (one === bid ? { ...one, scores: { ...one.scores, [of]: score } } : one)),
              ).winner !== 'a',
          ),
        )
        .map((of) => `${bid.id} ${of}`),
    );
    assert.deepEqual(
      moves.map(({ bid, of }) => `${bid} ${of}`),
      counted,
    );
    assert.deepEqual(moves[0], { bid: 'a', of: 'care', from: 4, to: 3, winner: 'b' });
    assert.deepEqual(weightMoves(model, locked(close)), [], 'nothing that is weighed is better in the other');
  });

  it('show where evaluators lie apart, and who scored alone', () => {
    const model = madeUpModel(relative);
    const minimum = {
      ...model,
      criteria: model.criteria.map((one) => (one.id === 'rounds' ? { ...one, minimum: 3 } : one)),
    };
    const spreads = spreadsOf(minimum, [
      ...gave('ann', 'a', { care: 5, rounds: 3, jobs: 4 }),
      ...gave('bo', 'a', { care: 2, rounds: 2, jobs: 4 }),
      ...gave('cy', 'a', { care: 4 }),
      ...gave('cy', 'b', { care: 4, skills: 1 }),
    ]);
    assert.deepEqual(
      spreads.map(({ bid, of, low, high, steps, moderate }) => [bid, of, low, high, steps, moderate]),
      [
        ['a', 'care', 2, 5, 3, ['apart']],
        ['a', 'rounds', 2, 3, 1, ['across-the-minimum']],
        ['a', 'jobs', 4, 4, 0, []],
        ['b', 'care', 4, 4, 0, ['one-evaluator', 'missing']],
        ['b', 'skills', 1, 1, 0, ['one-evaluator']],
      ],
    );
    assert.equal(spreads[0]!.mean, 367);
  });

  it('show how much hangs on one evaluator, and on one of their scores', () => {
    const model = madeUpModel(relative);
    const individual = [
      ...gave('ann', 'a', { care: 5 }),
      ...gave('ann', 'b', { care: 1 }),
      ...gave('bo', 'a', { care: 3 }),
      ...gave('bo', 'b', { care: 4 }),
      ...gave('cy', 'b', { skills: 4 }),
    ];
    const given = locked(close, individual);
    const { winnerByMeans, without } = leaveOneOut(model, given);
    assert.equal(winnerByMeans, 'a');
    assert.deepEqual(
      without.map(({ evaluator, winner, changes, alone }) => [evaluator, winner, changes, alone]),
      [
        ['ann', 'b', true, []],
        ['bo', 'a', false, []],
        ['cy', 'a', false, ['skills']],
      ],
    );
    assert.deepEqual(leaveOneOut(model, locked(close, individual.toReversed())), { winnerByMeans, without });
    const moves = evaluatorMoves(model, given);
    assert.ok(
      moves.some(({ evaluator, bid, of, to }) => evaluator === 'ann' && bid === 'a' && of === 'care' && to < 5),
    );
    const doubt = doubtOf(model, given);
    assert.deepEqual(
      doubt.map(({ bid, low, total, high, reachesWinner }) => [bid, low, total, high, reachesWinner]),
      [
        ['a', 8_200, 8_800, 9_400, false],
        ['b', 6_933, 8_733, 8_733, true],
      ],
    );
  });
});
