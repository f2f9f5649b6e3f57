import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { peopleBetween } from '#engines/disclosure/index.ts';
import { sha256 } from '#platform/crypto/secrets.ts';
import { Refusal } from '#platform/http/refusals.ts';
import { thresholds } from '#platform/thresholds.ts';
import { nameBody, outcomesOf, proposeOutcome, recordRatification, speakForBody } from '#slices/outcomes/index.ts';
import { keepAbout } from '#slices/voice/about/keep-about.ts';
import { conversationsById, statementsById } from '#slices/voice/conversation-store.ts';
import { countOf } from '#slices/voice/held/count-store.ts';
import { heldById } from '#slices/voice/held/held-store.ts';
import { putPersonOut } from '#slices/voice/held/moderate.ts';
import { sayStatement } from '#slices/voice/held/take-part.ts';
import { quoteStatement } from '#slices/voice/index.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { type Held, heldConversation, type Taker } from '#test/support/held-conversation.ts';
import { bodyOf, caseBy } from '#test/support/thornmere.ts';

type Told = Readonly<{
  participants: number;
  groups: number[];
  statements: { number: number; agree: number | null; disagree: number | null; pass: number | null }[];
}>;

const population = `How old are you?
Under 25: 4,100
25 to 64: 9,800
65 and over: 3,900
Source: Census 2021`;

