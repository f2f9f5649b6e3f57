import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readTable, suggestMapping } from '#platform/export/index.ts';
import { isRedacted, readSpend, spendFields } from './index.ts';

const read = (text: string) => {
  const table = readTable(text);
  return readSpend(table, suggestMapping(table.columns, spendFields), '2026-11-23');
};

test('knows the columns that councils publish', () => {
  const files: [string, Record<string, string | null>][] = [
    [
      'Body Name,Service Label,Expense Area,Date Paid,Transaction Number,Net Amount,Supplier Name,Supplier Company Number',
      { supplier: 'Supplier Name', amount: 'Net Amount', paidOn: 'Date Paid', transaction: 'Transaction Number' },
    ],
    [
      'Directorate,Beneficiary,Payment Date,Amount (£),Transaction No',
      { supplier: 'Beneficiary', amount: 'Amount (£)', paidOn: 'Payment Date', service: 'Directorate' },
    ],
    ['Payee,Amount,Date,Purpose of spend', { supplier: 'Payee', paidOn: 'Date', service: 'Purpose of spend' }],
  ];
  for (const [columns, expected] of files) {
    const mapping = suggestMapping(columns.split(','), spendFields);
    for (const [field, column] of Object.entries(expected))
      assert.equal(mapping[field], column, `${columns}: ${field}`);
  }
});

test('reads payments, refunds and redacted payees, and says what it could not read', () => {
  const { lines, problems } = read(
    `Supplier name,Net amount,Payment date,Service,Transaction number,Company number
Bay Care Ltd,"1,234.50",01/10/2026,Adults,77,1234567
Bay Care Ltd,"(200.00)",02/10/2026,Adults,78,N/A
REDACTED PERSONAL DATA,£900,2 Oct 2026,Adults,79,123456
,100,01/10/2026,Adults,80,
Fell & Shore,lots,01/10/2026,Adults,81,
Fell & Shore,10,10/31/2026,Adults,82,
Fell & Shore,10,31/12/2026,Adults,83,
`,
  );
  assert.deepEqual(
    lines.map(({ fingerprint: _, contentHash: __, ...line }) => line),
    [
      {
        line: 2,
        supplier: 'Bay Care Ltd',
        redacted: false,
        identifier: '01234567',
        paidOn: '2026-10-01',
        pence: 123_450,
        service: 'Adults',
      },
      {
        line: 3,
        supplier: 'Bay Care Ltd',
        redacted: false,
        identifier: null,
        paidOn: '2026-10-02',
        pence: -20_000,
        service: 'Adults',
      },
      {
        line: 4,
        supplier: null,
        redacted: true,
        identifier: null,
        paidOn: '2026-10-02',
        pence: 90_000,
        service: 'Adults',
      },
    ],
  );
  assert.deepEqual(
    problems.map(({ line, column, skipped }) => [line, column, skipped]),
    [
      [5, 'Supplier name', true],
      [6, 'Net amount', true],
      [7, 'Payment date', false],
      [7, 'Payment date', true],
      [8, 'Payment date', true],
    ],
  );
});

test('one payment over several lines stays several, and the same file gives the same fingerprints', () => {
  const file = `Supplier,Amount,Date,Transaction number\nBay,10,01/10/2026,77\nBay,10,01/10/2026,77\nBay,10,01/11/2026,77`;
  assert.equal(new Set(read(file).lines.map((line) => line.fingerprint)).size, 3);
  assert.deepEqual(read(file), read(file));
  const changed = read(file.replace('Bay,10,01/11', 'Bay,12,01/11')).lines[2]!;
  assert.equal(changed.fingerprint, read(file).lines[2]!.fingerprint);
  assert.notEqual(changed.contentHash, read(file).lines[2]!.contentHash);
});

test('without a number, lines that say the same are counted, in any order of columns', () => {
  const { lines } = read('Supplier,Amount,Date\nBay,10,01/10/2026\nBay,10,01/10/2026');
  const turned = read('Date,Supplier,Amount\n01/10/2026,Bay,10\n01/10/2026,Bay,10').lines;
  assert.equal(new Set(lines.map((line) => line.fingerprint)).size, 2);
  assert.deepEqual(
    lines.map((line) => line.fingerprint),
    turned.map((line) => line.fingerprint),
  );
});

test('knows a redacted payee however it is written', () => {
  for (const words of ['REDACTED', 'Redacted Personal Data', 'Personal information', 'Name withheld', 'XXXX', '***'])
    assert.ok(isRedacted(words), words);
  for (const words of ['Bay Care Ltd', 'Personal Touch Homecare', 'Exxon', 'The Individual Care Company'])
    assert.ok(!isRedacted(words), words);
});

test('never throws, accounts for every row, and never gives one fingerprint twice', () => {
  const cell = fc.oneof(
    fc.string(),
    fc.constantFrom('', '31/03/2026', '£5', '-7.20', 'Bay Care', 'REDACTED', '"', ','),
  );
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 5 })), (rows) => {
      const table = readTable(
        `Supplier,Amount,Date,Transaction number\n${rows.map((row) => row.join(',')).join('\n')}`,
      );
      const { lines, problems } = readSpend(table, suggestMapping(table.columns, spendFields), '2026-11-23');
      assert.equal(lines.length + problems.filter((problem) => problem.skipped).length, table.rows.length);
      assert.equal(new Set(lines.map((line) => line.fingerprint)).size, lines.length);
      assert.ok(lines.every((line) => line.redacted === (line.supplier === null)));
    }),
    { numRuns: 300 },
  );
});
