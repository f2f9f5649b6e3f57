import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { outcomesOf } from '#slices/outcomes/index.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { type Held, heldConversation, type Taker } from '#test/support/held-conversation.ts';
import type { Page } from '#test/support/page.ts';
import { caseBy, wordsOn } from '#test/support/thornmere.ts';
import { heldStatements } from '../held/taking-part-store.ts';
import { draftsOf } from './draft-store.ts';
import { endsOf } from './ends-of.ts';
import { talliesOf } from './round-store.ts';

const first = 'A hot meal is there every day, and people eat it together';
const second = 'A hot meal is there every day, for whoever wants company or none';

describe('statements that are put together under draft outcomes', () => {
  let app: TestApp;
  let dev: Visitor;
  let caseId: string;
  let talk: Held;
  let people: Taker[];
  let quoted: string;
  let draftId: string;
  const guest = () => app.guest();
  const draftPath = (more = '') => `/cases/${caseId}/drafts/${draftId}${more}`;
  const statements = () => app.look((tx) => heldStatements(tx, talk.id));
  const draft = async () => (await app.look((tx) => draftsOf(tx, talk.id))).find(({ id }) => id === draftId)!;
  const kept = sql<{ wordingId: string; says: string }>`select wording_id as "wordingId", says from wording_replies`;
  const replies = async () => (await app.look((tx) => kept.execute(tx))).rows;
  const outside = async () => (await guest().get(talk.publicPath)).text;

  before(async () => {
    app = await openTestApp();
    dev = await app.person('Dev Patel');
    caseId = await caseBy(app, dev);
    talk = await heldConversation(app, dev, caseId, { settings: { moderated: 'before' } });
    people = await talk.joinAll(8);
    [quoted] = (await wordsOn(app, dev, caseId, ['I eat standing up, over the sink'])) as [string];
    await talk.allVote(people, (person, number) => (number !== 3 || person < 3 ? 'agree' : 'disagree'));
    await talk.count();
    await talk.crowd(5, () => 'agree');
    await talk.count();
  });
  after(() => talk.counted().then(() => app.close()));

  it('are grouped by hand, with their tallies as at that day, and those in none are listed', async () => {
    const page = await dev.get(`${talk.base}/drafts`);
    assert.match(page.text, /Not in any draft A hot meal should be there every day/);
    const [hot, together] = await statements();
    const kept = await dev.submit(page, `${talk.base}/drafts`, {
      words: first,
      forWhom: 'people over 65',
      statements: [hot!.id, together!.id],
      quotations: [quoted],
    });
    draftId = kept.url.split('/').at(-1)!;
    assert.equal(kept.h1, first);
    assert.match(kept.text, /Of 8 who saw it 8 agreed, 0 disagreed and 0 passed\. Agreement: 100% \(68 to 100%\)/);
    assert.match(kept.text, /I eat standing up, over the sink/);
    const list = await dev.get(`${talk.base}/drafts`);
    assert.match(
      list.text,
      /Not in any draft Meals should be paid for by those who can\s*Food should come from farms nearby/,
    );
  });

  it('can be in several drafts, and keep the figures of the day on which they came', async () => {
    const [hot, , , farms] = await statements();
    const other = await dev.submit(await dev.get(`${talk.base}/drafts`), `${talk.base}/drafts`, {
      words: 'Food comes from nearby',
      statements: [hot!.id, farms!.id],
    });
    await talk.allVote(people.slice(0, 3), () => 'disagree');
    await talk.count();
    const page = await dev.get(draftPath());
    assert.match(page.text, /Of 8 who saw it 8 agreed, 0 disagreed/);
    assert.match((await dev.get(other.url)).text, /Of 8 who saw it 8 agreed/);
    await talk.allVote(people, (person, number) => (number !== 3 || person < 3 ? 'agree' : 'disagree'));
    await talk.count();
  });

  it('are never those of another conversation or case, nor quotations of one', async () => {
    const amara = await app.person('Amara Okafor', 'Harbour Council');
    const elsewhere = await caseBy(app, amara, 'Harbour Council');
    const other = await heldConversation(app, amara, elsewhere);
    const [theirs] = await app.look((tx) => heldStatements(tx, other.id));
    const [quote] = await wordsOn(app, amara, elsewhere, ['Theirs alone']);
    const [hot] = await statements();
    const page = await dev.get(`${talk.base}/drafts`);
    const taken = await dev.submit(
      page,
      `${talk.base}/drafts`,
      { words: 'Theirs', statements: [hot!.id, theirs!.id] },
      422,
    );
    assert.match(taken.text, /Choose from the statements of this conversation/);
    const quoting = await dev.submit(
      await dev.get(`${talk.base}/drafts`),
      `${talk.base}/drafts`,
      { words: 'Theirs', statements: [hot!.id], quotations: [quote!] },
      422,
    );
    assert.match(quoting.text, /Choose from the list/);
    const none = await dev.submit(
      await dev.get(`${talk.base}/drafts`),
      `${talk.base}/drafts`,
      { words: 'Nothing' },
      422,
    );
    assert.match(none.text, /Tick the statements that it rests on/);
    assert.equal((await app.look((tx) => draftsOf(tx, talk.id))).length, 2);
    await amara.get(draftPath(), 404);
    await amara.get(`${talk.base}/drafts`, 404);
    assert.equal((await dev.request('GET', `/cases/${elsewhere}/drafts/${draftId}`)).status, 404);
  });

  it('stay with those who hold the conversation until a round asks about them', async () => {
    assert.doesNotMatch((await guest().get(talk.publicPath)).text, /people eat it together/);
    assert.match(
      (await guest().get(talk.publicPath)).text,
      /It is in a draft outcome, whose words are still being written/,
    );
    const own = await guest().get(`${people[0]!.path}/words`);
    assert.match(own.text, /No words have been written yet/);
    assert.equal((await replies()).length, 0);
  });

  let visitors: { visitor: Visitor; page: Page; path: string }[];
  const say = async (person: number, fields: Record<string, string>, expected = 200) => {
    const one = visitors[person]!;
    const page = await one.visitor.get(`${one.path}/words`);
    return one.visitor.submit(page, `${one.path}/words`, { wording: (await draft()).wordingId, ...fields }, expected);
  };

  it('go back for wording in a round, and people say what they think of the words from their own page', async () => {
    const page = await dev.get(`${talk.base}/drafts`);
    const late = await dev.submit(
      page,
      `${talk.base}/rounds`,
      { drafts: [draftId], 'lastOn-day': '1', 'lastOn-month': '1', 'lastOn-year': '2020' },
      422,
    );
    assert.match(late.text, /Enter today or a later day/);
    const opened = await dev.submit(await dev.get(`${talk.base}/drafts`), `${talk.base}/rounds`, {
      drafts: [draftId],
      'lastOn-day': '1',
      'lastOn-month': '3',
      'lastOn-year': '2099',
    });
    assert.match(opened.text, /Round 1: .* to 1 March 2099, open now/);
    visitors = [];
    for (const { path } of people) {
      const visitor = guest();
      const own = await visitor.get(path);
      assert.match(own.text, /Words that are being written: say until 1 March 2099 whether they are right/);
      visitors.push({ visitor, page: own, path });
    }
    const seen = await say(0, { says: 'right', reason: 'It says what I meant' });
    assert.match(seen.text, /You said: these words are right/);
    assert.match(seen.text, /A hot meal should be there every day\s*Of 8 who saw it 8 agreed/);
    assert.doesNotMatch(seen.text, /It says what I meant.*It says what I meant/);
    for (const person of [1, 2, 3]) await say(person, { says: 'right' });
    assert.match((await dev.get(draftPath())).text, /Fewer than five people have said what they think of these words/);
    await say(4, { says: 'not-right', reason: 'Some like to eat alone' });
    const told = await dev.get(draftPath());
    assert.match(told.text, /5 people said what they think of these words: 4 that they are right, 1 that they are not/);
    assert.match(told.text, /Some like to eat alone/);
    const onOwn = (await visitors[1]!.visitor.get(`${people[1]!.path}/words`)).text;
    for (const text of [await outside(), onOwn])
      assert.doesNotMatch(text, /5 people said|Some like to eat alone/, 'told when the round is over');
  });

  it('take one reply of each to a version, which can be changed and taken back, and keep no trace of who said what', async () => {
    await say(4, { says: 'right' });
    await say(4, { says: 'not-right' });
    const rows = await replies();
    assert.equal(rows.length, 5);
    assert.equal(rows.filter(({ says }) => says === 'not-right').length, 1);
    await say(3, { says: 'take-back' });
    assert.equal((await replies()).length, 4);
    await say(3, { says: 'right' });
    const audit = await app.look((tx) =>
      sql<{
        action: string;
      }>`select action from audit_entries where action like '%eply%' or action like '%replie%'`.execute(tx),
    );
    assert.equal(audit.rows.length, 0);
  });

  it('counts a form that is sent twice once', async () => {
    const one = visitors[5]!;
    const page = await one.visitor.get(`${one.path}/words`);
    const fields = { wording: (await draft()).wordingId, says: 'right' };
    await one.visitor.submit(page, `${one.path}/words`, fields);
    await one.visitor.submit(page, `${one.path}/words`, fields);
    assert.equal((await replies()).length, 6);
  });

  it('shows words that people propose to others once somebody has looked at them, or tells who proposed them why not', async () => {
    const empty = await say(6, { says: 'other-words', proposed: '' }, 422);
    assert.match(empty.text, /Write the words that you would put instead/);
    const waits = await say(6, { says: 'other-words', proposed: 'Hot meals for <b>all</b>' });
    assert.match(waits.text, /Somebody looks at your words before others see them/);
    await say(7, { says: 'other-words', proposed: 'Mr Holt cooks badly' });
    assert.doesNotMatch((await visitors[0]!.visitor.get(`${people[0]!.path}/words`)).text, /Hot meals for/);
    const queue = await dev.get(`${talk.base}/proposed-words`);
    assert.match(queue.text, /2 proposals wait/);
    const ids = (
      await app.look((tx) =>
        sql<{
          id: string;
          proposed: string;
        }>`select id, proposed from wording_replies where proposed is not null`.execute(tx),
      )
    ).rows;
    const idOf = (part: string) => ids.find(({ proposed }) => proposed.includes(part))!.id;
    await dev.submit(queue, `${talk.base}/proposed-words`, {
      from: 'waiting',
      proposals: [idOf('Hot')],
      decision: 'show',
    });
    const unreasoned = await dev.submit(
      await dev.get(`${talk.base}/proposed-words`),
      `${talk.base}/proposed-words`,
      { from: 'waiting', proposals: [idOf('Holt')], decision: 'hide' },
      422,
    );
    assert.match(unreasoned.text, /Write why others are not shown them/);
    await dev.submit(await dev.get(`${talk.base}/proposed-words`), `${talk.base}/proposed-words`, {
      from: 'waiting',
      proposals: [idOf('Holt')],
      decision: 'hide',
      because: 'it names somebody',
    });
    const others = await visitors[0]!.visitor.get(`${people[0]!.path}/words`);
    assert.match(others.text, /Others propose instead:\s*“Hot meals for <b>all<\/b>”/);
    assert.equal(others.document.querySelectorAll('main b').length, 0);
    assert.doesNotMatch(others.text, /Holt/);
    assert.match(
      (await visitors[7]!.visitor.get(`${people[7]!.path}/words`)).text,
      /Others do not see your words, because it names somebody/,
    );
  });

  it('carries no vote over to changed words: a new version begins with none, and the earlier one keeps its own beside it', async () => {
    const before = await draft();
    const tally = async (wordingId: string) => (await app.look((tx) => talliesOf(tx, [wordingId]))).get(wordingId);
    const said = await tally(before.wordingId);
    assert.deepEqual(said, { right: 5, notRight: 1, otherWords: 2 });
    const stale = await visitors[0]!.visitor.get(`${people[0]!.path}/words`);
    const same = await dev.submit(
      await dev.get(draftPath()),
      draftPath('/wordings'),
      { words: `${first.toUpperCase()} ` },
      422,
    );
    assert.match(same.text, /These are the words that there are/);
    const changed = await dev.submit(await dev.get(draftPath()), draftPath('/wordings'), {
      words: second,
      because: 'some like to eat alone',
    });
    assert.match(changed.text, /nobody has said anything of them yet/);
    const after = await draft();
    assert.notEqual(after.wordingId, before.wordingId);
    assert.equal(await tally(after.wordingId), undefined);
    assert.deepEqual(await tally(before.wordingId), said);
    const own = await visitors[0]!.visitor.get(`${people[0]!.path}/words`);
    assert.match(own.text, /The words have changed since you said what you think of them/);
    assert.match(
      own.text,
      /Version 1, from .*people eat it together.*8 people said what they think of these words: 5 that they are right/,
    );
    assert.match(own.text, /Version 2, from [^.]*\. Nothing is told now of what people say of these words/);
    // A form from before the change is of the earlier words: it is told so, and nothing is kept of either.
    await visitors[0]!.visitor.submit(
      stale,
      `${people[0]!.path}/words`,
      { wording: before.wordingId, says: 'not-right' },
      409,
    );
    assert.deepEqual(await tally(before.wordingId), said);
    assert.equal(await tally(after.wordingId), undefined);
    // Going back to the earliest words is a version of its own too.
    await dev.submit(await dev.get(draftPath()), draftPath('/wordings'), { words: first });
    const third = await draft();
    assert.equal(third.wordings.length, 3);
    assert.equal(await tally(third.wordingId), undefined);
    await dev.submit(await dev.get(draftPath()), draftPath('/wordings'), { words: second });
  });

  it('writes a reply nowhere but in the one command by which somebody gives it', async () => {
    const files = globSync('src/**/*.{ts,sql}').filter((file) => !file.endsWith('.test.ts'));
    const holding = (pattern: RegExp) => files.filter((file) => pattern.test(readFileSync(file, 'utf8'))).sort();
    assert.deepEqual(holding(/insert into wording_replies|set wording_id/), ['src/slices/voice/rounds/round-store.ts']);
    const calls = holding(/\bkeepReply\(/);
    assert.deepEqual(calls, ['src/slices/voice/rounds/reply-to-words.ts', 'src/slices/voice/rounds/round-store.ts']);
  });

  it('takes nothing after the round, by link or by form, and words that change then have no votes', async () => {
    const page = await visitors[1]!.visitor.get(`${people[1]!.path}/words`);
    await dev.submit(await dev.get(`${talk.base}/drafts`), `${talk.base}/rounds/end`, {});
    const { wordingId } = await draft();
    const late = await visitors[1]!.visitor.submit(
      page,
      `${people[1]!.path}/words`,
      { wording: wordingId, says: 'right' },
      409,
    );
    assert.match(late.text, /cannot be done to it in the state/);
    assert.match((await visitors[1]!.visitor.get(people[1]!.path)).text, /Words that are being written/);
    assert.ok(!(await visitors[1]!.visitor.get(`${people[1]!.path}/words`)).hasForm(`${people[1]!.path}/words`));
    await dev.submit(await dev.get(draftPath()), draftPath('/wordings'), { words: `${second}.` });
    await dev.submit(await dev.get(draftPath()), draftPath('/wordings'), { words: second });
    assert.equal((await replies()).length, 8);
  });

  it('asks one round at a time, and a second round asks about the words that there are then', async () => {
    const lastOn = { 'lastOn-day': '1', 'lastOn-month': '4', 'lastOn-year': '2099' };
    const twice = await dev.get(`${talk.base}/drafts`);
    const opened = await dev.submit(await dev.get(`${talk.base}/drafts`), `${talk.base}/rounds`, {
      drafts: [draftId],
      ...lastOn,
    });
    assert.match(opened.text, /Round 2: .* to 1 April 2099, open now/);
    const again = await dev.submit(twice, `${talk.base}/rounds`, { drafts: [draftId], ...lastOn }, 422);
    assert.match(again.text, /A round is open/);
    for (const person of [0, 1, 2, 3, 4]) await say(person, { says: 'right' });
    assert.match(
      (await dev.get(draftPath())).text,
      /the words now\s*“A hot meal is there every day, for whoever wants company or none”.*5 people said what they think of these words: 5 that they are right/,
    );
    await dev.submit(await dev.get(`${talk.base}/drafts`), `${talk.base}/rounds/end`, {});
    assert.match(await outside(), /5 people said what they think of these words: 5 that they are right/);
    await dev.submit(await dev.get(`${talk.base}/drafts`), `${talk.base}/rounds`, { drafts: [draftId], ...lastOn });
    await say(4, { says: 'not-right' });
    await dev.submit(await dev.get(`${talk.base}/drafts`), `${talk.base}/rounds/end`, {});
    assert.match(await outside(), /Nothing is told now/);
  });

  it('become an outcome that is a proposal and nothing more, in the words of what they rest on', async () => {
    const form = await dev.get(draftPath('/outcome'));
    assert.match(form.text, /in the words of 2 statements and 1 quotation/);
    assert.match(form.text, /It is not consent/);
    const stale = await dev.get(draftPath());
    const made = await dev.submit(form, draftPath('/outcome'), {});
    assert.equal(made.h1, second);
    assert.match(made.text, /Nobody owns it yet/);
    assert.match(made.text, /It grew from a draft in a conversation/);
    assert.match(made.text, /“A hot meal should be there every day”.*“People should eat together”/);
    const [outcome] = await app.look((tx) => outcomesOf(tx, caseId));
    assert.equal(outcome!.state, 'proposed');
    assert.deepEqual(outcome!.parts, []);
    assert.equal(outcome!.quotationIds.length, 3);
    const taken = await dev.get(draftPath());
    assert.match(taken.text, /It was put forward as an outcome, and its words are changed there/);
    assert.ok(taken.link('the outcome').includes(outcome!.id));
    // Twice, or with words that were changed behind it: refused.
    await dev.get(draftPath('/outcome'), 409);
    await dev.submit(stale, draftPath('/wordings'), { words: 'Something else' }, 403);
    const thread = await dev.get(`/cases/${caseId}/thread?from=outcome:${outcome!.id}`);
    assert.match(thread.text, /Draft outcome/);
    assert.match(thread.text, /Statement/);
  });

  it('says where each statement ended: in a draft by itself, by hand with a reason, several at once', async () => {
    const page = await dev.get(`${talk.base}/ends`);
    assert.match(page.text, /1 statement is without an end/);
    const [hot, , paid] = await statements();
    const send = async (fields: Record<string, string | string[]>, expected: number) =>
      dev.submit(await dev.get(`${talk.base}/ends`), `${talk.base}/ends`, { from: 'without', ...fields }, expected);
    assert.match(
      (await send({ statements: [paid!.id], how: 'not-taken-up', because: '' }, 422)).text,
      /Write why: whoever said it reads your reason/,
    );
    assert.match(
      (await send({ statements: [paid!.id], how: 'passed-on' }, 422)).text,
      /Write whom it was passed on to/,
    );
    assert.match(
      (await send({ statements: [], how: 'passed-on', toWhom: 'The bus team' }, 422)).text,
      /Tick the statements/,
    );
    assert.match(
      (await send({ statements: [paid!.id, hot!.id], how: 'not-taken-up', because: 'No money' }, 422)).text,
      /that are in no draft/,
    );
    await send({ statements: [paid!.id], how: 'not-taken-up', because: 'the law lets us charge nobody for it.' }, 200);
    const ends = await app.look((tx) => endsOf(tx, talk.id));
    assert.deepEqual(
      ends.map((one) => one.ends.map(({ kind }) => kind)),
      [['outcome', 'draft'], ['outcome'], ['not-taken-up'], ['draft']],
    );
    assert.match(
      await outside(),
      /Meals should be paid for by those who can\s*Not taken up, because: the law lets us charge nobody for it\./,
    );
  });
});
