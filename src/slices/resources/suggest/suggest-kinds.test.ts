import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type ResourceType, resourceTypes } from '../resource.ts';
import { kindsNamedIn, kindWords } from './kind-words.ts';
import { placesIn, samePeople, sharedPlace } from './same-place.ts';
import { type Known, suggestKinds } from './suggest-kinds.ts';

const nothing: Known = {
  there: new Set(),
  heard: [],
  taken: [],
  near: [],
  elsewhere: [],
  directory: (place) => `/d?q=${place}`,
};
const suggested = (known: Partial<Known>) =>
  suggestKinds({ ...nothing, ...known }).map((one) => [one.type, one.reasons.map((why) => why.says)]);

describe('a kind of help that is not in the ledger', () => {
  it('is offered for no reason never', () => {
    assert.deepEqual(suggested({}), []);
    const heard = [{ by: 'Sal', words: 'We would like to be thanked', path: '/a' }];
    assert.deepEqual(suggested({ heard }), []);
  });

  it('is offered where somebody who looks after something named it, in their words', () => {
    const heard = [{ by: 'Sal Brennan', words: 'Volunteers come if the minibus does', path: '/a' }];
    const says = 'Sal Brennan said: “Volunteers come if the minibus does”';
    assert.deepEqual(suggested({ heard }), [
      ['voluntary', [says]],
      ['community-asset', [says]],
    ]);
    assert.deepEqual(suggested({ heard, there: new Set<ResourceType>(['voluntary']) }), [['community-asset', [says]]]);
    assert.deepEqual(suggested({ heard, there: new Set(resourceTypes) }), []);
  });

  it('is offered where a walk took its step and the ledger has nothing for that', () => {
    const step = {
      step: 'powers',
      title: 'Powers',
      note: 'Licensing of taxis',
      wanted: 'Out again',
      path: '/w',
    } as const;
    assert.deepEqual(suggested({ taken: [step] }), [
      ['powers', ['The walk of “Out again” says that this carries part of it: Licensing of taxis']],
    ]);
    const wordless = { ...step, note: null };
    assert.deepEqual(
      suggested({ taken: [wordless] }).map(([type]) => type),
      ['planning', 'powers', 'norms'],
    );
    assert.deepEqual(suggested({ taken: [wordless], there: new Set<ResourceType>(['norms']) }), []);
  });

  it('is offered where the directory has some of it here, by how many and with names', () => {
    const near = ['Lunch club', 'Hall', 'Choir', 'Garden'].map((name) => ({
      name,
      likely: 'community-asset' as const,
      place: 'Vale',
    }));
    assert.deepEqual(suggested({ near }), [
      ['community-asset', ['The directory has 4 entries in Vale: Lunch club, Hall, Choir and others']],
    ]);
    assert.deepEqual(suggestKinds({ ...nothing, near })[0]!.reasons[0]!.path, '/d?q=Vale');
    const pilot = [{ name: 'Micro-enterprise pilot', likely: 'voluntary' as const, place: 'Vale' }];
    assert.deepEqual(
      suggested({ near: pilot }).map(([type]) => type),
      ['voluntary', 'market-innovation'],
      'what its name says too',
    );
  });

  it('is offered where a similar case uses it', () => {
    const other = { title: 'Falls', alike: 'also in Vale', path: '/c' };
    const has = [
      { type: 'norms' as const, name: 'Say hello' },
      { type: 'data' as const, name: 'Hospital days' },
    ];
    assert.deepEqual(
      suggested({
        elsewhere: [
          { ...other, has },
          { ...other, has: [] },
        ],
      }),
      [
        ['norms', ['“Falls”, also in Vale, uses Say hello']],
        ['data', ['“Falls”, also in Vale, uses Hospital days']],
      ],
    );
  });
});

describe('a kind that somebody’s words name', () => {
  it('is found by whole words, in any case, one or many', () => {
    for (const type of resourceTypes)
      for (const word of kindWords[type])
        assert.ok(kindsNamedIn(`The ${word.replace('*', 's')}.`).includes(type), word);
    assert.deepEqual(kindsNamedIn('CHURCHES, benches and pharmacies'), [
      'community-asset',
      'partner-effort',
      'planning',
    ]);
    for (const other of ['Halloween', 'a database', 'fundamental', 'the shallow end', 'a customer', ''])
      assert.deepEqual(kindsNamedIn(other), [], other);
  });
});

describe('a similar case', () => {
  it('names the same place or the same people in the same words', () => {
    assert.deepEqual(placesIn('Thornmere: Harbour, Vale, and Fell & Shore'), [
      'thornmere',
      'harbour',
      'vale',
      'fell',
      'shore',
    ]);
    assert.equal(sharedPlace('Thornmere: Harbour and Vale', 'VALE, Thornmere'), 'Thornmere');
    assert.equal(sharedPlace('Vale', 'Vale of Glamorgan'), null);
    for (const none of [null, '', ' , ']) {
      assert.equal(sharedPlace(none, none), null);
      assert.equal(samePeople(none, none), false);
    }
    assert.ok(samePeople('People over 65', 'people over 65.'));
    assert.ok(!samePeople('People over 65', 'People over 75'));
  });
});
