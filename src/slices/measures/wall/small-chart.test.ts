import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { DataKind, Improvement } from '#engines/spc/index.ts';
import { xmr } from '#engines/spc/index.ts';
import { drawnFrom } from '../chart-of.ts';
import { measureKind } from '../measure-kinds.ts';
import { eventDates } from '../rare.ts';
import { readSurvey } from '../survey.ts';
import { everyChoices, expectedBy, missingFrom, sayLate } from './lateness.ts';
import { groups, orderWall } from './order-wall.ts';
import { type SmallChart, size, smallChart } from './small-chart.ts';

const falls = [
  84, 79, 90, 82, 88, 76, 85, 91, 80, 83, 87, 81, 86, 92, 78, 85, 89, 83, 80, 88, 84, 90, 82, 86, 81, 78, 77, 80, 76,
  74, 79, 73, 75, 77, 72, 74,
];
const starts = [
  6.1, 5.8, 6.4, 6, 5.7, 6.3, 6.2, 5.9, 6.5, 6.1, 6, 6.2, 6.6, 6.9, 6.7, 7, 7.3, 7.1, 7.6, 7.9, 8.3, 8.8, 9.4, 9.9,
];
const monthly = (values: readonly number[]) =>
  values.map((value, index) => ({ on: new Date(Date.UTC(2024, index, 1)).toISOString().slice(0, 10), value }));
const measured = (kind: DataKind, improvement: Improvement, target: number | null = null) => ({
  ...measureKind.example('watched'),
  kind,
  improvement,
  target,
});
type Rebases = Parameters<typeof drawnFrom>[2];
const small = (
  measure: ReturnType<typeof measured>,
  points: readonly { on: string; value: number }[],
  rebases: Rebases = [],
) => smallChart(measure, { points, rebases: [], chart: drawnFrom(measure, points, rebases) });
const near = (found: number | null, expected: number, by = 0.05) =>
  assert.ok(found !== null && Math.abs(found - expected) <= by, `${found} is not ${expected}`);

/** The places that a path of steps goes through. */
function placesOn(path: string): { x: number; y: number }[] {
  return path
    .split('M')
    .filter(Boolean)
    .flatMap((line) => {
      const numbers = [...line.matchAll(/-?\d+/g)].map(([one]) => Number(one));
      const places = [{ x: numbers[0]!, y: numbers[1]! }];
      for (let at = 2; at < numbers.length; at += 2) {
        const before = places.at(-1)!;
        places.push({ x: before.x + numbers[at]!, y: before.y + numbers[at + 1]! });
      }
      return places;
    });
}

