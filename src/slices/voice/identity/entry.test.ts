import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { type Held, votesOnAll, watchedConversation } from '#test/support/held-conversation.ts';
import { caseBy } from '#test/support/thornmere.ts';

const pathOf = (page: { url: string }) => new URL(page.url, 'http://x').pathname;

describe('taking part by a printed code or signed in', () => {
  let app: TestApp;
  let dev: Visitor;
  let one: Held;
  let codes: string[];
  const people = () =>
    app
      .look((tx) =>
        sql<{ id: string; number: number; way: string }>`select id, number, way from conversation_people
      where conversation_id = ${one.id} order by number`.execute(tx),
      )
      .then(({ rows }) => rows);
  const personBehind = async (path: string) =>
    (
      await app.look((tx) =>
        sql<{ id: string }>`select subject_id as id from signed_links
      where token_hash = encode(sha256(convert_to(${path.split('/').at(-1)!}, 'UTF8')), 'hex')`.execute(tx),
      )
    ).rows[0]!.id;
  const byCode = async (visitor: Visitor, code: string, expected = 200) =>
    visitor.submit(await visitor.get(one.publicPath), `${one.publicPath}/code`, { code }, expected);

  before(async () => {
    app = await openTestApp();
    dev = await app.person('Dev Patel');
    const caseId = await caseBy(app, dev);
    one = await watchedConversation(app, dev, caseId, ['code', 'account']);
  });
  after(async () => {
    await one.counted();
    await app.close();
  });

  it('refuses the open link with a clear word where it is not a way in, also to a form that was made up', async () => {
    const guest = app.guest();
    const page = await guest.get(one.publicPath);
    assert.ok(!page.hasForm(one.publicPath));
    const csrf = page.document.querySelector('input[name=_csrf]')!.getAttribute('value')!;
    const answer = await guest.request('POST', one.publicPath, {
      payload: `_csrf=${csrf}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost' },
    });
    assert.equal(answer.status, 403);
    assert.match(answer.body, /Nobody takes part in this conversation that way/);
    assert.equal((await people()).length, 0);
  });

  it('whoever holds it makes codes and gets them once, as cards and as a table; sent twice they are made once', async () => {
    const page = await dev.get(`${one.base}/ways`);
    assert.match(page.text, /people rely on them/);
    const few = await dev.submit(page, `${one.base}/codes`, { count: '3' }, 422);
    assert.match(few.text, /Enter a number from 10 to 2,000/);
    const form = await dev.get(`${one.base}/ways`);
    const sheet = await dev.submit(form, `${one.base}/codes`, { count: '12' });
    codes = [...sheet.document.querySelectorAll('.cw-code__letters')].map((card) => card.textContent!);
    assert.equal(new Set(codes).size, 12);
    assert.match(sheet.text, /Go to http:\/\/\S+\/public\/code and type this code/);
    await dev.submit(form, `${one.base}/codes`, { count: '12' }, 409);
    assert.match((await dev.get(`${one.base}/ways`)).text, /0 codes are used and 12 are not/);
    const table = await dev.request('POST', `${one.base}/codes/file`, {
      payload: sheet.form(`${one.base}/codes/file`, {}).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost' },
    });
    assert.equal(table.body.trim().split(/\r?\n/).length, 13);
    assert.ok(table.body.includes(codes[4]!));
  });

  it('keeps no code that could be read or tried: only hashes under a key that is not in the database', async () => {
    const { rows } = await app.lookAsOwner((tx) =>
      sql<{ all: string }>`select string_agg(k::text, ' ') as all from conversation_keys k`.execute(tx),
    );
    for (const code of codes) assert.ok(!rows[0]!.all.includes(code) && !rows[0]!.all.includes(code.replace('-', '')));
  });

  it('a code opens a page, and the same code again, however it is typed, leads to the same person', async () => {
    const first = await byCode(app.guest(), codes[0]!);
    assert.match(first.text, /I agree/);
    const again = await byCode(app.guest(), ` ${codes[0]!.toLowerCase().replace('-', ' ')} `);
    assert.notEqual(pathOf(again), pathOf(first));
    assert.equal(await personBehind(pathOf(again)), await personBehind(pathOf(first)));
    const all = await people();
    assert.deepEqual(
      all.map(({ way }) => way),
      ['code'],
    );
    await byCode(app.guest(), codes[1]!);
    assert.equal((await people()).length, 2);
    assert.match((await dev.get(`${one.base}/ways`)).text, /2 codes are used and 10 are not/);
  });

  it('the short address that stands on the card leads there too, and says when a code opens nothing', async () => {
    const guest = app.guest();
    const wrong = await guest.submit(await guest.get('/public/code'), '/public/code', { code: 'CDFGH-JKMNP' }, 422);
    assert.match(wrong.text, /This code opens nothing/);
    const arrived = await guest.submit(await guest.get('/public/code'), '/public/code', { code: codes[0]! });
    assert.equal(await personBehind(pathOf(arrived)), (await people())[0]!.id);
  });

  it('a code used at the same moment on two telephones is one person and one voice', async () => {
    const before = (await people()).length;
    const both = [app.guest(), app.guest()];
    const pages = await Promise.all(both.map((visitor) => visitor.get(one.publicPath)));
    const arrived = await Promise.all(
      both.map((visitor, at) => visitor.submit(pages[at]!, `${one.publicPath}/code`, { code: codes[2]! })),
    );
    assert.equal((await people()).length, before + 1);
    const [a, b] = await Promise.all(arrived.map((page) => personBehind(pathOf(page))));
    assert.equal(a, b);
    await votesOnAll(both[0]!, pathOf(arrived[0]!), 'agree');
    assert.match((await both[1]!.get(pathOf(arrived[1]!))).text, /You have voted on everything/);
  });

  it('the same form sent twice is one person', async () => {
    const before = (await people()).length;
    const guest = app.guest();
    const page = await guest.get(one.publicPath);
    const first = await guest.submit(page, `${one.publicPath}/code`, { code: codes[3]! });
    const second = await guest.submit(page, `${one.publicPath}/code`, { code: codes[3]! });
    assert.equal(await personBehind(pathOf(first)), await personBehind(pathOf(second)));
    assert.equal((await people()).length, before + 1);
  });

  it('what is no code, or a code of another conversation, opens nothing and says what to do', async () => {
    const other = await watchedConversation(app, dev, one.base.split('/')[2]!, ['code']);
    for (const wrong of ['CDFGH-JKMNP', 'hello', codes[0]!]) {
      const at = wrong === codes[0] ? other.publicPath : one.publicPath;
      const guest = app.guest();
      const page = await guest.submit(await guest.get(at), `${at}/code`, { code: wrong }, 422);
      assert.match(page.text, /This code does not open this conversation/);
    }
    await other.counted();
  });

  it('codes can be withdrawn while nobody used them; those that were used go on', async () => {
    const page = await dev.get(`${one.base}/ways`);
    const done = await dev.submit(page, `${one.base}/codes/withdrawal`, {
      batch: page.document.querySelector('input[name=batch]')!.getAttribute('value')!,
    });
    assert.match(done.document.body!.textContent!, /8 unused codes no longer open anything/);
    await byCode(app.guest(), codes[7]!, 422);
    assert.match((await byCode(app.guest(), codes[0]!)).url, /taking-part/);
  });

  it('one code gives no more than so many new links in a day', async () => {
    const guest = app.guest();
    let refused = null;
    for (let turn = 0; turn < 25 && !refused; turn += 1) {
      const page = await guest.get(one.publicPath);
      const answer = await guest.request('POST', `${one.publicPath}/code`, {
        payload: page.form(`${one.publicPath}/code`, { code: codes[1]! }).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost' },
      });
      if (answer.status === 422) refused = answer.body;
    }
    assert.match(refused!, /used 20 times in a day/);
  });

  it('somebody with an account takes part as one person, and comes back to the same page', async () => {
    const amara = await app.person('Amara Okafor');
    const enter = async () => amara.submit(await amara.get(one.publicPath), `${one.publicPath}/account`, {});
    const before = (await people()).length;
    const [first, second] = [await enter(), await enter()];
    assert.equal(await personBehind(pathOf(first)), await personBehind(pathOf(second)));
    assert.equal((await people()).length, before + 1);
    assert.match((await app.guest().get(one.publicPath)).text, /Sign in to take part/);
  });

  it('nothing in the database but the sealed key joins an account to what it votes and says', async () => {
    const joan = await app.person('Joan Marsh');
    const page = await joan.submit(await joan.get(one.publicPath), `${one.publicPath}/account`, {});
    const path = pathOf(page);
    await votesOnAll(joan, path, 'disagree');
    await joan.submit(await joan.get(path), `${path}/statements`, { words: 'Soup on Sundays too', as: 'neighbour' });
    const personId = await personBehind(path);
    const { rows } = await app.lookAsOwner((tx) =>
      sql<{ name: string }>`select quote_ident(tablename) as name from pg_tables where schemaname = 'public'`.execute(
        tx,
      ),
    );
    // Where the account is named, neither the person, nor their statement, nor the instant of their votes may stand.
    const marks = await app.lookAsOwner(async (tx) => {
      const votes = await sql<{
        at: string;
      }>`select cast_at::text as at from conversation_votes where person_id = ${personId}
        union select said_at::text from statements where author_id = ${personId}
        union select joined_at::text from conversation_people where id = ${personId}`.execute(tx);
      const said = await sql<{ id: string }>`select id from statements where author_id = ${personId}`.execute(tx);
      return [personId, path.split('/').at(-1)!, ...said.rows.map(({ id }) => id), ...votes.rows.map(({ at }) => at)];
    });
    assert.ok(marks.length >= 5);
    for (const { name } of rows) {
      const found = await app.lookAsOwner((tx) =>
        sql<{
          row: string;
        }>`select t::text as row from ${sql.raw(name)} t where t::text like ${`%${joan.personId}%`}`.execute(tx),
      );
      for (const { row } of found.rows)
        for (const mark of marks) assert.ok(!row.includes(mark), `${name}: ${row} holds ${mark}`);
    }
  });

  it('one person says so much in an hour and no more', async () => {
    const guest = app.guest();
    const path = pathOf(await byCode(guest, codes[3]!));
    for (let turn = 1; turn <= 5; turn += 1)
      await guest.submit(await guest.get(path), `${path}/statements`, {
        words: `Thing number ${turn}`,
        as: 'neighbour',
      });
    const page = await guest.submit(
      await guest.get(path),
      `${path}/statements`,
      { words: 'A sixth thing', as: 'neighbour' },
      422,
    );
    assert.match(page.text, /You have said 5 things in an hour/);
  });

  it('nobody who does not hold it makes codes or settles ways, and ways stay once it is open', async () => {
    const stranger = await app.person('Sal Stranger', 'Elsewhere Council');
    await stranger.get(`${one.base}/ways`, 404);
    const form = await dev.get(`${one.base}/ways`);
    const csrf = form.document.querySelector('input[name=_csrf]')!.getAttribute('value')!;
    const answer = await dev.request('POST', `${one.base}/ways`, {
      payload: `_csrf=${csrf}&ways=link`,
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost' },
    });
    assert.equal(answer.status, 409);
  });

  it('guessing codes is stopped', async () => {
    const guest = app.guest();
    const page = await guest.get(one.publicPath);
    const csrf = page.document.querySelector('input[name=_csrf]')!.getAttribute('value')!;
    let status = 0;
    for (let turn = 0; turn < 130 && status !== 429; turn += 1)
      status = (
        await guest.request('POST', `${one.publicPath}/code`, {
          payload: `_csrf=${csrf}&code=CDFGHJKMNP`,
          headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost' },
        })
      ).status;
    assert.equal(status, 429);
  });
});
