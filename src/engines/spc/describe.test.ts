import assert from 'node:assert/strict';
import { describe as group, it } from 'node:test';
import { describe, type Options, xmr } from './index.ts';

const on = (...parts: [number, number, number]) => new Date(Date.UTC(...parts)).toISOString().slice(0, 10);
const every = {
  day: (index: number) => on(2023, 0, 1 + index),
  week: (index: number) => on(2023, 0, 1 + 7 * index),
  month: (index: number) => on(2023, index, 1),
  quarter: (index: number) => on(2023, 3 * index, 1),
  year: (index: number) => on(1990 + index, 0, 1),
  value: (index: number) => on(2023, 0, 1 + index * index),
};
const said = (values: readonly number[], options: Partial<Options> = {}, period: keyof typeof every = 'month') =>
  describe(
    xmr(
      values.map((value, index) => ({ on: every[period](index), value })),
      { kind: 'measure', improvement: 'up', ...options },
    ),
  );
const around = [10, 12, 8, 12, 8, 10, 10, 12, 8, 12, 8, 10];
const wide = [0, 100, 0, 100, 0, 100, 0, 100, 0, 100, 0, 100];

group('the sentences of a chart', () => {
  it('name the pattern, its length in what the points stand for, and what it means', () => {
    const run = [...around, ...Array(7).fill(11)];
    for (const period of ['day', 'week', 'month', 'quarter', 'year', 'value'] as const)
      assert.equal(
        said(run, {}, period)[0],
        `Seven ${period}s in a row are above the mean: this is not chance. It is an improvement.`,
      );
    assert.match(said(run, { improvement: 'down' })[0]!, /It is a concern\.$/);
    assert.match(said(run, { improvement: 'neutral' })[0]!, /this is not chance\.$/);
    assert.match(said([...wide, 90, 88, 86, 84, 82, 80, 78])[0]!, /^Eight months in a row, each lower than the last/);
    assert.match(said([...around, 99])[0]!, /^The newest value is above the limits/);
    assert.match(said([...around, 99, 98])[0]!, /^Two months in a row are above the limits/);
    assert.match(said([...around, 16, 10, 16])[0]!, /^Two of three values are close to the upper limit/);
    assert.match(said([...around, ...Array(14).fill(9)])[0]!, /^14 months in a row are below the mean/);
  });

  it('say what to expect, and that a calm end may follow what was not chance', () => {
    // Eleven ranges add up to 32: the limits are 10 ± 2.66 × 32/11.
    const calm = said(around);
    assert.deepEqual(calm, [
      'The newest value is within what chance does here.',
      'Until something changes, expect values between 2.26 and 17.7, around 10.',
    ]);
    assert.equal(said([...around, 99, 10])[2], 'One earlier value, on 2024-01-01, was not chance.');
    assert.equal(said([...around, 99, 99, 10])[2], 'Two earlier values were not chance, the last on 2024-02-01.');
  });

  it('tell each break with its reason, before the target', () => {
    const says = said([...around, ...around], { target: 10, rebases: [{ at: 12, because: 'A second team began' }] });
    assert.equal(says[2], 'From 2024-01-01 the limits begin anew: A second team began.');
    assert.match(says[3]!, /sometimes be met and sometimes missed, by chance/);
    assert.match(said(around, { target: 99 })[2]!, /will be missed/);
    assert.match(said(around, { target: -99 })[2]!, /will be met/);
  });

  it('do not count a pattern across a break', () => {
    const [before, after] = [
      [...wide, 40, 42, 44, 46, 48, 51, 53],
      [60, 69, 69.1, 69.2, 69.3, 69.4, 69.5],
    ];
    const rebases = [{ at: before.length, because: 'A second team began' }];
    const says = said([...before, ...after], { rebases, screen: false });
    assert.match(says[0]!, /^Seven months in a row, each higher than the last/);
  });

  it('of a refusal say why and what to use instead, each a sentence without an exclamation mark', () => {
    const says = said(around, { kind: 'cumulative' });
    assert.equal(says.length, 2);
    for (const sentence of [...says, ...said([1, 2, 3]), ...said(Array(13).fill(4))]) {
      assert.match(sentence, /^[A-Z“"].*\.$/);
      assert.doesNotMatch(sentence, /!|undefined|NaN/);
    }
  });
});
