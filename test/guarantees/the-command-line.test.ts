import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { commands } from '#src/commands/all.ts';
import { runCommand } from '#src/commands/command.ts';
import { type Site, startSite } from '#test/support/browser.ts';
import { callCommand } from '#test/support/command-line.ts';
import { testDatabaseUrl } from '#test/support/test-database.ts';

const root = path.join(import.meta.dirname, '../..');

describe('the command line', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'commonweal-cli-'));
  const dataDir = path.join(folder, 'data');
  const file = (name: string, content: string) => {
    writeFileSync(path.join(folder, name), content);
    return path.join(folder, name);
  };
  let database: Awaited<ReturnType<typeof testDatabaseUrl>> = null;
  /** On PostgreSQL where it is there: it begins sooner. What is about the embedded database says in which folder that is. */
  const surroundings = (env: NodeJS.ProcessEnv) => {
    const { DATABASE_URL: _, ...rest } = process.env;
    if (database && !env.COMMONWEAL_DATA) rest.DATABASE_URL = database.url;
    return { ...rest, COMMONWEAL_DATA: dataDir, ...env };
  };
  /** As people call it, in a process of its own. */
  const call = (args: string[], env: NodeJS.ProcessEnv = {}) => {
    const done = spawnSync(process.execPath, [path.join(root, 'bin/commonweal.mjs'), ...args], {
      cwd: root,
      env: surroundings(env),
      encoding: 'utf8',
    });
    return { code: done.status, out: done.stdout, err: done.stderr };
  };
  /** The same command on the same database, in this process. */
  const run = (args: string[], env: NodeJS.ProcessEnv = {}) => callCommand(args, surroundings(env));
  before(async () => {
    database = await testDatabaseUrl();
    assert.equal(
      (
        await run([
          'invite',
          '--name',
          'Dev Patel',
          '--email',
          'dev@example.org',
          '--organisation',
          'Thornmere Council',
        ])
      ).code,
      0,
    );
  });
  after(async () => {
    await database?.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('lists its commands, helps with each, and says what is wrong with a call', async (test) => {
    const overview = call([]);
    assert.equal(overview.code, 0);
    const help = test.mock.method(console, 'log', () => {});
    for (const [name, load] of Object.entries(commands)) {
      assert.match(overview.out, new RegExp(`^  ${name} `, 'm'));
      assert.equal(await runCommand(await load(), ['--help']), 0, name);
      assert.match(String(help.mock.calls.at(-1)!.arguments[0]), new RegExp(`^npx commonweal ${name} `));
    }
    help.mock.restore();
    assert.ok(Object.keys(commands).length >= 21);
    assert.match((await run(['backup', '--help'])).out, /^npx commonweal backup /);
    assert.equal((await run(['nonsense'])).code, 2);
    assert.equal(call(['backup']).code, 2);
    assert.equal((await run(['spc', '--nonsense'])).code, 2);
  });

  it('reads a register, says what it could not read by line, and the same file twice changes nothing', async () => {
    const register = file(
      'register.csv',
      'Contract title,Supplier,End date\nHome care,Moorside Care,31/03/2028\nDay centre,Harbour Trust,not a date\n,,\n',
    );
    const first = call(['import', 'register', register, '--organisation', 'Thornmere Council']);
    assert.equal(first.code, 0, first.err);
    assert.match(first.out, /2 contracts added/);
    assert.match(first.out, /line 3/);
    const again = JSON.parse(
      (await run(['import', 'register', register, '--organisation', 'Thornmere Council', '--json'])).out,
    );
    assert.deepEqual([again.added, again.changed, again.unchanged], [0, 0, 2]);
  });

  it('reads OCDS, and a broken file harms nothing', async () => {
    const release = {
      ocid: 'ocds-x-1',
      id: '1',
      date: '2026-01-01T00:00:00Z',
      tag: ['award'],
      buyer: { name: 'Thornmere' },
      awards: [
        {
          id: 'a',
          title: 'Falls classes',
          suppliers: [{ name: 'Harbour Trust' }],
          value: { amount: 100, currency: 'GBP' },
          contractPeriod: { startDate: '2026-01-01T00:00:00Z', endDate: '2027-06-30T00:00:00Z' },
        },
      ],
    };
    const good = file('releases.json', JSON.stringify({ releases: [release] }));
    assert.match(
      (await run(['import', 'ocds', good, '--organisation', 'Thornmere Council'])).out,
      /1 release: 1 process added, 0 changed, 0 as before, 0 left out/,
    );
    assert.match(
      (await run(['import', 'ocds', good, '--organisation', 'Thornmere Council'])).out,
      /read before: nothing has changed/,
    );
    const broken = await run([
      'import',
      'ocds',
      file('broken.json', '{"releases": [{"ocid": '),
      '--organisation',
      'Thornmere Council',
    ]);
    assert.equal(broken.code, 1);
    assert.doesNotMatch(broken.err, /at .*\.ts/);
    const lines = file('lines.jsonl', `${JSON.stringify({ ...release, date: '2026-02-01T00:00:00Z' })}\nodd\n`);
    const mixed = await run(['import', 'ocds', lines, good, '--organisation', 'Thornmere Council', '--json']);
    assert.equal(mixed.code, 0, mixed.err);
    const [changed, known] = JSON.parse(mixed.out).imports;
    assert.deepEqual([changed.releases, changed.unchanged, changed.skipped, changed.linesDone], [1, 1, 1, 2]);
    assert.deepEqual([changed.problems[0].path, known.wasDone], ['lines.jsonl: line 2', true]);
    assert.equal((await run(['import', 'ocds', good, '--organisation', 'Nobody'])).code, 2);
    assert.equal(
      (await run(['import', 'ocds', path.join(folder, 'missing.json'), '--organisation', 'Thornmere Council'])).code,
      1,
    );
  });

  it('charts a series without any database, and refuses what does not fit with what to use instead', async () => {
    const series = file(
      'days.csv',
      [
        'month,days',
        ...[6.1, 5.8, 6.4, 6.0, 5.7, 6.3, 6.2, 5.9, 6.5, 6.1, 6.0, 6.2, 9].map(
          (value, index) => `${2024 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')},${value}`,
        ),
      ].join('\n'),
    );
    const charted = await run(['spc', series, '--better', 'down']);
    assert.equal(charted.code, 0, charted.err);
    assert.match(charted.out, /this is not chance/);
    const refused = await run(['spc', file('few.csv', 'month,n\n2024-01,1\n'), '--json']);
    assert.equal(refused.code, 1);
    assert.equal(JSON.parse(refused.out).chart.refused, true);
  });

  it('says what could be done with what there is, never one answer, and what is wrong with a file', async () => {
    const options = file(
      'options.csv',
      'Option,Cost,Benefit\nNetworks,420k,364\nClasses,260k,236\nBenches,160k,100\nCircle,lots,57\n',
    );
    const done = await run(['allocate', options, '--budget', '0.7m']);
    assert.equal(done.code, 0, done.err);
    assert.match(done.out, /Best found, and proved: Networks, Classes: 600 points, 680,000 of 700,000 £/);
    assert.match(done.out, /also /);
    assert.match(done.out, /Line 5: The cost could not be read/);
    const must = await run(['allocate', options, '--budget', '0.3m', '--must', 'Networks', '--json']);
    assert.equal(must.code, 1);
    assert.match(JSON.parse(must.out).faults[0], /What must be done cannot be: The budget is exceeded by £120,000/);
    assert.equal((await run(['allocate', options, '--budget', 'much'])).code, 2);
    assert.equal((await run(['allocate', options, '--budget', '1m', '--must', 'Nothing'])).code, 2);
    const broken = await run(['allocate', file('options.json', '{"options":[{"id":1}]}')]);
    assert.equal(broken.code, 1);
    assert.match(broken.out, /options\.0\.id/);
  });

  it('refuses beside a running server what needs its database, says how, and does what needs none', async () => {
    let site: Site | null = null;
    try {
      site = await startSite({ embedded: true, args: ['--empty'] });
      const refused = call(['audit', 'verify'], { COMMONWEAL_DATA: site.dataDir });
      assert.equal(refused.code, 3);
      assert.match(refused.err, /already in use by process/);
      assert.equal(
        (
          await run(['spc', file('flat.csv', 'month,n\n2024-01,1\n2024-02,2\n2024-03,1\n')], {
            COMMONWEAL_DATA: site.dataDir,
          })
        ).code,
        0,
      );
    } finally {
      await site?.stop();
    }
  });

  it('backs up, restores elsewhere, verifies the audit, and exports a case', async () => {
    const target = path.join(folder, 'all.backup');
    const here = { COMMONWEAL_DATA: path.join(folder, 'embedded') };
    assert.equal(
      (
        await run(
          ['invite', '--name', 'Dev Patel', '--email', 'dev@example.org', '--organisation', 'Thornmere Council'],
          here,
        )
      ).code,
      0,
    );
    assert.equal((await run(['backup', target], here)).code, 0);
    assert.equal((await run(['backup', target], here)).code, 1, 'it never writes over a backup');
    const elsewhere = { COMMONWEAL_DATA: path.join(folder, 'elsewhere') };
    assert.equal((await run(['restore', target], elsewhere)).code, 0);
    const verified = JSON.parse((await run(['audit', 'verify', '--json'], elsewhere)).out);
    assert.deepEqual(verified.faults, []);
    assert.equal((await run(['export', 'not-an-id', '--out', 'x'])).code, 2);
    assert.ok(readFileSync(target).length > 100);
  });
});
