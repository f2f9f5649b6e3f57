import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Mechanism } from '../mechanism.ts';
import { drawCurve, ticks } from './draw-curve.ts';
import { fillRange } from './fill-ranges.ts';
import { guardrails } from './guardrails.ts';
import { described, fromEngine, type PreventionEstimate, rangeNames, toEngine } from './prevention.ts';
import { effortByTier } from './prevention-list.ts';
import { sayEvents, sayMoney, sayPrevention } from './say-prevention.ts';

const none = { low: null, likely: null, high: null };
const range = (low: number, central = low, high = central) => ({ low, central, high });
const one = {
  id: '00000000-0000-4000-8000-00000000000a',
  event: 'falls',
  mechanismId: 'm1',
  evidence: null,
  regression: null,
  owner: null,
  oneNumber: ['effect'],
  leftOut: ['reach', 'costPence'],
  estimate: {
    population: range(1_000),
    baselineRisk: range(0.1),
    reach: range(0, 0.5, 1),
    uptake: range(1),
    effect: range(0.1, 0.2, 0.3),
    persistence: range(1),
    avoidedPence: range(100),
    cashablePence: range(0),
    costPence: range(0),
    beginsInYear: 1,
    years: 2,
    discountRate: 0,
  },
} as unknown as PreventionEstimate;

describe('what is left out of an estimate', () => {
  it('widens doubt: one number is half to half as much again, none is everything possible, or no money', () => {
    assert.deepEqual(fillRange('uptake', { ...none, likely: 40 }), {
      low: 0.2,
      central: 0.4,
      high: 0.6000000000000001,
    });
    assert.deepEqual(fillRange('uptake', { ...none, likely: 80 }), { low: 0.4, central: 0.8, high: 1 });
    assert.deepEqual(fillRange('effect', { ...none, likely: -10 }), {
      low: -0.15000000000000002,
      central: -0.1,
      high: -0.05,
    });
    assert.deepEqual(fillRange('reach', none), { low: 0, central: 0.5, high: 1 });
    assert.deepEqual(fillRange('costPence', none), range(0));
    assert.deepEqual(fillRange('avoidedPence', { low: 10, likely: null, high: 30 }), {
      low: 1_000,
      central: 2_000,
      high: 3_000,
    });
  });
  it('never narrows it, whatever is given', () => {
    // As people type them: of the smallest fraction that a computer knows there is no half.
    const typedIn = fc.integer({ min: 0, max: 100_000 }).map((thousandths) => thousandths / 1_000);
    const value = fc.option(typedIn, { nil: null });
    fc.assert(
      fc.property(fc.constantFrom(...rangeNames), fc.tuple(value, value, value), (name, typed) => {
        const given = typed.filter((each) => each !== null).sort((a, b) => a - b);
        if (given.length !== 1) return;
        const { low, central, high } = fillRange(name, { low: null, likely: given[0]!, high: null });
        assert.ok(low <= central && central <= high);
        assert.ok(low >= described[name].least && high <= described[name].most);
        assert.ok(central === 0 || high > low);
      }),
    );
  });
  it('is read back as it was typed', () => {
    for (const name of rangeNames) assert.equal(fromEngine(name, toEngine(name, 12.5)), 12.5, name);
  });
});

describe('an estimate in words', () => {
  it('says no more figures than are known', () => {
    assert.deepEqual([1234.6, 59.4, 9.96, 3.14, 0, -0.01, -12.4].map(sayEvents), [
      '1,235',
      '59',
      '10',
      '3.1',
      '0',
      '0',
      '−12',
    ]);
    assert.deepEqual([17_666_000, 123_456, 99_900, 0, -250_000].map(sayMoney), [
      '£177,000',
      '£1,230',
      '£1,000',
      '£0',
      '−£2,500',
    ]);
    assert.match(sayPrevention(one), /^About 20 \(\d+(\.\d)? to \d+\) falls averted in 2 years$/);
  });
  it('asks what must be asked before anybody calls it a saving', () => {
    const open = (more: Partial<PreventionEstimate>) => guardrails({ ...one, ...more }).map((ask) => ask.open);
    assert.deepEqual(open({}), [true, false, true, true, false, true]);
    const all = { oneNumber: [], leftOut: ['costPence'] as const, owner: 'ICB', regression: 'No', evidence: 'A trial' };
    assert.deepEqual(open(all), [false, false, false, false, false, false]);
    const cash = { ...one.estimate, cashablePence: range(100) };
    assert.equal(guardrails({ ...one, ...all, estimate: cash })[1]!.open, true, 'all that is avoided is called cash');
    assert.match(guardrails(one)[0]!.answer, /One number each.*: effect\. Not said.*: reach\./);
  });
  it('counts effort by tier, and the cost of one way once', () => {
    const way = (id: string, tier: Mechanism['tier'], state = 'chosen') =>
      ({ id, tier, state, type: 'grant', title: id }) as Mechanism;
    const costed = (id: string, pence: number) => ({
      ...one,
      mechanismId: id,
      estimate: { ...one.estimate, costPence: range(pence) },
    });
    const tiers = effortByTier(
      [
        way('m1', 'primary'),
        way('m2', 'primary'),
        way('m3', 'tertiary'),
        way('m4', null),
        way('m5', 'primary', 'stopped'),
      ],
      [costed('m1', 5_000_00), costed('m1', 7_000_00), costed('m5', 9_000_00)],
    );
    assert.deepEqual(
      tiers.map(({ label, ways, cost, costed: said }) => [label, ways.length, said, cost]),
      [
        ['Prevents', 2, 1, '£7,000'],
        ['Acts early', 0, 0, null],
        ['Reduces or delays', 1, 0, null],
        ['Not prevention', 0, 0, null],
        ['Not said', 1, 0, null],
      ],
    );
  });
});

describe('the curve', () => {
  it('stays within its plot for any numbers', () => {
    const doubt = fc
      .tuple(...Array.from({ length: 3 }, () => fc.double({ min: -1e9, max: 1e9, noNaN: true })))
      .map((three) => {
        const [low, central, high] = three.sort((a, b) => a - b) as [number, number, number];
        return { low, central, high, worst: low, best: high };
      });
    fc.assert(
      fc.property(fc.array(doubt, { minLength: 1, maxLength: 30 }), (points) => {
        const { shades, lines, plot, up } = drawCurve([{ name: 'with it', look: 'with', points }]);
        for (const { path } of [...shades, ...lines])
          for (const [, x, y] of path.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)) {
            assert.ok(Number(x) >= plot.left && Number(x) <= plot.right, path);
            assert.ok(Number(y) >= plot.top - 0.1 && Number(y) <= plot.bottom + 0.1, path);
          }
        assert.ok(up.length >= 2 && up.length <= 12);
      }),
    );
  });
  it('has round numbers up its side, and begins at 0 where they come near it', () => {
    assert.deepEqual(ticks(0, 100), [0, 20, 40, 60, 80, 100]);
    const flat = (value: number) => ({ low: value, central: value, high: value, worst: value, best: value });
    assert.equal(drawCurve([{ name: 'a', look: 'with', points: [flat(0), flat(10)] }]).fromZero, true);
    assert.equal(drawCurve([{ name: 'a', look: 'with', points: [flat(1_000), flat(1_010)] }]).fromZero, false);
  });
});
