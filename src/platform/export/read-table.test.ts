import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cellOf, readTable } from './index.ts';

const cells = (table: ReturnType<typeof readTable>) => table.rows.map((row) => Object.values(row.cells));

test('reads commas, semicolons, tabs and bars', () => {
  for (const delimiter of [',', ';', '\t', '|']) {
    const text = `${['Title', 'Ends', 'Value'].join(delimiter)}\n${['Meals', '31/03/2027', '£1'].join(delimiter)}`;
    const table = readTable(text);
    assert.equal(table.delimiter, delimiter);
    assert.deepEqual(table.columns, ['Title', 'Ends', 'Value']);
    assert.deepEqual(table.rows, [{ line: 2, cells: { Title: 'Meals', Ends: '31/03/2027', Value: '£1' } }]);
    assert.deepEqual(table.problems, []);
  }
  assert.equal(readTable('Name;Said\nA;"one, two, three"\nB;four, five').delimiter, ';');
  assert.equal(readTable('sep=;\nName;Said\nA;b').rows[0]!.line, 3);
});

test('reads UTF-8 with and without a mark, UTF-16 and Windows-1252', () => {
  const text = 'Name,Cost\nCafé Zoë,£5';
  const wanted = [['Café Zoë', '£5']];
  assert.deepEqual(cells(readTable(Buffer.from(text))), wanted);
  assert.deepEqual(cells(readTable(Buffer.from(`\ufeff${text}`))), wanted);
  assert.deepEqual(readTable(Buffer.from(`\ufeff${text}`)).columns, ['Name', 'Cost']);
  assert.deepEqual(cells(readTable(Buffer.from(`\ufeff${text}`, 'utf16le'))), wanted);
  assert.deepEqual(cells(readTable(Buffer.from(text, 'latin1'))), wanted);
  assert.deepEqual(cells(readTable(Buffer.from([0x41, 0x0a, 0x80, 0x35]))), [['€5']]);
});

test('keeps UTF-8 where only a few characters are broken, and says on which line', () => {
  const bytes = Buffer.concat([Buffer.from('Name\nÉlan\nZoë\n'), Buffer.from([0xc3]), Buffer.from('\nÅsa')]);
  const table = readTable(bytes);
  assert.deepEqual(cells(table).slice(0, 2), [['Élan'], ['Zoë']]);
  assert.deepEqual(table.problems, [{ line: 4, why: 'A character here could not be read.' }]);
});

test('numbers the lines as an editor does, through quoted line breaks, blank lines and every kind of line end', () => {
  const table = readTable('Name,Note\r\nA,"one\r\ntwo"\r\n\r\n,\nB,x\rC,"y\nz"\nD,w');
  assert.deepEqual(
    table.rows.map((row) => [row.line, row.cells.Name]),
    [
      [2, 'A'],
      [6, 'B'],
      [7, 'C'],
      [9, 'D'],
    ],
  );
  assert.equal(table.rows[0]!.cells.Note, 'one\r\ntwo');
});

test('passes over title rows, shows them, and takes another line for the names when told', () => {
  const text =
    'Thornmere Council,,,,\nContracts register,As at 1 April,,,\n\nRef,Title,Supplier,Start,End\n1,Meals,Bay,1/4/25,\n';
  const table = readTable(text);
  assert.equal(table.headerLine, 4);
  assert.deepEqual(table.columns, ['Ref', 'Title', 'Supplier', 'Start', 'End']);
  assert.deepEqual(
    table.above.map((row) => row.text),
    ['Thornmere Council', 'Contracts register As at 1 April'],
  );
  assert.equal(readTable(text, { headerLine: 2 }).columns[0], 'Contracts register');
  assert.match(readTable(text, { headerLine: 50 }).problems[0]!.why, /nothing on this line/);
});

test('names every column once, and tells of ragged lines', () => {
  const table = readTable('Value,,Value,Value (2),,\n1,2,3,4\n1,2,3,4,5,6\n1');
  assert.deepEqual(table.columns, ['Value', 'Column 2', 'Value (2)', 'Value (2) (2)']);
  assert.equal(table.rows.length, 3);
  assert.deepEqual(
    table.problems.map((problem) => problem.line),
    [1, 1, 3, 4],
  );
  assert.match(table.problems[2]!.why, /Left out: “5 6”/);
});

