import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readTable } from '#platform/export/index.ts';
import { countOf, differencesOf, settlesAs } from './compare-entries.ts';
import { lastDayOf, lateBecause } from './days.ts';
import { type Entry, keyOf, type Mark, readMark, readSheetCode, sheetCode, sheetStates } from './paper.ts';
import { readSheetFile } from './read-sheet-file.ts';
import { addTotals, mergeSmall, notTyped, type SheetCount, totalsOf } from './totals.ts';

const conversation = '6f9619ff-8b86-4d01-b42d-00cf4fc964ff';
const other = '7a9619ff-8b86-4d01-b42d-00cf4fc964aa';

describe('a sheet’s number', () => {
  it('is read as it is printed, with or without the line', () => {
    const code = sheetCode(conversation, 137);
    for (const typed of [code, code.replace('-', ' '), code.replace('-', ''), ` ${code} `])
      assert.equal(readSheetCode(conversation, typed), 137);
  });

  it('is refused with a slip of the finger or from another conversation, in nearly all cases', () => {
    let passed = 0;
    for (let number = 1; number <= 2_000; number += 1) {
      const [, signs] = sheetCode(conversation, number).split('-');
      if (readSheetCode(conversation, `${number + 1}-${signs}`) !== null) passed += 1;
      if (readSheetCode(other, `${number}-${signs}`) !== null) passed += 1;
    }
    assert.ok(passed < 4_000 * 0.02, `${passed} of 4,000 passed`);
    for (const typed of ['', '0-00', '-1', '137', 'abc', '99999999999-11'])
      assert.equal(readSheetCode(conversation, typed), null);
  });
});

describe('a mark', () => {
  it('is a key, a word, or nothing, and comes back as it was typed', () => {
    assert.deepEqual(readMark('1+'), { vote: 'agree', important: true });
    assert.deepEqual(readMark(' Not sure '), { vote: 'unsure', important: false });
    assert.deepEqual(readMark(''), { vote: null, important: false });
    for (const key of ['0', '1', '2+', '3', '4', '5+']) assert.equal(keyOf(readMark(key)!), key);
    for (const none of ['6', '+', '11', 'constructor', '__proto__', '1-', '=1+1']) assert.equal(readMark(none), null);
  });
});

const entry = (marks: string, more: Partial<Entry> = {}): Entry => ({
  marks: [...marks].map((key) => readMark(key)!) as Mark[],
  said: [],
  saidAs: 'neighbour',
  datedOn: '2027-03-01',
  ...more,
});

describe('two entries of one sheet', () => {
  it('differ where anything that counts differs, and not in capitals, spaces or full stops', () => {
    assert.equal(countOf(differencesOf(entry('120'), entry('120'))), 0);
    assert.deepEqual(differencesOf(entry('120'), entry('102')).marks, [1, 2]);
    const words = (line: string) => entry('1', { said: [line] });
    assert.equal(countOf(differencesOf(words('The bus is late.'), words('the bus  is late'))), 0);
    assert.equal(differencesOf(words('The bus is late'), words('The bus is never late')).said, true);
    assert.equal(differencesOf(entry('1'), entry('1', { datedOn: '2027-03-02' })).datedOn, true);
    assert.deepEqual(
      differencesOf({ ...entry('1'), marks: [{ vote: 'agree', important: true }] }, entry('1')).marks,
      [0],
    );
  });

  it('are settled by a third person alone, or by one of the two with the other', () => {
    assert.equal(settlesAs('c', 'a', 'b'), 'third');
    assert.equal(settlesAs('a', 'a', 'b'), 'one of two');
    assert.equal(settlesAs('b', 'a', 'b'), 'one of two');
  });
});