/** What is told of a conversation tells of nobody. Each test is somebody who tries to read one person's vote, or who they are. */
describe('nobody is told apart by what is published of a conversation', () => {
  let app: TestApp;
  let dev: Visitor;
  let caseId: string;
  let talk: Held;
  const people: Taker[] = [];
  const few = thresholds.differingTallies;
  const text = async (path: string, who: Visitor = app.guest()) => (await who.get(path)).text;
  const told = async (): Promise<Told> => {
    const file = await app.guest().request('GET', `${talk.publicPath}/file?as=json`);
    const { participants, groups, statements } = JSON.parse(file.body) as Told;
    // Statements of which nothing is told stand in the file without a number.
    return { participants: participants ?? 0, groups, statements: statements.filter(({ agree }) => agree !== null) };
  };
  const signer = () => app.running.services.signer;
  const say = ({ voter }: Taker, part: number | null) =>
    app.act(null, ({ tx }) =>
      keepAbout(tx, signer(), { conversationId: talk.id, personId: voter.id, said: new Map([[0, part]]) }),
    );
  /** So many come, vote on everything in their own way, and say who they are. */
  const come = async (many: number) => {
    const statements = await talk.statements();
    for (let one = 0; one < many; one += 1) {
      const at = people.length;
      people.push(await talk.join());
      const own = people.at(-1)!;
      await say(own, at % 10 < 3 ? 0 : at % 10 < 9 ? 1 : null);
      for (const [nth, { id }] of statements.entries())
        await talk.vote(
          own,
          id,
          nth === 0 ? 'agree' : (at + nth) % 3 === 0 ? 'disagree' : (at + nth) % 7 === 0 ? 'unsure' : 'agree',
        );
    }
  };
  const putOut = async (number: number, what: 'out' | 'in') => {
    const conversation = (await app.look((tx) => conversationsById(tx, [talk.id])))[0]!;
    await app.act(dev, (act) => putPersonOut(act, conversation, { number, what, because: 'Tried' }), caseId);
    await talk.count();
  };

  before(async () => {
    app = await openTestApp();
    dev = await app.person('Dev Patel', 'Thornmere Council');
    caseId = await caseBy(app, dev);
    const statements = ['A hot meal every day', 'People should eat together', 'Volunteers should cook'];
    talk = await heldConversation(app, dev, caseId, { title: 'Meals', statements, settings: { population } });
  });
  after(async () => {
    await talk.count();
    await app.close();
  });

  const readings: Told[] = [];
  it('by reading every page and file again after each few votes', async () => {
    for (const many of [3, 1, 1, 4, 2, 1, 3, 5, 2]) {
      await come(many);
      await talk.count();
      readings.push(await told());
      const now = readings.at(-1)!;
      // The files, the pages, somebody's own page, the statement on the thread: all tell the same, or nothing.
      const table = await app.guest().request('GET', `${talk.publicPath}/file?as=csv`);
      for (const one of now.statements)
        assert.ok(
          table.body.includes(`,${one.agree! + one.disagree! + one.pass!},${one.agree},${one.disagree},`),
          table.body,
        );
      for (const page of [await text(talk.publicPath), await text(talk.base, dev)])
        assert.match(page, now.participants ? new RegExp(`${now.participants} people took part`) : /./);
      const [meal] = await talk.statements();
      const line = now.statements.find(({ number }) => number === 1);
      assert.deepEqual(
        [meal!.agrees, meal!.disagrees, meal!.passes],
        line ? [line.agree, line.disagree, line.pass] : [0, 0, 0],
      );
      const [bead] = await app.look((tx) => statementsById(tx, [meal!.id]));
      assert.equal(bead!.agrees, line?.agree ?? 0);
      const [conversation] = await app.look((tx) => conversationsById(tx, [talk.id]));
      assert.equal(conversation!.participants, now.participants);
      const own = await text(people[0]!.path);
      if (!line) assert.doesNotMatch(own, /Of all,/);
    }
    const live = await app.look((tx) => countOf(tx, talk.id));
    assert.equal(live!.answer.participants, 22, 'everybody is counted at once, where nobody reads it');
    assert.ok(readings.at(-1)!.participants >= 10, 'and told of when enough have come');
  });

  /** Every two readings either say the same of a statement, or differ by at least five people. */
  const holds = () => {
    for (const [at, later] of readings.entries())
      for (const earlier of readings.slice(0, at)) {
        const took = Math.abs(later.participants - earlier.participants);
        assert.ok(took === 0 || took >= few, `${earlier.participants} then ${later.participants}`);
        for (const one of later.statements) {
          const before = earlier.statements.find(({ number }) => number === one.number);
          const cells = (of?: typeof one) => [of?.agree ?? 0, of?.disagree ?? 0, of?.pass ?? 0];
          const between = peopleBetween(cells(before), cells(one));
          assert.ok(between === 0 || between >= few, `${cells(before)} then ${cells(one)}`);
        }
      }
  };

  it('by taking one reading from another', () => {
    assert.ok(new Set(readings.map((one) => JSON.stringify(one.statements))).size >= 3, 'nothing was ever told anew');
    holds();
  });

  it('by putting one person out and in again: their votes leave the sums at once, and what is told does not show them going', async () => {
    const before = await told();
    await putOut(7, 'out');
    const live = await app.look((tx) => countOf(tx, talk.id));
    assert.equal(live!.answer.participants, 21);
    assert.equal(live!.answer.statements[0]!.agree, 21);
    readings.push(await told());
    assert.deepEqual(readings.at(-1)!.statements, before.statements);
    await putOut(7, 'in');
    readings.push(await told());
    holds();
  });

  it('by taking a vote back, or changing it', async () => {
    const [meal] = await talk.statements();
    for (const vote of ['take back', 'disagree', 'agree'] as const) {
      await talk.vote(people[3]!, meal!.id, vote);
      await talk.count();
      readings.push(await told());
    }
    holds();
  });

  it('by looking on while it closes: then everybody is told of, and still nobody apart', async () => {
    await come(78);
    await talk.count();
    readings.push(await told());
    await talk.close();
    readings.push(await told());
    holds();
    assert.equal(readings.at(-1)!.participants, 100);
    assert.deepEqual(
      readings.at(-1)!.statements.map((one) => one.agree! + one.disagree! + one.pass!),
      [100, 100, 100],
    );
  });

  const ages = async () => {
    const page = await app.guest().get(talk.publicPath);
    const rows = [...page.document.querySelectorAll('table')][0]!.querySelectorAll('tbody tr');
    return [...rows].map((row) => row.children[3]!.textContent!.trim());
  };

  it('by who took part: small numbers and what would give them away are kept back', async () => {
    assert.deepEqual(await ages(), ['not shown', '60', 'fewer than 10']);
  });

  it('by putting one person out and looking who is fewer; where many go, they leave the table too', async () => {
    await putOut(1, 'out');
    assert.deepEqual(await ages(), ['not shown', '60', 'fewer than 10']);
    const middle = people.filter((_, at) => at % 10 >= 3 && at % 10 < 9).slice(0, 15);
    for (const { voter } of middle.slice(1)) {
      const conversation = (await app.look((tx) => conversationsById(tx, [talk.id])))[0]!;
      const out = { number: voter.number, what: 'out', because: 'One person voted as many' } as const;
      await app.act(dev, (act) => putPersonOut(act, conversation, out), caseId);
    }
    await putOut(middle[0]!.voter.number, 'out');
    await putOut(1, 'in');
    assert.deepEqual(await ages(), ['not shown', '45', 'fewer than 10']);
    assert.equal((await told()).participants, 84, 'the one who came back is not told of alone');
    assert.equal((await app.look((tx) => countOf(tx, talk.id)))!.answer.statements[0]!.agree, 85);
  });

  it('by the database: it joins answers about oneself neither to votes, nor to each other, nor to when they came', async () => {
    const { rows: kept } = await app.look((tx) =>
      sql<{ row: string; key: string; by: string }>`select row_to_json(a)::text as row, key, xmin::text as by
        from conversation_about a where conversation_id = ${talk.id} order by ctid`.execute(tx),
    );
    assert.equal(kept.length, 100);
    const keys = kept.map(({ key }) => key);
    assert.deepEqual(
      keys,
      [...keys].sort((a, b) => (a < b ? -1 : 1)),
      'their place in the table is that of their keys',
    );
    assert.equal(new Set(kept.map(({ by }) => by)).size, 1, 'all written by one transaction');
    const guesses = new Set<string>();
    for (const { voter, path } of people) {
      const token = path.split('/').at(-1)!;
      for (const known of [voter.id, String(voter.number), token, sha256(token), sha256(voter.id)])
        for (const said of [
          known,
          `about:${known}`,
          `about:${known}:0`,
          sha256(`about:${known}`),
          sha256(`about:${known}:0`),
        ])
          guesses.add(said).add(sha256(said));
    }
    for (const { row, key } of kept) {
      assert.deepEqual(Object.keys(JSON.parse(row)).sort(), ['conversation_id', 'in_order', 'key', 'part', 'place']);
      assert.ok(!guesses.has(key));
      assert.ok(![...people].some(({ voter }) => row.includes(voter.id)));
    }
    const { rows: tables } = await app.lookAsOwner((tx) =>
      sql<{
        name: string;
      }>`select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'conversation_about'`.execute(
        tx,
      ),
    );
    for (const { name } of tables) {
      const { rows } = await app.lookAsOwner((tx) =>
        sql<{
          found: number;
        }>`select count(*)::int as found from ${sql.table(name)} t where t::text like any(${keys.slice(0, 5).map((key) => `%${key}%`)}::text[])`.execute(
          tx,
        ),
      );
      assert.equal(rows[0]!.found, 0, `a key stands in ${name}`);
    }
  });

  it('by another’s link, or by the case: nobody who works on it sees an answer', async () => {
    const stranger = await app.person('Sal Stranger', 'Elsewhere Council');
    await stranger.get(talk.base, 404);
    for (const path of [talk.base, `${talk.base}/moderation`, `${talk.base}/settings`, `/cases/${caseId}`]) {
      const page = await dev.request('GET', path);
      for (const { voter } of people) assert.ok(!page.body.includes(voter.id), path);
    }
    const one = await app.guest().get(`${people[0]!.path}/about`);
    const other = await app.guest().get(`${people[3]!.path}/about`);
    assert.match(one.text, /How old are you\?\s*Under 25/);
    assert.match(other.text, /How old are you\?\s*25 to 64/);
  });
});

