import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readTable } from '#platform/export/index.ts';
import { readMonth, readSeries } from './index.ts';

const pairs = (read: ReturnType<typeof readSeries>) => read.points.map(({ on, value }) => [on, value]);
const wanted = [
  ['2025-01-01', 84],
  ['2025-02-01', 79],
  ['2025-03-01', 1228.5],
];

test('reads months and days with values, however they are parted', () => {
  for (const text of [
    'Jan 2025, 84\nFeb 2025, 79\nMar 2025, 1,228.5',
    'Month\tFalls\n2025-01\t84\n2025-02\t79\n2025-03\t1,228.5',
    '01/2025 84\n02/2025 79%\n\n03/2025 1228.5',
    'January 2025: 84\nFebruary 2025: 79\nMarch 2025: 1,228.5',
    'Mar-25;1228.5\nFeb-25;79\nJan-25;84',
    '01/01/2025 84\n1 February 2025 79\n2025-03-01 1228.5',
    'Jan-25\tFeb-25\tMar-25\n84\t79\t1,228.5',
    'Measure\tJan 25\tFeb 25\tMar 25\nFalls\t84\t79\t1,228.5',
  ]) {
    const read = readSeries(text);
    assert.deepEqual(pairs(read), wanted, text);
    assert.deepEqual(read.problems, [], text);
  }
});

test('reads a table, guessing the columns or told them', () => {
  const table = readTable('Zone,Month,Target,Falls\nFell,Jan 2025,80,84\nFell,Feb 2025,,79\nFell,Mar 2025,,"1,228.5"');
  assert.deepEqual(pairs(readSeries(table)), wanted);
  assert.deepEqual(pairs(readSeries(table, { dateColumn: 'Month', valueColumn: 'Target' })), [['2025-01-01', 80]]);
});

test('reads a bare list from the month it is told', () => {
  for (const text of ['84, 79, 1,228.5', '84\n79\n1228.5', '84 79 1228.5', '84;79;1228.5', '84,79,1228.5'])
    assert.deepEqual(pairs(readSeries(text, { startMonth: 'Jan 2025' })), wanted, text);
  assert.deepEqual(pairs(readSeries('84, n/a, 90', { startMonth: '2025-11' })), [
    ['2025-11-01', 84],
    ['2026-01-01', 90],
  ]);
  assert.match(readSeries('84, 79').problems[0]!.why, /which month the first one is for/);
  assert.match(readSeries('84,790', { startMonth: '2025-01' }).problems[0]!.why, /read as one number/);
});

test('lists by line what it could not read', () => {
  const { points, problems } = readSeries(
    'Month,Falls\nJan 2025,84\nSomeday,79\nFeb 2025,lots\nMar 2025,\nJan 2025,1\n,5',
  );
  assert.deepEqual(points, [{ on: '2025-01-01', value: 84 }]);
  assert.deepEqual(
    problems.map((problem) => problem.line),
    [3, 4, 5, 6, 7],
  );
  assert.match(problems[3]!.why, /already a value for 2025-01-01, on line 2/);
  assert.match(readSeries('Words only\nand more of them').problems[0]!.why, /no dates/);
  assert.match(readSeries('').problems[0]!.why, /nothing here/);
});

test('a month is never read from something else', () => {
  for (const text of ['13/2025', '2025', '2025-00', 'Foo 2025', '84', '1/1/1', ''])
    assert.equal(readMonth(text), null, text);
});

test('never throws; dates are real, in order and different', () => {
  const parts = fc.constantFrom(
    'Jan 2025',
    '2025-02',
    '31/01/2025',
    '84',
    '1,228',
    ',',
    '\t',
    '\n',
    ' ',
    '%',
    'x',
    '-',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(parts).map((some) => some.join('')),
  );
  fc.assert(
    fc.property(text, fc.option(fc.constantFrom('2025-01', 'nonsense'), { nil: undefined }), (input, startMonth) => {
      const options = startMonth === undefined ? {} : { startMonth };
      for (const read of [readSeries(input, options), readSeries(readTable(input), options)]) {
        const dates = read.points.map((point) => point.on);
        assert.deepEqual(dates, [...new Set(dates)].sort());
        for (const { on, value } of read.points) {
          assert.equal(new Date(`${on}T00:00:00Z`).toISOString().slice(0, 10), on);
          assert.ok(Number.isFinite(value));
        }
        assert.ok(read.points.length > 0 || read.problems.length > 0);
      }
    }),
    { numRuns: 500 },
  );
});
