import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { guardCell, readTable, writeCsv } from './index.ts';

test('writes what a spreadsheet can open and will not run', () => {
  const rows = [{ Name: '=HYPERLINK("x")', Cost: -5, Note: 'one, "two"\r\nthree' }];
  assert.equal(
    writeCsv(['Name', 'Cost', 'Note', 'Gone'], rows),
    '\ufeffName,Cost,Note,Gone\r\n"\'=HYPERLINK(""x"")",-5,"one, ""two""\r\nthree",\r\n',
  );
  assert.equal(writeCsv(['A'], [{ A: null }], { mark: false }), 'A\r\n""\r\n');
  assert.equal(
    writeCsv(['A'], [{ A: Number.NaN }, { A: 12n }, { A: true }], { mark: false }),
    'A\r\n""\r\n12\r\ntrue\r\n',
  );
});

test('guards every start that a spreadsheet takes for a formula, also in column names', () => {
  for (const start of ['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠'])
    assert.equal(guardCell(`${start}1`), `'${start}1`);
  for (const plain of ['1', ' =1', "'=1", '', 'a=b']) assert.equal(guardCell(plain), plain);
  assert.match(writeCsv(['=A'], [], { mark: false }), /^'=A/);
});

test('what was written is read back, but for the guard', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(fc.constantFrom('"', ',', '\n', '\r', '\t', ';', '=', 'é', ' ', 'x')).map((parts) => parts.join('')),
  );
  const table = fc
    .integer({ min: 1, max: 5 })
    .chain((width) =>
      fc.array(
        fc
          .array(cell, { minLength: width, maxLength: width })
          .filter((row) => row.some((words) => words.trim() !== '')),
      ),
    );
  fc.assert(
    fc.property(table, fc.boolean(), (rows, mark) => {
      const columns = (rows[0] ?? ['x']).map((_, index) => `Column ${index + 1}`);
      const objects = rows.map((row) => Object.fromEntries(row.map((words, index) => [columns[index]!, words])));
      const text = writeCsv(columns, objects, { mark });
      for (const input of [text, Buffer.from(text)]) {
        // A cell may hold a NUL, which in a file of unknown origin means "not text".
        if (typeof input !== 'string' && text.includes('\0')) continue;
        const read = readTable(input, { delimiter: ',', headerLine: 1 });
        assert.deepEqual(read.columns, columns);
        assert.deepEqual(
          read.rows.map((row) => columns.map((column) => row.cells[column])),
          rows.map((row) => row.map(guardCell)),
        );
      }
    }),
    { numRuns: 500 },
  );
});
