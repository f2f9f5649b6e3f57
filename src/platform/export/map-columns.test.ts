import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { applyMapping, type Field, missingFrom, readTable, signature, suggestMapping } from './index.ts';

const fields: Field[] = [
  { name: 'title', label: 'Title', aliases: ['contract title', 'contract name', 'description'], required: true },
  { name: 'supplier', label: 'Supplier', aliases: ['supplier name', 'contractor', 'provider'] },
  { name: 'startOn', label: 'Start date', aliases: ['start', 'contract start date'] },
  { name: 'endOn', label: 'End date', aliases: ['end', 'expiry date', 'contract end date'], required: true },
];

test('finds columns by label, alias, and the words they share', () => {
  assert.deepEqual(
    suggestMapping(
      ['Contract_Title', 'supplierName', 'Contract Start Date (dd/mm/yyyy)', 'EXPIRY DATE', 'Notes'],
      fields,
    ),
    {
      title: 'Contract_Title',
      supplier: 'supplierName',
      startOn: 'Contract Start Date (dd/mm/yyyy)',
      endOn: 'EXPIRY DATE',
    },
  );
});

test('prefers the better fit and gives each column to one field', () => {
  const mapping = suggestMapping(['Description', 'Title of the contract', 'End date'], fields);
  assert.equal(mapping.title, 'Title of the contract');
  assert.deepEqual(suggestMapping(['Nothing', ''], fields), {
    title: null,
    supplier: null,
    startOn: null,
    endOn: null,
  });
});

test('says which fields have no column', () => {
  const names = (mapping: Record<string, string | null>) =>
    missingFrom(mapping, fields, ['A', 'B']).map((field) => field.name);
  assert.deepEqual(names({ title: 'A', supplier: null, startOn: null, endOn: null }), ['endOn']);
  assert.deepEqual(names({ title: 'A', supplier: 'Gone', endOn: 'B' }), ['supplier']);
});

test('the same shape has the same signature, in any order, and applies', () => {
  assert.equal(signature(['End Date', 'Title']), signature(['title', 'end_date']));
  assert.notEqual(signature(['End Date', 'Title']), signature(['End', 'Title']));
  assert.notEqual(signature(['a b']), signature(['a', 'b']));
  const table = readTable('Title,End Date\n Meals ,31/03/2027');
  const mapping = suggestMapping(table.columns, fields);
  assert.deepEqual(applyMapping(table, mapping), [
    { line: 2, values: { title: 'Meals', supplier: '', startOn: '', endOn: '31/03/2027' } },
  ]);
});

test('gives the same answer every time, only columns that exist, none twice', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.oneof(fc.string(), fc.constantFrom('end date', 'Start', 'supplier', 'Title'))),
      (columns) => {
        const mapping = suggestMapping(columns, fields);
        assert.deepEqual(mapping, suggestMapping(columns, fields));
        const chosen = Object.values(mapping).filter((column) => column !== null);
        assert.equal(new Set(chosen).size, chosen.length);
        for (const column of chosen) assert.ok(columns.includes(column));
      },
    ),
  );
});
