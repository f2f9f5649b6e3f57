import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readTable, suggestMapping } from '#platform/export/index.ts';
import { readRegister, registerFields } from './index.ts';

const read = (text: string) => {
  const table = readTable(text);
  return readRegister(table, suggestMapping(table.columns, registerFields));
};

const register = `Thornmere Council,,,,,,,,,
Contracts Register – April 2026,,,,,,,,,
Contract Ref,Contract Title,Supplier Name,Directorate,Contract Start Date,Contract End Date,Maximum End Date,Annual Value (£),Total Contract Value,Review Date
C-001,Meals at home,Bay Care Ltd,Adults,01/04/2024,31/03/2027,31/03/2029,"£120,000",£360k,31-Mar-26
C-002,Gritting,"Fell, Shore & Sons",Highways,1 October 2025,TBC,,N/A,1.2m,
,,,,,,,,,
C-003,,,Adults,01/04/2024,31/03/2027,,,,
C-004,Advice,Citizens' Hub,Adults,2026-04-01,31/02/2027,,lots,5000,
C-001,Meals at home,Bay Care Ltd,Adults,01/04/2024,31/03/2027,31/03/2029,"£120,000",£360k,31-Mar-26
`;

test('reads a register as councils publish it', () => {
  const { contracts, problems } = read(register);
  const { fingerprint, contentHash, ...meals } = contracts[0]!;
  assert.match(fingerprint, /^[0-9a-f]{64}$/);
  assert.notEqual(fingerprint, contentHash);
  assert.deepEqual(meals, {
    line: 4,
    title: 'Meals at home',
    reference: 'C-001',
    supplier: 'Bay Care Ltd',
    buyer: null,
    department: 'Adults',
    startOn: '2024-04-01',
    endOn: '2027-03-31',
    extensionEndOn: '2029-03-31',
    annualPence: 12_000_000,
    totalPence: 36_000_000,
    category: null,
    procedure: null,
    reviewOn: '2026-03-31',
  });
  assert.deepEqual(
    contracts.map((contract) => [contract.line, contract.title, contract.endOn, contract.totalPence]),
    [
      [4, 'Meals at home', '2027-03-31', 36_000_000],
      [5, 'Gritting', null, 120_000_000],
      [8, 'Advice', null, 500_000],
    ],
  );
  assert.deepEqual(
    problems.map(({ line, column, skipped }) => [line, column, skipped]),
    [
      [7, null, true],
      [8, 'Contract End Date', false],
      [8, 'Annual Value (£)', false],
      [9, null, true],
    ],
  );
  assert.match(problems[1]!.why, /“31\/02\/2027” is not a date/);
  assert.equal(problems[3]!.why, 'This line says the same as line 4.');
});

test('knows the columns of the practitioners’ guide', () => {
  const columns =
    'Organisation Label,Reference Number,Title of agreement,Local authority department responsible,Description,Supplier name,Start date,End date,Review date,Value of contract,Process type,Supplier type';
  const mapping = suggestMapping(columns.split(','), registerFields);
  assert.deepEqual(mapping, {
    title: 'Title of agreement',
    reference: 'Reference Number',
    supplier: 'Supplier name',
    buyer: 'Organisation Label',
    department: 'Local authority department responsible',
    startOn: 'Start date',
    endOn: 'End date',
    extensionEndOn: null,
    annualPence: null,
    totalPence: 'Value of contract',
    category: null,
    procedure: 'Process type',
    reviewOn: 'Review date',
  });
});

test('the same file gives the same contracts; a changed end is the same contract saying something else', () => {
  assert.deepEqual(read(register), read(register));
  const before = read(register).contracts[0]!;
  const after = read(register.replaceAll('31/03/2027', '30/09/2027')).contracts[0]!;
  assert.equal(after.fingerprint, before.fingerprint);
  assert.notEqual(after.contentHash, before.contentHash);
});

test('lines about the same contract that say different things are all kept, each with its own fingerprint', () => {
  const { contracts } = read(
    'Ref,Title,Supplier,End date\n1,Care,Bay,31/03/2027\n1,Care,Bay,31/03/2028\n1,Care,Fell,31/03/2027',
  );
  assert.equal(new Set(contracts.map((contract) => contract.fingerprint)).size, 3);
});

test('says where dates are American, and which others are then in doubt', () => {
  const { problems } = read('Title,End date\nA,12/31/2027\nB,03/04/2027\nC,05/06/2027');
  assert.equal(problems.length, 2);
  assert.match(problems[0]!.why, /2 other dates in this column/);
  assert.match(problems[1]!.why, /month first/);
});

test('says where a contract ends before it starts', () => {
  assert.match(read('Title,Start,End\nA,1/4/2027,1/4/2026').problems[0]!.why, /ends before it starts/);
});

test('never throws, accounts for every row, and never gives one fingerprint twice', () => {
  const cell = fc.oneof(
    fc.string(),
    fc.constantFrom('', '31/03/2027', '£5', 'Meals', 'Bay Care', '03/04/27', '"', ','),
  );
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 5 })), (rows) => {
      const table = readTable(`Title,Supplier,Start,End,Value\n${rows.map((row) => row.join(',')).join('\n')}`);
      const { contracts, problems } = readRegister(table, suggestMapping(table.columns, registerFields));
      const skipped = problems.filter((problem) => problem.skipped).length;
      assert.equal(contracts.length + skipped, table.rows.length);
      assert.equal(new Set(contracts.map((contract) => contract.fingerprint)).size, contracts.length);
    }),
    { numRuns: 300 },
  );
});
