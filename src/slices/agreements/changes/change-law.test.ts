import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Ground } from '../change-grounds.ts';
import type { Regime } from '../register/register.ts';
import { factsOf, movedIn, type Terms } from './change-facts.ts';
import { changeRules, noticeFirst, rulesAgainst } from './change-law.ts';

const terms = (valuePence: number, endsOn = '2030-12-31'): Terms => ({
  type: 'contract',
  lotId: null,
  startsOn: '2026-01-01',
  endsOn,
  valuePence: Math.round(valuePence),
});
const million = 100_000_000;
const given = (said: readonly Terms[], ground: Ground, regime: Regime = 'ordinary', works = false) =>
  factsOf({ said, ground, regime, works, thresholdPence: 20_772_000 });
const broken = (...args: Parameters<typeof given>) => rulesAgainst(given(...args)).map(({ rule }) => rule.id);

describe('what the law lets one change', () => {
  it('adds up every change, so that a change cut in ten is as large as in one', () => {
    const once = [terms(10 * million), terms(16 * million)];
    const inTen = Array.from({ length: 11 }, (_, at) => terms(10 * million + at * 0.6 * million));
    for (const ground of ['unforeseeable', 'known-risk', 'additional'] as const) {
      assert.deepEqual(broken(once, ground), ['half']);
      assert.deepEqual(broken(inTen, ground), ['half']);
      assert.deepEqual(broken(inTen.slice(0, 9), ground), [], 'eight of them are 48%');
    }
  });

  it('counts what goes up and comes down again both times', () => {
    assert.deepEqual(movedIn([100, 109, 100]), { part: 0.18, amount: 18, up: 0 });
    assert.deepEqual(broken([terms(million), terms(1.09 * million), terms(million)], 'below-threshold'), ['small']);
    assert.equal(movedIn([null, 5]), null);
    assert.equal(movedIn([100, null]), null);
    assert.deepEqual(movedIn([100, null, 90]), { part: 0.1, amount: 10, up: -10 });
  });

  it('lets small changes be 10%, of works 15%, and together below the threshold', () => {
    const by = (part: number) => [terms(million), terms(million * (1 + part))];
    assert.deepEqual([broken(by(0.1), 'below-threshold'), broken(by(0.11), 'below-threshold')], [[], ['small']]);
    assert.deepEqual(broken(by(0.15), 'below-threshold', 'ordinary', true), []);
    assert.deepEqual(broken(by(0.16), 'below-threshold', 'ordinary', true), ['small']);
    const large = [terms(10 * million), terms(10 * million + 20_772_000)];
    assert.deepEqual(broken(large, 'below-threshold'), ['small-together']);
  });

  it('lets the term move by 10%', () => {
    const to = (endsOn: string) => broken([terms(1), terms(1, endsOn)], 'not-substantial');
    assert.deepEqual([to('2031-07-01'), to('2031-07-03')], [[], ['term']]);
  });

  it('leaves a light touch contract free, and lets nothing else pass as one', () => {
    const tenfold = [terms(million), terms(10 * million)];
    for (const ground of ['light-touch', 'additional', 'not-substantial', 'below-threshold'] as const)
      assert.deepEqual(broken(tenfold, ground, 'light-touch'), []);
    assert.deepEqual(broken(tenfold, 'light-touch'), ['light-touch']);
    assert.equal(noticeFirst(given(tenfold, 'light-touch', 'light-touch')), null);
  });

  it('asks both £500,000 and 25% before the Provider Selection Regime takes a new process', () => {
    const health = (from: number, to: number, ground: Ground = 'selection-regime') =>
      broken([terms(from), terms(to)], ground, 'provider-selection');
    assert.deepEqual(health(million, 1.49 * million), [], '£490,000 and 49%');
    assert.deepEqual(health(10 * million, 11 * million), [], '£1 million and 10%');
    assert.deepEqual(health(2 * million, 2.5 * million), ['selection']);
    assert.deepEqual(health(2 * million, 2.5 * million, 'provided-for'), []);
  });

  it('says when a notice comes first', () => {
    const notice = (to: number, ground: Ground, regime: Regime = 'ordinary') =>
      noticeFirst(given([terms(million), terms(to)], ground, regime)) !== null;
    assert.deepEqual([notice(1.1 * million, 'additional'), notice(1.11 * million, 'additional')], [false, true]);
    assert.equal(notice(million, 'restructuring'), true);
    assert.equal(notice(2 * million, 'own-terms', 'none'), false);
  });

  it('warns by every rule: nobody has compared one with the text in force', () => {
    assert.ok(changeRules.length >= 7);
    for (const rule of changeRules) assert.equal(rule.checked, null, rule.id);
  });
});
