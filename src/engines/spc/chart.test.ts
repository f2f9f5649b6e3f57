import assert from 'node:assert/strict';
import { describe as group, it } from 'node:test';
import { type Chart, describe, type Options, type Point, xmr } from './index.ts';

const months = (values: readonly number[]): Point[] =>
  values.map((value, index) => ({ on: new Date(Date.UTC(2023, index, 1)).toISOString().slice(0, 10), value }));
const chart = (values: readonly number[], options: Partial<Options> = {}): Chart => {
  const made = xmr(months(values), { kind: 'measure', improvement: 'down', ...options });
  assert.ok(!made.refused, made.refused ? made.why : '');
  return made;
};
const near = (found: number, expected: number, within = 0.05) =>
  assert.ok(Math.abs(found - expected) <= within, `${found} is not ${expected}`);
/** The number, from 1, of the first point of which this holds. */
const firstOf = (made: Chart, test: (point: Chart['points'][number]) => boolean) => made.points.findIndex(test) + 1;

// Made up for the demonstration, by the month.
const falls = [
  84, 79, 90, 82, 88, 76, 85, 91, 80, 83, 87, 81, 86, 92, 78, 85, 89, 83, 80, 88, 84, 90, 82, 86, 81, 78, 77, 80, 76,
  74, 79, 73, 75, 77, 72, 74,
];
const days = [
  6.1, 5.8, 6.4, 6.0, 5.7, 6.3, 6.2, 5.9, 6.5, 6.1, 6.0, 6.2, 6.6, 6.9, 6.7, 7.0, 7.3, 7.1, 7.6, 7.9, 8.3, 8.8, 9.4,
  9.9,
];
const handBacks = [1, 0, 2, 1, 1, 0, 1, 2, 1, 0, 1, 1, 1, 2, 2, 1, 3, 2, 2, 3, 2, 3, 4, 3];
const around = [10, 12, 8, 12, 8, 10, 10, 12, 8, 12, 8, 10];
const changeAt = (month: number, because = 'A second team began') => ({ at: month - 1, because });

group('the XmR chart of series that are known', () => {
  it('of falls: mean 83.8, limits 64.2 to 103.4, an improvement from month 25', () => {
    const made = chart(falls, { kind: 'count' });
    const { mean, lower, upper } = made.segments[0]!;
    near(mean, 83.8);
    near(lower, 64.2);
    near(upper, 103.4);
    assert.equal(
      firstOf(made, ({ colour }) => colour !== 'common'),
      25,
    );
    for (const point of made.points.slice(24))
      assert.deepEqual([point.matches.at(-1), point.colour], [{ rule: 'run', side: 'below' }, 'improvement']);
  });

  it('of days to start: mean 6.1, limits 5.2 to 7.0, concern early, outside from month 17, target 7 hit or miss', () => {
    const made = chart(days, { target: 7 });
    const { mean, lower, upper } = made.segments[0]!;
    near(mean, 6.1);
    near(lower, 5.2);
    near(upper, 7.04, 0.005);
    const concern = firstOf(made, ({ colour }) => colour === 'concern');
    assert.ok(concern >= 12 && concern <= 14, `concern from month ${concern}`);
    assert.equal(
      firstOf(made, ({ rule }) => rule === 'outside'),
      17,
    );
    assert.ok(made.points.slice(16).every(({ rule }) => rule === 'outside'));
    assert.equal(made.assurance, 'hit-or-miss');
  });

  it('of contract hand-backs is refused; charted all the same it would have flagged 14 of 24 points', () => {
    const made = xmr(months(handBacks), { kind: 'count', improvement: 'down' });
    assert.ok(made.refused);
    assert.match(made.why, /0\.9 events a period/);
    assert.match(made.useInstead, /time between/);
    const artefact = chart(handBacks);
    near(artefact.segments[0]!.lower, -1.5);
    near(artefact.segments[0]!.upper, 3.3);
    assert.equal(artefact.points.filter(({ rule }) => rule).length, 14);
  });

  it('of the flow rates of the NIST handbook (6.3.2.2): mean 50.81, ranges 1.8778, limits 45.81 and 55.80', () => {
    const made = chart([49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]).segments[0]!;
    near(made.mean, 50.81, 1e-9);
    near(made.averageMovingRange, 1.8778, 0.0001);
    near(made.lower, 45.8159, 0.002);
    near(made.upper, 55.8041, 0.002);
    near(made.closeUpper - made.mean, (made.upper - made.mean) / 1.5, 1e-9);
    near(made.mean - made.closeLower, (made.upper - made.mean) / 1.5, 1e-9);
  });
});

