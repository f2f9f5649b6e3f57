import assert from 'node:assert/strict';
import { describe as group, it } from 'node:test';
import { type Chart, chartTimeBetween, describe, type Options, timeBetween, transform, untransform } from './index.ts';

const near = (found: number, expected: number, within: number) =>
  assert.ok(Math.abs(found - expected) <= within, `${found} is not ${expected}`);
const dateAfter = (days: number) => new Date(Date.UTC(2024, 0, 1) + days * 86_400_000).toISOString().slice(0, 10);
/** The dates of events that are so many days apart. */
const eventsApart = (gaps: readonly number[]) =>
  [0, ...gaps.map((_, index) => gaps.slice(0, index + 1).reduce((a, b) => a + b, 0))].map(dateAfter);
const chart = (gaps: readonly number[], options: Partial<Options> = {}): Chart => {
  const made = chartTimeBetween(eventsApart(gaps), { improvement: 'up', ...options });
  assert.ok(!made.refused, made.refused ? made.why : '');
  return made;
};
const gaps = [30, 12, 45, 21, 9, 33, 60, 18, 27, 41, 15, 24];

group('time between events', () => {
  it('is in days, in the order of time, over leap days and within one day', () => {
    assert.deepEqual(timeBetween(['2024-03-01', '2024-02-28', '2024-01-01', '2024-03-01']), [
      { on: '2024-02-28', value: 58 },
      { on: '2024-03-01', value: 2 },
      { on: '2024-03-01', value: 0 },
    ]);
    assert.deepEqual(timeBetween(['2024-03-01']), []);
    for (const bad of ['yesterday', '2024-02-30']) assert.throws(() => timeBetween([bad]), RangeError);
  });

  it('is transformed as Nelson does: 60 days are 3.118, and back', () => {
    near(transform(60), 3.118, 0.0005);
    near(transform(10), 1.896, 0.0005);
    for (const days of [0, 0.5, 1, 49, 3_650]) near(untransform(transform(days)), days, 1e-9 * (days + 1));
    assert.equal(untransform(-1), 0);
  });
});

group('a t chart', () => {
  it('has its limits in days, reckoned on the transformed times', () => {
    const made = chart(gaps);
    const y = gaps.map((gap) => gap ** (1 / 3.6));
    const mean = y.reduce((a, b) => a + b) / y.length;
    const ranges = y.slice(1).map((value, index) => Math.abs(value - y[index]!));
    const reach = (2.66 * ranges.reduce((a, b) => a + b)) / ranges.length;
    const segment = made.segments[0]!;
    near(segment.mean, mean ** 3.6, 1e-6);
    near(segment.upper, (mean + reach) ** 3.6, 1e-6);
    near(segment.lower, Math.max(0, mean - reach) ** 3.6, 1e-6);
    assert.ok(segment.upper - segment.mean > segment.mean - segment.lower, 'long times spread further');
    assert.deepEqual(
      made.points.map(({ value, movingRange }) => [value, movingRange]),
      gaps.map((gap, index) => [gap, index === 0 ? null : Math.abs(gap - gaps[index - 1]!)]),
    );
    assert.ok(made.points.every(({ rule }) => rule === null));
  });

  it('shows events that come closer as a concern where longer is better', () => {
    const made = chart([...gaps, 8, 7, 6, 9, 5, 7, 6], { target: 365 });
    assert.deepEqual([made.points.at(-1)!.side, made.points.at(-1)!.colour], ['below', 'concern']);
    assert.equal(made.assurance, 'consistently-misses');
    assert.match(describe(made)[0]!, /in a row are below the (mean|limits): this is not chance\. It is a concern\./);
  });

  it('takes events of one day as half a day apart, and shows them as none', () => {
    const made = chart([...gaps, 0, 0]);
    assert.equal(made.points.at(-1)!.value, 0);
    assert.ok(made.points.every(({ value }) => Number.isFinite(value)));
    const y = [...gaps.slice(0, 11), 0.5].map((gap) => gap ** (1 / 3.6));
    const among = chart([...gaps.slice(0, 11), 0]).segments[0]!;
    near(among.mean, (y.reduce((a, b) => a + b) / 12) ** 3.6, 1e-6);
    const burst = chart(Array(12).fill(0));
    assert.ok(burst.points.every(({ rule }) => rule === null));
  });

  it('is refused for too few events, bad dates, and targets and breaks that are none', () => {
    const why = (events: string[], options: Partial<Options> = {}) => {
      const made = chartTimeBetween(events, { improvement: 'up', ...options });
      return made.refused ? made.why : assert.fail('it was charted');
    };
    assert.match(why([]), /0 events/);
    assert.match(why(eventsApart([1, 2])), /3 events/);
    assert.match(why(['2024-02-30', ...eventsApart(gaps)]), /is not a date/);
    assert.match(why(eventsApart(gaps), { target: -1 }), /less than nothing/);
    assert.match(why(eventsApart(gaps), { target: Number.NaN }), /target/);
    assert.match(why(eventsApart(gaps), { rebases: [{ at: 6, because: '' }] }), /Nobody has said why/);
  });
});
