import assert from 'node:assert/strict';
import { describe as group, it } from 'node:test';
import fc from 'fast-check';
import { type Chart, type Options, type Point, xmr } from './index.ts';

const daily = (values: readonly number[]): Point[] =>
  values.map((value, index) => ({ on: new Date(Date.UTC(2023, 0, 1 + index)).toISOString().slice(0, 10), value }));
const chart = (values: readonly number[], options: Partial<Options> = {}): Chart => {
  const made = xmr(daily(values), { kind: 'measure', improvement: 'down', ...options });
  assert.ok(!made.refused, made.refused ? made.why : '');
  return made;
};
const says = ({ points, assurance }: Chart) => [points.map(({ matches, colour }) => ({ matches, colour })), assurance];
const near = (found: number, expected: number) =>
  assert.ok(Math.abs(found - expected) <= 1e-9 * Math.max(1, Math.abs(expected)), `${found} is not ${expected}`);

const series = fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 12, maxLength: 40 });
const target = fc.integer({ min: -120, max: 120 });

group('an XmR chart', () => {
  it('moves and stretches with the data, and finds the same causes, whole numbers or not', () => {
    fc.assert(
      fc.property(
        series,
        fc.constantFrom(0, 0.1, -7.3, 1_000),
        fc.constantFrom(0.1, 0.3, 2, 1 / 7),
        target,
        (values, shift, scale, aim) => {
          const move = (value: number) => value * scale + shift;
          const before = chart(values, { target: aim });
          const after = chart(values.map(move), { target: move(aim) });
          const [one, other] = [before.segments[0]!, after.segments[0]!];
          for (const name of ['mean', 'lower', 'upper', 'closeLower', 'closeUpper'] as const)
            near(other[name], move(one[name]));
          near(other.averageMovingRange, one.averageMovingRange * scale);
          assert.deepEqual(says(after), says(before));
        },
      ),
    );
  });

  it('upside down swaps the sides; with the direction turned too, the colours and the assurance stay', () => {
    const other = { above: 'below', below: 'above' } as const;
    fc.assert(
      fc.property(series, target, (values, aim) => {
        const up = chart(values, { improvement: 'up', target: aim });
        const turned = values.map((value) => -value);
        const down = chart(turned, { improvement: 'down', target: -aim });
        assert.deepEqual(
          down.points.map(({ rule, side, colour }) => [rule, side && other[side], colour]),
          up.points.map(({ rule, side, colour }) => [rule, side, colour]),
        );
        assert.equal(down.assurance, up.assurance);
        const swap = { improvement: 'concern', concern: 'improvement', neutral: 'neutral', common: 'common' } as const;
        assert.deepEqual(
          chart(turned, { improvement: 'up' }).points.map(({ colour }) => swap[colour]),
          up.points.map(({ colour }) => colour),
        );
      }),
    );
  });

  it('backwards finds the same points by the same rules where all points make the baseline', () => {
    fc.assert(
      fc.property(series, (values) => {
        const rulesOf = (made: Chart) => made.points.map(({ matches }) => matches.map(({ rule }) => rule));
        const whole = { baseline: values.length };
        assert.deepEqual(rulesOf(chart(values.toReversed(), whole)).toReversed(), rulesOf(chart(values, whole)));
      }),
    );
  });

  it('is not changed by values after the baseline, in what was said of its limits', () => {
    fc.assert(
      fc.property(series, series, (values, later) => {
        assert.deepEqual(
          { ...chart([...values, ...later]).segments[0], to: 0 },
          { ...chart(values).segments[0], to: 0 },
        );
      }),
    );
  });

  it('after a rebase is the chart of what follows it', () => {
    fc.assert(
      fc.property(series, series, (before, after) => {
        const made = chart([...before, ...after], {
          rebases: [{ at: before.length, because: 'It is another process' }],
        });
        const strip = ({ points }: Chart) => points.map(({ on, segment, ...rest }) => rest);
        assert.deepEqual(strip(made), [...strip(chart(before)), ...strip(chart(after))]);
      }),
    );
  });

  it('is neutral, never good or bad, where no way is better', () => {
    fc.assert(
      fc.property(series, (values) => {
        for (const { rule, colour } of chart(values, { improvement: 'neutral' }).points)
          assert.equal(colour, rule ? 'neutral' : 'common');
      }),
    );
  });

  it('is the same each time, and leaves what it was given alone', () => {
    const points = Object.freeze(daily([3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8]).map((point) => Object.freeze(point)));
    const options = Object.freeze({ kind: 'measure', improvement: 'up', rebases: Object.freeze([]) } as const);
    assert.deepEqual(xmr(points, options), xmr(points, options));
  });
});

group('a hundred thousand points', () => {
  const many = Array.from({ length: 100_000 }, (_, index) => ({
    on: new Date(Date.UTC(1700, 0, 1) + index * 86_400_000).toISOString().slice(0, 10),
    value: Math.sin(index) * 50,
  }));
  /** Milliseconds of the processor in the quickest of several turns, so that other work on the machine is not measured. */
  const quickest = (act: () => unknown, goal: number): number => {
    let best = Infinity;
    for (let turn = 0; turn < 20 && best >= goal; turn += 1) {
      const began = process.cpuUsage();
      act();
      best = Math.min(best, process.cpuUsage(began).user / 1_000);
    }
    return best;
  };

  it('that are all alike are on their mean, however many roundings it takes to add them', () => {
    const alike = many.map(({ on }) => ({ on, value: 0.1 }));
    const made = xmr(alike, { kind: 'measure', improvement: 'up', baseline: alike.length });
    assert.ok(!made.refused && made.points.every(({ rule }) => rule === null));
  });

  it('are charted in a tenth of a second, whole, in a rising line, and broken in 25,000 places', () => {
    const rebases = many.flatMap((_, at) => (at > 0 && at % 4 === 0 ? [{ at, because: 'x' }] : []));
    const rising = many.map(({ on }, value) => ({ on, value }));
    const options = { kind: 'measure', improvement: 'up' } as const;
    assert.ok(quickest(() => assert.equal(xmr(many, options).refused, false), 100) < 100);
    assert.ok(quickest(() => assert.equal(xmr(rising, { ...options, baseline: 100_000 }).refused, false), 100) < 100);
    const broken = xmr(many, { ...options, rebases });
    assert.ok(!broken.refused && broken.segments.length === 25_000);
    const dated = rebases.map(({ at, because }) => ({ on: many[at]!.on, because }));
    assert.ok(quickest(() => xmr(many, { ...options, rebases: dated }), 1_000) < 1_000);
  });
});
