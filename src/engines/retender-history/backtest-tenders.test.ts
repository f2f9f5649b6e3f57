import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readTable, unpack } from '#platform/export/index.ts';
import { readTenderHistory } from '#standards/tender-history/index.ts';
import { madeUpHistory } from '#test/support/made-up-history.ts';
import { readRealFile, testOnRealData } from '#test/support/real-data.ts';
import { backtestTenders, NotEnoughHistory } from './backtest-tenders.ts';
import { firmYears } from './tenders/firm-exit.ts';
import { forecastTenders } from './tenders/pool-of-forecasts.ts';
import { labelWinners } from './tenders/repeat-winner.ts';
import { inOrder, type Tender } from './tenders/tender.ts';

const history = madeUpHistory({ from: 2018, to: 2021, aYear: 60, seed: 5 });
const targetOf = (report: ReturnType<typeof backtestTenders>, name: string) =>
  report.targets.find((one) => one.name === name)!;

/** All that came to tenders of that year and after, changed: other bidders, other winners. */
const withAnotherFuture = (tenders: readonly Tender[], year: number): Tender[] =>
  tenders.map((tender) =>
    tender.year < year
      ? tender
      : { ...tender, bids: ['x', 'y', 'z'].map((bidder) => ({ bidder, amount: 1, won: bidder === 'z' })) },
  );

describe('a back-test of tenders', () => {
  it('makes forecasts that nothing from their own year or later can change', () => {
    for (const year of [2020, 2021]) {
      const forecasts = (tenders: readonly Tender[]) =>
        forecastTenders(tenders, 2019).flatMap((one) =>
          one.forecasts
            .filter(({ tender }) => tender.year <= year)
            .map(({ tender, pool, naive }) => ({ id: tender.id, pool, naive })),
        );
      assert.deepEqual(forecasts(withAnotherFuture(history, year)), forecasts(history));
      assert.deepEqual(forecasts(history.filter((tender) => tender.year <= year)), forecasts(history));
    }
    assert.notDeepEqual(
      forecastTenders(withAnotherFuture(history, 2020), 2019)[1]!.forecasts[0]!.pool,
      forecastTenders(history, 2019)[1]!.forecasts[0]!.pool,
    );
  });

  it('with one origin, knows nothing after it however many years it looks ahead', () => {
    const pools = (tenders: readonly Tender[]) =>
      forecastTenders(tenders, 2019, Infinity).flatMap((one) => one.forecasts.map(({ pool }) => pool));
    assert.equal(pools(history).length, 120);
    assert.deepEqual(pools(withAnotherFuture(history, 2020)), pools(history));
  });

  it('is the same whatever the order of tenders and bids in the file, and every time', () => {
    const shuffled = [...history].reverse().map((tender) => ({ ...tender, bids: [...tender.bids].reverse() }));
    assert.deepEqual(backtestTenders(shuffled, 2020), backtestTenders(history, 2020));
  });

  it('finds skill where size and kind of work decide who comes, and scores each tender after the year once', () => {
    const report = backtestTenders(madeUpHistory({ from: 2018, to: 2021, aYear: 150, seed: 5 }), 2019);
    assert.deepEqual(report.origins, [2019, 2020]);
    assert.equal(report.scored, 300);
    const target = targetOf(report, 'bidders<=2');
    assert.equal(target.n, 300);
    assert.ok(target.shown && target.skill.low > 0, JSON.stringify(target.skill));
    assert.ok(target.brier < target.baselineBrier);
    assert.ok(Math.abs(target.skill.value - (1 - target.brier / target.baselineBrier)) < 1e-12);
    assert.equal(
      target.baselineBrier,
      Math.min(...target.baselines.filter((one) => one.naive).map((one) => one.brier)),
    );
    assert.ok(targetOf(report, 'bidders').coverage90 > 0.85);
  });

  it('shows no forecast where who comes is chance alone', () => {
    const random = madeUpHistory({ from: 2018, to: 2021, aYear: 60, seed: 8 }).map((tender, at) => ({
      ...tender,
      bids: Array.from({ length: 1 + ((at * 7919) % 5) }, (_, i) => ({
        bidder: `b${(at * 31 + i) % 17}`,
        amount: null,
        won: i === 0,
      })),
    }));
    const target = targetOf(backtestTenders(random, 2019), 'bidders<=2');
    assert.equal(target.shown, false);
    assert.match(target.model, /^no better than .*, which is given$/);
    assert.ok(target.skill.low <= 0);
  });

  it('gives nothing as a forecast from under thirty tenders, and says why', () => {
    const report = backtestTenders(madeUpHistory({ from: 2018, to: 2020, aYear: 14, seed: 2 }), 2019);
    assert.match(report.notes[0]!, /^Only 28 tenders up to 2019: sector prior, not your market/);
    assert.ok(report.targets.every((one) => !one.shown && /^sector prior/.test(one.model)));
  });

  it('says what is wrong with a history that cannot be scored', () => {
    assert.throws(() => backtestTenders([], 2019), NotEnoughHistory);
    assert.throws(
      () =>
        backtestTenders(
          history.filter((one) => one.year === 2018),
          2018,
        ),
      /at least two years/,
    );
    assert.throws(() => backtestTenders(history, 2021), /Choose a year from 2018 to 2020/);
    assert.throws(() => backtestTenders(history, 2017), /Choose a year from 2018 to 2020/);
  });

  it('takes years without tenders, tenders without bids or size, and three of them', () => {
    const gap = history.filter((one) => one.year !== 2020);
    assert.equal(backtestTenders(gap, 2019).scored, 60);
    const empty = history.map((one, at) => (at % 9 === 0 ? { ...one, bids: [], size: null } : one));
    const report = backtestTenders(empty, 2020);
    assert.ok(targetOf(report, 'bidders<=0').n === 60 && targetOf(report, 'single bid').n === 60);
    assert.equal(backtestTenders([history[0]!, history[70]!, history[200]!], 2018).scored, 2);
  });
});

