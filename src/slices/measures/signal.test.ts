import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Options, xmr } from '#engines/spc/index.ts';
import { apart, drawChart, spread, ticks } from './chart-drawing.ts';
import { compareValues, sayChanges } from './measure.ts';
import { isSamePattern, patternAtEnd } from './signal.ts';

// Made up for the demonstration (monthly, from January 2024).
const falls = [
  84, 79, 90, 82, 88, 76, 85, 91, 80, 83, 87, 81, 86, 92, 78, 85, 89, 83, 80, 88, 84, 90, 82, 86, 81, 78, 77, 80, 76,
  74, 79, 73, 75, 77, 72, 74,
];
const days = [
  6.1, 5.8, 6.4, 6.0, 5.7, 6.3, 6.2, 5.9, 6.5, 6.1, 6.0, 6.2, 6.6, 6.9, 6.7, 7.0, 7.3, 7.1, 7.6, 7.9, 8.3, 8.8, 9.4,
  9.9,
];
const monthly = (values: readonly number[]) =>
  values.map((value, index) => ({
    on: new Date(Date.UTC(2024, index, 1)).toISOString().slice(0, 10),
    value,
  }));
const fewer: Options = { kind: 'count', improvement: 'down' };
const shorter: Options = { kind: 'measure', improvement: 'down', target: 7 };

describe('a pattern at the end of a chart', () => {
  it('is found where the newest value is not chance, from where it began', () => {
    const pattern = patternAtEnd(xmr(monthly(falls), fewer))!;
    assert.deepEqual(
      [pattern.side, pattern.colour, pattern.beganOn, pattern.foundOn],
      ['below', 'improvement', '2026-01-01', '2026-12-01'],
    );
    assert.equal(patternAtEnd(xmr(monthly(falls.slice(0, 24)), fewer)), null);
    assert.equal(patternAtEnd(xmr(monthly(days), shorter))!.colour, 'concern');
  });

  it('is nothing where there is no chart', () => {
    assert.equal(patternAtEnd(xmr(monthly([1, 2]), fewer)), null);
    assert.equal(patternAtEnd(xmr(monthly(falls), { ...fewer, kind: 'rare-count' })), null);
  });

  it('is one signal as it grows value by value, on both series', () => {
    for (const [values, options] of [
      [falls, fewer],
      [days, shorter],
    ] as const) {
      const signals: { side: 'above' | 'below'; foundOn: string }[] = [];
      for (let count = 12; count <= values.length; count += 1) {
        const pattern = patternAtEnd(xmr(monthly(values.slice(0, count)), options));
        if (pattern && !signals.some((signal) => isSamePattern(signal, pattern))) signals.push(pattern);
      }
      assert.equal(signals.length, 1);
    }
  });

  it('is another one after chance in between, on the other side, or after a rebase', () => {
    const pattern = { side: 'below', beganOn: '2026-05-01', foundOn: '2026-12-01' } as const;
    assert.ok(isSamePattern({ side: 'below', foundOn: '2026-05-01' }, pattern));
    assert.ok(isSamePattern({ side: 'below', foundOn: '2026-12-01' }, pattern));
    assert.equal(isSamePattern({ side: 'below', foundOn: '2026-04-01' }, pattern), false);
    assert.equal(isSamePattern({ side: 'above', foundOn: '2026-06-01' }, pattern), false);
    assert.equal(isSamePattern({ side: 'below', foundOn: '2027-01-01' }, pattern), false);
    const rebased = xmr(monthly(falls), { ...fewer, rebases: [{ on: '2026-01-01', because: 'classes began' }] });
    assert.equal(patternAtEnd(rebased), null);
  });
});

describe('values that are given', () => {
  const kept = monthly([84, 79]);
  it('are new, corrected or the same', () => {
    const changes = compareValues(kept, [...monthly([84, 78]), { on: '2024-03-01', value: 90 }]);
    assert.deepEqual(
      changes.map(({ does, before }) => [does, before]),
      [
        ['same', 84],
        ['correct', 79],
        ['add', null],
      ],
    );
    assert.equal(
      sayChanges(changes),
      'Read 3 values: 1 new, 1 corrected, and the old value kept in its history, 1 as before.',
    );
  });
  it('say so when nothing changed', () => {
    assert.match(sayChanges(compareValues(kept, kept)), /here already, so nothing changed/);
  });
});

describe('a drawing', () => {
  const chart = xmr(monthly(days), shorter);
  if (chart.refused) throw new Error(chart.why);
  const drawing = drawChart(chart, { target: 7, dateText: (on) => on });

  it('has a mark for each value inside the plot, and a line for each limit', () => {
    assert.equal(drawing.marks.length, days.length);
    const { plot } = drawing;
    for (const { x, y } of drawing.marks)
      assert.ok(x >= plot.left && x <= plot.right && y >= plot.top && y <= plot.bottom, `${x} ${y}`);
    assert.deepEqual(
      drawing.lines.map(({ what }) => what),
      ['mean', 'limit', 'limit', 'target'],
    );
    assert.ok(drawing.marks[23]!.y < drawing.marks[0]!.y, 'higher values stand higher');
  });

  it('keeps its labels apart, though the target is on the upper limit', () => {
    const ys = drawing.labels.map(({ y }) => y);
    for (const [index, y] of ys.slice(1).entries()) assert.ok(y - ys[index]! >= 15, `${ys}`);
    const low = apart([
      { text: 'a', y: 309 },
      { text: 'b', y: 310 },
      { text: 'c', y: 310 },
    ]);
    assert.deepEqual(
      low.map(({ y }) => y),
      [280, 295, 310],
    );
  });

  it('draws a series that does not vary, and one that is broken', () => {
    const flat = xmr(monthly([5, 5, 5]), fewer);
    assert.ok(!flat.refused && drawChart(flat, { target: null, dateText: String }).marks.every(({ y }) => y > 0));
    const broken = xmr(monthly(falls), { ...fewer, rebases: [{ on: '2026-01-01', because: 'classes' }] });
    assert.ok(!broken.refused);
    const drawn = drawChart(broken, { target: null, dateText: String });
    assert.deepEqual([drawn.paths.length, drawn.breaks.map(({ letter }) => letter)], [2, ['A']]);
  });

  it('ticks at round numbers, and spreads dates evenly', () => {
    assert.deepEqual(ticks(64, 104), [70, 80, 90, 100]);
    assert.deepEqual(ticks(0, 0.5), [0, 0.1, 0.2, 0.30000000000000004, 0.4, 0.5]);
    assert.deepEqual(spread(3, 7), [0, 1, 2]);
    assert.deepEqual(spread(36, 7), [0, 6, 12, 18, 23, 29, 35]);
  });
});
