import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readTable } from '#platform/export/index.ts';
import { readProviderRegister } from './index.ts';
import { oneSpelling } from './read-provider-register.ts';

const read = (text: string) => readProviderRegister(readTable(text));

describe('registers of providers', () => {
  it('are rows with types and areas in one spelling, however they were written that year', () => {
    const { rows, problems } = read(
      "year_march,urn,provision_type,local_authority,region,sector,places,organisation,overall_rating\n2024,A1,Children's Home,Bath & North East Somerset,South West,Private,4,Hearth Ltd,Good\n2025,A1,Children's home,Bath and North-East Somerset,South West,Private,,,",
    );
    assert.deepEqual(problems, []);
    assert.equal(rows[0]!.type, rows[1]!.type);
    assert.equal(rows[0]!.area, rows[1]!.area);
    assert.deepEqual([rows[0]!.places, rows[1]!.places, rows[1]!.organisation, rows[1]!.rating], [4, null, null, null]);
    assert.equal(oneSpelling(' King’s Lynn  (Norfolk) '), 'kings lynn norfolk');
  });

  it('hold a provider once a year, and say what was left out', () => {
    const { rows, problems } = read(
      'year,id,type,area\n2024,1,home,x\n2024,1,home,y\n20x4,2,home,x\n2024,,home,x\n2024,3,,x',
    );
    assert.equal(rows.length, 1);
    assert.deepEqual(
      problems.map((one) => one.line),
      [4, 5, 6],
    );
    assert.deepEqual(read('urn\n1').missing, ['year_march', 'provision_type', 'local_authority']);
  });
});
