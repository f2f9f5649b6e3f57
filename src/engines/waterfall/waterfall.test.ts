import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Pool, settleVariance, splitByWeight } from './index.ts';

function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}
const sum = (parts: Readonly<Record<string, number>>) => Object.values(parts).reduce((all, one) => all + one, 0);

function randomPool(seed: number): Pool {
  const pick = randomFrom(seed * 104_729 + 7);
  return {
    schemes: Array.from({ length: 1 + pick(5) }, (_, index) => ({
      id: `s${index}`,
      budget: pick(1_000_000),
      forecast: pick(1_200_000),
      reduction: pick(3) === 0 ? pick(50_000) : 0,
    })),
    partners: Array.from({ length: 1 + pick(4) }, (_, index) => ({
      id: `p${index}`,
      contribution: pick(2_000_000),
      ...(pick(4) === 0 ? { weight: pick(5) } : {}),
      ...(pick(2) === 0 ? { cap: pick(300_000) } : {}),
    })),
    reserve: pick(2) === 0 ? pick(100_000) : 0,
    underspend: pick(2) === 0 ? 'stays' : 'returned',
  };
}

describe('a pool that overspends', () => {
  it('Thornmere’s £0.62 million is borne £0.44 million by the council and £0.18 million by the Integrated Care Board', () => {
    const settled = settleVariance({
      schemes: [
        { id: 'home care', budget: 2_020_000_000, forecast: 2_102_000_000 },
        { id: 'reablement', budget: 320_000_000, forecast: 300_000_000 },
      ],
      partners: [
        { id: 'council', contribution: 2_340_000_000, weight: 709 },
        { id: 'icb', contribution: 960_000_000, weight: 291 },
      ],
      reserve: 0,
      underspend: 'stays',
    });
    assert.equal(settled.offset, 20_000_000);
    assert.deepEqual(settled.borne, { council: 43_958_000, icb: 18_042_000 });
    assert.equal(settled.inDispute, 0);
  });

  it('takes from the reserve, then from what could be reduced, before anybody bears it; beyond the caps it is in dispute', () => {
    const settled = settleVariance({
      schemes: [
        { id: 'a', budget: 100, forecast: 200 },
        { id: 'b', budget: 50, forecast: 50, reduction: 20 },
      ],
      partners: [
        { id: 'x', contribution: 75, cap: 10 },
        { id: 'y', contribution: 25, cap: 30 },
      ],
      reserve: 30,
      underspend: 'stays',
    });
    assert.deepEqual(
      [settled.fromReserve, settled.fromReductions, settled.borne, settled.inDispute],
      [30, 20, { x: 10, y: 30 }, 10],
    );
    assert.deepEqual(settled.reductions, { a: 0, b: 20 });
  });

  it('loses and makes no penny, on random pools', () => {
    for (let seed = 1; seed <= 3_000; seed += 1) {
      const pool = randomPool(seed);
      const settled = settleVariance(pool);
      assert.equal(
        settled.offset + settled.fromReserve + settled.fromReductions + sum(settled.borne) + settled.inDispute,
        settled.overspends,
      );
      assert.equal(settled.offset + settled.staysInPool + sum(settled.returned), settled.underspends);
      assert.equal(sum(settled.reductions), settled.fromReductions);
      for (const partner of pool.partners)
        if (partner.cap !== undefined) assert.ok(settled.borne[partner.id]! <= partner.cap);
      for (const scheme of pool.schemes) assert.ok(settled.reductions[scheme.id]! <= (scheme.reduction ?? 0));
    }
  });

  it('is never worse for anybody when the reserve is larger, and the order of partners moves a penny at most', () => {
    for (let seed = 1; seed <= 500; seed += 1) {
      const pool = randomPool(seed);
      const settled = settleVariance(pool);
      const larger = settleVariance({ ...pool, reserve: pool.reserve + 10_000 });
      const turned = settleVariance({ ...pool, partners: pool.partners.toReversed() });
      for (const { id } of pool.partners) {
        assert.ok(larger.borne[id]! <= settled.borne[id]! + 1, `${seed} ${id}`);
        assert.ok(Math.abs(turned.borne[id]! - settled.borne[id]!) <= 1);
      }
      assert.ok(larger.inDispute <= settled.inDispute);
    }
  });

  it('refuses amounts that are no whole pence', () => {
    const pool = randomPool(1);
    assert.throws(() => settleVariance({ ...pool, reserve: 0.5 }), /whole pence/);
    assert.throws(() => splitByWeight(-1, []), /not below nothing/);
  });
});

describe('a split by weight', () => {
  it('equals the exact share to a penny, for every total of a small case', () => {
    for (let total = 0; total <= 500; total += 1) {
      const { parts, left } = splitByWeight(total, [
        { id: 'a', weight: 1 },
        { id: 'b', weight: 2 },
        { id: 'c', weight: 4 },
      ]);
      assert.equal(left, 0);
      assert.equal(sum(parts), total);
      for (const [id, weight] of [
        ['a', 1],
        ['b', 2],
        ['c', 4],
      ] as const)
        assert.ok(Math.abs(parts[id]! - (total * weight) / 7) < 1);
    }
  });

  it('leaves all of it where nobody has a share', () =>
    assert.equal(splitByWeight(10, [{ id: 'a', weight: 0 }]).left, 10));
});
