import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  bySupplier,
  type Engagement,
  engagementSources,
  inOrder,
  missingFromPack,
  newSince,
  packEntry,
} from './engagement.ts';

const engagement: fc.Arbitrary<Engagement> = fc.record({
  key: fc.uuid(),
  on: fc
    .date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
    .map((day) => day.toISOString().slice(0, 10)),
  supplier: fc.string({ minLength: 1 }),
  shown: fc.option(fc.string({ minLength: 1 })),
  said: fc.option(fc.string()),
  source: fc.constantFrom(...engagementSources),
  path: fc.constant(null),
});
const some = fc.uniqueArray(engagement, { selector: ({ key }) => key, maxLength: 20 });

describe('the same pack for every bidder', () => {
  it('holds whatever was recorded, in whatever words and of whatever source', () => {
    fc.assert(
      fc.property(some, (entries) => {
        const pack = inOrder(entries).map(packEntry);
        assert.deepEqual(missingFromPack(entries, pack), []);
        assert.equal(pack.length, entries.length);
      }),
    );
  });

  it('shows any entry that is left out, or from which words were taken', () => {
    fc.assert(
      fc.property(
        some.filter((entries) => entries.length > 0),
        fc.nat(),
        (entries, at) => {
          const left = entries[at % entries.length]!;
          const pack = entries.filter((one) => one !== left).map(packEntry);
          assert.deepEqual(missingFromPack(entries, pack), [left]);
        },
      ),
    );
    const one: Engagement = {
      key: 'a',
      on: '2026-01-01',
      supplier: 'Moorside',
      shown: 'The draft',
      said: 'Too big',
      source: 'engagement',
      path: null,
    };
    assert.equal(missingFromPack([one], [{ key: 'a', on: one.on, words: 'The draft' }]).length, 1);
  });

  it('never names the supplier by itself', () => {
    fc.assert(
      fc.property(engagement, (one) => {
        assert.deepEqual(packEntry(one), packEntry({ ...one, supplier: 'Another' }));
      }),
    );
  });

  it('says what is new since a version: nothing of the same, everything that came or changed', () => {
    fc.assert(
      fc.property(some, some, (before, after) => {
        const [old, all] = [before.map(packEntry), [...before, ...after].map(packEntry)];
        assert.deepEqual(newSince(old, old), []);
        const known = new Set(before.map(({ key }) => key));
        assert.deepEqual(
          newSince(all, old).map(({ key }) => key),
          after.filter(({ key }) => !known.has(key)).map(({ key }) => key),
        );
      }),
    );
  });

  it('is told supplier by supplier with nothing lost', () => {
    fc.assert(
      fc.property(some, (entries) => {
        const told = bySupplier(entries).flatMap((one) => one.entries);
        assert.equal(new Set(told).size, entries.length);
      }),
    );
  });
});
