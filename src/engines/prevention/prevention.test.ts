import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { cornersOf } from './corners.ts';
import { quantile, streamOf, triangular } from './draw.ts';
import {
  addUp,
  countedAlready,
  type Doubt,
  type Estimate,
  estimatePrevention,
  faultsInEstimate,
  type Range,
} from './index.ts';
import { factors, factorsBy, quantities, workOutYear } from './work-out.ts';

const range = (low: number, central = low, high = central): Range => ({ low, central, high });
const classes: Estimate = {
  population: range(44_900),
  baselineRisk: range(0.02, 1_006 / 44_900, 0.025),
  reach: range(0.1, 0.2, 0.3),
  uptake: range(0.3, 0.5, 0.6),
  effect: range(0.1, 0.24, 0.4),
  persistence: range(0.6, 0.8, 0.9),
  beginsInYear: 2,
  years: 4,
  discountRate: 0.035,
  avoidedPence: range(200_000, 300_000, 400_000),
  cashablePence: range(0, 30_000, 60_000),
  costPence: range(9_000_000),
};
const near = (found: number, expected: number, within = 1e-6) =>
  assert.ok(Math.abs(found - expected) <= within * Math.max(1, Math.abs(expected)), `${found} is not ${expected}`);

describe('what prevention could avert', () => {
  const found = estimatePrevention(classes, { seed: 7 });
  it('is, at its centre, what one works out by hand', () => {
    // 1,006 falls × 0.2 × 0.5 × 0.24 = 24.144 in year 2; × 0.8 a year after that.
    assert.deepEqual(
      found.years.map((one) => one.year),
      [1, 2, 3, 4],
    );
    for (const [at, averted] of [0, 24.144, 19.3152, 15.45216].entries()) {
      near(found.years[at]!.averted.central, averted);
      near(found.years[at]!.without.central, 1_006);
      near(found.years[at]!.with.central, 1_006 - averted);
    }
    // £3,000 a fall: 24.144/1.035 + 19.3152/1.071225 + 15.45216/1.108717875 = 23.327536 + 18.030946 + 13.936963.
    near(found.total.avoidedPence.central, (23.327536 + 18.030946 + 13.936963) * 300_000, 1e-5);
    near(found.total.cashablePence.central, found.total.avoidedPence.central / 10);
    near(found.total.averted.central, 58.91136);
    // £90,000 a year, discounted: 90,000 × (1 + 1/1.035 + 1/1.035² + 1/1.035³).
    near(found.total.costPence.central, 9_000_000 * 3.801637, 1e-6);
    near(found.total.costPerEvent.central!, (9_000_000 * 3.801637) / 58.91136, 1e-6);
  });
  it('lies within the draws’ range, and that within the corners, in every year', () => {
    for (const year of found.years)
      for (const name of quantities) {
        const { worst, low, central, high, best } = year[name];
        const slack = 1e-9 * Math.max(1, Math.abs(best));
        assert.ok(worst <= low + slack && low <= high + slack && high <= best + slack, `${year.year} ${name}`);
        assert.ok(low <= central + slack && central <= high + slack, `${year.year} ${name}`);
      }
  });
  it('is the same for the same seed, and near it for another', () => {
    assert.deepEqual(estimatePrevention(classes, { seed: 7 }), found);
    const other = estimatePrevention(classes, { seed: 8 });
    assert.notDeepEqual(other, found);
    near(other.total.averted.low, found.total.averted.low, 0.05);
    near(other.total.averted.high, found.total.averted.high, 0.05);
  });
  it('has no range where nothing is in doubt', () => {
    const sure = factorsBy(classes, ({ central }) => central);
    const certain = { ...classes, ...Object.fromEntries(factors.map((name) => [name, range(sure[name])])) };
    for (const { averted } of estimatePrevention(certain, { seed: 1 }).years)
      for (const value of [averted.low, averted.high, averted.worst, averted.best]) near(value, averted.central);
  });
  it('can be worse than nothing, and then says no cost for each event', () => {
    const doubtful = estimatePrevention({ ...classes, effect: range(-0.2, -0.1, 0) }, { seed: 1 });
    assert.ok(doubtful.total.averted.high <= 0 && doubtful.total.averted.worst < 0);
    assert.ok(doubtful.years[1]!.with.central > doubtful.years[1]!.without.central);
    assert.deepEqual(doubtful.total.costPerEvent, { central: null, low: null, high: null });
  });
});

