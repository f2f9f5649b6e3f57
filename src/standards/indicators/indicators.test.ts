import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readTable } from '#platform/export/index.ts';
import {
  guessUnit,
  guessUnitOf,
  hashOf,
  isFingertips,
  keyOf,
  readIndicators,
  readNumber,
  suggestIndicatorMapping,
} from './index.ts';

const header =
  'Indicator ID,Indicator Name,Parent Code,Parent Name,Area Code,Area Name,Area Type,Sex,Age,Category Type,Category,Time period,Value,Lower CI 95.0 limit,Upper CI 95.0 limit,Lower CI 99.8 limit,Upper CI 99.8 limit,Count,Denominator,Value note,Recent Trend,Compared to England value or percentiles,Compared to percentiles,Time period Sortable,New data,Compared to goal,Time period range';
const line = (area: string, type: string, more: string) =>
  `1,Admissions after a fall,X1,Region,X2,${area},${type},Persons,65+ yrs,,,2022/23,${more}`;
const england = line('England', 'England', '1933,1925.1,1940.9,1920,1946,223101,11000000,,,,,20220000,,,1y');
const thornmere = line(
  'Thornmere',
  'Counties',
  '2240.1,2101.2,2385.4,2030,2460,1006,44900,,Increasing and getting worse,Worse,,20220000,,,1y',
);
const file = [header, england, thornmere].join('\n');
const read = (text: string | Uint8Array) => {
  const table = readTable(text);
  return readIndicators(table, suggestIndicatorMapping(table.columns));
};

describe('a Fingertips download', () => {
  it('is known by its columns, which are read without choosing', () => {
    assert.ok(isFingertips(header.split(',')));
    assert.ok(!isFingertips(['Area', 'Value']));
    const mapping = suggestIndicatorMapping(header.split(','));
    assert.deepEqual(mapping, {
      indicatorId: 'Indicator ID',
      indicator: 'Indicator Name',
      area: 'Area Name',
      areaType: 'Area Type',
      sex: 'Sex',
      age: 'Age',
      category: 'Category',
      period: 'Time period',
      value: 'Value',
      low: 'Lower CI 95.0 limit',
      high: 'Upper CI 95.0 limit',
      count: 'Count',
      denominator: 'Denominator',
      compared: 'Compared to England value or percentiles',
      trend: 'Recent Trend',
      note: 'Value note',
    });
  });
  it('gives each line its numbers, its publisher’s limits and England’s value', () => {
    const { rows, problems } = read(file);
    assert.deepEqual(problems, []);
    assert.equal(rows.length, 2);
    const { line: at, value, low, high, count, denominator, england: other, trend, compared, area } = rows[1]!;
    assert.deepEqual(
      [at, area, value, low, high, count, denominator, other, trend, compared],
      [3, 'Thornmere', 2240.1, 2101.2, 2385.4, 1006, 44900, 1933, 'Increasing and getting worse', 'Worse'],
    );
    assert.equal(rows[0]!.england, null);
  });
  it('is known again, and known to say something else when it was revised', () => {
    const [first] = read(file).rows;
    const [again] = read(`\ufeff${file.replaceAll('\n', '\r\n')}`).rows;
    assert.equal(keyOf(first!), keyOf(again!));
    assert.equal(hashOf(first!), hashOf(again!));
    const [revised] = read(file.replace('1933,', '1934,')).rows;
    assert.equal(keyOf(first!), keyOf(revised!));
    assert.notEqual(hashOf(first!), hashOf(revised!));
    const keys = read(
      [file, thornmere.replace('Persons', 'Female'), thornmere.replace('2022/23', '2021/22')].join('\n'),
    );
    assert.equal(new Set(keys.rows.map(keyOf)).size, 4);
  });
  it('lists by line what could not be read, and keeps the rest of the line', () => {
    const { rows, problems } = read(
      [
        header,
        line('A', 'Counties', '*,,,,,,,Value suppressed for disclosure control due to small count,,,,,,,'),
        line('B', 'Counties', 'lots,,,,,12,300,,,,,,,,'),
        line('C', 'Counties', '30,31,35,,,12,300,,,,,,,,'),
        line('D', 'Counties', '30,35,31,,,-1,0,,,,,,,,'),
        line('E', 'Counties', '30,25,,,,12,40,,,,,,,,'),
        line('E', 'Counties', '30,25,,,,12,40,,,,,,,,'),
        line('E', 'Counties', '31,25,,,,12,40,,,,,,,,'),
        'short,line',
      ].join('\n'),
    );
    assert.deepEqual(
      rows.map((row) => row.area),
      ['B', 'C', 'D', 'E'],
    );
    assert.deepEqual([rows[1]!.low, rows[2]!.count, rows[2]!.denominator, rows[3]!.low], [null, null, null, null]);
    const on = (at: number) =>
      problems
        .filter((one) => one.line === at)
        .map((one) => one.why)
        .join(' ');
    assert.match(on(2), /held back by its publisher.*no value and no count: Value suppressed/);
    assert.match(on(3), /The value “lots” is not a number, and was left out/);
    assert.match(on(4), /lies outside its own limits, 31 to 35/);
    assert.match(on(5), /lower limit 35 is above.*count -1.*denominator 0/);
    assert.match(on(6), /Only one of the two limits/);
    assert.match(on(7), /says the same as line 6/);
    assert.match(on(8), /Line 6 is about the same and says something else/);
    assert.match(on(9), /cells.*no value and no count/);
  });
});