describe('days', () => {
  it('end on the last day or on the day of an earlier close', () => {
    assert.equal(lastDayOf('2027-03-31', '2027-03-10'), '2027-03-10');
    assert.equal(lastDayOf('2027-03-31', '2027-04-05'), '2027-03-31');
    assert.equal(lastDayOf(null, null), null);
    assert.equal(lateBecause('2027-03-31', '2027-03-31'), null);
    assert.match(lateBecause('2027-04-01', '2027-03-31')!, /1 April 2027, after the last day, 31 March 2027/);
  });
});

/** Numbers that are the same on every run. */
function* numbers(): Generator<number, never> {
  for (let state = 20_261_129; ; state = (state * 48_271) % 2_147_483_647) yield state;
}

describe('the totals of a pile', () => {
  it('always add up, whatever became of its sheets', () => {
    const draw = numbers();
    const lists = Array.from({ length: 300 }, () => {
      const counts = Array.from({ length: draw.next().value % 9 }, (): SheetCount => {
        const state = sheetStates[draw.next().value % sheetStates.length]!;
        return { state, out: state === 'counted' && draw.next().value % 3 === 0, sheets: draw.next().value % 50 };
      });
      const totals = totalsOf(counts);
      const { entered, ...parts } = totals;
      assert.equal(
        entered,
        Object.values(parts).reduce((sum, one) => sum + one, 0),
      );
      assert.equal(
        entered,
        counts.reduce((sum, { sheets }) => sum + sheets, 0),
      );
      return totals;
    });
    assert.equal(
      addTotals(lists).entered,
      lists.reduce((sum, { entered }) => sum + entered, 0),
    );
    assert.equal(notTyped(40, totalsOf([{ state: 'counted', out: false, sheets: 31 }])), 9);
  });
});

describe('what is told of how people took part', () => {
  it('never tells of fewer than the threshold, nor lets it be found by subtraction, and loses nobody', () => {
    const draw = numbers();
    for (let round = 0; round < 500; round += 1) {
      const cells = Array.from({ length: 1 + (draw.next().value % 6) }, (_, at) => ({
        name: `place ${at}`,
        people: draw.next().value % 25,
      }));
      const told = mergeSmall(cells, 10);
      const whole = cells.reduce((sum, { people }) => sum + people, 0);
      assert.ok(told.every(({ people }) => people >= 10));
      assert.equal(
        told.reduce((sum, { people }) => sum + people, 0),
        whole >= 10 ? whole : 0,
      );
    }
    assert.deepEqual(
      mergeSmall(
        [
          { name: 'online', people: 90 },
          { name: 'by phone', people: 3 },
        ],
        10,
      ),
      [{ names: ['online', 'by phone'], people: 93 }],
    );
  });
});

describe('a table of sheets', () => {
  const read = (text: string) => readSheetFile(readTable(text));

  it('is read by the numbers of its statements, in any order', () => {
    const { rows, problems } = read('Sheet,Statement 2,1,Own words,Day\n3-11,2,1+,More buses|Fewer cars,1/3/2027\n');
    assert.deepEqual(problems, []);
    assert.deepEqual([...rows[0]!.marks].toSorted(), [
      [1, { vote: 'agree', important: true }],
      [2, { vote: 'disagree', important: false }],
    ]);
    assert.deepEqual(rows[0]!.said, ['More buses', 'Fewer cars']);
    assert.equal(rows[0]!.datedOn, '2027-03-01');
  });

  it('leaves out a row that is not whole, and says which and why', () => {
    const { rows, problems } = read('Sheet,Statement 1,Said by\n1-11,9,\n,1,\n3-11,1,mayor\n4-11,1,officer\n');
    assert.deepEqual(
      rows.map(({ code }) => code),
      ['4-11'],
    );
    assert.deepEqual(
      problems.map(({ line }) => line),
      [2, 3, 4],
    );
  });

  it('is refused as a whole where it is no such table', () => {
    assert.match(read('colour,smell\nred,sweet\n').problems.at(-1)!.why, /no column “Sheet”/);
    assert.match(read('Sheet,smell\n1-11,sweet\n').problems.at(-1)!.why, /no column for a statement/);
    assert.deepEqual(read('').rows, []);
  });
});
