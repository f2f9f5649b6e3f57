import assert from 'node:assert/strict';
import { describe as group, it } from 'node:test';
import fc from 'fast-check';
import { dayNumber } from './civil-date.ts';
import { type Options, type Point, xmr } from './index.ts';

const months = (values: readonly number[]): Point[] =>
  values.map((value, index) => ({ on: new Date(Date.UTC(2023, index, 1)).toISOString().slice(0, 10), value }));
const fine = months([10, 12, 8, 12, 8, 10, 10, 12, 8, 12, 8, 10]);
const because = 'A new service';
const refusal = (points: readonly Point[], options: Partial<Options> = {}): string => {
  const made = xmr(points, { kind: 'measure', improvement: 'up', ...options });
  assert.ok(made.refused, 'it was charted');
  assert.match(made.why, /\.$/);
  assert.match(made.useInstead, /\.$/);
  assert.match(made.version, /^spc \d+$/);
  return `${made.why} ${made.useInstead}`;
};

group('an XmR chart is refused', () => {
  it('for kinds of data that it does not fit, however few the points, with what fits instead', () => {
    for (const points of [fine, []]) {
      assert.match(refusal(points, { kind: 'annual-survey' }), /confidence interval \(Wilson\)/);
      assert.match(refusal(points, { kind: 'cumulative' }), /differences/);
      assert.match(refusal(points, { kind: 'rare-count' }), /time between/);
    }
  });

  it('for points that are too few, are not numbers, or are too large', () => {
    assert.match(refusal([]), /0 points/);
    assert.match(refusal(months([1, 2])), /2 points/);
    for (const bad of [Number.NaN, Infinity, -Infinity]) assert.match(refusal(months([1, bad, 2])), /2023-02-01/);
    assert.match(refusal(months([1, 1e308, -1e308])), /larger unit/);
  });

  it('for dates that do not exist, are out of order or come twice', () => {
    for (const on of [
      '2023-02-30',
      '2023-13-01',
      '2023-00-01',
      '2023-01-00',
      '1/2/2023',
      '',
      '2023-1-01x',
      '２０２３-01-01',
    ])
      assert.match(refusal([{ on, value: 1 }, ...fine]), /is not a date/, on);
    assert.match(refusal([fine[1]!, fine[0]!, fine[2]!]), /order of time/);
    assert.match(refusal([fine[0]!, fine[1]!, fine[1]!]), /two points on 2023-02-01/);
  });

  it('for rebases without a reason, outside the series, in one place, or too near an end', () => {
    assert.match(refusal(fine, { rebases: [{ on: '2023-07-01', because: ' ' }] }), /Nobody has said why/);
    assert.match(refusal(fine, { rebases: [{ on: 'July', because }] }), /is not a date/);
    for (const on of ['2020-01-01', '2023-01-01', '2040-01-01'])
      assert.match(refusal(fine, { rebases: [{ on, because }] }), /no point before and after/);
    for (const at of [-1, 0, 12, 1.5, Number.NaN])
      assert.match(refusal(fine, { rebases: [{ at, because }] }), /no point before and after/);
    assert.match(
      refusal(fine, {
        rebases: [
          { at: 6, because },
          { on: '2023-06-20', because },
        ],
      }),
      /begin at one point/,
    );
    assert.match(refusal(fine, { rebases: [{ at: 11, because }] }), /1 point from 2023-12-01/);
    assert.match(refusal(fine, { rebases: [{ at: 2, because }] }), /2 points from 2023-01-01/);
    assert.equal(xmr(fine, { kind: 'measure', improvement: 'up', rebases: [{ at: 9, because }] }).refused, false);
  });

  it('for a target or a baseline that is not one', () => {
    assert.match(refusal(fine, { target: Number.NaN }), /target/);
    for (const baseline of [0, 2, -5, 3.5, Number.NaN]) assert.match(refusal(fine, { baseline }), /baseline/);
    for (const [from, to] of [
      [-1, 5],
      [4, 5],
      [0, 12],
      [5, 2],
      [0.5, 6],
    ] as const)
      assert.match(refusal(fine, { baseline: { from, to } }), /baseline/);
    assert.match(
      refusal(fine, { baseline: { from: 2, to: 8 }, rebases: [{ at: 6, because }] }),
      /before its first break/,
    );
  });

  it('for counts that are not whole, or so low in any baseline that limits are an artefact', () => {
    assert.match(refusal(months([3, 4, 5.5, 4]), { kind: 'count' }), /whole number/);
    assert.match(refusal(months([3, 4, -5, 4]), { kind: 'count' }), /whole number/);
    assert.match(refusal(months([2, 2, 1, 2, 2, 2]), { kind: 'count' }), /1\.8 events a period/);
    assert.equal(xmr(months([2, 2, 1, 3, 2, 2]), { kind: 'count', improvement: 'up' }).refused, false);
    const fallen = months([9, 8, 9, 8, 9, 8, 0, 1, 0, 1, 0, 1]);
    assert.match(refusal(fallen, { kind: 'count', rebases: [{ at: 6, because }] }), /from 2023-07-01 counts 0\.5/);
  });

  it('or it is drawn with numbers that are numbers: it never throws, whatever comes', () => {
    const anything = fc.record({
      on: fc.oneof(fc.string(), fc.constantFrom('2023-01-01', '2023-02-01', '2023-02-28', '2023-04-01', '2023-05-01')),
      value: fc.oneof(fc.double(), fc.integer({ min: -5, max: 5 })),
    });
    const inOrder = fc
      .array(fc.double({ min: -1e15, max: 1e15, noNaN: true }), { minLength: 3, maxLength: 30 })
      .map(months);
    const rebase = fc.oneof(
      fc.record({ on: fc.constantFrom('2023-04-01', '2023-08-09', '2024', ''), because: fc.constantFrom('', 'x') }),
      fc.record({ at: fc.integer({ min: -2, max: 32 }), because: fc.constant('x') }),
    );
    const options = fc.record({
      kind: fc.constantFrom('measure' as const, 'count' as const, 'rate' as const),
      improvement: fc.constantFrom('up' as const, 'down' as const, 'neutral' as const),
      target: fc.oneof(fc.double(), fc.constant(null)),
      baseline: fc.oneof(
        fc.integer({ min: -1, max: 40 }),
        fc.record({ from: fc.integer({ min: -2, max: 9 }), to: fc.nat(32) }),
      ),
      rebases: fc.array(rebase, { maxLength: 3 }),
    });
    let charted = 0;
    fc.assert(
      fc.property(fc.oneof(fc.array(anything, { maxLength: 8 }), inOrder), options, (points, given) => {
        const made = xmr(points, given);
        if (made.refused) return;
        charted += 1;
        assert.equal(made.points.length, points.length);
        for (const { from, to, because: why, ...numbers } of made.segments)
          for (const number of Object.values(numbers))
            assert.ok(typeof number === 'boolean' || Number.isFinite(number));
      }),
      { numRuns: 2_000, seed: 42 },
    );
    assert.ok(charted > 20, `only ${charted} were charted`);
  });
});

group('the number of a day', () => {
  it('agrees with the calendar of the machine on every day of twelve centuries', () => {
    for (let day = -200_000; day < 240_000; day += 1)
      assert.equal(dayNumber(new Date(day * 86_400_000).toISOString().slice(0, 10)), day);
  });
});
