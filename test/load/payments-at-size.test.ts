import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { theSystem } from '#platform/access/who.ts';
import { act, look } from '#platform/act/act.ts';
import { makeAgreement, resume } from '#slices/agreements/index.ts';
import { complianceOf } from '#src/slices/agreements/payments/returns/figures-store.ts';
import { periodEnding } from '#src/slices/agreements/payments/returns/periods.ts';
import { draftReturn } from '#src/slices/agreements/payments/returns/sign-return.ts';
import { aCase } from '#test/support/a-case.ts';
import { openTestApp, type TestApp } from '#test/support/client.ts';
import { listToRead } from '#test/support/list-to-read.ts';

const invoices = Number(process.env.PAYMENTS_INVOICES ?? 200_000);
const most = Number(process.env.PAYMENTS_RETURN_MS ?? 10_000);

/** The figure that returns are held to: a year of a large council's invoices. */
describe(`${invoices} invoices of a year`, () => {
  let app: TestApp;
  let organisationId: string;
  before(async () => {
    app = await openTestApp();
  });
  after(() => app.close());

  it('are read in batches, each kept for good, with none lost', async () => {
    const list = await listToRead(app.running, invoices);
    organisationId = list.organisationId;
    const begun = performance.now();
    await resume(app.running.services);
    const seconds = (performance.now() - begun) / 1000;
    const { count } = await app.look(
      async (tx) => (await sql<{ count: number }>`select count(*)::int as count from invoices`.execute(tx)).rows[0]!,
    );
    assert.equal(count, invoices);
    console.log(
      `${(list.bytes / 1024 / 1024).toFixed(0)} MB read in ${seconds.toFixed(0)} s; ${Math.round(process.memoryUsage().rss / 1024 / 1024)} MB of memory`,
    );
  });

  it(`make both returns in less than ${most} ms, with every invoice counted or left out`, async () => {
    const services = app.running.services;
    const one = await aCase(app);
    const id = await app.act(
      one.dev,
      (current) => makeAgreement(current, { caseId: one.caseId, type: 'contract', title: 'Home care' }),
      one.caseId,
    );
    await act(services.act, theSystem, async ({ tx, now }) => {
      await sql`insert into agreement_payment_facts (agreement_id, law, begun_on, subcontracts, set_at)
        values (${id}, 'public-contract', '2026-04-01', 'none', ${now})`.execute(tx);
      await sql`update invoices set agreement_id = ${id}, matched = 'person' where supplier_key < 'ref V8'`.execute(tx);
    });
    for (const [kind, toOn] of [
      ['compliance', '2026-09-30'],
      ['large-payments', '2026-09-30'],
    ] as const) {
      const begun = performance.now();
      await look(services.act, (tx) =>
        draftReturn(tx, { id: organisationId, name: 'Council' }, periodEnding(kind, toOn)!),
      );
      const took = performance.now() - begun;
      console.log(`${kind}: ${took.toFixed(0)} ms`);
      assert.ok(took < most, `${kind} took ${took} ms`);
    }
    const figures = await app.look((tx) => complianceOf(tx, organisationId, periodEnding('compliance', '2026-03-31')!));
    const { rows } = await app.look((tx) =>
      sql<{
        paid: number;
        late: number;
      }>`select count(*)::int as paid, count(*) filter (where paid_on - received_on > 60)::int as late from invoices
        where matched is not null and paid_on between '2025-10-01' and '2026-03-31'`.execute(tx),
    );
    assert.ok(figures.paid > invoices / 10);
    assert.deepEqual([figures.paid, figures.later], [rows[0]!.paid, rows[0]!.late]);
  });
});
