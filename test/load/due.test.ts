import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { organisationsNamed } from '#slices/people/index.ts';
import { keepFigure, type Look, looksInARow, pagesOf } from '#test/support/at-size.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { caseBy } from '#test/support/thornmere.ts';

const agreements = Number(process.env.LOAD_AGREEMENTS ?? 10_000);
const each = 20;
const cases = 40;
const looks = Number(process.env.LOAD_LOOKS ?? 60);
const most = 200;

describe('what is due of very many agreements, over HTTP', () => {
  let app: TestApp;
  let dev: Visitor;
  let council: string;
  let open: (path: string) => Promise<Look>;
  before(async () => {
    app = await openTestApp({ env: { LOG_LEVEL: 'silent' } });
    await app.setClock(new Date('2026-11-23T12:00:00Z'));
    dev = await app.person('Dev Patel');
    council = await app.look(async (tx) => (await organisationsNamed(tx, 'Thornmere Council'))[0]!.id);
    for (let at = 0; at < cases; at += 1) await caseBy(app, dev);
    await app.act(null, async ({ tx }) => {
      await sql`insert into agreements (id, case_id, type, title, starts_on, ends_on, value_pence, state, version, added_at)
        select gen_random_uuid(), c.id, 'contract', 'Agreement ' || n, date '2025-01-01', date '2026-06-01' + n % 1500, 1000000 + n, 'in-force', 1, now()
        from generate_series(1, ${agreements}) n join (select id, row_number() over (order by id) - 1 as at from cases) c on c.at = n % ${cases}`.execute(
        tx,
      );
      await sql`insert into agreement_parties (id, agreement_id, organisation_id, name, type, role, added_at)
        select gen_random_uuid(), id, ${council}::uuid, 'Thornmere Council', 'council', 'commissioner', now() from agreements
        union all select gen_random_uuid(), id, null, 'Fell Care', 'provider', 'provider', now() from agreements`.execute(
        tx,
      );
      // Half of it the council owes, and half is owed to it.
      await sql`insert into obligations (id, case_id, agreement_id, words, owed_by, owed_to, owed_to_party, owed_by_organisation, owed_to_organisation,
          by_on, due_on, how_often, state, version, added_at)
        select gen_random_uuid(), a.case_id, a.id, 'Owed ' || n, case when n % 2 = 0 then b.id else s.id end,
          case when n % 2 = 0 then 'Fell Care' else 'Thornmere Council' end, case when n % 2 = 0 then s.id else b.id end,
          case when n % 2 = 0 then ${council}::uuid end, case when n % 2 = 1 then ${council}::uuid end,
          d.day, d.day, 'monthly', 'owed', 1, now()
        from agreements a join agreement_parties b on b.agreement_id = a.id and b.role = 'commissioner'
          join agreement_parties s on s.agreement_id = a.id and s.role = 'provider' cross join generate_series(1, ${each}) n
          cross join lateral (select date '2026-09-01' + (abs(hashtext(a.id::text || n)) % 600) as day) d`.execute(tx);
    });
    open = await pagesOf(app, dev);
  });
  after(() => app.close());

  async function table(path: string): Promise<Look> {
    const look = await open(path);
    assert.match(look.body, /<tbody/);
    return look;
  }

  for (const path of ['/due', '/due?of=theirs', '/due?of=cases', '/due?of=ours&page=40'])
    it(`shows ${path} of ${agreements} agreements and ${agreements * each} obligations in under ${most} ms`, async () => {
      await table(path);
      const under = await looksInARow(looks, () => table(path));
      keepFigure(`${path}: half under ${under(0.5)} ms, 95% under ${under(0.95)} ms, of ${looks} looks`);
      assert.ok(under(0.95) < most, `95% took under ${under(0.95)} ms, and should under ${most}`);
    });

  it('shows a page of the register in under a second', async () => {
    const { took } = await table(`/organisations/${council}/agreements?page=3`);
    keepFigure(`the register of ${agreements} agreements, a page: ${Math.round(took)} ms`);
    assert.ok(took < 1_000, `${took} ms`);
  });
});
