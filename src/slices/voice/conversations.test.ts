import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import type { Page } from '#test/support/page.ts';
import { readRealFile, realPath, testOnRealData } from '#test/support/real-data.ts';
import { caseBy } from '#test/support/thornmere.ts';
import { counting } from './held/keep-counting.ts';
import { quotationsOf } from './index.ts';

const files = (votes: string) => [
  {
    field: 'files',
    name: 'comments.csv',
    content: `timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body
1568101622999,x,0,1,0,0,1,"Benches at every stop, please"
1568101622999,x,1,1,0,0,-1,Rude words
nonsense,x,,1,0,0,1,No number
`,
  },
  { field: 'files', name: 'votes.csv', content: `timestamp,datetime,comment-id,voter-id,vote\n${votes}` },
  { field: 'files', name: 'summary.csv', content: 'topic,Getting about\nurl,https://pol.is/abc\n' },
];

describe('a conversation from Polis', () => {
  let app: TestApp;
  let dev: Visitor;
  let caseId: string;
  before(async () => {
    app = await openTestApp();
    dev = await app.person('Dev Patel');
    caseId = await caseBy(app, dev);
  });
  after(() => app.close());
  const path = () => `/cases/${caseId}/conversations`;
  const counted = async (page: Page) => {
    if (page.hasLink('Look at the conversation'))
      await counting.untilDone(page.link('Look at the conversation').split('/').at(-1)!);
    return page;
  };
  const bring = async (votes: string, expected = 200) =>
    counted(await dev.upload(await dev.get(path()), path(), {}, files(votes), expected));

  it('says what was read and what could not be, by file and line', async () => {
    const page = await bring('1,x,0,7,1\n2,x,0,8,1\n3,x,0,9,-1\n');
    assert.equal(page.h1, 'The conversation is kept');
    assert.match(page.text, /2 statements, 3 votes, 3 people/);
    assert.match(page.text, /comments\.csv ?4 ?This statement has no number/);
  });

  it('changes nothing when the same files come again, and takes newer tallies', async () => {
    const before = await app.fingerprint();
    const same = await bring('1,x,0,7,1\n2,x,0,8,1\n3,x,0,9,-1\n');
    assert.match(same.text, /Nothing was changed/);
    assert.deepEqual(await app.fingerprint(), before);
    const newer = await bring('1,x,0,7,1\n2,x,0,8,1\n3,x,0,9,1\n');
    assert.equal(newer.h1, 'The conversation is kept');
    const { conversations, statements } = await app.fingerprint();
    assert.deepEqual([conversations, statements], [before.conversations, before.statements]);
  });

  it('has statements that become quotations, in their exact words, once', async () => {
    const page = await dev.get((await dev.get(`/cases/${caseId}/words`)).link('Getting about'));
    assert.match(page.text, /It is not consent/);
    const statement = await dev.get(page.link('Benches'));
    assert.match(statement.text, /3 agreed, 0 disagreed, 0 passed/);
    const quoted = await dev.submit(statement, statement.url);
    assert.match(quoted.text, /“Benches at every stop, please”/);
    assert.match((await dev.get(statement.url)).text, /It is quoted on this case/);
    assert.equal((await app.look((tx) => quotationsOf(tx, caseId))).length, 1);
    const rejected = await dev.get(page.link('Rude'));
    assert.equal(rejected.hasForm(rejected.url), false);
  });

  it('is refused with the reason when the files are not an export', async () => {
    const before = await app.fingerprint();
    const none = await dev.upload(await dev.get(path()), path(), {}, [], 422);
    assert.match(none.errors[0]!, /Choose the files of the export/);
    const wrong = [{ field: 'files', name: 'lunch.csv', content: Buffer.from([0, 1, 2, 255]) }];
    const page = await dev.upload(await dev.get(path()), path(), {}, wrong, 422);
    assert.match(page.errors[0]!, /lunch\.csv: Not read/);
    assert.deepEqual(await app.fingerprint(), before);
  });

  testOnRealData('is read from a real export', 'voice/scoop-hivemind.biodiversity', async () => {
    const folder = ['voice', 'scoop-hivemind.biodiversity'];
    const real = readdirSync(realPath(...folder)).map((name) => ({
      field: 'files',
      name,
      content: readRealFile(...folder, name),
    }));
    const page = await counted(await dev.upload(await dev.get(path()), path(), {}, real));
    assert.match(page.text, /316 statements, .* 536 people/);
    const statements = await dev.get(page.link('Look at the conversation'));
    const tables = [...statements.document.querySelectorAll('table')].filter((one) =>
      /^(Statements, the most voted|Taken out)/.test(one.querySelector('caption')?.textContent?.trim() ?? ''),
    );
    assert.equal(tables.flatMap((one) => [...one.querySelectorAll('tbody tr')]).length, 316);
  });
});
