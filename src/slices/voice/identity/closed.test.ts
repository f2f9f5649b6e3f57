import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { backUp } from '#platform/backup/back-up.ts';
import { restore } from '#platform/backup/restore.ts';
import { applicationRole } from '#platform/db/application-role.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { type Held, takesPart, votesOnAll, watchedConversation } from '#test/support/held-conversation.ts';
import { caseBy } from '#test/support/thornmere.ts';

const closed = ['conversation_contacts', 'conversation_keys', 'sealed_addresses'];

for (const embedded of [false, true])
  describe(`who somebody is, apart from what they vote, on ${embedded ? 'the embedded database' : 'PostgreSQL'}`, () => {
    let app: TestApp;
    let dev: Visitor;
    let one: Held;
    before(async () => {
      app = await openTestApp({ embedded });
      dev = await app.person('Dev Patel');
      one = await watchedConversation(app, dev, await caseBy(app, dev), ['link', 'account']);
      const { visitor, path: own } = await takesPart(app, one);
      await votesOnAll(visitor, own, 'agree');
      await visitor.submit(await visitor.get(`${own}/mine`), `${own}/contact`, {
        channel: 'letter',
        name: 'Joan Canary',
        address: '1 Canary Row',
      });
      await dev.submit(await dev.get(one.publicPath), `${one.publicPath}/account`, {});
      await one.counted();
    });
    after(() => app.close());

    it('the application works as a role that may read none of the tables that say it', async () => {
      const role = await app.look((tx) => sql<{ current_user: string }>`select current_user`.execute(tx));
      assert.equal(role.rows[0]!.current_user, applicationRole);
      const { rows } = await app.look((tx) =>
        sql<{
          name: string;
        }>`select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
          and not has_table_privilege(current_user, c.oid, 'select') order by 1`.execute(tx),
      );
      assert.deepEqual(
        rows.map(({ name }) => name),
        closed,
      );
    });

    it('reading, joining, writing or emptying one of them is denied', async () => {
      const tries = [
        ...closed.flatMap((table) => [
          `select 1 from ${table}`,
          `select count(*) from ${table}`,
          `delete from ${table}`,
        ]),
        'select v.value, k.key_hash from conversation_votes v join conversation_keys k using (person_id)',
        `select s.address, v.value from conversation_votes v join conversation_contacts c using (person_id)
          join sealed_addresses s on s.id = c.sealed_to`,
        `update conversation_keys set person_id = null`,
        `create view all_of_them as select * from sealed_addresses`,
        'truncate sealed_addresses cascade',
      ];
      for (const query of tries)
        await assert.rejects(
          app.act(null, ({ tx }) => sql.raw(query).execute(tx)),
          /permission denied/,
          query,
        );
    });

    it('no function that the application has leads from votes to an address: it takes the link itself, which is kept nowhere', async () => {
      const { rows } = await app.look((tx) =>
        sql<{ name: string; result: string; arguments: string; path: string[] | null }>`select p.proname as name,
            pg_get_function_result(p.oid) as result, pg_get_function_arguments(p.oid) as arguments, p.proconfig as path
          from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prosecdef order by 1`.execute(tx),
      );
      assert.ok(rows.length >= 15);
      for (const { name, path: settings } of rows)
        assert.deepEqual(settings, ['search_path=pg_catalog, public, pg_temp'], name);
      const givingAddresses = rows.filter(({ result }) => /address/.test(result));
      assert.deepEqual(
        givingAddresses.map((each) => `${each.name}(${each.arguments})`),
        ['address_of_waiting(message uuid)', 'own_conversation_contact(token text)'],
      );
      const guess = await app.look((tx) =>
        sql`select c.* from signed_links l cross join lateral own_conversation_contact(l.token_hash) c`.execute(tx),
      );
      assert.equal(guess.rows.length, 0);
    });

    it('nobody else who may connect can run these functions', async () => {
      const { rows } = await app.look((tx) =>
        sql<{
          name: string;
        }>`select p.proname as name from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prosecdef
          and (p.proacl is null or exists (select 1 from aclexplode(p.proacl) a where a.grantee = 0))`.execute(tx),
      );
      assert.deepEqual(rows, []);
    });

    it('a backup carries all of it, and restores it', async () => {
      const folder = mkdtempSync(path.join(os.tmpdir(), 'commonweal-backup-'));
      const into = await openTestApp({ embedded: !embedded });
      try {
        const { services } = app.running;
        await backUp(services.database, services.config.dataDir, path.join(folder, 'all.backup'));
        await restore(
          into.running.services.database,
          into.running.services.config.dataDir,
          path.join(folder, 'all.backup'),
        );
        assert.deepEqual(await into.fingerprint(), await app.fingerprint());
        const { rows } = await into.lookAsOwner((tx) =>
          sql<{ address: string }>`select address from sealed_addresses`.execute(tx),
        );
        assert.deepEqual(rows, [{ address: '1 Canary Row' }]);
        const role = await into.look((tx) => sql<{ current_user: string }>`select current_user`.execute(tx));
        assert.equal(role.rows[0]!.current_user, applicationRole);
      } finally {
        await into.close();
        rmSync(folder, { recursive: true, force: true });
      }
    });
  });
