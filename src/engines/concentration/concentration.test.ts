import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { concentrationOf, joining } from './index.ts';

const near = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b));
const amounts = fc.array(fc.double({ min: 0.01, max: 10_000, noNaN: true }), { minLength: 1, maxLength: 30 });

it('Thornmere’s zones, worked by hand', () => {
  const zones: [number[], number][] = [
    [[22, 17, 12, 10, 9, 8, 7, 6, 5, 4], 1288],
    [[25, 18, 14, 12, 11, 10, 10], 1610],
    [[30, 22, 18, 16, 14], 2160],
    [[62, 24, 14], 4616],
    [[20, 30, 40, 10], 3000],
  ];
  for (const [shares, hhi] of zones) assert.ok(near(concentrationOf(shares)!.hhi, hhi), `${hhi}`);
  const whole = [19.5, 13, 9.5, 8, 7, 6, 5, 4.5, 4, 3.5, 3, 2.8, 2.5, 2.2, 2, 1.7, 1.5, 1.3, 1, 0.8, 0.7, 0.5];
  assert.equal(Math.round(concentrationOf(whole)!.hhi), 903);
  assert.ok(near(concentrationOf(whole)!.largestThree, 0.42));
});

it('lies between equal shares and one provider, and does not depend on order or unit', () => {
  fc.assert(
    fc.property(amounts, fc.double({ min: 0.1, max: 100, noNaN: true }), (held, unit) => {
      const found = concentrationOf(held)!;
      assert.ok(found.hhi >= 10_000 / held.length - 1e-6 && found.hhi <= 10_000 + 1e-6);
      assert.ok(found.largest <= found.largestThree + 1e-12 && found.largestThree <= 1 + 1e-12);
      assert.ok(near(concentrationOf(held.toReversed().map((amount) => amount * unit))!.hhi, found.hhi));
      assert.ok(near(concentrationOf([...held, 0])!.hhi, found.hhi));
      assert.ok(near(found.likeEqual * found.hhi, 10_000));
    }),
  );
});

it('equal providers are as many as they are; two that join add twice the product of their shares', () => {
  for (const count of [1, 2, 5, 40]) assert.ok(near(concentrationOf(Array(count).fill(7))!.likeEqual, count));
  fc.assert(
    fc.property(amounts, (held) => {
      fc.pre(held.length > 1);
      const [first, second, ...rest] = held as [number, number, ...number[]];
      const added = concentrationOf([first + second, ...rest])!.hhi - concentrationOf(held)!.hhi;
      assert.ok(Math.abs(added - joining(held, 0, 1)) < 1e-6);
    }),
  );
});

it('of nothing there is no concentration, and what is no amount is refused', () => {
  assert.equal(concentrationOf([]), null);
  assert.equal(concentrationOf([0, 0]), null);
  for (const wrong of [-1, Number.NaN, Number.POSITIVE_INFINITY])
    assert.throws(() => concentrationOf([1, wrong]), RangeError);
});
