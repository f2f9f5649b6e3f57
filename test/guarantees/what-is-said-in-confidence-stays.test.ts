import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { hats } from '#slices/cases/index.ts';
import { evaluationsOf } from '#slices/procurement/evaluation/evaluation-store.ts';
import { nameJudge } from '#slices/procurement/evaluation/name-judge.ts';
import { type ACase, aCase } from '#test/support/a-case.ts';
import { aScoredProcurement, type Scored } from '#test/support/a-scored-procurement.ts';
import { agreementOf } from '#test/support/alliance.ts';
import { boxes } from '#test/support/boxes.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { contractWith, of } from '#test/support/trouble.ts';
import { withHat } from '#test/support/with-hat.ts';

const canary = /Quokka|Numbat/;

/** What a provider says in confidence about its own trouble, while it bids for the next contract on the same case. */
describe('what a provider says in confidence', () => {
  let app: TestApp;
  let one: ACase;
  let scored: Scored;
  let file: string;
  let cora: Visitor;
  const others: [string, Visitor][] = [];
  before(async () => {
    app = await openTestApp();
    one = await aCase(app);
    const pat = await of(app, one, 'Pat Lowe', 'Fell Care', 'provider');
    cora = await withHat(app, one, 'Cora Kin', 'commissioner');
    const agreement = await contractWith(app, one, 'Fell Care');
    const { parties } = await agreementOf(app, agreement);
    const at = `${one.base}/agreements/${agreement}/worries`;
    const shown = await pat.submit(await pat.get(at), at, {
      partyId: parties.find(({ role }) => role === 'provider')!.id,
      ...{ type: 'own-word', words: 'Quokka: we may hand work back', source: 'I run it' },
      ...boxes('seenOn', '2026-01-02'),
    });
    file = shown.url;
    await pat.submit(await pat.get(`${file}/talk`), `${file}/talk`, { words: 'Numbat: two months of cash' });
    const bidders = [{ name: 'Fell Care', identifier: 'GB-COH-1', points: 8_000 }];
    scored = await aScoredProcurement(app, one, { bidders, until: 'published' });
    for (const hat of hats)
      if (hat !== 'commissioner' && hat !== 'partner') others.push([hat, await withHat(app, one, `A ${hat}`, hat)]);
    others.push(['another provider', await of(app, one, 'Ben Hill', 'Bay Care', 'provider')]);
  });
  after(() => app.close());

  it('is read by whoever commissions, or the rest of this would show nothing', async () => {
    assert.match((await cora.get(file)).text, canary);
    assert.match((await cora.get(`${file}/talk`)).text, canary);
  });

  it('is closed to a commissioner from the moment that they judge tenders', async () => {
    const [evaluation] = await app.look((tx) => evaluationsOf(tx, one.caseId));
    assert.equal(evaluation, undefined);
    await app.act(
      one.dev,
      (act) =>
        nameJudge(act, { id: scored.id, caseId: one.caseId } as never, {
          person: cora.personId!,
          criterionIds: [scored.criteria[0]!],
        }),
      one.caseId,
    );
    for (const url of [file, `${file}/talk`]) assert.equal((await cora.request('GET', url)).status, 404, url);
    assert.match((await one.dev.get(`${file}/talk`)).text, canary, 'another commissioner still reads it');
    others.push(['a commissioner who judges', cora]);
  });

  it('is on no page that anybody else opens, of the case, its buying or its paper', async () => {
    const pages = [
      '',
      '/thread',
      '/loose',
      '/paper',
      '/agreements',
      '/reviews',
      '/left',
      '/measures',
      '/people',
      '/aims',
    ];
    const buying = ['', '/award', '/evaluation', '/engagement', '/conflicts', '/audit-pack'].map(
      (tail) => `${scored.base}${tail}`,
    );
    for (const [who, visitor] of others)
      for (const url of [...pages.map((tail) => `${one.base}${tail}`), ...buying, '/', '/lessons?q=Quokka']) {
        const { body } = await visitor.request('GET', url);
        assert.doesNotMatch(body, canary, `${who} at ${url}`);
        assert.ok(!body.includes(file), `${who} at ${url}`);
      }
  });

  it('is in no audit pack, entry, event, kept bead or message', async () => {
    const pack = await one.dev.request('GET', `${scored.base}/audit-pack/file`);
    assert.equal(pack.status, 200);
    assert.doesNotMatch(pack.bytes.toString('utf8'), canary);
    const { rows } = await app.look((tx) =>
      sql<{
        name: string;
      }>`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(
        tx,
      ),
    );
    const holding: string[] = [];
    for (const { name } of rows) {
      const found = await app.lookAsOwner((tx) =>
        sql<{
          count: number;
        }>`select count(*)::int as count from ${sql.table(name)} t where to_jsonb(t)::text ~ 'Quokka|Numbat'`.execute(
          tx,
        ),
      );
      if (found.rows[0]!.count > 0) holding.push(name);
    }
    assert.deepEqual(holding.toSorted(), ['trouble_signs', 'trouble_talk']);
  });
});
