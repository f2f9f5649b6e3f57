import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { hats, raiseGrumble } from '#slices/cases/index.ts';
import { pasteRoster } from '#slices/market/index.ts';
import { type ACase, aCase } from '#test/support/a-case.ts';
import { agreementOf } from '#test/support/alliance.ts';
import { boxes } from '#test/support/boxes.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { contractWith, of } from '#test/support/trouble.ts';
import { withHat } from '#test/support/with-hat.ts';

const canary = 'Quokka';
const other = 'Pangolin';

describe('a provider in trouble', () => {
  let app: TestApp;
  let one: ACase;
  let agreement: string;
  let party: string;
  let path: string;
  let file: string;
  let pat: Visitor;
  let mo: Visitor;
  let ben: Visitor;
  let cora: Visitor;
  let handBack: string;
  const everybodyElse: [string, Visitor][] = [];
  before(async () => {
    app = await openTestApp();
    one = await aCase(app);
    pat = await of(app, one, 'Pat Lowe', 'Fell Care', 'provider');
    ben = await of(app, one, 'Ben Hill', 'Bay Care', 'provider');
    mo = await of(app, one, 'Mo Ali', 'Thornmere ICB', 'partner');
    cora = await withHat(app, one, 'Cora Kin', 'commissioner');
    agreement = await contractWith(app, one, 'Fell Care');
    party = (await agreementOf(app, agreement)).parties.find(({ role }) => role === 'provider')!.id;
    path = `${one.base}/agreements/${agreement}`;
    for (const hat of hats)
      if (hat !== 'commissioner' && hat !== 'partner')
        everybodyElse.push([hat, await withHat(app, one, `Some ${hat}`, hat)]);
    everybodyElse.push(['another provider', ben], ['a stranger', await app.person('Una', 'Elsewhere')]);
  });
  after(() => app.close());

  const sign = { words: `${canary} rounds may stop`, source: 'I run it', ...boxes('seenOn', '2026-01-02') };
  const status = async (who: Visitor, url: string) => (await who.request('GET', url)).status;

  it('can say so itself, and learns who reads it', async () => {
    const form = await pat.get(`${path}/worries`);
    assert.match(form.text, /Nobody who judges tenders here does, nor any other provider/);
    const empty = await pat.submit(form, `${path}/worries`, { words: '' }, 422);
    assert.ok(empty.errors.includes('Enter what you see, in a sentence or two'));
    const shown = await pat.submit(form, `${path}/worries`, { ...sign, partyId: party, type: 'own-word' });
    file = shown.url;
    assert.match(shown.text, new RegExp(`What the provider says itself.*${canary} rounds may stop.*2 January 2026`));
    assert.match((await mo.get(file)).text, new RegExp(canary));
    await pat.submit(form, `${path}/worries`, { ...sign, partyId: party, type: 'own-word' });
    const rows = await app.look((tx) =>
      sql<{ count: number }>`select count(*)::int as count from trouble_signs`.execute(tx),
    );
    assert.equal(rows.rows[0]!.count, 1, 'sent twice it is kept once');
  });

  it('talks in confidence with those who commission from it', async () => {
    const talk = `${file}/talk`;
    await pat.submit(await pat.get(talk), talk, { words: `${canary}: two months of cash` });
    const answer = await mo.submit(await mo.get(talk), talk, { words: `${other}: we can pay sooner` });
    assert.match(answer.text, /Quokka: two months of cash.*Pat Lowe, for Fell Care.*Pangolin.*Mo Ali, who commissions/);
    const read = await app.look((tx) =>
      sql<{ by: string }>`select actor_id as by from audit_entries where action = 'trouble.talkRead'`.execute(tx),
    );
    assert.deepEqual(new Set(read.rows.map(({ by }) => by)), new Set([pat.personId, mo.personId]));
  });

  it('is not found by anybody else, by the file, the thread, a list, a search or an export', async () => {
    const pages = [
      '',
      '/thread',
      '/loose',
      '/agreements',
      '/reviews',
      '/lessons',
      '/decisions',
      '/paper',
      '/left',
      '/people',
    ];
    for (const [hat, who] of everybodyElse) {
      assert.equal(await status(who, file), 404, hat);
      assert.equal(await status(who, `${file}/talk`), 404, hat);
      for (const url of [
        ...pages.map((tail) => `${one.base}${tail}`),
        path,
        `${path}/worries`,
        `/lessons?q=${canary}`,
      ]) {
        const { body } = await who.request('GET', url);
        assert.doesNotMatch(body, new RegExp(`${canary}|${other}|${file}`), `${hat} at ${url}`);
      }
      const bodies = { words: 'x', _csrf: 'x' };
      const answer = await who.request('POST', `${file}/talk`, {
        payload: new URLSearchParams(bodies).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost' },
      });
      assert.ok([403, 404].includes(answer.status), hat);
    }
    const found = await app.lookAsOwner((tx) =>
      sql<{
        audit: string;
      }>`select coalesce(string_agg(to_jsonb(a)::text, ''), '') || (select coalesce(string_agg(to_jsonb(o)::text, ''), '') from outbox_events o)
        || (select coalesce(string_agg(to_jsonb(b)::text, ''), '') from bead_versions b) as audit
        from audit_entries a`.execute(tx),
    );
    assert.doesNotMatch(found.rows[0]!.audit, new RegExp(`${canary}|${other}`));
  });

  it('is not known by what a practitioner says, who is told that it is kept and no more', async () => {
    const practitioner = everybodyElse.find(([hat]) => hat === 'practitioner')![1];
    const at = `${path}/worries`;
    const said = { ...sign, words: 'Late on most mornings', source: 'The rota', partyId: party, type: 'late-starts' };
    const answer = await practitioner.submit(await practitioner.get(at), at, said);
    assert.match(answer.answer.body, /It is kept\. Thank you for saying it\./);
    assert.doesNotMatch(answer.text, /Late on most mornings|since/);
    assert.equal(await status(practitioner, file), 404);
    assert.doesNotMatch((await pat.get(file)).text, /Late on most mornings/, 'unless its author agrees');
    const buyer = everybodyElse.find(([hat]) => hat === 'procurement')![1];
    const seen = (await buyer.get(file)).text;
    assert.match(seen, /Late on most mornings/);
    assert.doesNotMatch(seen, new RegExp(canary));
    assert.equal(await status(buyer, `${file}/talk`), 403);
    const councillor = everybodyElse.find(([hat]) => hat === 'councillor')![1];
    assert.equal(await status(councillor, at), 403);
    assert.equal(await status(ben, at), 404, 'another provider does not see the agreement');
  });

  it('is helped only once the law was looked at, as something to check', async () => {
    const to = `${file}/support`;
    const asked = ['wouldStop', 'forPeople', 'noOther', 'triedItself', 'wanted', 'hardToReplace', 'modification'];
    const yes = Object.fromEntries(asked.map((name) => [name, 'yes']));
    const given = { ...yes, subsidy: 'not-known', wouldHelp: 'Paying in ten days', amount: '5,000', because: 'Cash' };
    const slip = await cora.submit(await cora.get(file), to, { ...given, decision: 'give' }, 422);
    assert.deepEqual(slip.errors, ['Have this checked before money is given, or choose that it is not decided yet']);
    assert.match(slip.answer.body, /Paying in ten days/);
    const kept = await cora.submit(slip, to, { ...given, decision: 'not-yet' });
    assert.match(kept.text, /Check this: Has somebody checked it as a subsidy/);
  });

  it('has a plan by people and hours, from what the roster holds, and nobody is asked', async () => {
    await app.act(
      one.dev,
      (act) => pasteRoster(act, { caseId: one.caseId, text: 'Fell Care, 300 hours\nBay Care, 300 hours' }),
      one.caseId,
    );
    const rounds = `${file}/rounds`;
    for (const [name, people, hours] of [
      ['Mornings in Fell', '4', '40'],
      ['Evenings on the shore', '3', '30'],
    ])
      await mo.submit(await mo.get(file), rounds, { name, people, hours });
    const bad = await mo.submit(await mo.get(file), rounds, { name: 'x', people: '0', hours: 'some' }, 422);
    assert.deepEqual(bad.errors, ['Enter a number from 1 to 100,000']);
    await mo.submit(await mo.get(file), `${file}/room/from-roster`);
    const plan = await mo.get(file);
    assert.match(plan.text, /For 4 of 7 people, 40 of 70 hours a week, nobody has room yet/);
    assert.match(plan.text, /Bay Care: 3 people, 30 hours a week/);
    const theirs = (await pat.get(file)).text;
    assert.match(theirs, /For 4 of 7 people/);
    assert.doesNotMatch(theirs, /Bay Care/);
    const evening = plan.document.querySelector('form[action$="/first"]')!.getAttribute('action')!;
    const moved = await mo.submit(plan, evening);
    assert.match(moved.text, /Evenings on the shore.*Mornings in Fell/);
    const elsewhere = evening.replace(/rounds\/[^/]*/, `rounds/${party}`);
    const answer = await mo.request('POST', elsewhere, { payload: '' });
    assert.notEqual(answer.status, 303);
  });

  it('is stepped in for under a power that is named, by who commissions', async () => {
    const to = `${file}/step-in`;
    const decided = {
      decided: 'Two rounds are ours from Monday',
      because: 'Nobody else',
      ...boxes('decidedOn', '2026-01-05'),
    };
    assert.ok(!(await mo.get(file)).hasForm(to));
    const slip = await cora.submit(await cora.get(file), to, decided, 422);
    assert.match(slip.errors[0]!, /^Enter the power or delegation/);
    const kept = await cora.submit(slip, to, { power: 'Care Act 2014 section 48' });
    assert.match(kept.text, /Two rounds are ours from Monday.*Under Care Act 2014 section 48/);
    assert.doesNotMatch((await ben.get(`${one.base}/people`)).answer.body, /Two rounds are ours/);
  });

  it('hands work back, and those whom it touches hear it before anybody else', async () => {
    const back = {
      ...{ people: '7', hours: '70', why: 'Nobody for the evenings' },
      ...boxes('givenOn', '2026-01-06'),
      ...boxes('lastOn', '2027-03-31'),
    };
    const noted = await pat.submit(await pat.get(file), `${file}/hand-back`, back);
    handBack = noted.url;
    const publicPath = handBack.replace(one.base, '/public');
    for (const [hat, who] of everybodyElse)
      if (!['procurement', 'auditor'].includes(hat)) assert.equal(await status(who, handBack), 404, hat);
    assert.equal(await status(app.guest(), publicPath), 404);
    const early = await cora.submit(await cora.get(handBack), `${handBack}/announced`, { announcement: 'Soon' }, 409);
    assert.match(early.text, /first to hear it: the people who receive it/);
    const told = { how: 'A visit to each', ...boxes('toldOn', '2026-01-07') };
    for (const whom of ['people', 'staff'])
      await mo.submit(await mo.get(handBack), `${handBack}/tellings`, { ...told, whom });
    const reviews = () =>
      app.look((tx) =>
        sql<{
          title: string;
          state: string;
        }>`select title, state from reviews where opened_by_kind = 'handBack'`.execute(tx),
      );
    assert.equal((await reviews()).rows.length, 0);
    const words = 'From April others visit you. Ring 01900 000000.';
    const done = await cora.submit(await cora.get(handBack), `${handBack}/announced`, { announcement: words });
    assert.match(done.text, /Everybody on the case, and residents/);
    await app.act(null, async () => undefined);
    assert.deepEqual((await reviews()).rows, [{ title: 'Work was handed back', state: 'suggested' }]);
    for (const [hat, who] of everybodyElse.filter(([name]) => name !== 'a stranger')) {
      const seen = (await who.get(handBack)).text;
      assert.match(seen, /From April others visit you/, hat);
      const inside = ['procurement', 'auditor'].includes(hat);
      assert.match(seen, inside ? /7 people/ : /fewer than 10 people/, hat);
      if (!inside) assert.doesNotMatch(seen, /Nobody for the evenings|70/, hat);
    }
    const open = (await app.guest().get(publicPath)).text;
    assert.match(open, /From April others visit you.*fewer than 10 people.*31 March 2027/);
    assert.doesNotMatch(open, new RegExp(`${canary}|evenings|70 hours`));
  });

  it('has complaints that suggest a review, read by the provider only where their author agreed', async () => {
    const community = everybodyElse.find(([hat]) => hat === 'community')![1];
    const at = `${path}/complaints`;
    const said = { words: 'Nobody came on Sunday', saidFor: 'A daughter', ...boxes('happenedOn', '2026-01-03') };
    const made = await community.submit(await community.get(at), at, said);
    await app.act(null, async () => undefined);
    assert.match((await one.dev.get(`${one.base}/reviews`)).text, /There was a complaint/);
    assert.equal(await status(pat, made.url), 404);
    assert.equal(await status(ben, made.url), 404);
    assert.equal(await status(pat, at), 403);
    const shown = await community.submit(await community.get(at), at, { ...said, mayShow: 'yes' });
    assert.equal(await status(pat, shown.url), 200);
    assert.equal(await status(ben, shown.url), 404);
  });

  it('is not the only thing to learn from: the third grumble of one cause suggests a review, and names nobody', async () => {
    const suggested = () =>
      app.look((tx) => sql<{ title: string }>`select title from reviews where opened_by_kind = 'grumble'`.execute(tx));
    for (const words of ['Invoices wait', 'They wait again', 'And again']) {
      assert.equal((await suggested()).rows.length, 0);
      const on = { kind: 'case', id: one.caseId };
      await app.act(
        mo,
        (act) => raiseGrumble(act, { caseId: one.caseId, on, cause: 'out-of-proportion', words }),
        one.caseId,
      );
    }
    assert.deepEqual((await suggested()).rows, [{ title: 'The same thing got in the way three times' }]);
    const told = await app.look((tx) =>
      sql<{
        actor: string | null;
      }>`select actor_id as actor from outbox_events where name = 'cases.grumblesGathered'`.execute(tx),
    );
    assert.deepEqual(told.rows, [{ actor: null }]);
  });

  it('is not reached through another case', async () => {
    const elsewhere = await aCase(app, 'Another');
    const id = file.split('/').at(-1)!;
    assert.equal(await status(elsewhere.dev, `${elsewhere.base}/troubles/${id}`), 404);
    assert.equal(await status(elsewhere.dev, `${elsewhere.base}/troubles/${id}/talk`), 404);
    assert.equal(await status(one.dev, `${elsewhere.base}/troubles/${id}/talk`), 404);
  });

  it('has a file that is closed with a reason, and a new one begins with the next sign', async () => {
    const closed = await cora.submit(await cora.get(file), `${file}/closed`, { because: 'Others visit now' });
    assert.ok(!closed.hasForm(`${file}/step-in`));
    const again = await pat.submit(await pat.get(`${path}/worries`), `${path}/worries`, {
      ...sign,
      ...{ words: 'It begins again', partyId: party, type: 'own-word' },
    });
    assert.notEqual(again.url, file);
  });
});
