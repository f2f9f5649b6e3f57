import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readRoster } from './index.ts';

type Facts = [string, number | null, string | null, boolean | null, number | null];
const facts = (text: string): Facts[] =>
  readRoster(text).providers.map((one) => [one.name, one.hoursPerWeek, one.zone, one.bidLastTime, one.spareHours]);

test('reads one provider a line as people write it', () => {
  const lines: [string, Facts][] = [
    ['Bay Care 1,228 hours Fell & Shore', ['Bay Care', 1228, 'Fell & Shore', null, null]],
    ['Moorside Care, 475, bid', ['Moorside Care', 475, null, true, null]],
    ['• Shore Homecare (did not bid)', ['Shore Homecare', null, null, false, null]],
    ['Bay Care\t1,228\tFell & Shore\tbid\t60 spare', ['Bay Care', 1228, 'Fell & Shore', true, 60]],
    ['Bay Care\t1228\tFell & Shore\tyes', ['Bay Care', 1228, 'Fell & Shore', true, null]],
    ['Bay Care – 1,228 hrs/wk – Fell & Shore', ['Bay Care', 1228, 'Fell & Shore', null, null]],
    ['Bay Care: 1,228 hours a week', ['Bay Care', 1228, null, null, null]],
    ['Bay Care: did not bid', ['Bay Care', null, null, false, null]],
    ['Bay Care, Fell & Shore, 1,228 hours', ['Bay Care', 1228, 'Fell & Shore', null, null]],
    ['- Bay Care 1228', ['Bay Care', 1228, null, null, null]],
    ['3) Bay Care (475 hours) bid', ['Bay Care', 475, null, true, null]],
    ['Moorside Care did not bid', ['Moorside Care', null, null, false, null]],
    ['Bay Care 1,228 hours Fell & Shore bid', ['Bay Care', 1228, 'Fell & Shore', true, null]],
    ['Thornmere BID, 12 hours', ['Thornmere BID', 12, null, null, null]],
    ['Care 24', ['Care 24', null, null, null, null]],
    ['Care 24, 90, bid', ['Care 24', 90, null, true, null]],
    ['24/7 Homecare Ltd 300h', ['24/7 Homecare Ltd', 300, null, null, null]],
    ['Bay Care, 475, 60', ['Bay Care', 475, null, null, 60]],
    ['Bay Care, 475, spare: 60', ['Bay Care', 475, null, null, 60]],
    ['Bay Care, hours: 475, zone: Old Town', ['Bay Care', 475, 'Old Town', null, null]],
    ['Bay Care (Thornmere) 37.5 hours', ['Bay Care (Thornmere)', 37.5, null, null, null]],
    ['Self-Help Co-op, 12, Old-Town', ['Self-Help Co-op', 12, 'Old-Town', null, null]],
    ['Bay Care', ['Bay Care', null, null, null, null]],
  ];
  for (const [text, expected] of lines) {
    assert.deepEqual(facts(text), [expected], text);
    assert.deepEqual(readRoster(text).problems, [], text);
  }
});

test('takes the zone from the line above, until the next one', () => {
  assert.deepEqual(
    facts(
      'Fell & Shore:\n- Bay Care 1,228\n- Moorside 475, bid\n\nZone: Old Town\nHill Care 90 hours\n## Harbour\nBay Care, 20',
    ),
    [
      ['Bay Care', 1228, 'Fell & Shore', null, null],
      ['Moorside', 475, 'Fell & Shore', true, null],
      ['Hill Care', 90, 'Old Town', null, null],
      ['Bay Care', 20, 'Harbour', null, null],
    ],
  );
});

test('reads a spreadsheet pasted with its column names', () => {
  const pasted =
    'Provider\tZone\tHours per week\tBid last time\tSpare\nBay Care\tFell & Shore\t1,228\tYes\t60\nMoorside\tFell & Shore\t475\tno\t\n\tOld Town\t5\t\t\nHill\tOld Town\tlots\t?\t-';
  assert.deepEqual(facts(pasted), [
    ['Bay Care', 1228, 'Fell & Shore', true, 60],
    ['Moorside', 475, 'Fell & Shore', false, null],
    ['Hill', null, 'Old Town', null, null],
  ]);
  assert.deepEqual(
    readRoster(pasted).problems.map((problem) => problem.line),
    [4, 5],
  );
});

test('lists by line what it does not understand', () => {
  const text =
    '1,228 hours\nFell & Shore: Bay Care, 1,228 hours\nWe talked to several providers last week and they all said the price is too low\nBay Care, 40\nbay care, 50\nA, 1, North, South';
  const { providers, problems } = readRoster(text);
  assert.deepEqual(
    providers.map((one) => one.name),
    ['Bay Care'],
  );
  assert.deepEqual(
    problems.map((problem) => problem.line),
    [1, 2, 3, 5, 6],
  );
  assert.match(problems[0]!.why, /no provider’s name/);
  assert.match(problems[3]!.why, /already on line 4/);
  assert.match(readRoster(`Bay Care${' '.repeat(100_000)}475`).problems[0]!.why, /too long/);
  assert.match(readRoster(' \n').problems[0]!.why, /no provider here/);
});

test('never throws, and each line gives at most one provider or one problem to it', () => {
  const parts = fc.constantFrom(
    'Bay Care',
    '1,228',
    ' hours',
    'bid',
    '(did not bid)',
    ', ',
    '\t',
    '\n',
    ': ',
    ' – ',
    '60 spare',
    'Provider',
    'Hours',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(parts).map((some) => some.join('')),
  );
  fc.assert(
    fc.property(text, (input) => {
      const { providers, problems } = readRoster(input);
      assert.ok(providers.length + problems.length > 0 || /:|#/.test(input));
      assert.equal(new Set(providers.map((one) => one.line)).size, providers.length);
      for (const one of providers) {
        assert.match(one.name, /\p{L}/u);
        assert.ok(one.hoursPerWeek === null || one.hoursPerWeek >= 0);
      }
    }),
    { numRuns: 1_000 },
  );
});

test('what kind of provider it is, is read from its own part or column, and never from a name', () => {
  const types = (text: string) => readRoster(text).providers.map(({ name, type }) => [name, type ?? null]);
  assert.deepEqual(
    types(
      'Fellside Carers, 277, Fell & Shore, voluntary\nMoorside (large) 1,228 hours\nCharity, 40\nNorth, 12, SME, bid',
    ),
    [
      ['Fellside Carers', 'vcse'],
      ['Moorside', 'large'],
      ['Charity', null],
      ['North', 'sme'],
    ],
  );
  const table = 'Provider,Hours,Type\nBay Care,475,In-house\nHill,30,CIC\nDale,20,purple';
  assert.deepEqual(types(table), [
    ['Bay Care', 'in-house'],
    ['Hill', 'vcse'],
    ['Dale', null],
  ]);
  assert.match(readRoster(table).problems[0]!.why, /“purple” is not small, voluntary, large or in-house/);
});
