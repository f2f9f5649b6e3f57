import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { sql } from 'kysely';
import { sha256 } from '#platform/crypto/secrets.ts';
import { addOrganisation, organisationsNamed } from '#slices/people/index.ts';
import { readPieces } from '#standards/ocds/index.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { madeUpRelease } from '#test/support/made-up-releases.ts';
import { askWhy } from '../ask-why.ts';
import { contractsEnding } from '../contract-store.ts';
import { importReleases } from './import-releases.ts';
import { processesAwarded } from './process-store.ts';
import { withProblems } from './release-import.ts';

const lines = (count: number, from = 0) =>
  Array.from({ length: count }, (_, at) => JSON.stringify(madeUpRelease(from + at)));

async function* only(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes;
}

describe('importing releases', () => {
  let app: TestApp;
  let amara: Visitor;
  let council: string;
  before(async () => {
    app = await openTestApp();
    amara = await app.person('Amara Okafor');
    council = (await app.look((tx) => organisationsNamed(tx, 'Thornmere Council')))[0]!.id;
  });
  after(() => app.close());

  const anotherBody = (name: string) => app.act(null, (act) => addOrganisation(act, { name, type: 'council' }));
  const read = (organisationId: string, content: string | Buffer, name = 'releases.jsonl', stopAfter = Infinity) => {
    const bytes = Buffer.from(content);
    let acts = 0;
    return importReleases(
      (work) => {
        acts += 1;
        if (acts > stopAfter) throw new Error('the machine went away');
        return app.act(null, work);
      },
      { organisationId, name, signature: sha256(bytes), pieces: (after) => readPieces(only(bytes), name, { after }) },
    );
  };
  /** All that is kept for an organisation, without which import it came by. */
  const keptOf = (organisationId: string) =>
    app.look(async (tx) => ({
      processes: (
        await sql`select ocid, release_id, released_at, content_hash, title, awarded_pence, awarded_on from contracting_processes
          where organisation_id = ${organisationId} order by ocid`.execute(tx)
      ).rows,
      suppliers: (
        await sql`select ocid, key, name, identifiers, sme, vcse from process_suppliers where organisation_id = ${organisationId} order by ocid, key`.execute(
          tx,
        )
      ).rows,
      contracts: (
        await sql`select fingerprint, content_hash, title, ocid from register_contracts where organisation_id = ${organisationId} order by fingerprint`.execute(
          tx,
        )
      ).rows,
    }));

  it('keeps of each process what its latest release says, for indicators and for the register', async () => {
    const { import: done } = await read(council, lines(50).join('\n'));
    assert.deepEqual([done.releases, done.added, done.skipped, done.linesDone, done.state], [50, 50, 0, 50, 'done']);
    const found = await app.look((tx) => processesAwarded(tx, [council], '2020-01-01', '2030-01-01'));
    const one = found.find((process) => process.ocid === 'ocds-made-up-7')!;
    assert.equal(found.length, 50);
    assert.deepEqual(
      [one.tenderers, one.tenderersFrom, one.category, one.cpv],
      [2, 'numberOfTenderers', 'works', ['85320000']],
    );
    assert.equal(one.suppliers[0]!.key, one.suppliers[0]!.identifiers[0]);
    assert.equal((await keptOf(council)).contracts.length, 50);
  });

  it('the same file twice changes nothing; the same releases in another file are as before', async () => {
    const before = await keptOf(council);
    const again = await read(council, lines(50).join('\n'));
    assert.deepEqual([again.wasDone, again.import.releases], [true, 50]);
    const { import: packed } = await read(council, gzipSync(lines(50).join('\n')), 'releases.jsonl.gz');
    assert.deepEqual([packed.added, packed.changed, packed.unchanged], [0, 0, 50]);
    const { import: list } = await read(council, `[${lines(50).join(',')}]`, 'releases.json');
    assert.deepEqual([list.added, list.changed, list.unchanged], [0, 0, 50]);
    assert.deepEqual(await keptOf(council), before);
  });

  it('comes to the same whatever the order of lines, of files, and of batches', async () => {
    const all = [0, 1, 2, 3].flatMap((at) =>
      [0, 1, 2].map((later) => madeUpRelease(at, later) as { awards?: object[] }),
    );
    // One process is awarded first and cancelled later; one says the same on a later day; one has no date.
    all.push({ ...all[1], date: '2027-01-01T00:00:00Z', id: 'z', awards: [] } as never);
    all.push({ ...all[4], date: '2027-01-01T10:00:00+02:00', id: 'y' } as never);
    all.push({ ...all[4], date: '2027-01-01T08:00:00Z', id: 'x', awards: [] } as never);
    all.push({ ...all[7], date: 'one day', id: 'w', awards: [] } as never);
    let bodies = 0;
    const kept = async (releases: readonly object[], files: number) => {
      const organisationId = await anotherBody(`Body ${bodies} of orders`);
      bodies += 1;
      const size = Math.ceil(releases.length / files);
      for (let file = 0; file < files; file += 1)
        await read(
          organisationId,
          releases
            .slice(file * size, (file + 1) * size)
            .map((one) => JSON.stringify(one))
            .join('\n'),
        );
      return keptOf(organisationId);
    };
    const wanted = await kept(all, 1);
    assert.equal(wanted.processes.length, 4);
    assert.deepEqual(
      wanted.processes.map((one) => (one as { release_id: string }).release_id),
      ['z', 'y', 'ocds-made-up-2-release-2', 'ocds-made-up-3-release-2'],
    );
    assert.equal(wanted.contracts.length, 3, 'what the latest release no longer tells of is not in the register');
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(all, { minLength: all.length }),
        fc.integer({ min: 1, max: 5 }),
        async (order, files) => {
          assert.deepEqual(await kept(order, files), wanted);
        },
      ),
      { numRuns: 8 },
    );
  });

  it('a contract that a case began with stays, whatever later releases say', async () => {
    const mia = await app.person('Mia Lund', 'Body with a case');
    const { id } = (await app.look((tx) => organisationsNamed(tx, 'Body with a case')))[0]!;
    await read(id, lines(2, 900).join('\n'));
    const ever = { organisationIds: [id], fromOn: '2000-01-01', toOn: '2100-01-01' };
    const contracts = () => app.look((tx) => contractsEnding(tx, ever, { most: 10 }));
    const [contract] = await contracts();
    await app.act(mia, (act) => askWhy(act, contract!));
    const later = [900, 901].map((at) => JSON.stringify({ ...madeUpRelease(at, 5), awards: [] })).join('\n');
    assert.equal((await read(id, later)).import.changed, 2);
    assert.deepEqual(
      (await contracts()).map((one) => [one.id, one.caseId !== null]),
      [[contract!.id, true]],
    );
  });

  it('one that stops in the middle goes on after the last batch that was kept, and nothing is read twice', async () => {
    const organisationId = await anotherBody('Body that stops');
    const content = lines(3_500, 10_000).join('\n');
    await assert.rejects(read(organisationId, content, 'long.jsonl', 3), /went away/);
    const { processes } = await keptOf(organisationId);
    assert.equal(processes.length, 2_000);
    const { import: done } = await read(organisationId, content, 'long.jsonl');
    assert.deepEqual(
      [done.releases, done.added, done.unchanged, done.linesDone, done.state],
      [3_500, 3_500, 0, 3_500, 'done'],
    );
  });

  it('two at once on the same file keep everything once, and one of them says so', async () => {
    const organisationId = await anotherBody('Body with two hands');
    const content = lines(2_500, 20_000).join('\n');
    const ended = await Promise.allSettled([read(organisationId, content), read(organisationId, content)]);
    assert.ok(ended.some((one) => one.status === 'fulfilled'));
    const { import: done } = await read(organisationId, content);
    assert.deepEqual([done.releases, done.added, done.state], [2_500, 2_500, 'done']);
  });

  it('what is broken or hostile is listed by line and path, and the rest is kept', async () => {
    const organisationId = await anotherBody('Body of hostile files');
    const [good, other] = lines(2, 30_000);
    const long = JSON.stringify({ ...JSON.parse(good!), ocid: 'o'.repeat(5_000) });
    const wild = { ...JSON.parse(good!), ocid: 'wild', date: '-200000-01-01T00:00:00Z' };
    wild.tender = { id: 'x\ud800', title: '\0\u202e'.repeat(2_000), numberOfTenderers: 1e300, classification: 7 };
    wild.awards = [
      { date: '0000-00-00', value: { amount: 1e300, currency: 'GBP' }, suppliers: [{ name: '\udfff' }, 'x', null] },
    ];
    const deep = `{"ocid":"deep","tender":${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
    const content = [
      good,
      '{"ocid":',
      long,
      JSON.stringify(wild),
      deep,
      '"words"',
      Buffer.from([0xff, 0xfe, 0x00]),
      other,
    ]
      .map((line) => Buffer.concat([Buffer.from(line as string), Buffer.from('\n')]))
      .reduce((sum, line) => Buffer.concat([sum, line]));
    const { import: done } = await read(organisationId, content, 'hostile.jsonl');
    assert.equal(done.state, 'done');
    assert.equal(done.linesDone, 8);
    assert.ok(done.added >= 3 && done.skipped >= 3, JSON.stringify(done));
    const places = done.problems.map((one) => one.path);
    for (const place of [
      'line 2',
      'line 3/ocid',
      'line 4/date',
      'line 4/tender/numberOfTenderers',
      'line 4/awards/0/date',
      'line 6',
    ])
      assert.ok(places.includes(`hostile.jsonl: ${place}`), `${place} in ${places.join(', ')}`);
  });

  it('a file that is cut short keeps its whole lines, says where it breaks, and goes on once it is whole', async () => {
    const organisationId = await anotherBody('Body of cut files');
    const packed = gzipSync(lines(1_500, 40_000).join('\n'));
    const { import: cut } = await read(organisationId, packed.subarray(0, packed.length / 2), 'cut.jsonl.gz');
    assert.equal(cut.state, 'stopped');
    assert.match(cut.problems.at(-1)!.why, /cut short/);
    assert.ok(cut.releases > 100 && cut.releases === cut.linesDone);
    const { import: whole } = await read(organisationId, packed, 'cut.jsonl.gz');
    assert.deepEqual([whole.state, whole.releases, whole.added], ['done', 1_500, 1_500 - cut.releases]);
  });

  it('says the first two hundred problems, each once', () => {
    const many = Array.from({ length: 300 }, (_, at) => ({ path: `line ${at}`, why: 'odd\ud800' }));
    const known = withProblems({ problems: [], problemCount: 0 }, [...many.slice(0, 5), ...many]);
    assert.deepEqual([known.problems.length, known.problemCount], [200, 300]);
    assert.equal(known.problems[0]!.why, 'odd\ufffd');
    assert.equal(withProblems(known, many.slice(0, 9)).problemCount, 300);
  });

  it('people see what was brought in for their organisations alone, with what could not be read', async () => {
    const page = await amara.get('/market/imports');
    assert.equal(page.h1, 'Releases that were brought in');
    assert.match(page.text, /releases\.jsonl\.gz .*50 releases: 0 new, 0 changed, 50 as before, 0 left out/);
    assert.doesNotMatch(page.text, /hostile/);
    const stranger = await app.person('Sam Rivers', 'Another Council');
    assert.match((await stranger.get('/market/imports')).text, /No releases have been brought in yet/);
  });

  it('a file sent through the page goes the same way, all of it or nothing', async () => {
    const dev = await app.person('Dev Patel', 'Council of uploads');
    const send = async (name: string, content: string | Buffer, expected = 200) =>
      dev.upload(
        await dev.get('/contracts/import'),
        '/contracts/import',
        {},
        [{ field: 'file', name, content }],
        expected,
      );
    const content = `${lines(3, 50_000).join('\n')}\nodd`;
    const first = await send('small.jsonl', content);
    assert.match(first.text, /3 releases: 3 new, 0 changed, 0 as before, 1 left out/);
    assert.match(first.text, /small\.jsonl: line 4: /);
    assert.match((await send('small.jsonl', content)).text, /read before\. Nothing has changed/);
    const cut = gzipSync(lines(100, 60_000).join('\n'));
    assert.match((await send('cut.jsonl.gz', cut.subarray(0, cut.length / 2), 422)).text, /cut short/);
    assert.doesNotMatch((await dev.get('/market/imports')).text, /cut\.jsonl/);
  });
});
