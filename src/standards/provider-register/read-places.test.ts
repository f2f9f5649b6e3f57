import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readTable, suggestMapping } from '#platform/export/index.ts';
import { placeFields, readPlaces } from './index.ts';

const read = (text: string, register: 'cqc' | 'ofsted' = 'cqc') => {
  const table = readTable(text);
  return readPlaces(table, suggestMapping(table.columns, placeFields[register]));
};

describe('registers of one day', () => {
  it('are places with their services, whether in one cell or in a column each', () => {
    const cell = read(
      'Location ID,Location Name,Provider ID,Provider Name,Location Local Authority,Service types,Care homes beds,Location Latest Overall Rating,Dormant (Y/N)\n1-1,Fell House,1-9,Bay Care,Thornmere,Nursing homes|Homecare agencies,40,Good,N\n1-2,,,,,,,,Y',
    );
    assert.deepEqual(cell.problems, []);
    const [{ contentHash: _, ...first }, second] = cell.places as [(typeof cell.places)[0], (typeof cell.places)[0]];
    assert.deepEqual(first, {
      line: 2,
      id: '1-1',
      name: 'Fell House',
      providerId: '1-9',
      provider: 'Bay Care',
      area: 'Thornmere',
      services: ['Nursing homes', 'Homecare agencies'],
      places: 40,
      rating: 'Good',
      dormant: false,
    });
    assert.deepEqual([second.name, second.places, second.services, second.dormant], [null, null, [], true]);
    const columns = read(
      'Location ID,Location Name,Service type - Homecare agencies,Service type - Nursing homes\n1,A,Y,\n2,B,,',
    );
    assert.deepEqual(
      columns.places.map((one) => one.services),
      [['Homecare agencies'], []],
    );
  });

  it('are read under Ofsted’s names too, and what is redacted stays unknown', () => {
    const { places } = read(
      'URN,Provision type,Local authority,Organisation name,Places,Overall effectiveness\nSC1,Children’s home,Thornmere,REDACTED,"1,004",Outstanding',
      'ofsted',
    );
    const { id, services, area, provider, places: held, rating } = places[0]!;
    assert.deepEqual(
      [id, services, area, provider, held, rating],
      ['SC1', ['Children’s home'], 'Thornmere', null, 1_004, 'Outstanding'],
    );
  });

  it('hold a place once, and say by line what could not be read', () => {
    const { places, problems } = read('Location ID,Location name,Care homes beds\n1,A,many\n1,B,2\n,C,3\n2,D,4');
    assert.deepEqual(
      places.map((one) => [one.id, one.places]),
      [
        ['1', null],
        ['2', 4],
      ],
    );
    assert.deepEqual(
      problems.map(({ line, skipped }) => [line, skipped]),
      [
        [2, false],
        [3, true],
        [4, true],
      ],
    );
  });

  it('never throw, and account for every row', () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom('', '1', '40', 'Y', 'a|b', '"'));
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 4 })), (rows) => {
        const table = readTable(`Location ID,Service types,Care homes beds,Dormant\n${rows.join('\n')}`);
        const { places, problems } = readPlaces(table, suggestMapping(table.columns, placeFields.cqc));
        assert.equal(places.length + problems.filter(({ skipped }) => skipped).length, table.rows.length);
      }),
      { numRuns: 200 },
    );
  });
});
