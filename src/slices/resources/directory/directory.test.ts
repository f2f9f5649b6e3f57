import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { organisationsNamed } from '#slices/people/index.ts';
import { type ACase, aCase } from '#test/support/a-case.ts';
import { openTestApp, type TestApp } from '#test/support/client.ts';
import { readRealFile, testOnRealData } from '#test/support/real-data.ts';
import { withHat } from '#test/support/with-hat.ts';
import { importEntries } from './import-entries.ts';

const service = (id: string, name: string, more: object = {}) => ({
  id,
  name,
  status: 'active',
  assured_date: '2026-01-15',
  organization: { id: 'vale', name: 'Vale Neighbours', description: 'Neighbours' },
  service_areas: [{ id: 'area', name: 'Thornmere' }],
  ...more,
});

describe('the directory', () => {
  let app: TestApp;
  let one: ACase;
  before(async () => {
    app = await openTestApp();
    one = await aCase(app);
  });
  after(() => app.close());

  const bring = async (services: unknown, expected = 200) =>
    one.dev.upload(
      await one.dev.get('/directory/import'),
      '/directory/import',
      { kind: 'service' },
      [
        {
          field: 'file',
          name: 'thornmere.json',
          content: typeof services === 'string' ? services : JSON.stringify(services),
        },
      ],
      expected,
    );

  it('takes a file, says by path what could not be read, and takes the same file again without changing anything', async () => {
    const file = {
      contents: [service('a', 'Lunch club'), service('b', 'Walking football'), { id: 'c', status: 'active' }],
    };
    assert.match(
      (await bring(file)).text,
      /2 added, 0 changed, 0 as before\. 1 thing could not be read\..*contents\/2\/name/,
    );
    const before = await app.fingerprint();
    assert.match((await bring(file)).text, /0 added, 0 changed, 2 as before/);
    const { directory_imports: imports, audit: _, ...now } = await app.fingerprint();
    assert.equal(imports, before.directory_imports! + 1);
    assert.equal(now.directory_entries, before.directory_entries);
    const changed = {
      contents: [service('a', 'Lunch club on Mondays'), service('b', 'Walking football', { status: 'defunct' })],
    };
    assert.match((await bring(changed)).text, /0 added, 2 changed, 0 as before/);
    const list = await one.dev.get('/directory');
    assert.match(
      list.text,
      /Lunch club on Mondays.*Vale Neighbours · Thornmere · last checked or changed on 15 January 2026/,
    );
    assert.match(list.text, /Walking football closed/);
  });

  it('loses nothing to a file that is broken, hostile or of something else', async () => {
    const before = await app.fingerprint();
    for (const broken of ['', '{', '[]', '{"grants":[]}', `${'['.repeat(50_000)}`])
      assert.ok((await bring(broken, 422)).errors.length > 0, broken.slice(0, 20));
    assert.equal((await app.fingerprint()).directory_entries, before.directory_entries);
    await bring([
      service('x', '<script>alert(1)</script>', { url: 'javascript:alert(1)', description: `a\u0000b ' or 1=1; --` }),
    ]);
    const page = await one.dev.get('/directory?q=%3Cscript%3E&kind=service');
    const found = await one.dev.get(page.link('<script>alert(1)</script>'));
    assert.equal(found.h1, '<script>alert(1)</script>');
    assert.equal(found.document.querySelectorAll('a[href^="javascript"]').length, 0);
    for (const odd of ['%25', '_', '%5C', "'"]) await one.dev.get(`/directory?q=${odd}`);
  });

  it('is another organisation’s to bring in too, without changing ours', async () => {
    const ruth = await app.person('Ruth Levy', 'Integrated Care Board');
    await ruth.upload(await ruth.get('/directory/import'), '/directory/import', { kind: 'service' }, [
      { field: 'file', name: 'theirs.json', content: JSON.stringify([service('a', 'Theirs')]) },
    ]);
    assert.ok((await one.dev.get('/directory?q=lunch')).hasLink('Lunch club on Mondays'));
    const [council] = await app.look((tx) => organisationsNamed(tx, 'Thornmere Council'));
    const forged = (await ruth.get('/directory/import')).form('/directory/import', { kind: 'service' });
    const boundary = 'a-boundary';
    const parts = [...forged, ['organisation', council!.id]].map(
      ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    );
    const file = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.json"\r\n\r\n${JSON.stringify([service('a', 'Forged')])}\r\n`;
    const answer = await ruth.request('POST', '/directory/import', {
      payload: `${parts.join('')}${file}--${boundary}--\r\n`,
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, origin: 'http://localhost' },
    });
    assert.equal(answer.status, 403);
    const nobody = await app.person('Joan', null);
    await nobody.get('/directory/import', 403);
  });

  it('puts an entry into a ledger, as old as its publisher’s check, once, and never counted on unasked', async () => {
    const path = `${one.base}/directory`;
    const page = await one.dev.get(`${path}?q=mondays`);
    const again = await one.dev.get(`${path}?q=mondays`);
    const id = page.document.querySelector('input[name=entry]')!.getAttribute('value')!;
    await app.setClock(new Date('2027-06-01T12:00:00Z'));
    const kept = await one.dev.submit(page, `${path}/taken`, { entry: id, type: 'community-asset' });
    assert.equal(kept.h1, 'Lunch club on Mondays');
    assert.match(kept.text, /It is not counted on/);
    assert.match(kept.text, /The directory said on 15 January 2026 that it is so\. stale/);
    await app.setClock(null);
    const twice = await one.dev.submit(again, `${path}/taken`, { entry: id, type: 'community-asset' }, 422);
    assert.deepEqual(twice.errors, ['It is in the ledger already']);
    assert.ok((await one.dev.get(`${path}?q=mondays`)).hasLink('In the ledger'));
    const kofi = await withHat(app, one, 'Kofi', 'councillor');
    assert.equal((await kofi.get(path)).hasForm(`${path}/taken`), false);
    const pat = await withHat(app, one, 'Pat', 'provider');
    await pat.get(path, 403);
  });

  testOnRealData('870 real grants come in, and again without changing anything', 'grants', async () => {
    const bytes = readRealFile('grants', 'power-to-change-2015-2019.json.gz');
    const bringGrants = () =>
      app.act(one.dev, async (act) =>
        importEntries(act, {
          organisationId: (await organisationsNamed(act.tx, 'Thornmere Council'))[0]!.id,
          kind: 'grant',
          file: 'grants.json.gz',
          bytes,
        }),
      );
    const first = await bringGrants();
    assert.deepEqual([first.added, first.changed, first.unchanged], [870, 0, 0]);
    const again = await bringGrants();
    assert.deepEqual([again.added, again.changed, again.unchanged], [0, 0, 870]);
    assert.match((await one.dev.get('/directory?q=hyde+park+source&kind=grant')).text, /Hyde Park Source/);
  });

  it('is searched in a hundred thousand entries within two seconds', {
    skip: !process.env.COMMONWEAL_LONG && 'long: set COMMONWEAL_LONG',
  }, async () => {
    const many = Array.from({ length: 100_000 }, (_, at) =>
      service(`many-${at}`, `Club ${at} for ${at % 7 ? 'walkers' : 'knitters'}`),
    );
    await app.act(one.dev, async (act) =>
      importEntries(act, {
        organisationId: (await organisationsNamed(act.tx, 'Thornmere Council'))[0]!.id,
        kind: 'service',
        file: 'many.json',
        bytes: Buffer.from(JSON.stringify(many)),
      }),
    );
    const began = performance.now();
    await one.dev.get('/directory?q=knitters+99');
    assert.ok(performance.now() - began < 2_000);
  });
});
