import assert from 'node:assert/strict';
import { describe as group, it } from 'node:test';
import fc from 'fast-check';
import { type Chart, type Options, type Point, type Rule, rules, xmr } from './index.ts';

const daily = (values: readonly number[]): Point[] =>
  values.map((value, index) => ({ on: new Date(Date.UTC(2023, 0, 1 + index)).toISOString().slice(0, 10), value }));
const chart = (values: readonly number[], options: Partial<Options> = {}): Chart => {
  const made = xmr(daily(values), { kind: 'measure', improvement: 'down', ...options });
  assert.ok(!made.refused, made.refused ? made.why : '');
  return made;
};
const has = (made: Chart, rule: Rule) => made.points.map(({ matches }) => matches.some((match) => match.rule === rule));
const around = [10, 12, 8, 12, 8, 10, 10, 12, 8, 12, 8, 10];
const wide = [0, 100, 0, 100, 0, 100, 0, 100, 0, 100, 0, 100];

group('the rules', () => {
  it('a run needs seven, and a point on the mean breaks it, also where the mean is no exact number', () => {
    assert.deepEqual(has(chart([...around, ...Array(7).fill(11)]), 'run').slice(12), Array(7).fill(true));
    for (const short of [Array(6).fill(11), [11, 11, 11, 10, 11, 11, 11, 11]])
      assert.ok(!has(chart([...around, ...short]), 'run').includes(true));
    const tenths = [6.1, 6.2, 6.0, 6.1, 6.2, 6.0, 6.1, 6.2, 6.0, 6.1, 6.2, 6.0];
    assert.ok(!has(chart([...tenths, ...Array(9).fill(6.1)]), 'run').includes(true));
  });

  it('a trend needs seven points, the first among them, and equal neighbours break it', () => {
    const rising = has(chart([...wide, 40, 42, 44, 46, 48, 51, 53]), 'trend');
    assert.deepEqual(rising, [...Array(12).fill(false), ...Array(7).fill(true)]);
    for (const short of [
      [40, 42, 44, 46, 48, 51],
      [40, 42, 44, 44, 48, 51, 53],
    ])
      assert.ok(!has(chart([...wide, ...short]), 'trend').includes(true));
    const peak = chart([...wide, 40, 42, 44, 46, 48, 51, 53, 51, 48, 46, 44, 42, 40]);
    assert.deepEqual(
      [17, 18, 19].map((index) => peak.points[index]!.side),
      ['above', 'below', 'below'],
      'the peak belongs to the trend that it begins',
    );
  });

  it('two of three in the close zone are marked, the third is not, and one beyond the limits is not in the zone', () => {
    const { closeUpper, upper, mean } = chart(around).segments[0]!;
    const close = (closeUpper + upper) / 2;
    assert.deepEqual(has(chart([...around, close, mean, close]), 'two-of-three').slice(12), [true, false, true]);
    assert.deepEqual(has(chart([...around, close, close, mean]), 'two-of-three').slice(12), [true, true, false]);
    for (const not of [
      [close, mean, mean, close],
      [close, 2 * mean - close, mean],
      [close, upper + 1, mean],
    ])
      assert.ok(!has(chart([...around, ...not]), 'two-of-three').includes(true), not.join());
    const withOutside = chart([...around, close, upper + 1, close]);
    assert.deepEqual(
      withOutside.points.slice(12).map(({ rule }) => rule),
      ['two-of-three', 'outside', 'two-of-three'],
    );
  });

  it('a point on a limit is within it', () => {
    const { upper, lower } = chart(around).segments[0]!;
    assert.ok(!has(chart([...around, upper, lower]), 'outside').includes(true));
    assert.ok(has(chart([...around, upper + 0.001, lower]), 'outside').includes(true));
  });

  it('the first in order of precedence gives the colour, whichever way the others point', () => {
    const rising = chart([...wide, -90, -89, -88, -87, -86, -85, -84]);
    const point = rising.points.at(-1)!;
    assert.deepEqual(point.matches, [
      { rule: 'trend', side: 'above' },
      { rule: 'run', side: 'below' },
    ]);
    assert.deepEqual([point.rule, point.colour], ['trend', 'concern']);
    for (const { matches } of rising.points) {
      const order = matches.map(({ rule }) => rules.indexOf(rule));
      assert.deepEqual(order, [...order].sort());
    }
  });
});

/** The rules once more, written as plainly as can be over whole numbers, to hold the engine against. */
function plainly(made: Chart): string[][] {
  const { mean, upper, lower, closeUpper, closeLower } = made.segments[0]!;
  const x = made.points.map(({ value }) => value);
  const e = 1e-9;
  const windows = (i: number, size: number) =>
    Array.from({ length: size }, (_, back) => i - back)
      .filter((start) => start >= 0 && start + size <= x.length)
      .map((start) => x.slice(start, start + size));
  return x.map((value, i) => {
    const found = new Set<string>();
    if (value > upper + e) found.add('outside above');
    if (value < lower - e) found.add('outside below');
    for (const seven of windows(i, 7)) {
      if (seven.every((v, k) => k === 0 || v > seven[k - 1]!)) found.add('trend');
      if (seven.every((v, k) => k === 0 || v < seven[k - 1]!)) found.add('trend');
      if (seven.every((v) => v > mean + e)) found.add('run above');
      if (seven.every((v) => v < mean - e)) found.add('run below');
    }
    const high = (v: number) => v > closeUpper + e && v <= upper + e;
    const low = (v: number) => v < closeLower - e && v >= lower - e;
    for (const three of windows(i, 3)) {
      if (high(value) && three.filter(high).length >= 2) found.add('two-of-three above');
      if (low(value) && three.filter(low).length >= 2) found.add('two-of-three below');
    }
    return [...found].sort();
  });
}

const found = (made: Chart): string[][] =>
  made.points.map(({ matches }) =>
    matches.map(({ rule, side }) => (rule === 'trend' ? rule : `${rule} ${side}`)).sort(),
  );

group('the rules, held against the same written plainly', () => {
  it('agree on every series of eight values among three, and of five among five', () => {
    for (const [length, base] of [
      [8, 3],
      [5, 5],
    ] as const)
      for (let code = 0; code < base ** length; code += 1) {
        const made = chart(Array.from({ length }, (_, place) => Math.floor(code / base ** place) % base));
        assert.deepEqual(found(made), plainly(made));
      }
  });

  it('agree on long series, of which each rule is found somewhere', () => {
    const steps = fc.array(fc.integer({ min: -4, max: 5 }), { minLength: 12, maxLength: 60 });
    const walk = steps.map((all) => all.map((_, index) => all.slice(0, index + 1).reduce((a, b) => a + b, 0)));
    const noise = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 12, maxLength: 60 });
    const seen = new Set<string>();
    fc.assert(
      fc.property(fc.oneof(walk, noise), fc.boolean(), (values, screen) => {
        const made = chart(values, { screen });
        for (const each of found(made).flat()) seen.add(each);
        assert.deepEqual(found(made), plainly(made));
      }),
      { numRuns: 600, seed: 7 },
    );
    assert.equal(seen.size, 7, [...seen].join());
  });
});
