import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readTable, unpack } from '#platform/export/index.ts';
import { readProviderRegister } from '#standards/provider-register/index.ts';
import { madeUpRegisters } from '#test/support/made-up-registers.ts';
import { readRealFile, testOnRealData } from '#test/support/real-data.ts';
import { backtestProviders } from './backtest-providers.ts';
import { NotEnoughHistory } from './backtest-tenders.ts';
import { forecastAreas } from './providers/area-forecasts.ts';
import { fitBirthDeath } from './providers/birth-death.ts';
import { type Registered, registerOf, transitions } from './providers/register.ts';
import { betaBinomial } from './statistics/beta-binomial.ts';
import { binomial, meanOf } from './statistics/counts.ts';

const law = { from: 2015, to: 2021, areas: 60, exit: 0.06, entry: 0.09, seed: 3 };
const rows = madeUpRegisters(law);
const whole = registerOf(rows);
const near = (value: number, wanted: number, within: number) =>
  assert.ok(Math.abs(value - wanted) <= within, `${value} is not within ${within} of ${wanted}`);

describe('births and deaths', () => {
  it('know the beta-binomial’s closed forms', () => {
    for (const chance of betaBinomial(2, 0.5, 2)) near(chance, 1 / 3, 1e-9);
    const pmf = betaBinomial(10, 0.3, 6);
    near(meanOf(pmf), 3, 1e-9);
    near(
      pmf.reduce((sum, chance, k) => sum + chance * (k - 3) ** 2, 0),
      (10 * 0.21 * (6 + 10)) / (6 + 1),
      1e-9,
    );
    assert.deepEqual(betaBinomial(5, 0.4, Infinity), binomial(5, 0.4));
  });

  it('find the rates that made the registers', () => {
    const known = whole.years.slice(0, -1).flatMap((year) => transitions(whole, whole, year, year + 1));
    const fit = fitBirthDeath(known, { halfLife: null, ownRates: false });
    near(fit.exit, 0.06 * 0.8 + 0.18 * 0.2, 0.015);
    near(fit.entryOf('region 1', 8) / 8, 0.09, 0.02);
    assert.ok(fit.exitPrecision >= 40);
  });

  it('with a constant chance of leaving and no entry, are binomial with mean N·(1 − h)ᵗ', () => {
    const one = { area: 'a', region: 'r', before: 100, stayed: 90, came: 0 };
    const known = Array.from({ length: 40 }, (_, at) => ({ ...one, year: 2000 + at, area: `a${at}` }));
    const fit = fitBirthDeath(known, { halfLife: null, ownRates: false });
    near(meanOf(fit.predict('a', 'r', 50, 3, 200)), 50 * (1 - fit.exit) ** 3, 0.3);
    near(fit.exit, 0.1, 0.001);
  });
});

describe('steps between registers', () => {
  const row = (year: number, id: string, area: string): Registered => ({
    year,
    id,
    area,
    type: 'home',
    region: 'r',
    sector: 'private',
    organisation: null,
    places: null,
    rating: null,
  });

  it('count who stayed and who came, keep areas that became empty, and leave out areas that were merged', () => {
    const some = registerOf([
      ...['1', '2', '3'].map((id) => row(2020, id, 'a')),
      row(2021, '1', 'a'),
      row(2021, '9', 'a'),
      row(2020, '4', 'b'),
      row(2021, '4', 'a'),
      ...['5', '6', '7'].map((id) => row(2020, id, 'merged')),
    ]);
    assert.deepEqual(
      transitions(some, some, 2020, 2021).map(({ area, before, stayed, came }) => [area, before, stayed, came]),
      [
        ['a', 3, 1, 2],
        ['b', 1, 0, 0],
      ],
    );
  });
});

describe('a back-test of registers', () => {
  it('makes forecasts that no later register can change', () => {
    const pools = (some: readonly Registered[], last: number) =>
      forecastAreas(registerOf(some), registerOf(some), 2018, 1)
        .filter((one) => one.origin <= last)
        .map(({ origin, area, pool }) => ({ origin, area, pool }));
    const changed = rows.map((row) => (row.year > 2019 ? { ...row, id: `new ${row.id}` } : row));
    assert.deepEqual(pools(changed, 2019), pools(rows, 2019));
    assert.equal(new Set(pools(rows, 2020).map((one) => one.origin)).size, 3);
  });

  it('learns weights for three years ahead from nothing that was not over', () => {
    const pools = (some: readonly Registered[]) =>
      forecastAreas(registerOf(some), registerOf(some), 2018, 3).map(({ pool }) => pool);
    const changed = rows
      .filter((row) => row.year <= 2018 || row.year === 2021)
      .map((row) => (row.year === 2021 ? { ...row, id: `new ${row.id}` } : row));
    assert.deepEqual(pools(changed), pools(rows.filter((row) => row.year <= 2018 || row.year === 2021)));
  });

  it('is the same whatever the order of rows, and every time', () => {
    assert.deepEqual(backtestProviders([...rows].reverse(), 2018, 1), backtestProviders(rows, 2018, 1));
  });

  it('finds who leaves where ratings tell it, with intervals that hold', () => {
    const report = backtestProviders(rows, 2018, 1);
    assert.deepEqual(report.origins, [2018, 2019, 2020]);
    const exit = report.targets.find((one) => one.name === 'provider exit')!;
    assert.ok(exit.shown && exit.skill.low > 0, JSON.stringify(exit.skill));
    const count = report.targets.find((one) => one.name === 'home: providers in an area')!;
    assert.ok(count.n > 170 && count.n <= 180, `${count.n} areas: those that are quite empty are not counted`);
    near(count.coverage90, count.saidCoverage90, 0.05);
  });

  it('says what is wrong with registers that cannot be scored', () => {
    assert.throws(() => backtestProviders([], 2018, 1), NotEnoughHistory);
    assert.throws(
      () =>
        backtestProviders(
          rows.filter((row) => row.year === 2018),
          2018,
          1,
        ),
      /alone/,
    );
    assert.throws(() => backtestProviders(rows, 2021, 1), /Choose a year from 2016 to 2020/);
    assert.throws(() => backtestProviders(rows, 2019, 3), /Choose a year from 2016 to 2018/);
    assert.throws(
      () =>
        backtestProviders(
          rows.filter((row) => row.area === 'area 1'),
          2018,
          1,
        ),
      NotEnoughHistory,
    );
  });
});

const file = 'market/ofsted_providers_2015_2021.csv.gz';
testOnRealData(
  "England's children's homes an area have skill against every naive forecast, one and three years ahead",
  file,
  () => {
    const read = readProviderRegister(readTable(unpack(readRealFile(file)).bytes!));
    assert.deepEqual([read.problems.length, read.missing.length], [0, 0]);
    for (const [until, horizon] of [
      [2017, 1],
      [2018, 3],
    ] as const) {
      const homes = backtestProviders(read.rows, until, horizon).targets[0]!;
      assert.equal(homes.name, "children's home: providers in an area");
      assert.ok(homes.shown && homes.logGain.low > 0, JSON.stringify(homes.skill));
    }
  },
);
