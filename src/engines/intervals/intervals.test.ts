import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { byar, wilson } from './index.ts';

const near = (found: number, expected: number, within: number) =>
  assert.ok(Math.abs(found - expected) <= within, `${found} is not ${expected}`);

describe('intervals', () => {
  it('Wilson’s agrees with Newcombe’s published examples (1998, table I, method 3)', () => {
    for (const [events, of, low, high] of [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
      [0, 20, 0, 0.1611],
      [1, 29, 0.0061, 0.1718],
    ] as const) {
      const found = wilson(events, of);
      near(found.low, low, 0.00006);
      near(found.high, high, 0.00006);
    }
  });

  it('Byar’s is close to the exact Poisson interval', () => {
    for (const [count, low, high] of [
      [10, 4.795, 18.39],
      [50, 37.11, 65.92],
      [100, 81.36, 121.63],
    ] as const) {
      near(byar(count).low, low, 0.02);
      near(byar(count).high, high, 0.02);
    }
  });

  it('hold the proportion and stay between nothing and all', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), fc.nat(), (of, seed) => {
        const events = seed % (of + 1);
        const { low, high } = wilson(events, of);
        assert.ok(low >= 0 && high <= 1 && low <= events / of + 1e-12 && high >= events / of - 1e-12);
      }),
    );
  });

  it('refuse what cannot be', () => {
    for (const bad of [
      () => wilson(3, 2),
      () => wilson(-1, 2),
      () => wilson(1, 0),
      () => wilson(0.5, 2),
      () => byar(-1),
      () => byar(1.5),
    ])
      assert.throws(bad, RangeError);
  });
});
