import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { type Held, heldConversation } from '#test/support/held-conversation.ts';
import { faultsAgainst } from '#test/support/json-schema.ts';
import { readRealFile, testOnRealData } from '#test/support/real-data.ts';
import { caseBy, wordsOn } from '#test/support/thornmere.ts';
import { choicesOf } from '../choices/choices-store.ts';
import { conversationsById } from '../conversation-store.ts';
import { heldStatements } from '../held/taking-part-store.ts';
import { allTranslations } from '../languages/translation-store.ts';

const statements = [
  'A hot meal, every day',
  '=SUM(1+1) is no statement, but somebody wrote it',
  '- a line that begins with a dash',
  'It said “no”, then "yes"; and, twice',
  'Ein Café für alle – wirklich',
];
const schema = JSON.parse(
  readFileSync(path.join(import.meta.dirname, '../../../../docs/conversation-file.schema.json'), 'utf8'),
);

describe('statements that are there already', () => {
  let app: TestApp;
  let dev: Visitor;
  let caseId: string;
  let held: Held;
  let bring: string;
  before(async () => {
    app = await openTestApp();
    dev = await app.person('Dev Patel', 'Thornmere Council');
    caseId = await caseBy(app, dev);
    bring = `/cases/${caseId}/conversations/bring-in`;
    held = await heldConversation(app, dev, caseId, {
      title: 'Meals, and more',
      statements,
      choices: {
        languages: [
          { tag: 'en', name: 'English' },
          { tag: 'cy', name: 'Cymraeg' },
        ],
      },
    });
    const [first] = await held.statements();
    const page = await dev.get(`${held.base}/translations?into=cy`);
    for (const words of ['Pryd poeth', 'Pryd poeth bob dydd'])
      await dev.submit(
        words === 'Pryd poeth' ? page : await dev.get(`${held.base}/translations?into=cy`),
        `${held.base}/translations`,
        {
          statement: first!.id,
          language: 'cy',
          words,
          madeBy: 'volunteer',
        },
      );
    await held.crowd(12, (one, statement) => ((one + statement) % 4 === 0 ? 'disagree' : 'agree'));
    await held.count();
  });
  after(() => app.close());
  type Sent = { name: string; content: string | Buffer };
  const send = async (files: readonly Sent[], fields: Record<string, string> = {}, expected = 200) =>
    dev.upload(
      await dev.get(bring),
      bring,
      { size: 'small', as: 'neighbour', ...fields },
      files.map((one) => ({ field: 'files', ...one })),
      expected,
    );
  const brought = async (page: { document: Document }) => {
    const id = [...page.document.querySelectorAll('main a')].at(-1)!.getAttribute('href')!.split('/').at(-1)!;
    return app.look(async (tx) => ({
      conversation: (await conversationsById(tx, [id]))[0]!,
      statements: await heldStatements(tx, id),
      choices: await choicesOf(tx, id),
      translations: await allTranslations(tx, id),
    }));
  };
  const download = async (end: string) => (await app.guest().request('GET', `${held.publicPath}/${end}`)).body;

  it('go out as JSON by a schema that is written down, and come back the same, with their translations', async () => {
    const json = await download('file?as=json');
    assert.deepEqual(faultsAgainst(schema, JSON.parse(json)), []);
    const { conversation, ...back } = await brought(await send([{ name: 'conversation.json', content: json }]));
    assert.deepEqual([conversation.title, conversation.state], ['Meals, and more', 'draft']);
    assert.deepEqual(back.statements.map(({ words }) => words).sort(), [...statements].sort());
    assert.deepEqual(
      back.choices.languages.map(({ tag }) => tag),
      ['en', 'cy'],
    );
    assert.deepEqual(
      back.translations.map(({ words, madeBy }) => [words, madeBy]),
      [['Pryd poeth bob dydd', 'volunteer']],
    );
    assert.ok(back.statements.every(({ agrees, saidAs }) => agrees === 0 && saidAs === 'officer'));
  });

  it('go out as Polis exports them, without anybody’s number, and come back the same', async () => {
    const [comments, summary] = [await download('polis/comments.csv'), await download('polis/summary.csv')];
    assert.match(comments, /^timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\r\n/);
    for (const line of comments.trim().split('\r\n').slice(1)) assert.match(line, /^\d+,"?[^"]*"?,\d+,,\d*,\d*,1,/);
    const { conversation, statements: back } = await brought(
      await send([
        { name: 'comments.csv', content: comments },
        { name: 'summary.csv', content: summary },
      ]),
    );
    assert.equal(conversation.title, 'Meals, and more');
    assert.deepEqual(
      back.map(({ words }) => words),
      statements,
    );
    const table = await brought(
      await send([{ name: 'conversation.csv', content: await download('file?as=csv') }], { title: 'Of the table' }),
    );
    assert.deepEqual(table.statements.map(({ words }) => words).sort(), [...statements].sort());
  });

  it('come from pasted lines and from a text file, each once, and what is too long is said', async () => {
    const page = await send(
      [{ name: 'answers.txt', content: `More benches\r\nmore benches\n\n${'x'.repeat(500)}\nLonger hours` }],
      {
        title: 'Answers',
        lines: 'Longer hours\nQuieter streets',
      },
    );
    assert.match(page.text, /begins with 3 statements.*It is longer than 400 characters, and was left out/);
    const { statements: back } = await brought(page);
    assert.deepEqual(
      back.map(({ words }) => words),
      ['More benches', 'Longer hours', 'Quieter streets'],
    );
  });

  it('come from quotations that the case has, chosen one by one, without their authors', async () => {
    await wordsOn(app, dev, caseId, ['I wait an hour for the bus', 'Nobody asks\nus anything', 'y'.repeat(600)]);
    const quotations = `${held.base}/quotations`;
    const page = await dev.get(quotations);
    assert.match(page.text, /1 quotation is too long for a statement/);
    const ids = [...page.document.querySelectorAll('input[name="quotations"]')].map(
      (one) => one.getAttribute('value')!,
    );
    assert.equal(ids.length, 2);
    const none = await dev.submit(page, quotations, { as: 'neighbour' }, 422);
    assert.match(none.text, /Tick the quotations that you mean/);
    const added = await dev.submit(page, quotations, { quotations: ids, as: 'neighbour' });
    assert.match(added.text, /2 statements were added/);
    assert.deepEqual(
      (await held.statements()).slice(-2).map(({ words }) => words),
      ['I wait an hour for the bus', 'Nobody asks us anything'],
    );
    assert.match((await dev.get(quotations)).text, /2 quotations are a statement already/);
    await (await app.person('Sal Stranger', 'Elsewhere Council')).get(quotations, 404);
  });

  it('are refused with a clear answer where a file holds none, and nothing is begun', async () => {
    const before = await app.fingerprint();
    const says = async (name: string, content: string, pattern: RegExp) => {
      const page = await send([{ name, content }], { title: 'Nothing' }, 422);
      assert.match(page.text, pattern, name);
    };
    await says('other.json', '{"statements": 3}', /It is JSON, and no conversation from here/);
    await says('newer.json', '{"format": "commonweal-conversation-9", "statements": []}', /no conversation from here/);
    await says('cut.json', '{"statements": [{"words": "a"', /not whole JSON/);
    await says('empty.json', '{"statements": [{"words": ["a"]}, 3]}', /should be/);
    await says('colours.csv', 'colour,smell\nred,sweet\n', /no column that is called “statement”/);
    await says('comments.csv', 'timestamp,comment-id\n1,2\n', /no column “comment-body”/);
    const none = await send([], { title: 'Nothing', lines: ' \n ' }, 422);
    assert.match(none.text, /Choose a file, or paste statements/);
    const untitled = await send([], { lines: 'Something' }, 422);
    assert.match(untitled.text, /Enter what it is about/);
    const after = await app.fingerprint();
    assert.deepEqual([after.conversations, after.statements], [before.conversations, before.statements]);
  });

  testOnRealData(
    'come from a real Polis export, without those that its moderators took out',
    'voice/scoop-hivemind.biodiversity',
    async () => {
      const real = (name: string) => ({ name, content: readRealFile('voice', 'scoop-hivemind.biodiversity', name) });
      const { conversation, statements: back } = await brought(
        await send([real('comments.csv.gz'), real('summary.csv.gz')]),
      );
      assert.match(conversation.title, /Biodiversity/);
      assert.equal(back.length, 154);
    },
  );
});
