import assert from 'node:assert/strict';
import { describe as group, it } from 'node:test';
import fc from 'fast-check';
import { type Chart, describe, type Options, type Point, timeBetween, transform, untransform, xmr } from './index.ts';

const months = (values: readonly number[]): Point[] =>
  values.map((value, index) => ({ on: new Date(Date.UTC(2023, index, 1)).toISOString().slice(0, 10), value }));
const chart = (values: readonly number[], options: Partial<Options> = {}): Chart => {
  const made = xmr(months(values), { kind: 'measure', improvement: 'down', ...options });
  assert.ok(!made.refused, made.refused ? made.why : '');
  return made;
};
const near = (found: number, expected: number, within = 0.05) =>
  assert.ok(Math.abs(found - expected) <= within, `${found} is not ${expected}`);

const falls = [
  84, 79, 90, 82, 88, 76, 85, 91, 80, 83, 87, 81, 86, 92, 78, 85, 89, 83, 80, 88, 84, 90, 82, 86, 81, 78, 77, 80, 76,
  74, 79, 73, 75, 77, 72, 74,
];
const days = [
  6.1, 5.8, 6.4, 6.0, 5.7, 6.3, 6.2, 5.9, 6.5, 6.1, 6.0, 6.2, 6.6, 6.9, 6.7, 7.0, 7.3, 7.1, 7.6, 7.9, 8.3, 8.8, 9.4,
  9.9,
];
const handBacks = [1, 0, 2, 1, 1, 0, 1, 2, 1, 0, 1, 1, 1, 2, 2, 1, 3, 2, 2, 3, 2, 3, 4, 3];

group('the XmR chart', () => {
  it('of falls: mean 83.8, limits 64.2 to 103.4, an improvement from month 25', () => {
    const { segments, points } = chart(falls, { kind: 'count' });
    near(segments[0]!.mean, 83.8);
    near(segments[0]!.lower, 64.2);
    near(segments[0]!.upper, 103.4);
    assert.equal(points.findIndex((point) => point.colour === 'improvement') + 1, 25);
    assert.ok(points.slice(24).every((point) => point.rule === 'run' && point.side === 'below'));
  });

  it('of days from request to start: mean 6.1, limits 5.2 to 7.0, concern early, outside from month 17, target hit or miss', () => {
    const made = chart(days, { target: 7 });
    near(made.segments[0]!.mean, 6.1);
    near(made.segments[0]!.lower, 5.2);
    near(made.segments[0]!.upper, 7.04, 0.02);
    const concern = made.points.findIndex((point) => point.colour === 'concern') + 1;
    assert.ok(concern >= 12 && concern <= 14, `concern from month ${concern}`);
    assert.equal(made.points.findIndex((point) => point.rule === 'outside') + 1, 17);
    assert.equal(made.assurance, 'hit-or-miss');
    assert.match(describe(made)[0]!, /values in a row are above the limits: this is not chance\. It is a concern\./);
  });

  it('of contract hand-backs is refused: too rare, chart the time between', () => {
    const made = xmr(months(handBacks), { kind: 'count', improvement: 'down' });
    assert.ok(made.refused);
    assert.match(made.useInstead, /time between/);
  });

  it('is refused for yearly surveys, running totals, rare counts, too few points, bad numbers, bad dates and unexplained rebases', () => {
    for (const kind of ['annual-survey', 'cumulative', 'rare-count'] as const)
      assert.ok(xmr(months(falls), { kind, improvement: 'up' }).refused, kind);
    const of = (points: Point[], more: Partial<Options> = {}) =>
      xmr(points, { kind: 'measure', improvement: 'up', ...more }).refused;
    assert.ok(of(months([1, 2])));
    assert.ok(of(months([1, 2, Number.NaN])));
    assert.ok(of([...months([1, 2, 3]), { on: '2023-03-01', value: 4 }]));
    assert.ok(of(months([1, 2, 3]).reverse()));
    assert.ok(of(months(falls), { rebases: [{ on: '2024-01-01', because: ' ' }] }));
    assert.ok(of(months(falls), { rebases: [{ on: '2040-01-01', because: 'A new service' }] }));
  });

  it('says that limits under twelve points are on trial, and that a baseline without variation is odd', () => {
    assert.match(chart([1, 2, 3, 2, 1]).warnings.join(), /Trial limits/);
    assert.match(chart(Array(14).fill(5)).warnings.join(), /do not vary/);
  });

  it('begins anew at a rebase, with its reason, and no rule reaches across it', () => {
    const made = chart(
      [
        ...Array(6)
          .fill(0)
          .map((_, i) => 10 + (i % 2)),
        ...Array(6)
          .fill(0)
          .map((_, i) => 20 + (i % 2)),
      ],
      { rebases: [{ on: '2023-07-01', because: 'A second team began' }] },
    );
    assert.equal(made.segments.length, 2);
    assert.equal(made.segments[1]!.mean, 20.5);
    assert.ok(made.points.every((point) => point.rule === null));
    assert.match(describe(made).join(' '), /A second team began/);
  });

  it('breaks a run at a point on the mean, and needs seven', () => {
    const around = [10, 12, 8, 12, 8, 10, 10, 12, 8, 12, 8, 10];
    const seven = chart([...around, ...Array(7).fill(11)]);
    assert.deepEqual(
      seven.points.slice(12).map((point) => point.rule),
      Array(7).fill('run'),
    );
    const broken = chart([...around, 11, 11, 11, 10, 11, 11, 11]);
    assert.ok(broken.points.slice(12).every((point) => point.rule === null));
  });

  it('marks the first point of a trend of seven, and equal neighbours break it', () => {
    const wide = [0, 100, 0, 100, 0, 100, 0, 100, 0, 100, 0, 100];
    const rising = chart([...wide, 40, 42, 44, 46, 48, 51, 53]);
    assert.equal(
      rising.points.slice(12).filter((point) => point.matches.some((match) => match.rule === 'trend')).length,
      7,
    );
    const equal = chart([...wide, 40, 42, 44, 44, 48, 51, 53]);
    assert.ok(equal.points.every((point) => !point.matches.some((match) => match.rule === 'trend')));
  });
});

