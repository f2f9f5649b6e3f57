import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readTable, suggestMapping } from '#platform/export/index.ts';
import {
  contactFields,
  demandTypes,
  findPersonalData,
  readContacts,
  readDemandType,
  readPastedContacts,
} from './index.ts';

const file =
  'Contact reason,Type of demand,What mattered,Referrer\nA fall,F,to stay at home,999\nNew to the area,v,,self\n';
const read = (text: string | Uint8Array) => {
  const table = readTable(text);
  return readContacts(table, suggestMapping(table.columns, contactFields));
};

describe('contacts', () => {
  it('are read from a table by its columns', () => {
    const { contacts, problems } = read(file);
    assert.deepEqual(problems, []);
    assert.deepEqual(contacts, [
      { line: 2, reason: 'A fall', demand: 'failure', mattered: 'to stay at home', cameFrom: '999' },
      { line: 3, reason: 'New to the area', demand: 'value', mattered: null, cameFrom: 'self' },
    ]);
  });
  it('are read a line each, as people jot them', () => {
    const { contacts, problems } = readPastedContacts(
      'A fall | F | to stay at home | 999\n\nV; New to the area\nno idea, really',
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(
      contacts.map(({ line, reason, demand, mattered, cameFrom }) => [line, reason, demand, mattered, cameFrom]),
      [
        [1, 'A fall', 'failure', 'to stay at home', '999'],
        [3, 'New to the area', 'value', null, null],
        [4, 'no idea, really', 'unsure', null, null],
      ],
    );
    assert.match(readPastedContacts(' \n').problems[0]!.why, /nothing here/);
    assert.match(readPastedContacts('x | F | V').problems[0]!.why, /more than once/);
    assert.match(readPastedContacts('| F |').problems[0]!.why, /no reason/);
  });
  it('are never classed by a guess', () => {
    assert.equal(readDemandType('probably failure?'), null);
    const { contacts, problems } = read(file.replace(',F,', ',probably failure?,'));
    assert.equal(contacts[0]!.demand, 'unsure');
    assert.match(problems[0]!.why, /neither value nor failure/);
  });
  it('are read as far as they go when a file is cut short, broken or hostile', () => {
    for (let end = 0; end <= file.length; end += 1)
      assert.ok(read(Buffer.from(file.slice(0, end))).contacts.length <= 2);
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(fc.constantFrom('F', '|', '\n', '"', ',', 'x', '\u0000')).map((all) => all.join('')),
        ),
        (text) => {
          for (const { contacts } of [read(text), readPastedContacts(text)])
            for (const one of contacts) {
              assert.ok(demandTypes.includes(one.demand));
              assert.ok(one.reason !== '' && one.reason.length <= 500);
            }
        },
      ),
    );
    assert.equal(readPastedContacts('=cmd|F').contacts[0]!.reason, '=cmd', 'kept as words, never run');
    assert.match(read(Buffer.alloc(11 * 1024 * 1024, 'a')).problems[0]!.why, /11 MB/);
  });
});

describe('what tells who somebody is', () => {
  const kinds = (words: string) => findPersonalData(words).map(({ what }) => what);
  it('is found, however it is written', () => {
    for (const [words, what] of [
      ['ring 0191 498 0123 after six', 'a telephone number'],
      ['07700 900 123', 'a telephone number'],
      ['07700900123', 'a telephone number'],
      ['+44 7700 900123', 'a telephone number'],
      ['+44 (0)191 498 0123', 'a telephone number'],
      ['(01632) 960123', 'a telephone number'],
      ['joan@example.org wrote', 'an e-mail address'],
      ['NHS 943 476 5919', 'an NHS number'],
      ['9434765919', 'an NHS number'],
      ['\uff19434765919', 'an NHS number'],
      ['943\u200b4765919', 'an NHS number'],
      ['lives at TH1 2AB', 'a postcode'],
      ['sw1a1aa', 'a postcode'],
      ['QQ123456C', ''],
      ['AB 12 34 56 C', 'a National Insurance number'],
    ] as const)
      assert.deepEqual(kinds(words), what ? [what] : [], words);
  });
  it('is not seen in ordinary words, dates, times, sums and hours', () => {
    for (const words of [
      'A fall on the stairs, third this year',
      'Waited from 3 May 2026 to 12/06/2026',
      'Asked 14 times between 09:30 and 11:45',
      '£1,234,567.89 a year',
      '9434765918',
      'ref 1234567890',
      'route 9, stop 12',
      '863,100 hours',
    ])
      assert.deepEqual(kinds(words), [], words);
  });
});
