import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Link } from '#platform/links/index.ts';
import { countings, type Figures, faultsInFigures, readFigures, sayFigures } from './figures.ts';
import { type Need, sayFiguresOf } from './need.ts';
import { unmetOf } from './unmet.ts';

const figures = (more: Partial<Figures>): Figures => ({
  countedAs: null,
  numerator: null,
  denominator: null,
  per: null,
  ...more,
});

const told = (more: Partial<Figures>) => ({
  ...figures(more),
  publishedValue: null,
  publishedLow: null,
  publishedHigh: null,
  publishedUnit: null,
  publishedBy: null,
});

describe('the figures of a need', () => {
  it('say a share with its Wilson interval', () => {
    assert.equal(
      sayFigures(figures({ countedAs: 'share', numerator: 81, denominator: 263 })),
      '30.8% (25.5% to 36.6%)',
    );
    assert.equal(sayFigures(figures({ countedAs: 'share', numerator: 0, denominator: 20 })), '0% (0% to 16.1%)');
  });
  it('say a rate with its Byar interval, in its own unit', () => {
    const rate = figures({ countedAs: 'rate', numerator: 1_006, denominator: 44_900, per: 100_000 });
    assert.equal(sayFigures(rate), '2,241 per 100,000 (2,104 to 2,383)');
    assert.equal(readFigures(rate)!.from, '1,006 of 44,900');
  });
  it('say a count with its Byar interval', () => {
    assert.equal(sayFigures(figures({ countedAs: 'count', numerator: 10 })), '10 (4.8 to 18.4)');
  });
  it('say nothing where there is nothing', () => {
    assert.equal(sayFigures(figures({})), null);
    assert.equal(sayFigures(figures({ countedAs: 'share', numerator: 3 })), null);
    assert.equal(sayFigures(figures({ countedAs: 'rate', numerator: 3, denominator: 4 })), null);
  });
  it('say whom they are about', () => {
    const share = told({ countedAs: 'share', numerator: 1, denominator: 1 });
    assert.equal(sayFiguresOf({ ...share, population: 'carers' }), '100% (20.7% to 100%) of carers');
    assert.equal(sayFiguresOf({ ...share, population: null }), '100% (20.7% to 100%)');
    assert.equal(
      sayFiguresOf({ ...told({ countedAs: 'count', numerator: 10 }), population: 'carers' }),
      '10 (4.8 to 18.4), carers',
    );
    assert.equal(sayFiguresOf({ ...told({}), population: 'carers' }), null);
  });
  it('hold the number between its ends, whatever is counted', () => {
    for (const countedAs of countings)
      for (const numerator of [0, 1, 7, 100]) {
        const { value, low, high } = readFigures(figures({ countedAs, numerator, denominator: 100, per: 1_000 }))!;
        assert.ok(low <= value && value <= high, `${countedAs} ${numerator}: ${low} ${value} ${high}`);
      }
  });
  it('are refused, field by field, where they make no sense together', () => {
    const fields = (more: Partial<Figures>) => Object.keys(faultsInFigures(figures(more)));
    assert.deepEqual(fields({}), []);
    assert.deepEqual(fields({ numerator: 3 }), ['countedAs']);
    assert.deepEqual(fields({ countedAs: 'count' }), ['numerator']);
    assert.deepEqual(fields({ countedAs: 'count', numerator: 0 }), []);
    assert.deepEqual(fields({ countedAs: 'share', numerator: 1 }), ['denominator']);
    assert.deepEqual(fields({ countedAs: 'share', numerator: 1, denominator: 0 }), ['denominator']);
    assert.deepEqual(fields({ countedAs: 'share', numerator: 2, denominator: 1 }), ['numerator']);
    assert.deepEqual(fields({ countedAs: 'share', numerator: 1, denominator: 1 }), []);
    assert.deepEqual(fields({ countedAs: 'rate', numerator: 2, denominator: 1 }), ['per']);
    assert.deepEqual(fields({ countedAs: 'rate', numerator: 2, denominator: 1, per: 0 }), ['per']);
    assert.deepEqual(fields({ countedAs: 'rate', numerator: 2, denominator: 1, per: 10 }), []);
  });
});

describe('an unmet need', () => {
  const need = (id: string, state: Need['state'] = 'recorded') => ({ id, state }) as Need;
  const link = (kind: string, to: string): Link => ({
    from: { kind, id: 'x' },
    to: { kind: 'need', id: to },
    relation: 'answers',
    since: new Date(0),
  });
  it('is one that no outcome, mechanism or requirement rests on', () => {
    const needs = ['a', 'b', 'c', 'd'].map((id) => need(id));
    const links = [link('outcome', 'a'), link('mechanism', 'b'), link('requirement', 'c'), link('cause', 'd')];
    assert.deepEqual(
      unmetOf(needs, links).map(({ id }) => id),
      ['d'],
    );
  });
  it('is not one that was withdrawn', () => {
    assert.deepEqual(unmetOf([need('a', 'withdrawn')], []), []);
  });
});
