import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { coverLot } from './cover.ts';
import { drawParameters, fitDraw } from './draw.ts';
import { removeProvider } from './leave.ts';
import { assume, collect, lively, lot, many, meanOf, openState, provider, scenario } from './made-up-market.ts';
import { marketOf } from './market.ts';
import { failureOf, measureNames } from './measures.ts';
import { gatherBids, openLots } from './participate.ts';
import { reconcile } from './reconcile.ts';
import { playPath, runDraws } from './simulate.ts';
import { begin, stateOf } from './state.ts';
import { summarise } from './summarise.ts';
import type { Scenario, Terms } from './types.ts';

const all = (of: Scenario) => runDraws(of, 0, of.draws);
const terms = (...of: Terms[]): Scenario['strategies'] => of.map((one, at) => ({ id: `s${at}`, terms: one }));

/** Who bids in the first round, as names of lot and provider. */
function firstBidders(of: Scenario, path: number, strategy = 0): Set<string> {
  const state = openState(of, strategy);
  begin(state, of.seed, 0, path);
  state.round = 0;
  gatherBids(state, openLots(state));
  return new Set(
    Array.from(
      { length: state.bids },
      (_, at) => `${state.market.lotKeys[state.bidLot[at]!]} ${state.keys[state.bidBy[at]!]}`,
    ),
  );
}
const isWithin = (a: ReadonlySet<string>, b: ReadonlySet<string>) => [...a].every((one) => b.has(one));

