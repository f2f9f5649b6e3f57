import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { opinion } from '#src/commands/opinion.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { type Held, heldConversation } from '#test/support/held-conversation.ts';
import { caseBy } from '#test/support/thornmere.ts';
import { counting } from '../held/keep-counting.ts';

const statements = ['Tea is free', 'Cake is free', 'Buses run late', 'Benches in the park', 'Lights at night'];
const voteOf = (one: number, statement: number) =>
  (['agree', 'disagree', 'unsure'] as const)[(one * 5 + statement * one + statement) % 3]!;
const numberOf = { agree: 1, disagree: -1, unsure: 0 } as const;

describe('votes of those who agreed to it, as rows', () => {
  let app: TestApp;
  let dev: Visitor;
  let caseId: string;
  let held: Held;
  let pages: string[];
  before(async () => {
    app = await openTestApp();
    dev = await app.person('Dev Patel', 'Thornmere Council');
    caseId = await caseBy(app, dev);
    held = await heldConversation(app, dev, caseId, { statements, choices: { rowsOfVotes: true } });
    pages = (await held.crowd(34, voteOf)).map(({ path }) => path);
  });
  after(async () => {
    await counting.untilDone(held.id);
    await app.close();
  });
  const file = async (name: string, of = held) => app.guest().request('GET', `${of.publicPath}/polis/${name}`);
  const agree = async (one: string, agrees = 'yes') => {
    const guest = app.guest();
    return guest.submit(await guest.get(one), `${one}/row`, { agree: agrees });
  };
  const linesOf = (body: string) =>
    body
      .trim()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(','));

  it('are asked of each on their own page, who can take it back, and are not given out while it is open', async () => {
    const page = await app.guest().get(pages[0]!);
    assert.match(page.text, /whoever knows how you voted on a few statements may find your row/);
    assert.match((await agree(pages[0]!)).text, /You have agreed/);
    assert.match((await agree(pages[0]!, 'no')).text, /You took your agreement back/);
    for (const one of pages.slice(0, 9)) await agree(one);
    const refused = await file('votes.csv');
    assert.equal(refused.status, 403);
    assert.match(refused.body, /it is not closed/);
  });

  it('are refused, with the reason, where too few agreed, where nothing was settled beforehand, and of no other file', async () => {
    const few = await heldConversation(app, dev, caseId, { statements, choices: { rowsOfVotes: true } });
    const [only] = await few.crowd(12, voteOf);
    await agree(only!.path);
    await few.close();
    assert.match((await file('participants-votes.csv', few)).body, /fewer than 10 people agreed/);
    assert.match(
      (await app.guest().get(`${few.publicPath}/files`)).text,
      /Votes are not given out as rows: fewer than 10 people agreed/,
    );
    const counts = await heldConversation(app, dev, caseId, { statements });
    const [one] = await counts.crowd(12, voteOf);
    assert.ok(!(await app.guest().get(one!.path)).hasForm(`${one!.path}/row`));
    await counts.close();
    assert.match((await file('votes.csv', counts)).body, /settled before it was opened that only counts are given out/);
    assert.equal((await file('passwords.csv')).status, 404);
    await counting.untilDone(few.id);
    await counting.untilDone(counts.id);
  });

  it('cannot be settled once it is open', async () => {
    const quiet = await heldConversation(app, dev, caseId, { statements });
    const page = await dev.get(`${quiet.base}/choices`);
    const wrong = await dev.submit(page, page.url, { languages: 'English', discussion: 'no', rows: 'yes' }, 422);
    assert.match(wrong.text, /This was settled before it was opened, and people voted by it/);
  });

  it('hold those who agreed and nobody else, with the same tallies when they are counted again', async () => {
    for (const one of pages.slice(9, 20)) await agree(one);
    await dev.submit(await dev.get(`${held.base}/moderation`), `${held.base}/people`, {
      number: '20',
      what: 'out',
      because: 'One person voted as several',
    });
    await held.close();
    const votes = await file('votes.csv');
    assert.equal(votes.status, 200);
    const lines = linesOf(votes.body);
    assert.equal(new Set(lines.map(([, , , voter]) => voter)).size, 19);
    const folder = mkdtempSync(path.join(tmpdir(), 'commonweal-rows-'));
    try {
      writeFileSync(path.join(folder, 'votes.csv'), votes.body);
      writeFileSync(path.join(folder, 'comments.csv'), (await file('comments.csv')).body);
      let counted: {
        statements: { id: string; text: string; agree: number; disagree: number; pass: number }[];
      } | null = null;
      await opinion.run({
        args: [folder],
        options: {},
        json: true,
        say: (_words: string, data: object) => (counted = data as typeof counted),
      } as never);
      const expected = statements.map((text, at) => {
        const said = Array.from({ length: 19 }, (_, one) => numberOf[voteOf(one, at + 1)]);
        const of = (value: number) => said.filter((one) => one === value).length;
        return { id: String(at + 1), text, agree: of(1), disagree: of(-1), pass: of(0) };
      });
      assert.deepEqual(
        counted!.statements.map(({ id, text, agree, disagree, pass }) => ({ id, text, agree, disagree, pass })),
        expected,
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
    const grid = linesOf((await file('participants-votes.csv')).body);
    assert.equal(grid.length, 19);
    assert.match(
      (await app.guest().get(`${held.publicPath}/files`)).text,
      /19 people agreed that their votes go out as a row/,
    );
  });

  it('cannot be joined to people by number, by order, or by time', async () => {
    const grid = linesOf((await file('participants-votes.csv')).body);
    const { rows: people } = await app.look((tx) =>
      sql<{
        id: string;
        number: number;
        votes: string;
      }>`select p.id, p.number, string_agg(v.value::text, ',' order by s.number) as votes
        from conversation_people p join conversation_votes v on v.person_id = p.id join statements s on s.id = v.statement_id
        where p.conversation_id = ${held.id} and p.row_agreed_at is not null and p.out_at is null group by p.id order by p.number`.execute(
        tx,
      ),
    );
    const numbers = grid.map(([number]) => Number(number));
    assert.equal(new Set(numbers).size, 19);
    assert.ok(
      numbers.every((number) => number > people.length * 1_000),
      'a row has the number of a person',
    );
    // Rank of each file row's votes among people in their own order: neither the same order nor its reverse, nor by id, nor by number.
    const inFile = grid.map((cells) => cells.slice(6).join(','));
    const orders = [people, people.toReversed(), people.toSorted((a, b) => (a.id < b.id ? -1 : 1))];
    for (const order of orders)
      assert.notDeepEqual(
        inFile,
        order.map(({ votes }) => votes),
      );
    assert.notDeepEqual(
      numbers,
      numbers.toSorted((a, b) => a - b),
      'rows stand by number, which would make the order of the draw another key',
    );
    const all = [
      await file('participants-votes.csv'),
      await file('votes.csv'),
      await file('comments.csv'),
      await file('summary.csv'),
    ];
    for (const { body } of all)
      for (const { id } of people) assert.ok(!body.includes(id) && !body.includes(id.slice(0, 8)));
    for (const [timestamp, datetime] of linesOf(all[1]!.body)) assert.deepEqual([timestamp, datetime], ['', '']);
    assert.equal(
      (await file('votes.csv')).body,
      all[1]!.body,
      'a second file differs, so that two could be held beside each other',
    );
  });

  it('leave out whoever takes their agreement back, also after it closed', async () => {
    assert.match((await agree(pages[3]!, 'no')).text, /You have not agreed, so your votes are in no row/);
    assert.equal(linesOf((await file('participants-votes.csv')).body).length, 18);
    assert.ok(!(await app.guest().get(pages[3]!)).text.includes('I agree: give out'));
  });
});
