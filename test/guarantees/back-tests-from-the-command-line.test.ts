import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { callCommand } from '#test/support/command-line.ts';
import { madeUpHistory } from '#test/support/made-up-history.ts';
import { madeUpRegisters } from '#test/support/made-up-registers.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'commonweal-back-test-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, content: string | Buffer) => {
  writeFileSync(path.join(folder, name), content);
  return path.join(folder, name);
};
const run = (...args: string[]) => callCommand(['retender', ...args]);
const day = (days: number) => new Date(days * 86_400_000).toISOString().slice(0, 10);
const history = [
  'pid,date,bidder_id,winner,reserveprice,road,cleaning',
  ...madeUpHistory({ from: 2019, to: 2021, aYear: 50, seed: 3 }).flatMap((tender) =>
    tender.bids.map((bid) =>
      [
        tender.id,
        day(tender.day),
        bid.bidder,
        Number(bid.won),
        tender.size,
        ...['road', 'cleaning'].map((kind) => Number(tender.kinds.includes(kind))),
      ].join(','),
    ),
  ),
].join('\n');

describe('npx commonweal retender backtest', () => {
  it('prints every target with its scores, the same for a plain and a gzipped file', async () => {
    const plain = await run('backtest', file('history.csv', history), '--until', '2020', '--json');
    assert.equal(plain.code, 0, plain.err);
    const { targets } = JSON.parse(plain.out);
    const wanted = [
      'name',
      'n',
      'model',
      'brier',
      'baselineBrier',
      'skill',
      'logScore',
      'baselineLogScore',
      'crps',
      'coverage90',
    ];
    for (const target of targets)
      for (const field of wanted) assert.ok(target[field] !== undefined, `${target.name} ${field}`);
    const two = targets.find((one: { name: string }) => one.name === 'bidders<=2');
    assert.equal(two.n, 50);
    assert.ok(two.skill.low <= two.skill.value && two.skill.value <= two.skill.high);
    assert.equal(
      (await run('backtest', file('history.csv.gz', gzipSync(history)), '--until', '2020', '--json')).out,
      plain.out,
    );
    assert.match((await run('backtest', file('history.csv', history), '--until', '2020')).out, /^bidders<=2: /m);
  });

  it('says what to do about a call or a file that cannot be used', async () => {
    const good = file('good.csv', history);
    assert.equal((await run('backtest', good)).code, 2);
    assert.equal((await run('backtest', good, '--until', 'soon')).code, 2);
    assert.equal((await run('backtest')).code, 2);
    const cases: [string, string | Buffer, RegExp][] = [
      ['empty.csv', '', /empty/],
      ['columns.csv', 'a,b\n1,2', /no column pid/],
      ['dates.csv', 'pid,date,bidder_id\n1,soon,a', /no tender in the file/],
      ['three.csv', 'pid,date,bidder_id\n1,20200101,a\n2,20200201,a\n3,20200301,b', /at least two years/],
      ['cut.csv.gz', gzipSync(history).subarray(0, 400), /damaged or cut short/],
      ['picture.csv', Buffer.from([0, 1, 2, 255, 254, 0, 0, 9]), /./],
    ];
    for (const [name, content, says] of cases) {
      const done = await run('backtest', file(name, content), '--until', '2020', '--json');
      assert.equal(done.code, 1, name);
      assert.match(JSON.parse(done.out).failed, says, name);
    }
    assert.match((await run('backtest', good, '--until', '2021')).out, /Choose a year from 2019 to 2020/);
    assert.equal((await run('backtest', path.join(folder, 'not-there.csv'), '--until', '2020')).code, 1);
  });
});

describe('npx commonweal retender survival', () => {
  const columns = ['year', 'id', 'type', 'area', 'region', 'sector', 'organisation', 'places', 'rating'] as const;
  const registers = [
    'year_march,urn,provision_type,local_authority,region,sector,organisation,places,overall_rating',
    ...madeUpRegisters({ from: 2018, to: 2023, areas: 30, exit: 0.06, entry: 0.08, seed: 1 }).map((row) =>
      columns.map((name) => row[name]).join(','),
    ),
  ].join('\n');

  it('prints every target with its scores for one year and for three', async () => {
    const good = file('registers.csv.gz', gzipSync(registers));
    for (const horizon of ['1', '3']) {
      const done = await run('survival', good, '--until', '2020', '--horizon', horizon, '--json');
      assert.equal(done.code, 0, done.err);
      const report = JSON.parse(done.out);
      assert.equal(report.horizon, Number(horizon));
      assert.ok(report.targets.length >= 2 && report.targets.every((one: { n: number }) => one.n > 0));
    }
  });

  it('says what to do about a call or a file that cannot be used', async () => {
    const good = file('registers.csv', registers);
    assert.equal((await run('survival', good)).code, 2);
    assert.equal((await run('survival', good, '--until', '2020', '--horizon', '0')).code, 2);
    assert.match((await run('survival', good, '--until', '2023')).out, /Choose a year from 2019 to 2022/);
    assert.match((await run('survival', file('other.csv', 'a\n1'), '--until', '2020')).out, /no column year_march/);
    assert.equal(
      (
        await run(
          'survival',
          file('three-rows.csv', `${registers.split('\n').slice(0, 4).join('\n')}`),
          '--until',
          '2018',
          '--json',
        )
      ).code,
      1,
    );
  });
});