describe('what has to follow when something is changed', () => {
  it('M1: in which order providers are listed changes nothing', () => {
    const of = lively();
    assert.deepEqual(all({ ...of, providers: of.providers.toReversed() }), all(of));
  });

  it('M2: all money times four leaves every count as it was', () => {
    const of = lively();
    const dear: Scenario = {
      ...of,
      providers: of.providers.map((one) => ({ ...one, cost: one.cost! * 4 })),
      lots: of.lots.map((one) => ({ ...one, price: one.price * 4 })),
      parameters: { bidCost: { value: 16_400, low: 0, high: 16_400 + 4 * 3_290, source: '', grade: 'B' } },
    };
    const plain: Scenario = {
      ...of,
      parameters: { bidCost: { value: 4_100, low: 0, high: 4_100 + 3_290, source: '', grade: 'B' } },
    };
    assert.deepEqual(all(dear), all(plain));
  });

  it('M3: the same strategy twice differs by nothing at all', () => {
    const of = lively({ strategies: terms({ termRounds: 2 }, { termRounds: 2 }) });
    const answer = summarise(of, all(of));
    for (const [name, found] of Object.entries(answer.strategies[1]!.differences))
      assert.deepEqual([name, found.median, found.verdict], [name, 0, 'the same']);
    assert.ok(Object.keys(answer.strategies[1]!.differences).length > 10);
  });

  it('M4: without exit and entry, who was there stays', () => {
    const of = { ...lively(), parameters: assume({ bidBase: -1, lotShock: 0.5, costSpread: 0.1 }) };
    for (const state of collect(of, 30, ({ count, left, entered }) => ({ count, left, entered })))
      assert.deepEqual(state, { count: 14, left: 0, entered: 0 });
  });

  it('M5: at least k + 1 bidders are never likelier than at least k', () => {
    const bidders = collect(lively(), 400, ({ seen }) => seen[1]!).filter((one) => one >= 0);
    const chance = (k: number) => bidders.filter((one) => one >= k).length;
    for (let k = 0; k < 14; k += 1) assert.ok(chance(k + 1) <= chance(k));
    assert.ok(chance(1) > chance(4));
  });

  it('M6: where bids cost more, or fewer are inclined to bid, the first bidders are among those who bid before', () => {
    const of = lively();
    const with_ = (more: Parameters<typeof assume>[0]) => ({
      ...of,
      parameters: assume({ bidBase: -1, lotShock: 0.5, bidEffort: 30, bidCost: 1, ...more }),
    });
    let fewer = 0;
    for (let path = 0; path < 60; path += 1) {
      const before = firstBidders(with_({}), path);
      for (const after of [firstBidders(with_({ bidCost: 4 }), path), firstBidders(with_({ bidBase: -1.6 }), path)]) {
        assert.ok(isWithin(after, before));
        fewer += before.size - after.size;
      }
    }
    assert.ok(fewer > 0);
  });

  it('M7: a lot that is reserved is bid for by some of those who bid before', () => {
    const of = lively({ strategies: terms({ termRounds: 2 }, { termRounds: 2, reservedFor: ['sme', 'vcse'] }) });
    let fewer = 0;
    for (let path = 0; path < 60; path += 1) {
      const [before, after] = [firstBidders(of, path, 0), firstBidders(of, path, 1)];
      assert.ok(isWithin(after, before));
      fewer += before.size - after.size;
    }
    assert.ok(fewer > 0);
  });

  it('M8: one award more keeps the winners and adds one; it lowers concentration and never lowers the one price', () => {
    const laws = { costs: 'uniform', bids: 'markup', payment: 'one price' } as const;
    const of = scenario(
      {},
      { providers: many(6), laws, strategies: terms({ awards: 2, priceWeight: 1 }, { awards: 3, priceWeight: 1 }) },
    );
    const read = (strategy: number) =>
      collect(
        of,
        300,
        (state) => ({ winners: [...state.holders.subarray(0, state.held[0])], price: state.lastPrice[0]! }),
        strategy,
      );
    const [two, three] = [read(0), read(1)];
    for (const [at, one] of two.entries()) {
      assert.equal(three[at]!.winners.length, 3);
      assert.ok(one.winners.every((winner) => three[at]!.winners.includes(winner)));
      assert.ok(three[at]!.price >= one.price);
    }
    const [few, more] = summarise(
      { ...of, draws: 1, paths: 20 },
      runDraws({ ...of, draws: 1, paths: 20 }, 0, 1),
    ).strategies;
    assert.ok(more!.measures.concentration!.median < few!.measures.concentration!.median);
  });

  it('M9: by price alone, quality decides nothing', () => {
    const of = lively({ strategies: terms({ termRounds: 2, priceWeight: 1 }) });
    const other = { ...of, providers: of.providers.map((one, at) => ({ ...one, quality: (at % 10) / 10 })) };
    assert.deepEqual(all(other), all(of));
  });

  it('M10: longer terms never mean more tenders', () => {
    const of = {
      ...lively({ strategies: terms({ termRounds: 1 }, { termRounds: 3 }) }),
      parameters: assume({ costSpread: 0.1 }),
    };
    const count = (strategy: number) =>
      collect(of, 40, ({ tenders }) => tenders.reduce((sum, one) => sum + one, 0), strategy);
    const [short, long] = [count(0), count(1)];
    assert.ok(short.every((one, at) => long[at]! <= one));
    assert.ok(meanOf(long) < meanOf(short));
  });

  it('M11: of what a provider leaves, only that is uncovered for which the others have no room', () => {
    for (const free of [0, 3, 7, 20]) {
      const of = scenario(
        {},
        {
          providers: [
            provider('goes', { capacity: 10 }),
            provider('stays', { capacity: free + 1e-9 }),
            provider('elsewhere', { areas: ['far'] }),
          ],
          lots: [
            lot('one', { area: 'near', units: 10, incumbents: [{ provider: 'goes', units: 10 }], firstRound: 99 }),
            lot('two', { area: 'far', firstRound: 99 }),
          ],
        },
      );
      const state = openState(of);
      begin(state, of.seed, 0, 0);
      state.round = 0;
      const at = state.holding.indexOf(10);
      const goes = state.holders[at]!;
      const place = Math.floor(at / 24);
      const told = failureOf(state, state.market.owner[goes]!);
      removeProvider(state, goes);
      coverLot(state, place, -1);
      assert.ok(Math.abs(state.uncovered[place]! - Math.max(0, 10 - free)) < 1e-6);
      assert.ok(Math.abs(told.units - told.room - Math.max(0, 10 - free)) < 1e-6);
    }
  });

  it('M12: in which order lots are listed changes nothing, though bidders run out of room', () => {
    const of = lively();
    const tight = { ...of, providers: of.providers.map((one) => ({ ...one, capacity: 9_000 })) };
    for (const each of [of, tight]) assert.deepEqual(all({ ...each, lots: each.lots.toReversed() }), all(each));
  });

  it('M13: a provider who can provide nothing here changes nothing', () => {
    const of = lively();
    const more = {
      ...of,
      providers: [
        ...of.providers,
        provider('far away', { areas: ['elsewhere'], capacity: 500_000, bids: { made: 9, of: 9 } }),
      ],
    };
    assert.deepEqual(all(more), all(of));
  });

  it('M14: twice the paths shrink the error of paths by √2, and leave the doubt about assumptions where it was', () => {
    const at = (paths: number) => {
      const of = lively({ draws: 60, paths, strategies: terms({ termRounds: 2 }) });
      return summarise(of, all(of)).strategies[0]!.measures.meanBidders!;
    };
    const [few, more] = [at(40), at(80)];
    assert.ok(Math.abs(few.pathError / more.pathError / Math.SQRT2 - 1) < 0.1, `${few.pathError} ${more.pathError}`);
    const width = (one: typeof few) => one.ninety[1] - one.ninety[0];
    assert.ok(Math.abs(width(more) / width(few) - 1) < 0.15, `${width(few)} ${width(more)}`);
    assert.ok(width(more) > 20 * more.pathError, 'assumptions are the greater doubt');
  });
});

