import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { sql } from 'kysely';
import { ConfigError, readConfig } from '#platform/config.ts';
import { organisationsNamed } from '#slices/people/index.ts';
import { openTestApp, type TestApp } from '#test/support/client.ts';
import { madeUpRelease } from '#test/support/made-up-releases.ts';
import { answers, cutShort, ReleaseService } from '#test/support/release-service.ts';
import type { World } from './fetch-page.ts';
import { pullReleases } from './pull-releases.ts';
import { firstPage, onTheList, secondsAsked } from './services.ts';

describe('asking a service for a buyer’s releases', () => {
  let app: TestApp;
  let service: ReleaseService;
  let elsewhere: ReleaseService;
  let organisationId: string;
  let bodies = 0;
  const waited: number[] = [];
  const world: World = {
    fetch: (url, options) => fetch(url, options),
    wait: async (seconds) => void waited.push(seconds),
    now: () => new Date('2026-11-23T12:00:00Z'),
  };
  before(async () => {
    app = await openTestApp();
  });
  after(() => app.close());
  beforeEach(async () => {
    bodies += 1;
    await app.person('Amara Okafor', `Council ${bodies}`);
    organisationId = (await app.look((tx) => organisationsNamed(tx, `Council ${bodies}`)))[0]!.id;
    [service, elsewhere] = [await new ReleaseService().open(), await new ReleaseService().open()];
    waited.length = 0;
    // Of 450 releases every two hundredth is this buyer's: 7, 207 and 407.
    for (let at = 0; at < 450; at += 1) service.releases.push(madeUpRelease(at));
  });
  afterEach(async () => {
    await service.close();
    await elsewhere.close();
  });
  const pull = (more: { buyer?: string; mostPages?: number; attempts?: number; origin?: string } = {}) =>
    pullReleases(
      (work) => app.act(null, work),
      {
        organisationId,
        service: 'find-a-tender',
        buyer: more.buyer ?? ' BUYER, 7',
        since: '2026-01-01',
        until: '2026-01-31',
        origin: more.origin ?? service.origin,
        rules: { origins: [service.origin], longestWaitSeconds: 120, attempts: more.attempts ?? 5 },
        mostPages: more.mostPages ?? 50,
      },
      world,
    );
  const ocids = async () =>
    (
      await app.look((tx) =>
        sql<{
          ocid: string;
        }>`select ocid from contracting_processes where organisation_id = ${organisationId} order by ocid`.execute(tx),
      )
    ).rows.map((row) => row.ocid);
  const all = ['ocds-made-up-207', 'ocds-made-up-407', 'ocds-made-up-7'];

  it('goes through all pages and keeps this buyer’s alone', async () => {
    const done = await pull();
    assert.deepEqual([done.state, done.linesDone, done.added, done.passedOver], ['done', 5, 3, 447]);
    assert.deepEqual(await ocids(), all);
    assert.match(
      service.asked[0]!,
      /^\/api\/1\.0\/ocdsReleasePackages\?updatedFrom=2026-01-01T00%3A00%3A00&updatedTo=2026-01-31T23%3A59%3A59&limit=100$/,
    );
    assert.equal(service.asked.length, 5);
  });

  it('asked again it asks anew, takes what has come since, and changes nothing else', async () => {
    await pull();
    service.releases.push(madeUpRelease(607));
    const again = await pull();
    assert.deepEqual([again.state, again.releases, again.added, again.changed], ['done', 4, 1, 0]);
    assert.deepEqual(await ocids(), [...all.slice(0, 2), 'ocds-made-up-607', 'ocds-made-up-7']);
  });

  it('stops at the most pages that were allowed and goes on from there, with no page asked twice', async () => {
    const first = await pull({ mostPages: 2 });
    assert.deepEqual([first.state, first.linesDone, first.problems.length], ['stopped', 2, 0]);
    const second = await pull();
    assert.deepEqual([second.state, second.linesDone, second.releases], ['done', 5, 3]);
    assert.equal(service.asked.length, 5);
    assert.equal(new Set(service.asked).size, 5);
  });

  it('waits as long as it is asked, tries again after faults, garbage and broken answers, and half reads nothing', async () => {
    service.odd.push(
      answers(429, { 'retry-after': '30' }),
      answers(503, { 'retry-after': 'Mon, 23 Nov 2026 12:01:00 GMT' }),
      answers(500),
      cutShort,
    );
    const done = await pull();
    assert.deepEqual([done.state, done.added], ['done', 3]);
    assert.deepEqual(waited, [30, 60, 8, 16]);
    service.odd.push(
      answers(200, {}, '<html>Sign in</html>'),
      answers(200, {}, '{"releases":[{"ocid":'),
      answers(200, {}, '[]'),
    );
    service.odd.push(answers(403, { 'retry-after': '5' }));
    assert.equal((await pull()).state, 'done');
  });

  it('gives up when it is asked to wait too long or refused, says where and why, and later goes on from there', async () => {
    const stops: [ConstructorParameters<typeof Array>[0] | Parameters<typeof answers>, RegExp][] = [
      [[429, { 'retry-after': '3600' }], /asks us to wait 60 minutes/],
      [[404], /refused what it was asked \(404\)/],
    ];
    await pull({ mostPages: 1 });
    for (const [given, why] of stops) {
      service.odd.push(answers(...(given as Parameters<typeof answers>)));
      const stopped = await pull();
      assert.deepEqual([stopped.state, stopped.linesDone, stopped.problemCount], ['stopped', 1, 1]);
      assert.equal(stopped.problems[0]!.path, 'page 2');
      assert.match(stopped.problems[0]!.why, why);
    }
    for (let count = 0; count < 3; count += 1) service.odd.push(answers(502));
    const tired = await pull({ attempts: 3 });
    assert.match(tired.problems[0]!.why, /fault of its own \(502\)\. We asked 3 times/);
    assert.deepEqual(waited, [2, 4]);
    const done = await pull();
    assert.deepEqual([done.state, done.linesDone, done.problemCount], ['done', 5, 0]);
  });

  it('never asks a host that is not on the list, by a next page, a redirect or a first address', async () => {
    service.nextFrom = (cursor) => `${elsewhere.origin}/more?cursor=${cursor}`;
    assert.match((await pull()).problems[0]!.why, /not on the list/);
    service.nextFrom = (cursor) => `//${new URL(elsewhere.origin).host}/more?cursor=${cursor}`;
    assert.match((await pull()).problems[0]!.why, /not on the list/);
    for (const location of [
      `${elsewhere.origin}/`,
      'file:///etc/passwd',
      `http://a:b@${new URL(service.origin).host}/`,
    ]) {
      service.odd.push(answers(302, { location }));
      const stopped = await pull();
      assert.match(stopped.problems[0]!.why, /not on the list/, location);
    }
    await assert.rejects(pull({ buyer: 'Somebody', origin: elsewhere.origin }), { code: 'wrong-state' });
    assert.deepEqual(elsewhere.asked, []);
    assert.deepEqual(await ocids(), []);
  });

  it('follows a redirect within the list, and no circle of pages or redirects', async () => {
    service.odd.push(answers(307, { location: '/elsewhere?cursor=0' }));
    assert.equal((await pull()).state, 'done');
    service.nextFrom = () => `${service.origin}/more?cursor=100`;
    assert.match((await pull()).problems[0]!.why, /round for ever/);
    for (let count = 0; count < 9; count += 1) service.odd.push(answers(302, { location: '/again' }));
    assert.match((await pull()).problems[0]!.why, /without end/);
    assert.ok(service.asked.length < 20);
  });

  it('what is odd in the buyer’s own releases is listed by page and path', async () => {
    Object.assign(service.releases[207]!, { awards: 'none' });
    Object.assign(service.releases[8]!, { awards: 'none' });
    service.releases[9] = { id: 'no ocid' };
    const done = await pull();
    assert.deepEqual(
      done.problems.map(({ path }) => path),
      ['page 1: releases/9/ocid', 'page 3: releases/7/awards'],
    );
    assert.deepEqual([done.skipped, done.added], [1, 3]);
  });

  it('knows each service’s own words, and reads how long to wait either way', () => {
    const asked = { service: 'contracts-finder', buyer: 'x', since: '2026-02-01', until: '2026-02-02' } as const;
    assert.equal(
      firstPage(asked, 'https://www.contractsfinder.service.gov.uk'),
      'https://www.contractsfinder.service.gov.uk/Published/Notices/OCDS/Search?publishedFrom=2026-02-01T00%3A00%3A00&publishedTo=2026-02-02T23%3A59%3A59&limit=100',
    );
    const now = new Date('2026-11-23T12:00:00Z');
    assert.deepEqual(
      ['7', 'soon', null, 'Mon, 23 Nov 2026 11:00:00 GMT'].map((header) => secondsAsked(header, now)),
      [7, null, null, 0],
    );
    assert.equal(
      onTheList('https://good.example.evil.example/', 'https://good.example', ['https://good.example']),
      null,
    );
    assert.equal(onTheList('http://good.example/', 'https://good.example', ['https://good.example']), null);
  });

  it('the services are two official hosts over https unless the configuration says otherwise', () => {
    assert.deepEqual(readConfig({}).releaseServices, {
      'find-a-tender': 'https://www.find-tender.service.gov.uk',
      'contracts-finder': 'https://www.contractsfinder.service.gov.uk',
    });
    for (const FIND_A_TENDER_URL of ['http://example.org', 'ftp://127.0.0.1', 'https://example.org/path', 'words'])
      assert.throws(() => readConfig({ FIND_A_TENDER_URL }), ConfigError, FIND_A_TENDER_URL);
  });
});