const part = (least: number, most: number) =>
  fc
    .tuple(...Array.from({ length: 3 }, () => fc.double({ min: least, max: most, noNaN: true })))
    .map((three) => three.sort((a, b) => a - b))
    .map(([low, central, high]) => range(low!, central, high));
const anyEstimate: fc.Arbitrary<Estimate> = fc
  .record({
    population: part(0, 1e6),
    baselineRisk: part(0, 2),
    reach: part(0, 1),
    uptake: part(0, 1),
    effect: part(-1, 1),
    persistence: part(0, 1),
    avoidedPence: part(0, 1e6),
    costPence: part(0, 1e8),
    years: fc.integer({ min: 1, max: 6 }),
    begins: fc.nat(),
    discountRate: fc.double({ min: 0, max: 0.2, noNaN: true }),
  })
  .map(({ begins, ...one }) => ({
    ...one,
    beginsInYear: 1 + (begins % one.years),
    cashablePence: range(one.avoidedPence.low / 2, one.avoidedPence.central / 2, one.avoidedPence.high / 2),
  }));

describe('on any estimate', () => {
  it('the corners are what trying every corner gives, and no point within lies beyond them', () => {
    fc.assert(
      fc.property(
        anyEstimate,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 9, maxLength: 9 }),
        (estimate, places) => {
          for (let year = 1; year <= estimate.years; year += 1) {
            const corners = cornersOf(estimate, year);
            const tried = Array.from({ length: 2 ** factors.length }, (_, set) =>
              workOutYear(
                factorsBy(estimate, ({ low, high }, factor) => ((set >> factors.indexOf(factor)) & 1 ? high : low)),
                year,
                estimate,
              ),
            );
            const inside = workOutYear(
              factorsBy(estimate, ({ low, high }, factor) => low + places[factors.indexOf(factor)]! * (high - low)),
              year,
              estimate,
            );
            for (const name of quantities) {
              const values = tried.map((one) => one[name]);
              const [least, most] = [Math.min(...values), Math.max(...values)];
              near(corners[name].least, least, 1e-9);
              near(corners[name].most, most, 1e-9);
              const slack = 1e-9 * Math.max(1, Math.abs(least), Math.abs(most));
              assert.ok(inside[name] >= least - slack && inside[name] <= most + slack);
            }
          }
        },
      ),
      { numRuns: 40 },
    );
  });
  it('twice the people is twice the events and the money; a later start and less left avert no more', () => {
    const gain = fc.record({ estimate: anyEstimate, seed: fc.nat() });
    fc.assert(
      fc.property(gain, ({ estimate: given, seed }) => {
        const estimate = {
          ...given,
          effect: range(
            ...([given.effect.low, given.effect.central, given.effect.high].map(Math.abs).sort((a, b) => a - b) as [
              number,
              number,
              number,
            ]),
          ),
        };
        const draws = 100;
        const once = estimatePrevention(estimate, { seed, draws }).total;
        const twice = {
          low: 2 * estimate.population.low,
          central: 2 * estimate.population.central,
          high: 2 * estimate.population.high,
        };
        const doubled = estimatePrevention({ ...estimate, population: twice }, { seed, draws }).total;
        for (const name of ['averted', 'avoidedPence', 'cashablePence'] as const)
          for (const end of ['worst', 'low', 'central', 'high', 'best'] as const)
            near(doubled[name][end], 2 * once[name][end], 1e-9);
        const later = { ...estimate, years: estimate.years + 1, beginsInYear: estimate.beginsInYear + 1 };
        const shifted = estimatePrevention(later, { seed, draws }).total;
        near(shifted.averted.central, once.averted.central, 1e-9);
        assert.ok(shifted.avoidedPence.central <= once.avoidedPence.central * (1 + 1e-9));
        const fading = estimatePrevention({ ...estimate, persistence: range(0) }, { seed, draws }).total;
        assert.ok(
          fading.averted.high <= once.averted.high + 1e-6 && fading.averted.central <= once.averted.central + 1e-6,
        );
        for (const end of ['low', 'central', 'high'] as const)
          assert.ok(once.cashablePence[end] <= once.avoidedPence[end] + 1e-6);
      }),
      { numRuns: 60 },
    );
  });
});