describe('an answer', () => {
  it('is the same to the digit whoever worked out which draws, and in whichever order', () => {
    const of = lively();
    const parts = [...runDraws(of, 4, 6), ...runDraws(of, 0, 1), ...runDraws(of, 1, 4)];
    assert.deepEqual(summarise(of, parts), summarise(of, all(of)));
  });

  it('says whose market it is, names its engine and seed, and tells every measure that a path can tell', () => {
    const of = lively({ draws: 25, historyLots: 12 });
    const answer = summarise(of, all(of));
    assert.equal(answer.basis, 'sector prior, not your market');
    assert.equal(summarise({ ...of, historyLots: 30 }, all(of)).basis, 'your market');
    assert.deepEqual([answer.seed, answer.draws, answer.paths], [20_261_123, 25, 20]);
    for (const name of measureNames) assert.ok(answer.strategies[0]!.measures[name], name);
    assert.equal(answer.moves.length, 8);
    assert.ok(answer.moves[0]!.part > answer.moves[7]!.part);
    for (const { measures } of answer.strategies)
      for (const { median, half, ninety } of Object.values(measures))
        assert.ok(ninety[0] <= half[0] && half[0] <= median && median <= half[1] && half[1] <= ninety[1]);
  });

  it('expects as many bidders as the count model does, in the first tender', () => {
    for (const mean of [1.2, 3.4, 6]) {
      const of = lively({ rounds: 1, lots: [lot('counted', { units: 4_000, price: 21, expectedBidders: { mean } })] });
      const market = marketOf(of, of.strategies[0]!);
      const p = drawParameters(of, 0);
      const shift = reconcile(market, fitDraw(market, p, new Float64Array(1)), of.seed, 0);
      const state = stateOf(market, fitDraw(market, p, shift));
      const bidders = Array.from({ length: 8_000 }, (_, path) => {
        playPath(state, of.seed, 0, path);
        return state.seen[0]!;
      });
      assert.ok(Math.abs(meanOf(bidders) - mean) < 0.1, `${meanOf(bidders)} is not ${mean}`);
    }
  });
});
