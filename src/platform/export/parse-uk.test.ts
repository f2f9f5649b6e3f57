import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { isMonthFirst, parseHours, parseMoney, parseUkDate, readUkDate, unpack } from './index.ts';

test('reads dates as they are written here', () => {
  const same =
    '31/03/2027|31-Mar-27|2027-03-31|31 March 2027|31st March, 2027|31.03.2027|31/3/27|Wednesday 31 March 2027|March 31, 2027|2027-03-31T00:00:00Z|31/03/2027 00:00|46477|31 mar 2027';
  for (const text of same.split('|')) assert.equal(parseUkDate(text), '2027-03-31', text);
  assert.equal(parseUkDate('29/02/2028'), '2028-02-29');
  assert.equal(parseUkDate('1 Sept 1999'), '1999-09-01');
  const none = '|TBC|29/02/2027|31/04/2027|12/31/2027|31/12/9999|2027|March 2027|00/01/2027|1234|99999|31 Foo 2027|n/a';
  for (const text of none.split('|')) assert.equal(parseUkDate(text), null, text);
});

test('says where day and month could be the other way round', () => {
  assert.deepEqual(readUkDate('03/04/2027'), { on: '2027-04-03', ambiguous: true });
  assert.deepEqual(readUkDate('04/04/2027'), { on: '2027-04-04', ambiguous: false });
  assert.deepEqual(readUkDate('13/04/2027'), { on: '2027-04-13', ambiguous: false });
  assert.deepEqual(readUkDate('2027-03-04'), { on: '2027-03-04', ambiguous: false });
  assert.ok(isMonthFirst('12/31/2027'));
  assert.ok(!isMonthFirst('31/12/2027') && !isMonthFirst('12/32/2027') && !isMonthFirst('13/31/2027'));
});

test('reads money', () => {
  const amounts: [string, number | null][] = [
    ['£1,234.50', 123_450],
    ['1.2m', 120_000_000],
    ['£350k', 35_000_000],
    ['£1.2 million', 120_000_000],
    ['2bn', 200_000_000_000],
    ['£ 1,000', 100_000],
    ['1234', 123_400],
    ['1234.5', 123_450],
    ['0.29', 29],
    ['.5', 50],
    ['1.005', 101],
    ['Â£1,000.00', 100_000],
    ['£12,000 per annum ex VAT', 1_200_000],
    ['GBP 500', 50_000],
    ['500 GBP', 50_000],
    ['(1,234)', -123_400],
    ['-£5.00', -500],
    ['£-5', -500],
    ['-0', 0],
    ['1,23', null],
    ['1.234,56', null],
    ['$100', null],
    ['€100', null],
    ['100-200', null],
    ['TBC', null],
    ['', null],
    ['.', null],
    ['£', null],
    ['99999999999999999', null],
  ];
  for (const [text, pence] of amounts) assert.equal(parseMoney(text), pence, text);
});

test('reads hours a week', () => {
  const hours: [string, number | null][] = [
    ['1,228 hours', 1228],
    ['1,228 hrs/wk', 1228],
    ['475h', 475],
    ['37.5', 37.5],
    ['12 hours per week', 12],
    ['12 hours a week', 12],
    ['12 hpw', 12],
    ['40 hours a month', null],
    ['-4', null],
    ['', null],
  ];
  for (const [text, expected] of hours) assert.equal(parseHours(text), expected, text);
});

test('reads back every date and amount it is given, and no words make it throw', () => {
  const day = fc.date({ min: new Date('1950-01-01'), max: new Date('2149-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(day, (date) => {
      const on = date.toISOString().slice(0, 10);
      const [year, month, dayOf] = on.split('-');
      assert.equal(parseUkDate(on), on);
      assert.equal(parseUkDate(`${dayOf}/${month}/${year}`), on);
    }),
  );
  fc.assert(
    fc.property(fc.integer({ min: -(10 ** 13), max: 10 ** 13 }), (pence) => {
      const pounds = (Math.abs(pence) / 100).toLocaleString('en-GB', { style: 'currency', currency: 'GBP' });
      assert.equal(parseMoney(`${pence < 0 ? '-' : ''}${pounds}`), pence);
    }),
  );
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (text) => {
      for (const read of [parseUkDate, parseMoney, parseHours]) read(text);
    }),
  );
});

test('unpacks gzip, and stops at its limit', () => {
  assert.equal(unpack(gzipSync('words')).bytes?.toString(), 'words');
  assert.equal(unpack(Buffer.from('words')).bytes?.toString(), 'words');
  assert.match(unpack(gzipSync(Buffer.alloc(3_000_000)), 1024 * 1024).why!, /larger than 1 MB when unpacked/);
  assert.match(unpack(Buffer.alloc(2_000_000), 1024 * 1024).why!, /larger than 1 MB/);
  const packed = gzipSync('some words to be cut');
  for (let at = 2; at < packed.length; at += 1) assert.match(unpack(packed.subarray(0, at)).why!, /cut short/);
});