describe('an estimate that makes no sense', () => {
  it('is named by its fault, and never worked out', () => {
    for (const [more, fault] of [
      [{ reach: range(0, 0.5, 1.1) }, 'reach'],
      [{ uptake: range(0.5, 0.4, 0.6) }, 'uptake'],
      [{ effect: range(-1.1, 0, 0) }, 'effect'],
      [{ population: range(Number.NaN) }, 'population'],
      [{ persistence: range(0, 0.5, Number.POSITIVE_INFINITY) }, 'persistence'],
      [{ years: 0 }, 'years'],
      [{ years: 31 }, 'years'],
      [{ beginsInYear: 5 }, 'beginsInYear'],
      [{ discountRate: -0.1 }, 'discountRate'],
      [{ cashablePence: range(0, 300_001, 400_000) }, 'cashablePence'],
    ] as const) {
      const estimate = { ...classes, ...more } as Estimate;
      assert.deepEqual(Object.keys(faultsInEstimate(estimate)), [fault]);
      assert.throws(() => estimatePrevention(estimate, { seed: 1 }), RangeError);
    }
    assert.deepEqual(faultsInEstimate(classes), {});
    for (const draws of [0, 1.5, 1e6]) assert.throws(() => estimatePrevention(classes, { seed: 1, draws }), RangeError);
  });
});

describe('the draws', () => {
  it('follow the triangle: its median and its mean', () => {
    const three = range(0, 2, 10);
    near(triangular(three, 0), 0);
    near(triangular(three, 1), 10);
    near(triangular(three, 0.2), 2, 1e-9);
    near(triangular(three, 0.5), 10 - Math.sqrt(0.5 * 10 * 8), 1e-9);
    const next = streamOf(3);
    const drawn = Float64Array.from({ length: 40_000 }, () => triangular(three, next()));
    near(drawn.reduce((sum, one) => sum + one, 0) / drawn.length, 4, 0.01);
    near(quantile(drawn.sort(), 0.5), 10 - Math.sqrt(40), 0.02);
    assert.equal(triangular(range(5), 0.3), 5);
  });
  it('lie between 0 and 1 for any seed', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const next = streamOf(seed);
        for (let draw = 0; draw < 50; draw += 1) {
          const value = next();
          assert.ok(value > 0 && value < 1);
        }
      }),
    );
  });
});

describe('adding up', () => {
  const money = (central: number): Doubt => ({
    central,
    low: central,
    high: central,
    worst: central / 2,
    best: central * 2,
  });
  const counted = (id: string, owner: string, group: string) => ({
    id,
    owner,
    group,
    avoidedPence: money(100),
    cashablePence: money(10),
  });
  it('keeps owners and what could be cashed apart, and adds worst to worst', () => {
    const { owners, refused } = addUp([
      counted('a', 'Council', 'falls'),
      counted('b', 'council ', 'waits'),
      counted('c', 'ICB', 'falls'),
    ]);
    assert.deepEqual(refused, []);
    assert.deepEqual(
      owners.map(({ owner, ids, avoidedPence, cashablePence }) => [owner, ids, avoidedPence, cashablePence.central]),
      [
        ['Council', ['a', 'b'], { central: 200, worst: 100, best: 400 }, 20],
        ['ICB', ['c'], { central: 100, worst: 50, best: 200 }, 10],
      ],
    );
  });
  it('refuses to count the same events twice for the same owner, and says with which', () => {
    const all = [
      counted('a', 'Council', 'Falls at home'),
      counted('b', ' council', 'falls  at home'),
      counted('c', 'ICB', 'falls at home'),
    ];
    const { owners, refused } = addUp(all);
    assert.deepEqual(refused, [{ id: 'b', already: 'a', owner: ' council', group: 'falls  at home' }]);
    assert.deepEqual(
      owners.map((one) => one.avoidedPence.central),
      [100, 100],
    );
    assert.equal(countedAlready(all[1]!, [all[0]!])?.id, 'a');
    assert.equal(countedAlready(all[2]!, [all[0]!]), null);
  });
});
