import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { countings } from './figures.ts';
import { type Need, sayNumber } from './need.ts';
import { isSuppressed, publicNeeds } from './public-figures.ts';
import { compare, faultsInPublished, hasMovedBeyond, sayDisagreement, sayPublished } from './published.ts';

const falls = {
  statement: 'Falls',
  state: 'recorded',
  isPublic: true,
  population: 'people over 65',
  place: 'Thornmere',
  period: '2022/23',
  source: 'Hospital admissions',
  countedAs: 'rate',
  numerator: 1_006,
  denominator: 44_900,
  per: 100_000,
  publishedValue: 2_240,
  publishedLow: 2_101,
  publishedHigh: 2_385,
  publishedUnit: 'per 100,000',
  publishedBy: 'the department',
  comparator: 'England',
  comparatorValue: 1_933,
} as Need;
const bare = { countedAs: null, numerator: null, denominator: null, per: null } as const;

describe('what was published about a need', () => {
  it('is said in its own unit, with its own interval where it has one', () => {
    assert.equal(sayPublished(falls), '2,240 per 100,000 (2,101 to 2,385)');
    assert.equal(sayPublished({ ...falls, publishedLow: null, publishedHigh: null }), '2,240 per 100,000');
    assert.equal(
      sayPublished({ ...falls, publishedValue: 41, publishedLow: 38.5, publishedHigh: 43.6, publishedUnit: '%' }),
      '41% (38.5% to 43.6%)',
    );
    assert.equal(sayPublished({ ...falls, publishedValue: null }), null);
  });
  it('stands for the need only where there is no count', () => {
    assert.equal(sayNumber(falls), '2,241 per 100,000 (2,104 to 2,383)');
    assert.equal(sayNumber({ ...falls, ...bare }), '2,240 per 100,000 (2,101 to 2,385), as published');
  });
  it('is said to disagree where its own counts give another value, and not for rounding', () => {
    assert.equal(sayDisagreement(falls), null);
    assert.match(
      sayDisagreement({ ...falls, publishedValue: 1_990 })!,
      /is 1,990 per 100,000; .* give 2,241 per 100,000/,
    );
    assert.equal(sayDisagreement({ ...falls, publishedValue: 1_990, publishedUnit: 'years' }), null, 'another unit');
    assert.equal(sayDisagreement({ ...falls, ...bare }), null, 'nothing to compare with');
    const share = { ...falls, countedAs: 'share', numerator: 61, denominator: 88, publishedUnit: '%' } as const;
    assert.equal(sayDisagreement({ ...share, publishedValue: 69 }), null, '69.3 rounded');
    assert.ok(sayDisagreement({ ...share, publishedValue: 68.5 }));
  });
  it('is compared by its own range, else by the one worked out here', () => {
    assert.equal(compare(falls)!.stands, 'above');
    assert.equal(compare({ ...falls, comparatorValue: 2_385 })!.stands, 'within');
    assert.equal(compare({ ...falls, comparatorValue: 2_386 })!.stands, 'below');
    assert.equal(compare({ ...falls, publishedLow: null, publishedHigh: null })!.stands, 'above', 'by the counts');
    const otherUnit = { ...falls, publishedLow: null, publishedHigh: null, publishedUnit: 'per 1,000' };
    assert.equal(compare(otherUnit)!.stands, 'unknown', 'the counts are in another unit');
    assert.equal(compare({ ...falls, ...bare, publishedLow: null, publishedHigh: null })!.stands, 'unknown');
    assert.match(
      compare({ ...falls, publishedValue: null, comparatorValue: 2_200 })!.says,
      /England: 2,200 per 100,000\. It lies within/,
    );
    assert.equal(compare({ ...falls, comparatorValue: null }), null);
  });
  it('has moved only beyond the earlier range', () => {
    assert.equal(hasMovedBeyond(falls, { ...falls, publishedValue: 2_385 }), false);
    assert.equal(hasMovedBeyond(falls, { ...falls, publishedValue: 2_386 }), true);
    const counted = { ...falls, publishedValue: null, publishedLow: null, publishedHigh: null };
    assert.equal(hasMovedBeyond(counted, { ...counted, numerator: 1_050 }), false);
    assert.equal(hasMovedBeyond(counted, { ...counted, numerator: 1_100 }), true);
    assert.equal(hasMovedBeyond(counted, { ...counted, ...bare }), true, 'no number any more');
    assert.equal(hasMovedBeyond({ ...counted, ...bare }, falls), false, 'there was no range before');
  });
  it('is refused, field by field, where it makes no sense', () => {
    const fields = (more: Partial<Need>) => Object.keys(faultsInPublished({ ...falls, ...more }));
    assert.deepEqual(fields({}), []);
    assert.deepEqual(fields({ publishedValue: null }), ['publishedValue']);
    assert.deepEqual(fields({ publishedLow: null }), ['publishedHigh']);
    assert.deepEqual(fields({ publishedLow: 2_400 }), ['publishedHigh']);
    assert.deepEqual(fields({ publishedValue: 2_100 }), ['publishedValue']);
    assert.deepEqual(fields({ comparator: null }), ['comparator']);
    assert.deepEqual(fields({ comparator: null, comparatorValue: null }), []);
  });
});

describe('a need on the residents’ page', () => {
  it('is there only where somebody chose so, and while it is not withdrawn', () => {
    assert.equal(publicNeeds([falls]).length, 1);
    assert.equal(publicNeeds([{ ...falls, isPublic: false }]).length, 0);
    assert.equal(publicNeeds([{ ...falls, state: 'withdrawn' }]).length, 0);
  });
  it('prints no number from which a count under ten can be worked out', () => {
    assert.equal(isSuppressed({ ...falls, numerator: 10 }), false);
    assert.equal(isSuppressed({ ...falls, numerator: 9 }), true);
    assert.equal(isSuppressed({ ...falls, numerator: 0 }), true);
    assert.equal(isSuppressed({ ...bare, countedAs: 'share', numerator: 95, denominator: 100 }), true, 'all but five');
    fc.assert(
      fc.property(
        fc.constantFrom(...countings),
        fc.integer({ min: 0, max: 30 }),
        fc.integer({ min: 0, max: 30 }),
        (countedAs, numerator, more) => {
          const need = { ...falls, countedAs, numerator, denominator: numerator + more || 1, comparator: null };
          const [printed] = publicNeeds([need]);
          const safe = numerator >= 10 && (countedAs !== 'share' || more >= 10);
          if (safe) return assert.equal(printed!.figures, sayNumber(need));
          assert.match(printed!.figures!, /too small to print \(under 10\)/);
          assert.doesNotMatch(JSON.stringify({ ...printed, period: '', where: '' }), /2,240|2,101|%/);
        },
      ),
    );
  });
});
