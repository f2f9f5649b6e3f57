import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { casesById, publishCase } from '#slices/cases/index.ts';
import { giveAnswer, nameBody, outcomesOf, retireOutcome } from '#slices/outcomes/index.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { type Held, heldConversation, type Taker } from '#test/support/held-conversation.ts';
import { bodyOf, caseBy, wordsOn } from '#test/support/thornmere.ts';
import { counting } from '../held/keep-counting.ts';
import { heldStatements } from '../held/taking-part-store.ts';
import { quotationsById } from '../quotation-store.ts';
import { withdrawQuotation } from '../set-naming.ts';
import { reportOf } from './report-store.ts';
import { whoTookPart } from './who-took-part.ts';

describe('the report of a conversation', () => {
  let app: TestApp;
  let dev: Visitor;
  let caseId: string;
  let talk: Held;
  let people: Taker[];
  let quoted: string;
  let outcomeId: string;
  const author = () => app.guest().get(people[0]!.path);
  const statements = () => app.look((tx) => heldStatements(tx, talk.id));
  const at = () => `${talk.publicPath}/report`;
  const publish = async (fields: Record<string, string>, expected = 200) =>
    dev.submit(await dev.get(`${talk.base}/report`), `${talk.base}/report/published`, fields, expected);

  before(async () => {
    app = await openTestApp();
    dev = await app.person('Dev Patel');
    caseId = await caseBy(app, dev);
    talk = await heldConversation(app, dev, caseId, {
      settings: { population: 'Under 25: 4,100\n65 and over: 3,900', reportBackOn: '2099-05-01' },
    });
    people = await talk.joinAll(8);
    [quoted] = (await wordsOn(app, dev, caseId, ['I eat standing up, over the sink'])) as [string];
    const visitor = app.guest();
    await visitor.submit(await visitor.get(people[0]!.path), `${people[0]!.path}/statements`, {
      words: 'The van comes too early for me',
      as: 'neighbour',
    });
    await talk.allVote(people, (person, number) => (number !== 3 || person < 4 ? 'agree' : 'disagree'));
    await talk.count();
    await talk.crowd(5, (person, number) => (number !== 3 || person < 2 ? 'agree' : 'disagree'));
    await talk.count();
  });
  after(async () => {
    await counting.untilDone(talk.id);
    await app.close();
  });

  it('is drafted from what is kept while the conversation is open, and nobody outside reads it', async () => {
    const page = await dev.get(`${talk.base}/report`);
    assert.match(page.text, /8 people took part, all of them online\./);
    assert.match(page.text, /Under 25: 4,100/);
    assert.match(page.text, /It is not published yet/);
    assert.match(page.text, /5 statements were made\. 5 are shown to everybody\. None was refused/);
    assert.match(page.text, /There are no clear groups/);
    assert.match(
      page.text,
      /Many agree and many disagree with these:\s*Meals should be paid for by those who can\. 50% \(22 to 78%\) agree and 50% \(22 to 78%\) disagree/,
    );
    assert.match(page.text, /A hot meal should be there every day\. Agreement: 100% \(68 to 100%\)/);
    assert.match(page.text, /It is not consent/);
    assert.match(page.text, /Did the outcome improve\?\s*This has not been said/);
    assert.ok(!page.hasForm(`${talk.base}/report/published`));
    await app.guest().get(at(), 404);
    assert.equal((await app.guest().request('GET', `${at()}/file?as=pdf`)).status, 404);
    assert.equal((await app.guest().request('GET', `${talk.base}/report`)).status, 303);
    const stranger = await app.person('Sal Stranger', 'Elsewhere Council');
    for (const path of ['/report', '/report/file?as=pdf', '/ends', '/drafts'])
      await stranger.get(`${talk.base}${path}`, 404);
  });

  it('says to whoever said something what became of it, as its outcome is answered, without anybody writing it twice', async () => {
    const van = (await statements()).find(({ authorId }) => authorId !== null)!;
    assert.match((await author()).text, /8 people have voted on it.*It is not said yet where it ended/);
    const draft = await dev.submit(await dev.get(`${talk.base}/drafts`), `${talk.base}/drafts`, {
      words: 'Meals come when people want them',
      statements: [van.id],
      quotations: [quoted],
    });
    assert.match((await author()).text, /It is in a draft outcome, whose words are still being written/);
    await dev.submit(await dev.get(`${draft.url}/outcome`), `${draft.url}/outcome`, {});
    outcomeId = (await app.look((tx) => outcomesOf(tx, caseId)))[0]!.id;
    assert.match(
      (await author()).text,
      /It became part of an outcome that was put forward: “Meals come when people want them”\. No community has been asked yet.* The authority has not answered yet/,
    );
    const [ruth, sam] = [await app.person('Ruth Adeyemi', null), await app.person('Sam Holt', null)];
    const bodyId = await bodyOf(app, 'Elders’ Assembly', 'people over 65', [ruth, sam]);
    await app.act(dev, (act) => nameBody(act, { outcomeId, bodyId, how: 'propose', forWhom: null }), caseId);
    await app.act(
      dev,
      (act) =>
        giveAnswer(act, {
          outcomeId,
          answer: 'adopted-with-changes',
          because: 'the van is shared',
          power: 'Care Act 2014 section 5',
          decidedOn: '2026-11-01',
        }),
      caseId,
    );
    const told = await author();
    assert.match(
      told.text,
      /Proposed to Elders’ Assembly, for people over 65\. Thornmere Council says: adopted with changes, because the van is shared\./,
    );
    assert.ok(!told.hasLink('Read what is done about it'), 'the case is not published');
    await app.act(dev, async (act) => publishCase(act, (await casesById(act.tx, [caseId]))[0]!), caseId);
    assert.equal((await author()).link('Read what is done about it'), `/public/cases/${caseId}`);
    assert.ok(!(await app.guest().get(`/public/cases/${caseId}`)).hasLink(talk.title), 'a few people were asked');
    const lines = await app.look((tx) =>
      sql<{ count: number }>`select count(*)::int as count from draft_tellings`.execute(tx),
    );
    assert.equal(lines.rows[0]!.count, 3);
  });

  it('is not published while people can vote, nor while any statement is without an end', async () => {
    await dev.submit(await dev.get(talk.base), `${talk.base}/close`, {});
    await counting.untilDone(talk.id);
    const holder = await dev.get(talk.base);
    assert.match(holder.text, /4 statements are without an end\. The report cannot be published while one is/);
    assert.match((await publish({}, 422)).text, /Read it first, then tick that you have/);
    const refused = await publish({ sure: 'yes' }, 422);
    assert.match(refused.text, /Say first where every statement ended: 4 are without an end/);
    await app.guest().get(at(), 404);
    const [hot, together, paid, farms] = await statements();
    const say = async (fields: Record<string, string | string[]>) =>
      dev.submit(await dev.get(`${talk.base}/ends`), `${talk.base}/ends`, { from: 'without', ...fields });
    await say({
      statements: [hot!.id, together!.id, farms!.id],
      how: 'passed-on',
      toWhom: 'the food partnership',
      because: 'It meets in May',
    });
    await say({ statements: [paid!.id], how: 'not-taken-up', because: 'the law lets us charge nobody' });
    assert.doesNotMatch((await dev.get(talk.base)).text, /without an end/);
  });

  it('takes an introduction and a word for each section, and what Scotland’s law asks for, from whoever holds it', async () => {
    const write = async (part: string, words: string) =>
      dev.submit(await dev.get(`${talk.base}/report`), `${talk.base}/report`, { part, words });
    await write('introduction', 'We asked because the contract ends.');
    await write('influence', 'Without it the van would come at eleven.\nNow it comes at one.');
    const page = await dev.get(`${talk.base}/report`);
    assert.match(page.text, /We asked because the contract ends\./);
    assert.match(
      page.text,
      /How far did taking part influence it\?\s*Without it the van would come at eleven\.\s*Now it comes at one\./,
    );
    assert.match(page.text, /Did the outcome improve\?\s*This has not been said/);
    assert.match(page.text, /check this against the Act/);
    const empty = await dev.submit(page, `${talk.base}/report`, { part: 'doing', words: '' }, 422);
    assert.match(empty.text, /Enter the words of this part/);
  });

  it('is published as it reads, once however often the form is sent, with the promised day beside the day that it was', async () => {
    const form = await dev.get(`${talk.base}/report`);
    await dev.submit(form, `${talk.base}/report/published`, { sure: 'yes' });
    await dev.submit(form, `${talk.base}/report/published`, { sure: 'yes' });
    const page = await app.guest().get(at());
    assert.match(page.text, /Version 1, published on/);
    assert.ok(!page.hasLink('Version 2'));
    assert.match(page.text, /People were promised an answer by 1 May 2099\. It was published on/);
    assert.match(page.text, /Passed on to the food partnership\. It meets in May\./);
    assert.match(page.text, /Not taken up, because: the law lets us charge nobody\./);
    assert.match(page.text, /Thornmere Council says: adopted with changes, because the van is shared/);
    assert.match(page.text, /I eat standing up, over the sink/);
    assert.match(page.text, /Hash of all the votes that were counted: [0-9a-f]{64}\./);
    const report = await app.look((tx) => reportOf(tx, talk.id));
    assert.equal(report!.number, 1);
    for (const { id } of (await app.look((tx) => sql<{ id: string }>`select id from conversation_people`.execute(tx)))
      .rows)
      assert.ok(!page.answer.body.includes(id));
    assert.ok((await app.guest().get(talk.publicPath)).hasLink('The report: what was said'));
    assert.ok((await author()).hasLink('The report: what was said'));
    assert.equal((await app.guest().get(`/public/cases/${caseId}`)).link('The report of'), at());
    for (const [as, begins] of [
      ['pdf', '%PDF'],
      ['docx', 'PK'],
    ] as const) {
      const file = await app.guest().request('GET', `${at()}/file?as=${as}`);
      assert.equal(file.status, 200);
      assert.ok(file.bytes.subarray(0, 4).toString('latin1').startsWith(begins));
    }
    assert.equal((await app.guest().request('GET', `${at()}/file?as=exe`)).status, 404);
    await app.guest().get(`${at()}?version=2`, 404);
    await app.guest().get(`${at()}?version=x`, 404);
  });

  it('never changes its figures: a later version is a new one, and the earlier one stays as it was', async () => {
    const before = (await app.guest().get(`${at()}?version=1`)).document.querySelector('main table')!.textContent;
    await dev.submit(await dev.get(`${talk.base}/moderation`), `${talk.base}/people`, {
      number: '1',
      what: 'out',
      because: 'One person voted as several',
    });
    await counting.untilDone(talk.id);
    await app.act(dev, (act) => retireOutcome(act, { outcomeId, because: 'the van is gone.' }), caseId);
    assert.match((await author()).text, /That was laid aside, because: the van is gone\./);
    await publish({ sure: 'yes' });
    const first = await app.guest().get(`${at()}?version=1`);
    assert.equal(first.document.querySelector('main table')!.textContent, before);
    assert.match(first.text, /13 people took part/);
    assert.match(first.text, /There is a newer one: version 2/);
    const second = await app.guest().get(at());
    assert.match(second.text, /13 people took part.*The sums have changed by fewer than 5 people since/s);
    assert.match(second.text, /It was first published on .*\. This is version 2/);
    assert.match(second.text, /Votes of 1 person were taken out of every sum/);
  });

  it('prints no words that their author has taken back since, in any version', async () => {
    const [quotation] = await app.look((tx) => quotationsById(tx, [quoted]));
    await app.act(dev, (act) => withdrawQuotation(act, quotation!, quotation!.version), caseId);
    for (const version of ['1', '2']) {
      const page = await app.guest().get(`${at()}?version=${version}`);
      assert.doesNotMatch(page.text, /over the sink/);
      assert.match(page.text, /These words were taken back by the person who said them/);
    }
  });
});

describe('who took part', () => {
  const paper = { offline: true, places: [], unchecked: [] };
  const words = (ways: { names: string[]; people: number }[]) =>
    JSON.stringify(whoTookPart({ participants: 30, paper: { ...paper, ways } }, { population: [] }, []));
  it('is told by way as far as everybody may read it', () => {
    assert.match(
      words([
        { names: ['online'], people: 18 },
        { names: ['on paper', 'by phone'], people: 12 },
      ]),
      /30 people took part: 18 people online, 12 people on paper or by phone\./,
    );
    assert.match(words([]), /some of them on paper, in a meeting or by phone/);
  });
});
