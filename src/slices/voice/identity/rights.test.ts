import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import pg from 'pg';
import { judgedAnswer, standardRule } from '#engines/opinion/index.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import {
  type Held,
  heldConversation,
  takesPart,
  votesOnAll,
  watchedConversation,
} from '#test/support/held-conversation.ts';
import { type MailServer, startMailServer } from '#test/support/mail-server.ts';
import type { Page } from '#test/support/page.ts';
import { caseBy } from '#test/support/thornmere.ts';
import { countOf, keepCount } from '../held/count-store.ts';
import { votesCounted } from '../held/taking-part-store.ts';
import { tellCount } from '../told/tell-count.ts';

type Own = { visitor: Visitor; path: string };

describe('taking one’s data away and being forgotten', () => {
  let app: TestApp;
  let mail: MailServer;
  let dev: Visitor;
  let caseId: string;
  let one: Held;
  let joan: Own;
  const canaries = ['joan@canary.example', 'Joan Canary', '7 Canary Row', 'Only Joan could say this'];

  /** Every place of the database in which words stand. */
  const placesOf = async (words: string): Promise<string[]> => {
    const { rows } = await app.lookAsOwner((tx) =>
      sql<{
        name: string;
      }>`select quote_ident(tablename) as name from pg_tables where schemaname = 'public' order by 1`.execute(tx),
    );
    const found: string[] = [];
    for (const { name } of rows) {
      const hits = await app.lookAsOwner((tx) =>
        sql<{
          hits: number;
        }>`select count(*)::integer as hits from ${sql.raw(name)} t where t::text ilike ${`%${words}%`}`.execute(tx),
      );
      if (hits.rows[0]!.hits > 0) found.push(name);
    }
    return found;
  };
  const forget = async ({ visitor, path }: Own, fields: Record<string, string>, expected = 200) =>
    visitor.submit(await visitor.get(`${path}/forgetting`), `${path}/forgetting`, fields, expected);
  const votes = async () =>
    (
      await app.look((tx) =>
        sql<{
          votes: number;
        }>`select count(*)::integer as votes from conversation_votes where conversation_id = ${one.id}`.execute(tx),
      )
    ).rows[0]!.votes;
  const say = async ({ visitor, path }: Own, words: string) =>
    visitor.submit(await visitor.get(path), `${path}/statements`, { words, as: 'neighbour' });
  const counted = async () => {
    await one.counted();
    return (await app.look((tx) => countOf(tx, one.id)))!.answer;
  };

  before(async () => {
    mail = await startMailServer();
    app = await openTestApp({ env: { SMTP_URL: mail.url } });
    dev = await app.person('Dev Patel');
    caseId = await caseBy(app, dev);
    one = await watchedConversation(app, dev, caseId, ['link', 'account']);
    joan = await takesPart(app, one);
    await votesOnAll(joan.visitor, joan.path, 'agree');
    for (let at = 0; at < 4; at += 1) {
      const other = await takesPart(app, one);
      await votesOnAll(other.visitor, other.path, 'disagree');
    }
    await say(joan, 'Soup should be hot');
    const queue = await dev.get(`${one.base}/moderation`);
    const [waits] = queue.document.querySelectorAll('input[name=statements]');
    await dev.submit(queue, `${one.base}/moderation`, {
      from: 'waiting',
      statements: [waits!.getAttribute('value')!],
      decision: 'accept',
    });
    await say(joan, 'Only Joan could say this');
    const letter = { channel: 'letter', name: 'Joan Canary', address: '7 Canary Row' };
    await joan.visitor.submit(await joan.visitor.get(`${joan.path}/mine`), `${joan.path}/contact`, letter);
    const email = { channel: 'email', email: 'joan@canary.example' };
    await joan.visitor.submit(await joan.visitor.get(`${joan.path}/mine`), `${joan.path}/contact`, email);
  });
  after(async () => {
    await one.counted();
    await app.close();
    await mail.stop();
  });

  it('gives somebody all that is kept of them as a file, and nothing of others', async () => {
    const file = JSON.parse((await joan.visitor.request('GET', `${joan.path}/file`)).body);
    assert.equal(file.votes.length, 3);
    assert.ok(file.votes.every((vote: { vote: string; words: string }) => vote.vote === 'agree' && vote.words));
    assert.deepEqual(
      file.statements.map((said: { words: string; state: string }) => [said.words, said.state]),
      [
        ['Soup should be hot', 'shown to everybody'],
        ['Only Joan could say this', 'not looked at yet'],
      ],
    );
    assert.equal(file.contact.address, 'joan@canary.example');
    assert.deepEqual([file.you.cameBy, file.you.number], ['link', 1]);
  });

  it('an address that was replaced is gone already', async () => {
    assert.deepEqual(await placesOf('7 Canary Row'), []);
    assert.deepEqual(await placesOf('joan@canary.example'), ['sealed_addresses']);
  });

  it('says beforehand what goes and what stays, and does nothing without a tick', async () => {
    const page = await joan.visitor.get(`${joan.path}/forgetting`);
    assert.match(page.text, /What goes[\s\S]*all your votes: it is counted again without them/);
    assert.match(page.text, /What stays[\s\S]*what you said that others have seen, without an author/);
    const refused = await forget(joan, {}, 422);
    assert.match(refused.text, /Tick that you understand/);
    assert.equal(await votes(), 15);
  });

  it('another’s link, or one that was made up, forgets nobody but its own holder', async () => {
    const other = await takesPart(app, one);
    const page = await other.visitor.get(`${other.path}/forgetting`);
    for (const path of [joan.path.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')), '/public/taking-part/x']) {
      const answer = await other.visitor.request('POST', `${path}/forgetting`, {
        payload: page.form(`${other.path}/forgetting`, { sure: 'yes' }).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost' },
      });
      assert.equal(answer.status, 410);
    }
    await joan.visitor.get(joan.path);
    assert.equal(await votes(), 15);
  });

  it('while it is open takes votes out of every sum and every trace of who it was from every table', async () => {
    assert.deepEqual([(await counted()).participants, (await counted()).statements[0]!.agree], [5, 1]);
    const page = await joan.visitor.get(`${joan.path}/forgetting`);
    const done = await joan.visitor.submit(page, `${joan.path}/forgetting`, { sure: 'yes' });
    assert.match(done.document.body!.textContent!, /You are forgotten here/);
    const again = await joan.visitor.submit(page, `${joan.path}/forgetting`, { sure: 'yes' });
    assert.match(again.url, /public\/conversations/);
    await joan.visitor.get(joan.path, 410);
    await joan.visitor.get(`${joan.path}/file`, 410);
    for (const words of canaries) assert.deepEqual(await placesOf(words), [], words);
    assert.equal(await votes(), 12);
    const answer = await counted();
    assert.deepEqual([answer.participants, answer.statements[0]!.agree], [4, 0]);
    const log = (await app.guest().get(one.publicPath)).text;
    assert.equal(log.match(/Person forgotten/g)!.length, 1);
    const { rows } = await app.look((tx) =>
      sql<{ words: string; authorId: string | null }>`select words, author_id as "authorId" from statements
        where conversation_id = ${one.id} and number > 3 order by number`.execute(tx),
    );
    assert.deepEqual(rows, [
      { words: 'Soup should be hot', authorId: null },
      { words: 'Taken back by whoever said it', authorId: null },
    ]);
    assert.equal(await app.running.services.messages.deliver(), 0, 'a message that waited went with the address');
  });

  it('two who press at once are forgotten once', async () => {
    const twin = await takesPart(app, one);
    const pages = await Promise.all([
      twin.visitor.get(`${twin.path}/forgetting`),
      twin.visitor.get(`${twin.path}/forgetting`),
    ]);
    const answers = await Promise.all(
      pages.map((page) =>
        twin.visitor.request('POST', `${twin.path}/forgetting`, {
          payload: page.form(`${twin.path}/forgetting`, { sure: 'yes' }).toString(),
          headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost' },
        }),
      ),
    );
    assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 410]);
  });

  it('somebody whose votes moderators took out does not come back as somebody new by being forgotten', async () => {
    const amara = await app.person('Amara Okafor');
    const enter = async () => {
      const page = await amara.submit(await amara.get(one.publicPath), `${one.publicPath}/account`, {});
      return { visitor: amara, path: new URL(page.url, 'http://x').pathname };
    };
    const first = await enter();
    const number = /You are number (\d+)/.exec((await amara.get(first.path)).text)![1]!;
    const moderation = await dev.get(`${one.base}/moderation`);
    await dev.submit(moderation, `${one.base}/people`, { number, what: 'out', because: 'A machine' });
    assert.match((await amara.get(`${first.path}/forgetting`)).text, /till then nobody comes back as somebody new/);
    await forget(first, { sure: 'yes' });
    const second = await enter();
    const page = await amara.get(second.path);
    assert.match(page.text, new RegExp(`You are number ${number} .*taken your votes out`));
  });

  it('once it is closed, what was counted stays and is nobody’s; the account opens nothing', async () => {
    const grace = await app.person('Grace Hill');
    const page = await grace.submit(await grace.get(one.publicPath), `${one.publicPath}/account`, {});
    const own = { visitor: grace, path: new URL(page.url, 'http://x').pathname };
    await votesOnAll(grace, own.path, 'agree');
    await dev.submit(await dev.get(one.base), `${one.base}/close`, {});
    const before = await counted();
    assert.match((await grace.get(`${own.path}/forgetting`)).text, /the counts that were published when this closed/);
    const kept = await votes();
    await forget(own, { sure: 'yes' });
    await grace.get(own.path, 410);
    assert.equal(await votes(), kept);
    assert.deepEqual((await counted()).statements, before.statements);
    const keys = await app.lookAsOwner((tx) =>
      sql<{
        left: number;
      }>`select count(*)::integer as left from conversation_keys k join conversation_people p on p.id = k.person_id
        where p.forgotten_at is not null and p.out_at is null`.execute(tx),
    );
    assert.equal(keys.rows[0]!.left, 0);
    const back = await grace.submit(await grace.get(one.publicPath), `${one.publicPath}/account`, {}, 409);
    assert.match(back.text, /cannot be done/);
  });

  it('whoever is forgotten while everybody is counted waits for the count, and both are done', async (t) => {
    const { databaseUrl } = app.running.services.config;
    if (!databaseUrl) return t.skip('the embedded database does one thing after the other');
    const statements = Array.from({ length: 8 }, (_, at) => `Something that divides people, number ${at + 1}`);
    const talk = await heldConversation(app, dev, caseId, { statements });
    const [first] = await talk.crowd(24, (who, number) => (who < 16 === (number % 2 === 1) ? 'agree' : 'disagree'));
    const sam: Own = { visitor: app.guest(), path: first!.path };
    const page = await sam.visitor.get(`${sam.path}/forgetting`);
    const watcher = new pg.Client({ connectionString: databaseUrl });
    await watcher.connect();
    const waits = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    let forgotten: Promise<Page> | undefined;
    await app.act(null, async ({ tx, now: at }) => {
      const { answer, stability } = judgedAnswer(await votesCounted(tx, talk.id), standardRule);
      await keepCount(tx, talk.id, answer, stability, at);
      forgotten = sam.visitor.submit(page, `${sam.path}/forgetting`, { sure: 'yes' });
      while ((await watcher.query(waits)).rows.length === 0);
      await tellCount(tx, talk.id, answer, stability, { closed: false, at });
    });
    await watcher.end();
    assert.match((await forgotten!).document.body!.textContent!, /You are forgotten here/);
    await talk.counted();
  });
});
