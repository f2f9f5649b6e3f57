import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { logitAt, normalAt } from './keyed.ts';
import { collect, lively, lot, many, meanOf, openState, provider, scenario, varianceOf } from './made-up-market.ts';
import { most } from './market.ts';
import { herfindahl } from './measures.ts';
import { playRound } from './round.ts';
import { begin } from './state.ts';

/** Within so many standard errors of what theory says. */
function near(values: readonly number[], expected: number, errors = 3): void {
  const error = Math.sqrt(varianceOf(values) / values.length);
  const mean = meanOf(values);
  assert.ok(Math.abs(mean - expected) <= errors * error + 1e-12, `${mean} is not ${expected} (error ${error})`);
}
const priceIn = (of: ReturnType<typeof scenario>, paths: number) => collect(of, paths, (state) => state.lastPrice[0]!);
const uniform = { costs: 'uniform', bids: 'equilibrium', payment: 'bid' } as const;
const onePrice = { costs: 'uniform', bids: 'markup', payment: 'one price' } as const;

describe('the simulation gives what theory says', () => {
  for (const n of [2, 3, 5, 8])
    it(`T1: ${n} rivals with uniform costs who bid as in equilibrium cost 2/(n+1) on average`, () => {
      near(priceIn(scenario({}, { providers: many(n), laws: uniform }), 60_000), 2 / (n + 1));
    });

  it('T2: one price, the second lowest cost, comes to the same on average', () => {
    for (const n of [2, 5]) near(priceIn(scenario({}, { providers: many(n), laws: onePrice }), 60_000), 2 / (n + 1));
  });

  it('T3: m winners at one price cost (m+1)/(n+1)', () => {
    for (const [m, n] of [
      [2, 5],
      [3, 8],
    ] as const) {
      const of = scenario(
        {},
        { providers: many(n), laws: onePrice, strategies: [{ id: 's', terms: { priceWeight: 1, awards: m } }] },
      );
      near(priceIn(of, 60_000), (m + 1) / (n + 1));
    }
  });

  it('T4: where each of N enters with the chance of Levin and Smith, an entrant earns what entering costs', () => {
    const [N, p] = [6, 0.4];
    const q = 1 - p;
    const kappa = (1 - q ** (N + 1) - (N + 1) * p * q ** N) / (N * (N + 1) * p * p);
    const of = scenario({ bidBase: logitAt(p) }, { providers: many(N), laws: uniform });
    near(
      collect(of, 120_000, (state) => state.margins - kappa * state.bidsAll),
      0,
    );
  });

  it('T5: at a constant hazard, N0(1−h)^t are left, with a binomial variance', () => {
    const [h, n, t] = [0.15, 20, 4];
    const there = collect(
      scenario({ exitBase: logitAt(h) }, { providers: many(n), rounds: t, lots: [lot('later', { firstRound: 99 })] }),
      20_000,
      (state) => state.count,
    );
    const s = (1 - h) ** t;
    near(there, n * s);
    assert.ok(Math.abs(varianceOf(there) / (n * s * (1 - s)) - 1) < 0.05);
  });

  it('T6: constant entry and exit settle at λ/h as a Poisson law; a mixed law varies more', () => {
    const [lambda, h] = [2, 0.2];
    const there = (shape: number) =>
      collect(
        scenario(
          { exitBase: logitAt(h), newcomersAYear: lambda, entryShape: shape },
          { providers: [provider('one')], rounds: 50, lots: [lot('later', { firstRound: 99 })] },
        ),
        6_000,
        (state) => state.count,
      );
    const settled = there(1e9);
    near(settled, lambda / h, 4);
    assert.ok(Math.abs(varianceOf(settled) / (lambda / h) - 1) < 0.08, `${varianceOf(settled)}`);
    const mixed = there(1);
    assert.ok(varianceOf(mixed) > 1.3 * varianceOf(settled), `${varianceOf(mixed)} against ${varianceOf(settled)}`);
  });

  it('T7: at a fixed chance the bidders are binomial, and so is the chance of at least k', () => {
    const [n, p, paths] = [8, 0.3, 40_000];
    const bidders = collect(
      scenario({ bidBase: logitAt(p) }, { providers: many(n) }),
      paths,
      (state) => state.bidders[0]!,
    );
    const choose = (k: number): number => (k === 0 ? 1 : (choose(k - 1) * (n - k + 1)) / k);
    for (let k = 0; k <= n; k += 1) {
      const chance = Array.from(
        { length: n - k + 1 },
        (_, more) => choose(k + more) * p ** (k + more) * (1 - p) ** (n - k - more),
      ).reduce((sum, one) => sum + one, 0);
      const found = bidders.filter((one) => one >= k).length / paths;
      assert.ok(
        Math.abs(found - chance) <= 4 * Math.sqrt((chance * (1 - chance)) / paths) + 1e-9,
        `${k}: ${found}, ${chance}`,
      );
    }
  });

  it('T8: concentration is 1/n of equals, between 1/n and 1, and a merger adds twice the product of the parts', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.01, max: 100, noNaN: true }), { minLength: 1, maxLength: 20 }),
        (units) => {
          const found = herfindahl(units);
          assert.ok(found >= 1 / units.length - 1e-9 && found <= 1 + 1e-9);
        },
      ),
    );
    assert.ok(Math.abs(herfindahl([3, 3, 3, 3]) - 0.25) < 1e-12);
    const incumbents = [1, 2, 3, 4].map((units) => ({ provider: `p${units}`, units }));
    const merged = (owner?: string) =>
      collect(
        scenario(
          {},
          {
            providers: [1, 2, 3, 4].map((at) => provider(`p${at}`, owner && at < 3 ? { owner } : {})),
            lots: [lot('held', { units: 10, incumbents, firstRound: 99 })],
          },
        ),
        1,
        (state) => {
          const by = new Map<number, number>();
          for (let place = 0; place < state.held[0]!; place += 1) {
            const own = state.market.owner[state.holders[place]!]!;
            by.set(own, (by.get(own) ?? 0) + state.holding[place]!);
          }
          return herfindahl([...by.values()]);
        },
      )[0]!;
    assert.ok(Math.abs(merged('both') - merged() - 2 * 0.1 * 0.2) < 1e-12);
  });

  it('T9: those who are alike win alike, and an incumbent without an edge stays once in n', () => {
    const paths = 30_000;
    const winners = collect(scenario({ costSpread: 0.1 }), paths, (state) => state.holders[0]!);
    for (let one = 0; one < 5; one += 1) {
      const part = winners.filter((winner) => winner === one).length / paths;
      assert.ok(Math.abs(part - 0.2) < 4 * Math.sqrt(0.16 / paths), `${part}`);
    }
    const stays = collect(
      scenario({ costSpread: 0.1 }, { rounds: 2 }),
      paths,
      (state) => state.retained / state.retainable,
    );
    near(stays, 0.2);
  });

  it('T10: where a win makes the next as much likelier as in Pólya’s urn, the part that one wins is uniform', () => {
    const rounds = 40;
    const of = scenario(
      { learning: 1 },
      { providers: many(2), rounds, laws: { costs: 'exponential', bids: 'markup', payment: 'bid' } },
    );
    const wins = collect(of, 12_000, (state) => state.winsOf[0]!);
    near(wins, rounds / 2);
    assert.ok(Math.abs(varianceOf(wins) / ((rounds * (rounds + 2)) / 12) - 1) < 0.04, `${varianceOf(wins)}`);
    for (const part of [0.25, 0.5, 0.75]) {
      const below = wins.filter((one) => one <= part * rounds).length / wins.length;
      assert.ok(Math.abs(below - (Math.floor(part * rounds) + 1) / (rounds + 1)) < 0.02, `${below}`);
    }
  });

  it('T11: a year that is bad for all makes exits vary by n h(1−h) + n(n−1) of their covariance', () => {
    const [n, sd] = [30, 0.8];
    const of = scenario(
      { exitBase: logitAt(0.2), yearShock: sd },
      { providers: many(n), lots: [lot('later', { firstRound: 99 })] },
    );
    const left = collect(of, 40_000, (state) => state.left);
    const steps = 4_000;
    const hazards = Array.from(
      { length: steps },
      (_, index) => 1 / (1 + Math.exp(-(logitAt(0.2) + sd * normalAt((index + 0.5) / steps)))),
    );
    const h = meanOf(hazards);
    const expected = n * h * (1 - h) + n * (n - 1) * (meanOf(hazards.map((one) => one * one)) - h * h);
    near(left, n * h);
    assert.ok(Math.abs(varianceOf(left) / expected - 1) < 0.04, `${varianceOf(left)} against ${expected}`);
  });

  it('T12: what is held and what is uncovered is what is needed, in every lot and round; and a load is the sum of what is held', () => {
    for (const strategy of [0, 1]) {
      const of = lively();
      const state = openState(of, strategy);
      for (let path = 0; path < 40; path += 1) {
        begin(state, of.seed, 0, path);
        for (let round = 0; round < of.rounds; round += 1) {
          state.round = round;
          playRound(state);
          const loads = new Float64Array(state.market.slots);
          for (let at = 0; at < state.market.lots; at += 1) {
            if (!state.active[at]) continue;
            let held = state.uncovered[at]!;
            for (let place = at * most; place < at * most + state.held[at]!; place += 1) {
              assert.equal(state.alive[state.holders[place]!], 1, 'who has gone holds nothing');
              held += state.holding[place]!;
              loads[state.holders[place]!]! += state.holding[place]!;
            }
            assert.ok(Math.abs(held - state.market.size[at]!) < 1e-6, `${held} of ${state.market.size[at]}`);
          }
          for (let one = 0; one < state.market.slots; one += 1)
            if (state.alive[one]) assert.ok(Math.abs(loads[one]! - state.load[one]!) < 1e-6);
        }
      }
    }
  });

  it('T13: two of n who merge raise the price by the gap to the third, as often as both are lowest', () => {
    const n = 4;
    const price = (owner?: string) =>
      priceIn(
        scenario(
          {},
          { providers: many(n).map((one, at) => (owner && at < 2 ? { ...one, owner } : one)), laws: onePrice },
        ),
        120_000,
      );
    const [apart, together] = [price(), price('both')];
    near(
      apart.map((one, at) => together[at]! - one),
      (1 / (n + 1)) * (2 / (n * (n - 1))),
    );
    assert.ok(apart.every((one, at) => together[at]! >= one - 1e-12));
  });
});
