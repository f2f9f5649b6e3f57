import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { onBothDatabases, temporaryFolder } from '#test/support/both-databases.ts';
import { migrate, migrationFolders } from './migrate.ts';

const repository = fileURLToPath(new URL('../../..', import.meta.url));

await onBothDatabases('migrations', (database) => {
  let root: string;
  const write = (file: string, text: string) => {
    const target = path.join(root, 'src', file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
  };
  const run = () => migrate(database(), migrationFolders(root));
  const query = async (text: string) => (await database().pool.query(text)).rows;

  beforeEach(async () => {
    root = temporaryFolder();
    await query('set role none; drop schema public cascade; create schema public');
    write('platform/migrations/202601010000-first.sql', 'create table first (id int); create table log (line text);');
    write('slices/people/migrations/202601030000-third.sql', `insert into log values ('third') returning line;`);
    write(
      'slices/cases/migrations/202601020000-second.sql',
      `alter table first add note text; insert into log values ('second');`,
    );
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('are applied once, in one order across all slices', async () => {
    assert.deepEqual(await run(), {
      applied: ['202601010000-first.sql', '202601020000-second.sql', '202601030000-third.sql'],
    });
    assert.deepEqual(await run(), { applied: [] });
    assert.deepEqual(await query('select line from log'), [{ line: 'second' }, { line: 'third' }]);
    write('slices/people/migrations/202601040000-fourth.sql', 'create table fourth (id int)');
    assert.deepEqual(await run(), { applied: ['202601040000-fourth.sql'] });
  });

  it('are refused when one was changed, is missing, is late, is misnamed or shares its time', async () => {
    await run();
    const file = 'slices/cases/migrations/202601020000-second.sql';
    write(file, 'select 1');
    await assert.rejects(run(), /second\.sql was changed after it was applied/);
    rmSync(path.join(root, 'src', file));
    await assert.rejects(run(), /has the migration 202601020000-second\.sql, which this version/);
    write(file, `alter table first add note text; insert into log values ('second');`);
    write('slices/cases/migrations/202601021200-late.sql', 'select 1');
    await assert.rejects(run(), /late\.sql comes before migrations that were already applied/);
    write('slices/cases/migrations/202601020000-twin.sql', 'select 1');
    await assert.rejects(run(), /Two migrations have the same time/);
    write('slices/cases/migrations/soon.sql', 'select 1');
    await assert.rejects(run(), /soon\.sql is not named as a migration/);
  });

  it('are not changed by other line ends', async () => {
    write(
      'platform/migrations/202601010000-first.sql',
      'create table first (id int);\ncreate table log (line text);\n',
    );
    await run();
    write(
      'platform/migrations/202601010000-first.sql',
      'create table first (id int);\r\ncreate table log (line text);\r\n',
    );
    assert.deepEqual(await run(), { applied: [] });
  });

  it('keep nothing of one that fails, and go on from there when it is mended', async () => {
    const file = 'slices/people/migrations/202601040000-broken.sql';
    write(file, 'create table half (id int); select 1 / 0');
    await assert.rejects(run(), /broken\.sql failed, and nothing of it was kept: division by zero/);
    assert.deepEqual(await query(`select to_regclass('half') as half, to_regclass('log')::text as log`), [
      { half: null, log: 'log' },
    ]);
    write(file, 'create table half (id int)');
    assert.deepEqual(await run(), { applied: ['202601040000-broken.sql'] });
  });

  it('can be asked for by many at once', async () => {
    const results = await Promise.all([run(), run(), run(), run()]);
    assert.equal(results.flatMap(({ applied }) => applied).length, 3);
  });

  it('leave a view of all links, empty while no slice has any', async () => {
    await run();
    assert.deepEqual(await query('select from_kind, from_id, to_kind, to_id, relation, since, until from links'), []);
    const id = '00000000-0000-4000-8000-000000000001';
    const link = (relation: string) => `select 'case' as from_kind, '${id}'::uuid as from_id, 'need' as to_kind,
      '${id}'::uuid as to_id, '${relation}' as relation, now() as since, null::timestamptz as until -- ends open`;
    write('slices/people/links.sql', `${link('knows')};\n`.replace(' -- ends open', ''));
    write('slices/cases/links.sql', link('holds'));
    await run();
    assert.deepEqual(await query('select relation, until from links order by 1'), [
      { relation: 'holds', until: null },
      { relation: 'knows', until: null },
    ]);
    write('slices/cases/links.sql', 'select 1 as from_kind');
    await assert.rejects(run(), /cases.links\.sql must be one select that returns from_kind, from_id/);
  });

  it('may change what the link view stands on', async () => {
    await run();
    write(
      'slices/cases/links.sql',
      `select 'case' as from_kind, null::uuid as from_id, note as to_kind, null::uuid as to_id,
      'x' as relation, null::timestamptz as since, null::timestamptz as until from first`,
    );
    await run();
    write(
      'slices/cases/migrations/202601050000-rename.sql',
      'alter table first drop note; alter table first add note text',
    );
    assert.deepEqual(await run(), { applied: ['202601050000-rename.sql'] });
    assert.deepEqual(await query('select * from links'), []);
  });

  it('let the application write everything but what must never change', async () => {
    write(
      'platform/migrations/202601060000-audit.sql',
      'create table audit_entries (id bigint generated always as identity, what text)',
    );
    await run();
    assert.equal(await database().useApplicationRole(), true);
    assert.deepEqual(await query('select current_user as role'), [{ role: 'commonweal_app' }]);
    await query(
      `insert into audit_entries (what) values ('seen'); insert into first (id) values (1); update first set id = 2; delete from first`,
    );
    for (const statement of [
      `update audit_entries set what = 'unseen'`,
      'delete from audit_entries',
      'truncate audit_entries',
      'drop table audit_entries',
      `update schema_migrations set checksum = ''`,
      'delete from schema_migrations',
      'truncate schema_migrations',
      'create table mine (id int)',
    ]) {
      await assert.rejects(database().pool.query(statement), { code: '42501' }, statement);
    }
    write('platform/migrations/202601070000-more.sql', 'create table more (id int)');
    assert.deepEqual(await run(), { applied: ['202601070000-more.sql'] });
    await query('insert into more values (1)');
    assert.deepEqual(await query('select current_user as role, what from audit_entries'), [
      { role: 'commonweal_app', what: 'seen' },
    ]);
  });

  it('of this repository give an installation whose time moves only in a demonstration or a test', async () => {
    await migrate(database(), migrationFolders(repository));
    const offset = async () => (await query('select extract(epoch from app_now() - now())::int as seconds'))[0].seconds;
    assert.equal(await offset(), 0);
    await query(`insert into installation (kind, clock_offset) values ('demo', '-1 hour')`);
    assert.equal(await offset(), -3600);
    await assert.rejects(query(`update installation set kind = 'live'`), { code: '23514' });
    await assert.rejects(query(`insert into installation (id, kind) values (false, 'test')`), { code: '23514' });
    await query(`update installation set kind = 'live', clock_offset = '0'`);
    assert.equal(await offset(), 0);
  });
});