/** The same numbers each run, from a seed. */
function noise(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

describe('a small chart', () => {
  it('says of the reference series what they are known to say', () => {
    const one = small(measured('count', 'down'), monthly(falls));
    near(one.mean, 83.8);
    near(one.lower, 64.2);
    near(one.upper, 103.4);
    assert.deepEqual([one.colour, one.since], ['improvement', '2026-01-01'], 'the twenty-fifth month');
    const other = small(measured('measure', 'down', 7), monthly(starts));
    near(other.mean, 6.1);
    near(other.lower, 5.2);
    near(other.upper, 7.04, 0.005);
    assert.deepEqual([other.colour, other.target], ['concern', 'sometimes'], 'both are said, the trend and the target');
  });

  it('is the engine’s chart on its own: limits, marks and breaks, whatever the series', () => {
    const improvements: readonly Improvement[] = ['up', 'down', 'neutral'];
    for (let seed = 1; seed <= 60; seed += 1) {
      const random = noise(seed);
      const length = 3 + Math.floor(random() * 118);
      const shift = random() * 60;
      const points = monthly(
        Array.from({ length }, (_, at) => Math.round((100 + 20 * random() + (at > length / 2 ? shift : 0)) * 10) / 10),
      );
      const target = seed % 3 === 0 ? 100 + Math.round(20 * random()) : null;
      const measure = measured('measure', improvements[seed % 3]!, target);
      const rebases = length > 30 && seed % 2 === 0 ? [{ on: points[15]!.on, because: 'another team' }] : [];
      const engine = xmr(points, {
        kind: 'measure',
        improvement: measure.improvement,
        target,
        baseline: null,
        rebases,
      });
      const one = small(measure, points, rebases);
      assert.ok(!engine.refused);
      const last = engine.segments.at(-1)!;
      assert.deepEqual([one.mean, one.lower, one.upper], [last.mean, last.shownLower, last.upper]);
      assert.equal(one.colour, engine.points.at(-1)!.colour);
      const drawn = (what: string) => one.strokes.find((stroke) => stroke.what === what)?.d ?? '';
      for (const [colour, begins] of [
        ['improvement', /a6 6 0 1 0 12 0a/g],
        ['concern', /l8 14h-16z/g],
        ['neutral', /h12v12h-12z/g],
      ] as const)
        assert.equal(
          (drawn(colour).match(begins) ?? []).length,
          engine.points.filter((point) => point.colour === colour).length,
        );
      const line = placesOn(drawn('series'));
      assert.equal(line.length, length);
      assert.equal((drawn('mean').match(/M/g) ?? []).length, engine.segments.length);
      assert.equal((drawn('limit').match(/M/g) ?? []).length, 2 * engine.segments.length);
      assert.equal((drawn('break').match(/M/g) ?? []).length, engine.segments.length - 1);
      for (const { x, y } of line) assert.ok(x >= 0 && x <= size.width && y >= 0 && y <= size.height);
      // A higher value stands no lower on the picture, by more than the half unit that whole numbers cost.
      for (const [at, place] of line.entries())
        if (at > 0 && points[at]!.value > points[at - 1]!.value) assert.ok(place.y <= line[at - 1]!.y);
    }
  });

  it('of something rare is of the days between where each has its date, and no chart where they are counted by month', () => {
    const handBacks = monthly([1, 0, 2, 1, 1, 0, 1, 2]);
    assert.equal(eventDates(handBacks), null);
    assert.equal(small(measured('rare-count', 'down'), handBacks).of, 'no chart');
    const dated = ['2026-01-04', '2026-02-19', '2026-04-02', '2026-05-22', '2026-06-01', '2026-06-03'].map((on) => ({
      on,
      value: 1,
    }));
    const one = small(measured('rare-count', 'down'), dated);
    assert.equal(one.of, 'days between');
    const line = placesOn(one.strokes.find((stroke) => stroke.what === 'series')!.d);
    assert.equal(line.length, dated.length - 1, 'one fewer than events');
    assert.deepEqual(
      eventDates([
        { on: '2026-01-04', value: 2 },
        { on: '2026-02-19', value: 0 },
      ]),
      ['2026-01-04', '2026-01-04'],
    );
    assert.equal(eventDates([{ on: '2026-01-04', value: 1.5 }]), null);
    assert.equal(eventDates([{ on: '2026-01-04', value: 1e9 }]), null, 'a typing slip does not fill the memory');
  });

  it('of nothing yet, or of two values, is drawn without limits', () => {
    assert.deepEqual(small(measured('measure', 'up'), []).strokes, []);
    const two = small(measured('measure', 'up'), monthly([1, 2]));
    assert.deepEqual([two.of, two.mean, two.strokes.length], ['no chart', null, 1]);
    assert.deepEqual(two, JSON.parse(JSON.stringify(two)), 'what is kept is what was drawn');
  });
});

describe('percentages of a survey', () => {
  it('have Wilson’s interval, as published for 81 of 263', () => {
    const { rows } = readSurvey([{ on: '2025-01-01', value: (100 * 81) / 263, outOf: 263 }], {
      improvement: 'up',
      target: null,
    });
    near(rows[0]!.low, 25.53, 0.005);
    near(rows[0]!.high, 36.62, 0.005);
  });
  it('say a change only where two do not overlap, and of a target only where all of it is on one side', () => {
    const read = (
      newest: number,
      outOf: number | null,
      target: number | null = null,
      improvement: Improvement = 'up',
    ) =>
      readSurvey(
        [
          { on: '2025-01-01', value: 60, outOf: 400 },
          { on: '2026-01-01', value: newest, outOf },
        ],
        { improvement, target },
      );
    assert.match(read(64, 400).says[0]!, /They overlap: nobody can tell a change/);
    assert.equal(read(80, 400).colour, 'improvement');
    assert.equal(read(80, 400, null, 'down').colour, 'concern');
    assert.equal(read(80, 400, null, 'neutral').colour, 'neutral');
    assert.equal(read(80, 10).colour, 'common', 'ten answers tell little');
    assert.match(read(80, null).says[0]!, /Nobody has said of how many answers/);
    assert.deepEqual(
      [read(80, 400, 70).assurance, read(80, 400, 82).assurance, read(80, 400, 90).assurance],
      ['above', 'either', 'below'],
    );
    const wall = smallChart(measured('annual-survey', 'up', 70), {
      points: [
        { on: '2025-01-01', value: 60, outOf: 400 },
        { on: '2026-01-01', value: 80, outOf: 400 },
      ],
      rebases: [],
      chart: xmr([], { kind: 'annual-survey', improvement: 'up' }),
    });
    assert.deepEqual([wall.of, wall.target, wall.since], ['percent of answers', 'always', '2026-01-01']);
  });
});

describe('what is late or missing', () => {
  it('is said once the next value should have come, never before', () => {
    assert.equal(expectedBy('2026-03-01', 'month'), '2026-05-15');
    assert.equal(sayLate('2026-03-01', 'month', '2020-01-01', '2026-05-15'), null);
    assert.match(sayLate('2026-03-01', 'month', '2020-01-01', '2026-05-16')!, /Nothing since 1 March 2026/);
    assert.match(sayLate(null, 'week', '2026-01-01', '2026-03-01')!, /No value has come/);
    assert.equal(sayLate('2001-01-01', null, '2001-01-01', '2026-05-16'), null, 'nobody said how often');
    for (const every of everyChoices) assert.equal(sayLate('2026-03-01', every, '2020-01-01', '2026-03-02'), null);
  });
  it('lists periods without a value between the first and the newest', () => {
    const on = (...dates: string[]) => dates.map((date) => ({ on: date }));
    assert.deepEqual(missingFrom(on('2026-01-01', '2026-02-01', '2026-05-01'), 'month'), ['2026-03-01', '2026-04-01']);
    assert.deepEqual(missingFrom(on('2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30'), 'month'), []);
    assert.deepEqual(missingFrom(on('2026-01-05', '2026-01-19'), 'week'), ['2026-01-12']);
    assert.deepEqual(missingFrom(on('2026-01-01', '2026-05-01'), null), []);
    assert.deepEqual(missingFrom([], 'month'), []);
  });
});

describe('the order of a wall', () => {
  const on = (name: string, more: Partial<SmallChart>, late: string | null = null) => ({
    name,
    late,
    chart: { ...small(measured('measure', 'up'), monthly([1, 2, 1])), ...more },
  });
  it('is what changed first, a concern before the rest and the newest before the old; then late, chance, none', () => {
    const all = [
      on('none', { of: 'no chart' }),
      on('b steady', {}),
      on('a steady', {}),
      on('late', {}, 'Nothing since'),
      on('better', { since: '2026-01-01', colour: 'improvement' }),
      on('other', { since: '2026-01-01', colour: 'neutral' }),
      on('worse, old', { since: '2025-01-01', colour: 'concern' }),
      on('worse, new', { since: '2026-03-01', colour: 'concern' }, 'Nothing since'),
    ];
    assert.deepEqual(
      orderWall(all).map(({ title, ones }) => [title, ones.map((one) => one.name)]),
      [
        [groups[0], ['worse, new', 'worse, old']],
        [groups[1], ['other']],
        [groups[2], ['better']],
        [groups[3], ['late']],
        [groups[4], ['a steady', 'b steady']],
        [groups[5], ['none']],
      ],
    );
  });
});