describe('other files of indicators', () => {
  it('are read by a mapping, whatever parts their cells and however they are written', () => {
    const text =
      'Local authority;Measure;Year;Percentage;LCI;UCI;Numerator;Population\nThornmere;Lonely;2025;"4,5";3;6;45;1 000\n';
    const { rows, problems } = read(text.replace('"4,5"', '4.5%').replace('1 000', '1,000'));
    assert.deepEqual(problems, []);
    const { area, indicator, value, low, high, count, denominator } = rows[0]!;
    assert.deepEqual(
      [area, indicator, value, low, high, count, denominator],
      ['Thornmere', 'Lonely', 4.5, 3, 6, 45, 1000],
    );
    assert.match(
      read(text)
        .problems.map((one) => one.why)
        .join(),
      /“4,5” is not a number/,
    );
    const latin = Buffer.from('Area Name,Value\nYnys Môn,12\n', 'latin1');
    assert.equal(read(latin).rows[0]!.area, 'Ynys Môn');
  });
  it('never run a formula, and take only finite numbers', () => {
    for (const cell of ['=1+1', '@SUM(A1)', '+4', '1e999', '0x10', 'NaN', 'Infinity', '1,2,3', '--3', '9'.repeat(41)])
      assert.equal(readNumber(cell).value, null, cell);
    assert.deepEqual(
      ['2,240.1', '12.3%', '-0.5', '.5', '1e-05', ' 7 ', '0'].map((cell) => readNumber(cell).value),
      [2240.1, 12.3, -0.5, 0.5, 0.00001, 7, 0],
    );
    for (const cell of ['*', '[c]', '<5', 'suppressed']) assert.match(readNumber(cell).why!, /held back/, cell);
    for (const cell of ['', 'n/a', '-', '..']) assert.deepEqual(readNumber(cell), { value: null, why: null });
  });
  it('are read as far as they go when they are cut short anywhere', () => {
    const bytes = Buffer.from(file);
    for (let end = 0; end <= bytes.length; end += 1) {
      const { rows } = read(bytes.subarray(0, end));
      assert.ok(rows.length <= 2);
      for (const row of rows) assert.ok(row.value !== null || row.count !== null);
    }
  });
  it('never throw, keep limits round their value and each line once', () => {
    const cell = fc.constantFrom(
      '',
      '5',
      '-3',
      '1e3',
      '*',
      '=2',
      '"',
      ',',
      '\n',
      'England',
      'A',
      '%',
      '\u0000',
      '£',
      '10%',
      '2022/23',
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 20 }), { maxLength: 12 }), (lines) => {
        const { rows } = read([header, ...lines.map((cells) => cells.join(','))].join('\n'));
        assert.equal(new Set(rows.map(keyOf)).size, rows.length);
        for (const { low, high, value } of rows) {
          assert.equal(low === null, high === null);
          if (low !== null) assert.ok(low <= value! && value! <= high!);
        }
      }),
    );
  });
  it('are refused where they are huge or another kind of file', () => {
    assert.match(read(Buffer.alloc(11 * 1024 * 1024, 'a')).problems[0]!.why, /11 MB/);
    assert.match(read(Buffer.from([0x50, 0x4b, 3, 4, 0])).problems[0]!.why, /Excel/);
    const long = [
      header,
      ...Array.from({ length: 20_000 }, (_, at) => line(`Area ${at}`, 'Wards', '5,4,6,,,50,1000,,,,,,,,')),
    ];
    assert.equal(read(long.join('\n')).rows.length, 20_000);
  });
});

describe('the unit of a value', () => {
  it('is the one that its count and denominator come near, or none', () => {
    assert.deepEqual(guessUnit({ value: 2240, count: 1006, denominator: 44_900 }), { countedAs: 'rate', per: 100_000 });
    assert.deepEqual(guessUnit({ value: 69, count: 61, denominator: 88 }), { countedAs: 'share', per: 100 });
    assert.deepEqual(guessUnit({ value: 150, count: 150, denominator: 100 }), { countedAs: 'rate', per: 100 });
    assert.deepEqual(guessUnit({ value: 3.1, count: 62, denominator: 20_000 }), { countedAs: 'rate', per: 1_000 });
    assert.equal(guessUnit({ value: 79.4, count: 150, denominator: 44_900 }), null, 'years of life');
    assert.equal(guessUnit({ value: 0, count: 0, denominator: 100 }), null);
    assert.equal(guessUnit({ value: 5, count: null, denominator: 100 }), null);
  });
  it('is what every line of an indicator says, or none', () => {
    const falls = { value: 2240, count: 1006, denominator: 44_900 };
    const silent = { value: 12, count: null, denominator: null };
    assert.equal(guessUnitOf([falls, silent])?.per, 100_000);
    assert.equal(guessUnitOf([falls, { ...falls, value: 80 }]), null);
    assert.equal(guessUnitOf([falls, { ...falls, value: 22.4 }]), null);
    assert.equal(guessUnitOf([silent]), null);
    const share = { value: 69, count: 61, denominator: 88 };
    assert.equal(guessUnitOf([share])?.countedAs, 'share');
    assert.equal(guessUnitOf([share, { value: 120, count: 12, denominator: 10 }])?.countedAs, 'rate');
  });
  it('is found whichever it is, adjusted by up to half', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(100, 1_000, 10_000, 100_000),
        fc.integer({ min: 1, max: 5_000 }),
        fc.integer({ min: 5_000, max: 1_000_000 }),
        fc.double({ min: 0.6, max: 1.6, noNaN: true }),
        (per, count, denominator, adjusted) => {
          assert.equal(guessUnit({ value: (count / denominator) * per * adjusted, count, denominator })?.per, per);
        },
      ),
    );
  });
});