group('the limits', () => {
  it('leave exceptional ranges out once, unless told not to', () => {
    const jumpy = [10, 11, 10, 11, 10, 11, 40, 11, 10, 11, 10, 11];
    const [screened, whole] = [chart(jumpy).segments[0]!, chart(jumpy, { screen: false }).segments[0]!];
    near(whole.averageMovingRange, (9 * 1 + 29 + 29) / 11, 1e-9);
    near(screened.averageMovingRange, 1, 1e-9);
  });

  it('keep the one jump that is all the variation there is', () => {
    const made = chart([5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 9]);
    near(made.segments[0]!.averageMovingRange, 4 / 11, 1e-9);
    assert.deepEqual(
      made.points.filter(({ rule }) => rule === 'outside').map(({ value }) => value),
      [9],
    );
  });

  it('rest on the first points that are asked for, or on a stretch', () => {
    const values = [50, 60, 10, 12, 11, 10, 12, 11, 10, 12];
    near(chart(values, { baseline: 4 }).segments[0]!.mean, 33, 1e-9);
    const ranged = chart(values, { baseline: { from: 2, to: 9 } });
    near(ranged.segments[0]!.mean, 11, 1e-9);
    assert.equal(ranged.segments[0]!.baseline, 8);
    assert.deepEqual(
      ranged.points.map(({ rule }) => rule === 'outside'),
      values.map((value) => value > 15),
    );
    const broken = chart([...values, ...values.map((value) => value + 100)], {
      baseline: { from: 2, to: 9 },
      rebases: [changeAt(11)],
    });
    assert.deepEqual(
      broken.segments.map(({ baseline }) => baseline),
      [8, 10],
    );
  });

  it('of counts are drawn from nothing up, and reckoned as they are', () => {
    const values = [3, 9, 2, 8, 3, 9, 2, 8, 3, 9, 2, 8];
    const made = chart(values, { kind: 'count' });
    assert.ok(made.segments[0]!.lower < 0);
    assert.equal(made.segments[0]!.shownLower, 0);
    assert.match(made.warnings.join(), /low enough/);
    const measured = chart(values).segments[0]!;
    assert.equal(measured.shownLower, measured.lower);
    const changes = chart([-3, 2, -1, 4, -2, 1], { kind: 'rate' }).segments[0]!;
    assert.equal(changes.shownLower, changes.lower);
  });

  it('are on trial under twelve points, and said to be odd where nothing varies', () => {
    assert.match(chart([1, 2, 3, 2, 1]).warnings.join(), /Trial limits: they rest on 5 points/);
    assert.deepEqual(chart(around).warnings, []);
    for (const constant of [5, 0.1, 6.1, 0]) {
      const same = chart(Array(14).fill(constant));
      assert.match(same.warnings.join(), /do not vary/);
      assert.ok(same.points.every(({ rule }) => rule === null));
      assert.match(describe(same)[1]!, new RegExp(`expect ${constant} each time`));
    }
    assert.equal(chart([...Array(12).fill(5), 6]).points.at(-1)!.rule, 'outside');
  });
});

group('a rebase', () => {
  const step = [...around.slice(0, 6), ...around.slice(0, 6).map((value) => value + 20)];

  it('begins anew, with its reason, and no rule nor moving range reaches across it', () => {
    const made = chart(step, { rebases: [changeAt(7)] });
    assert.deepEqual(
      made.segments.map(({ from, to, because, mean }) => [from, to, because, mean]),
      [
        [0, 5, null, 10],
        [6, 11, 'A second team began', 30],
      ],
    );
    assert.ok(made.points.every(({ rule }) => rule === null));
    assert.equal(made.points[6]!.movingRange, null);
    const run = chart([...around, ...Array(6).fill(11), ...around], { rebases: [changeAt(16)], baseline: 12 });
    assert.ok(run.points.slice(12, 18).every(({ matches }) => matches.every(({ rule }) => rule !== 'run')));
  });

  it('is the same by date as by place, in any order', () => {
    const long = [...around, ...around, ...around];
    const byPlace = chart(long, { rebases: [changeAt(13, 'a'), changeAt(25, 'b')] });
    const byDate = chart(long, {
      rebases: [
        { on: '2025-01-01', because: 'b' },
        { on: '2023-12-15', because: 'a' },
      ],
    });
    assert.deepEqual(byDate, byPlace);
  });
});

group('assurance', () => {
  const [lower, upper] = [chart(around).segments[0]!.lower, chart(around).segments[0]!.upper];
  const assured = (target: number, improvement: Options['improvement']) =>
    chart(around, { target, improvement }).assurance;

  it('passes, fails or is hit or miss by where the target stands and which way is better', () => {
    assert.equal(assured(upper + 1, 'up'), 'consistently-misses');
    assert.equal(assured(upper + 1, 'down'), 'consistently-meets');
    assert.equal(assured(lower - 1, 'up'), 'consistently-meets');
    assert.equal(assured(lower - 1, 'down'), 'consistently-misses');
    for (const target of [lower, 10, upper]) assert.equal(assured(target, 'up'), 'hit-or-miss');
  });

  it('needs a target and a direction, and looks at the last segment', () => {
    assert.equal(assured(7, 'neutral'), null);
    assert.equal(chart(around).assurance, null);
    const rebased = chart([...around, ...around.map((value) => value + 100)], {
      target: 60,
      improvement: 'up',
      rebases: [changeAt(13)],
    });
    assert.equal(rebased.assurance, 'consistently-meets');
  });
});