test('a quotation mark that never closes costs its own line only', () => {
  const table = readTable('Name,Note\nA,1\nB,"open\nC,3\nD,"whole"\n');
  assert.deepEqual(
    table.rows.map((row) => row.cells.Name),
    ['A', 'C', 'D'],
  );
  assert.deepEqual(table.problems, [
    { line: 3, why: 'A quotation mark opens here and never closes. This line was skipped.' },
  ]);
});

test('marks out of place are read as they stand and never swallow the lines below', () => {
  const table = readTable('Name,Note\nA,5" pipe\nB,"Big" deal\nC, "one, two" ,\nD,x\n');
  assert.deepEqual(cells(table), [
    ['A', '5" pipe'],
    ['B', '"Big" deal'],
    ['C', 'one, two'],
    ['D', 'x'],
  ]);
  assert.deepEqual(table.problems, [
    { line: 3, why: 'Quotation marks are out of place here. Check how this line was read.' },
  ]);
});

test('stops after several marks that never close, and says so', () => {
  const many = Array.from({ length: 9 }, (_, at) => `${at},"open`).join('\n');
  const table = readTable(`A,B\n${many}`);
  assert.deepEqual(table.rows, []);
  assert.ok(table.problems.length > 4);
});

test('says what to do with a file of the wrong kind', () => {
  const said = (bytes: Buffer) => {
    const table = readTable(bytes);
    assert.deepEqual(table.rows, []);
    return table.problems[0]!.why;
  };
  assert.match(said(Buffer.from('PK\u0003\u0004xl/workbook.xml')), /Excel file.*CSV/);
  assert.match(said(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1])), /Excel file/);
  assert.match(said(Buffer.from('%PDF-1.7')), /PDF/);
  assert.match(said(Buffer.from([0x1f, 0x8b, 8])), /compressed/);
  assert.match(said(Buffer.from('<!DOCTYPE html><title>Sign in')), /web page/);
  assert.match(said(Buffer.from([1, 0, 2, 0])), /does not look like a text file/);
  assert.match(said(Buffer.from('')), /empty/);
});

test('keeps to its limits and says so', () => {
  assert.match(readTable('A\n1', { maxBytes: 2 }).problems[0]!.why, /The most we read/);
  const long = readTable('A\n1\n2\n3', { maxRows: 2 });
  assert.equal(long.rows.length, 2);
  assert.deepEqual(long.problems[0], {
    line: 4,
    why: 'The file is too long. Only what stands above this line was read. Split it and send the rest.',
  });
  assert.equal(readTable('A\n5" a\n5" b\n5" c\n5" d', { maxRows: 2 }).problems.length, 1);
  assert.equal(readTable('A,B\n1,2\n3,4', { maxCells: 4 }).rows.length, 1);
  const wide = readTable('A,B,C\n1,2,3', { maxColumns: 2 });
  assert.deepEqual(wide.columns, ['A', 'B']);
  assert.match(wide.problems[0]!.why, /first 2 columns/);
});

test('a column may have any name', () => {
  const table = readTable('__proto__,constructor\nx,y');
  assert.equal(cellOf(table.rows[0]!, '__proto__'), 'x');
  assert.equal(cellOf(table.rows[0]!, 'toString'), '');
});

test('never throws, whatever the bytes, and every line number is a line of the file', () => {
  const csvish = fc.array(fc.constantFrom('"', ',', ';', '\t', '\n', '\r', 'a', '£', '=', ' ', '\0', '\ud800'));
  const anything = fc.oneof(
    fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes)),
    csvish.map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(anything, (input) => {
      const table = readTable(input);
      const text = typeof input === 'string' ? input : input.toString('latin1');
      const lines = text.split(/\r\n|\r|\n/).length;
      for (const { line } of [...table.rows, ...table.problems]) assert.ok(line >= 1 && line <= lines);
      for (const row of table.rows) assert.deepEqual(Object.keys(row.cells).sort(), [...table.columns].sort());
      if (table.rows.length === 0) assert.ok(table.problems.length > 0);
    }),
    { numRuns: 500 },
  );
});