describe('what people say in a conversation', () => {
  let app: TestApp;
  let dev: Visitor;
  let caseId: string;
  let talk: Held;
  before(async () => {
    app = await openTestApp();
    dev = await app.person('Dev Patel', 'Thornmere Council');
    caseId = await caseBy(app, dev);
    talk = await heldConversation(app, dev, caseId, { title: 'Meals', statements: ['A hot meal every day'] });
  });
  after(async () => {
    await talk.count();
    await app.close();
  });

  it('is shown without who said it, to everybody and to those who hold it (I12)', async () => {
    const author = await talk.join();
    const [conversation] = await app.look((tx) => conversationsById(tx, [talk.id]));
    const held = (await app.look((tx) => heldById(tx, talk.id)))!;
    const body = {
      words: 'The driver should stay for a chat',
      as: 'neighbour',
      anyway: false,
      language: null,
    } as const;
    await app.act(null, (act) => sayStatement(act, { conversation: conversation!, held, voter: author.voter }, body));
    await talk.count();
    const said = (await talk.statements()).at(-1)!;
    for (const [who, path] of [
      [dev, talk.base],
      [dev, `${talk.base}/moderation`],
      [dev, `${talk.base}/statements/${said.id}`],
      [dev, `/cases/${caseId}`],
      [app.guest(), talk.publicPath],
    ] as const) {
      const page = await who.get(path);
      assert.ok(!(await who.request('GET', path)).body.includes(author.voter.id), path);
      assert.doesNotMatch(page.text, /chat.{0,80}(person|number) 1\b/i, path);
    }
    const { rows } = await app.look((tx) =>
      sql<{ found: number }>`select ((select count(*) from audit_entries e where e::text like ${`%${author.voter.id}%`})
        + (select count(*) from bead_versions b where b::text like ${`%${author.voter.id}%`}))::integer as found`.execute(
        tx,
      ),
    );
    assert.equal(rows[0]!.found, 0);
  });

  it('makes no outcome anybody’s own, however many agree: that takes the community’s own body (I4)', async () => {
    const [ruth, sam] = [await app.person('Ruth', null), await app.person('Sam', null)];
    const bodyId = await bodyOf(app, 'Elders', 'people over 65', [ruth, sam]);
    const [first] = await talk.statements();
    const [meal] = await app.look((tx) => statementsById(tx, [first!.id]));
    const quotationId = await app.act(dev, (act) => quoteStatement(act, meal!), caseId);
    const outcomeId = await app.act(
      dev,
      (act) => proposeOutcome(act, { caseId, statement: meal!.words, forWhom: null, quotationIds: [quotationId] }),
      caseId,
    );
    await app.act(dev, (act) => nameBody(act, { outcomeId, bodyId, how: 'propose', forWhom: null }), caseId);
    const outcome = async () => (await app.look((tx) => outcomesOf(tx, caseId))).find(({ id }) => id === outcomeId)!;
    const before = await outcome();
    assert.notEqual(before.state, 'owned');
    for (let at = 0; at < 30; at += 1) await talk.vote(await talk.join(), meal!.id, 'agree');
    await talk.count();
    await talk.close();
    assert.match(
      await app
        .guest()
        .get(talk.publicPath)
        .then(({ text }) => text),
      /Agreed, by the rule that was set before A hot meal every day/,
    );
    assert.deepEqual(await outcome(), before, 'thirty of thirty agree, and nothing has moved');
    const meeting = {
      outcomeId,
      bodyId,
      agreed: 'own',
      statement: meal!.words,
      forWhom: 'everybody',
      metOn: '2026-11-02',
    } as const;
    const speaks = { outcomeId, bodyId, does: 'shape', because: null } as const;
    for (const attempt of [
      () => app.act(dev, (act) => recordRatification(act, { ...meeting, present: 30, missing: 'nobody' }), caseId),
      () => app.act(dev, (act) => speakForBody(act, speaks), caseId),
    ])
      await assert.rejects(attempt(), (error) => error instanceof Refusal && error.code === 'not-for-this-body');
    assert.deepEqual(await outcome(), before);
    for (const path of ['', '/moderation', '/settings']) {
      const page = await dev.get(`${talk.base}${path}`);
      for (const form of page.document.querySelectorAll('form[method=post]'))
        assert.ok(
          !form.getAttribute('action')!.includes('/outcomes'),
          'a page of a conversation sends nothing to an outcome',
        );
    }
  });
});
