import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  floorAt,
  handBackRate,
  indicatorsFromProviders,
  indicatorsFromTenders,
  type PastTender,
  pool,
} from './index.ts';

const tender = (id: string, day: number, winner: string | null, ...bidders: string[]): PastTender => ({
  id,
  day,
  kind: 'road',
  size: 100,
  bidders,
  winner,
});
const by = (tenders: readonly PastTender[], name: string) =>
  indicatorsFromTenders(tenders).find((one) => one.name === name)!;

describe('what past tenders say of a market', () => {
  const tenders = [
    tender('1', 100, 'A', 'A', 'B'),
    tender('2', 200, 'A', 'A'),
    tender('3', 900, 'B', 'A', 'B', 'C'),
    tender('4', 1_000, 'C', 'C', 'B'),
    tender('5', 1_100, null),
  ];

  it('counts single bids among tenders that had one, and says how many had none', () => {
    const single = by(tenders, 'singleBids');
    assert.deepEqual([single.value, single.n, single.leftOut], [0.25, 4, 1]);
    assert.ok(single.low! < 0.25 && single.high! > 0.25);
    assert.deepEqual([by(tenders, 'noBids').value, by(tenders, 'biddersALot').value], [0.2, 8 / 5]);
  });

  it('tells new winners of the last year from those who won in the three before', () => {
    const fresh = by(tenders, 'newWinners');
    assert.deepEqual([fresh.value, fresh.n, fresh.leftOut], [1, 2, 1]);
    assert.equal(by(tenders, 'recurringWinners').value, 0);
    assert.equal(by(tenders.slice(3), 'newWinners').value, null, 'with nothing before it, nobody can be new');
  });

  it('takes the last winner of the kind for the incumbent, and asks only where it bid again', () => {
    const kept = by(tenders, 'incumbentsRetained');
    // 2: A kept. 3: A bid and lost. 4: B bid and lost. 1 has none before it, 5 no winner.
    assert.deepEqual([kept.value, kept.n, kept.leftOut], [1 / 3, 3, 2]);
  });

  it('tells who came and who bid no more', () => {
    const comers = by(tenders, 'comers');
    assert.deepEqual([comers.value, comers.n], [1 / 3, 3]);
    const later = [...tenders, tender('6', 1_500, 'C', 'C')];
    assert.deepEqual([by(later, 'leavers').value, by(later, 'leavers').n], [2 / 3, 3]);
  });

  it('is the same whatever the order of the rows and the names of the firms', () => {
    const some = fc.array(
      fc.record({
        day: fc.integer({ min: 0, max: 2_000 }),
        bidders: fc.subarray(['A', 'B', 'C', 'D']),
        won: fc.nat(3),
      }),
      { minLength: 1, maxLength: 30 },
    );
    fc.assert(
      fc.property(some, (rows) => {
        const made = rows.map(({ day, bidders, won }, at) =>
          tender(String(at).padStart(3, '0'), day, bidders[won] ?? null, ...bidders),
        );
        const renamed = made.map((one) => ({
          ...one,
          bidders: one.bidders.map((each) => `x${each}`).reverse(),
          winner: one.winner && `x${one.winner}`,
        }));
        const plain = (list: readonly PastTender[]) => indicatorsFromTenders(list).map(({ of: _, ...one }) => one);
        assert.deepEqual(plain(made.toReversed()), plain(made));
        assert.deepEqual(plain(renamed), plain(made));
        for (const { value, low, high } of indicatorsFromTenders(made))
          if (value !== null && low !== null) assert.ok(low <= value + 1e-12 && value <= high! + 1e-12);
      }),
    );
  });
});

describe('what today’s providers say', () => {
  it('is told by zone, with what was left out, and small and voluntary hours of those of whom it is known', () => {
    const found = indicatorsFromProviders([
      { provider: 'A', zone: 'Fell', hours: 62, couldAdd: 6.2, type: 'large' },
      { provider: 'B', zone: 'Fell', hours: 24, couldAdd: 10, type: 'sme' },
      { provider: 'C', zone: 'Fell', hours: 14, couldAdd: 0, type: 'vcse' },
      { provider: 'D', zone: 'Vale', hours: 100, couldAdd: 0, type: null },
      { provider: 'E', zone: 'Vale', hours: null, couldAdd: 0, type: 'sme' },
    ]);
    assert.deepEqual(
      found.map(({ name, of, value, n, leftOut }) => [name, of, value && Math.round(value * 1000) / 1000, n, leftOut]),
      [
        ['concentration', 'Fell', 4616, 3, 0],
        ['concentration', 'Vale', 10_000, 1, 1],
        ['smallAndVoluntary', null, 0.38, 3, 2],
        ['headroom', null, 0.081, 4, 1],
      ],
    );
  });

  it('pools costs from five and never from four', () => {
    assert.equal(pool([1, 2, 3, 4]), null);
    assert.deepEqual(pool([2_400, 2_000, 2_100, 2_300, 2_200]), {
      n: 5,
      lowerQuartile: 2_100,
      median: 2_200,
      upperQuartile: 2_300,
    });
  });

  it('brings a floor to another wage, and gives hand-backs as a rate with its doubt', () => {
    assert.equal(Math.round(floorAt(2_271, 1_221, 1_271)), 2_364);
    const rate = handBackRate(10, 20, 1);
    assert.deepEqual([rate.value, rate.low! < 0.25, rate.high! > 0.9], [0.5, true, true]);
    assert.equal(handBackRate(0, 0, 1).value, null);
  });
});