const series = fc.array(fc.integer({ min: -1_000, max: 1_000 }), { minLength: 12, maxLength: 40 });

/** The rules once more, written as plainly as can be, to hold the engine against. */
function plainly(made: Chart): string[][] {
  const { mean, upper, lower, closeUpper, closeLower } = made.segments[0]!;
  const x = made.points.map((point) => point.value);
  return x.map((value, i) => {
    const found = new Set<string>();
    if (value > upper || value < lower) found.add('outside');
    for (let start = i - 6; start <= i; start += 1) {
      const seven = x.slice(start, start + 7);
      if (start < 0 || seven.length < 7) continue;
      if (seven.every((v, k) => k === 0 || v > seven[k - 1]!) || seven.every((v, k) => k === 0 || v < seven[k - 1]!))
        found.add('trend');
      if (seven.every((v) => v > mean) || seven.every((v) => v < mean)) found.add('run');
    }
    for (let start = i - 2; start <= i; start += 1) {
      const three = x.slice(start, start + 3);
      if (start < 0 || three.length < 3) continue;
      const high = (v: number) => v > closeUpper && v <= upper;
      const low = (v: number) => v < closeLower && v >= lower;
      if ((high(value) && three.filter(high).length >= 2) || (low(value) && three.filter(low).length >= 2))
        found.add('two-of-three');
    }
    return [...found].sort();
  });
}

group('the XmR chart, whatever the data', () => {
  it('agrees with the rules written plainly', () => {
    fc.assert(
      fc.property(series, (values) => {
        const made = chart(values);
        assert.deepEqual(
          made.points.map((point) => point.matches.map((match) => match.rule as string).sort()),
          plainly(made),
        );
      }),
      { numRuns: 400 },
    );
  });

  it('moves and stretches with the data, and finds the same causes', () => {
    fc.assert(
      fc.property(series, fc.integer({ min: -500, max: 500 }), fc.constantFrom(2, 4, 8), (values, shift, scale) => {
        const before = chart(values);
        const after = chart(values.map((value) => value * scale + shift));
        near(after.segments[0]!.mean, before.segments[0]!.mean * scale + shift, 1e-6);
        near(after.segments[0]!.upper, before.segments[0]!.upper * scale + shift, 1e-6);
      }),
    );
  });

  it('upside down with the direction turned says the same of improvement and concern', () => {
    fc.assert(
      fc.property(series, (values) => {
        const up = chart(values, { improvement: 'up' });
        const down = chart(
          values.map((value) => -value),
          { improvement: 'down' },
        );
        assert.deepEqual(
          up.points.map((point) => point.colour),
          down.points.map((point) => point.colour),
        );
      }),
    );
  });

  it('never gives a number that is not one, and takes a hundred thousand points in its stride', () => {
    const many = Array.from({ length: 100_000 }, (_, index) => ({
      on: new Date(Date.UTC(1700, 0, 1) + index * 86_400_000).toISOString().slice(0, 10),
      value: Math.sin(index) * 50,
    }));
    const began = performance.now();
    const made = xmr(many, { kind: 'measure', improvement: 'up' });
    assert.ok(!made.refused);
    assert.ok(performance.now() - began < 1_000);
    for (const { mean, lower, upper } of made.segments) assert.ok([mean, lower, upper].every(Number.isFinite));
  });
});

group('time between events', () => {
  it('is in days, in the order of time, and its transformation turns back', () => {
    assert.deepEqual(timeBetween(['2026-01-11', '2026-01-01', '2026-03-01']), [
      { on: '2026-01-11', value: 10 },
      { on: '2026-03-01', value: 49 },
    ]);
    near(transform(10), 1.896, 0.001);
    near(untransform(transform(49)), 49, 1e-9);
    assert.throws(() => timeBetween(['yesterday']), RangeError);
  });
});
