import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { openHeadFile } from '#platform/audit/head-file.ts';
import { type AuditReport, verifyAudit } from '#platform/audit/verify.ts';
import type { Tx } from '#platform/db/database.ts';
import { addOrganisation } from '#slices/people/index.ts';
import { openTestApp, type TestApp } from '#test/support/client.ts';

class Undo extends Error {}

describe('the audit', () => {
  let app: TestApp;
  before(async () => {
    app = await openTestApp();
    for (let count = 0; count < 40; count += 1)
      await app.act(null, (act) => addOrganisation(act, { name: `Organisation ${count}`, type: 'other' }));
  });
  after(() => app.close());

  /** Does something to the chain as somebody who owns the database, looks at it, and undoes it. */
  async function whatShows(harm: (tx: Tx) => Promise<unknown>): Promise<AuditReport> {
    const { services } = app.running;
    let report: AuditReport | null = null;
    await services.database.db
      .transaction()
      .execute(async (transaction) => {
        const tx = transaction as unknown as Tx;
        await sql`reset role`.execute(tx);
        await sql`set local session_replication_role = replica`.execute(tx);
        await harm(tx);
        report = await verifyAudit(tx, openHeadFile(services.config.dataDir));
        throw new Undo();
      })
      .catch((error) => {
        if (!(error instanceof Undo)) throw error;
      });
    return report!;
  }

  it('verifies as it is', async () => {
    const report = await whatShows(async () => {});
    assert.deepEqual(report.faults, []);
    assert.ok(report.entries >= 40 && report.headsChecked >= 40);
  });

  it('shows any column changed, any entry taken out, any two swapped, and its end cut off', async () => {
    const columns = [
      'at',
      'actor_id',
      'action',
      'object_kind',
      'object_id',
      'case_id',
      'fields',
      'content_hash',
      'previous_hash',
      'hash',
    ];
    const other: Record<string, string> = {
      at: `'2020-01-01'`,
      actor_id: 'gen_random_uuid()',
      object_id: 'gen_random_uuid()',
      case_id: 'gen_random_uuid()',
      fields: `'{other}'`,
    };
    for (let seq = 1; seq <= 40; seq += 3) {
      for (const column of columns) {
        const report = await whatShows((tx) =>
          sql.raw(`update audit_entries set ${column} = ${other[column] ?? "'other'"} where seq = ${seq}`).execute(tx),
        );
        assert.ok(
          report.faults.some((fault) => fault.includes(String(seq)) || fault.includes(String(seq + 1))),
          `${column} of ${seq}`,
        );
      }
      assert.ok(
        (await whatShows((tx) => sql`delete from audit_entries where seq = ${seq}`.execute(tx))).faults.length > 0,
        `without ${seq}`,
      );
    }
    const swapped = await whatShows(async (tx) => {
      await sql`update audit_entries set seq = -1 where seq = 5`.execute(tx);
      await sql`update audit_entries set seq = 5 where seq = 6`.execute(tx);
      await sql`update audit_entries set seq = 6 where seq = -1`.execute(tx);
    });
    assert.ok(swapped.faults.length > 0);
    const cut = await whatShows((tx) => sql`delete from audit_entries where seq > 30`.execute(tx));
    assert.match(cut.faults.join(' '), /is no longer there/);
  });

  it('cannot be changed by the application itself', async () => {
    const { db } = app.running.services.database;
    for (const harm of [
      sql`update audit_entries set action = 'x'`,
      sql`delete from audit_entries`,
      sql`truncate audit_entries cascade`,
      sql`alter table audit_entries disable trigger all`,
    ]) {
      await assert.rejects(
        db.transaction().execute((tx) => harm.execute(tx)),
        /permission denied|must be owner|append-only/,
      );
    }
  });

  it('holds no words and no names', async () => {
    const { rows } = await app.look((tx) =>
      sql<{ text: string }>`select row_to_json(a)::text as text from audit_entries a`.execute(tx),
    );
    assert.ok(rows.length >= 40);
    assert.doesNotMatch(rows.map((row) => row.text).join(), /Organisation \d/);
  });
});