describe('what is told of firms', () => {
  const tender = (year: number, bidders: string[], day = 360): Tender => ({
    id: `${year} ${day} ${bidders}`,
    day: Date.UTC(year, 0, day) / 86_400_000,
    year,
    size: null,
    kinds: [],
    words: [],
    bids: bidders.map((bidder, at) => ({ bidder, amount: null, won: at === 0 })),
  });

  it('is who left by the end of a whole next year, and nothing where that year is not over', () => {
    const years = firmYears(inOrder([tender(2018, ['a', 'b']), tender(2019, ['a']), tender(2020, ['b'], 40)]));
    const left = (firm: string, year: number) => years.find((one) => one.firm === firm && one.year === year)!.left;
    assert.deepEqual([left('a', 2018), left('b', 2018), left('a', 2019), left('b', 2020)], [false, true, null, null]);
    assert.equal(years.find((one) => one.firm === 'b' && one.year === 2020)!.tenure, 3);
  });

  it('is who had won in the two years before, never the same year', () => {
    const labels = labelWinners(
      inOrder([
        tender(2017, ['a']),
        tender(2018, ['b']),
        tender(2018, ['b'], 361),
        tender(2019, ['a']),
        tender(2020, ['a']),
        tender(2022, ['b']),
      ]),
    );
    assert.deepEqual(
      labels.map((one) => one.repeat),
      [false, false, true, true, false],
    );
  });
});

const file = 'market/tsuchiura_bids_2007_2012.csv.gz';
testOnRealData('Tsuchiura’s construction tenders have skill for two bidders or fewer at every origin', file, () => {
  const read = readTenderHistory(readTable(unpack(readRealFile(file)).bytes!));
  assert.equal(read.tenders.length, 1120);
  assert.deepEqual(read.problems, []);
  for (const until of [2008, 2009, 2010, 2011]) {
    const target = targetOf(backtestTenders(read.tenders, until), 'bidders<=2');
    assert.equal(target.n, read.tenders.filter((one) => one.year > until).length);
    const against = target.baselines.find((one) => one.name === 'the last 200 tenders')!;
    assert.ok(against.skill.value > 0.02, `${until}: ${against.skill.value}`);
  }
});
