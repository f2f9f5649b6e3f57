import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { caseBy } from '#test/support/thornmere.ts';
import { importSurvey, quotationsOf } from './index.ts';

const survey = `Id,Age,What matters most to you?,Anything else?
1,75 to 84,"I want to make my own tea, not be washed at nine",
2,65 to 74,Someone who stays long enough to talk to me,No
3,75 to 84,Someone who stays long enough to talk to me,The bus stop moved and nobody asked us
4,75 to 84,"${'x '.repeat(1_001)}",
`;

describe('a survey', () => {
  let app: TestApp;
  let dev: Visitor;
  let caseId: string;
  before(async () => {
    app = await openTestApp();
    dev = await app.person('Dev Patel');
    caseId = await caseBy(app, dev);
  });
  after(() => app.close());
  const path = () => `/cases/${caseId}/words/surveys`;
  const upload = async (content: string | Buffer, expected = 200) =>
    dev.upload(await dev.get(path()), path(), {}, [{ field: 'file', name: 'survey.csv', content }], expected);

  it('is read by the columns that somebody chose, and says what could not be, by line', async () => {
    const columns = await upload(survey);
    assert.match(columns.text, /survey\.csv has 4 rows/);
    const ticked = [...columns.document.querySelectorAll('input[checked]')].map((one) => one.getAttribute('value'));
    assert.deepEqual(ticked, ['What matters most to you?', 'Anything else?']);
    const none = await dev.submit(columns, columns.url, { columns: [] }, 422);
    assert.deepEqual(none.errors, ['Choose at least one column with people’s own words']);
    const read = await dev.submit(none, columns.url, { columns: ['What matters most to you?', 'Anything else?'] });
    assert.match(read.text, /6 answers read.*5 quotations kept/);
    assert.match(read.text, /5 ?The answer to “What matters most to you\?” is longer than 2,000 characters/);
    assert.equal((await dev.request('GET', columns.url)).status, 410);
    const words = (await app.look((tx) => quotationsOf(tx, caseId))).map((one) => one.words);
    assert.equal(words.filter((one) => one.startsWith('Someone who stays')).length, 2);
    assert.ok(words.includes('I want to make my own tea, not be washed at nine'));
  });

  it('changes nothing when it comes again', async () => {
    const before = await app.fingerprint();
    const input = {
      caseId,
      fileName: 'again.csv',
      bytes: survey,
      columns: ['What matters most to you?', 'Anything else?'],
    };
    const read = await app.act(dev, (act) => importSurvey(act, input), caseId);
    assert.deepEqual([read.added, read.known, read.importId], [0, 5, null]);
    assert.deepEqual(await app.fingerprint(), before);
  });

  it('harms nothing when it is broken', async () => {
    const before = await app.fingerprint();
    for (const broken of [Buffer.from([0, 255, 1, 0, 2]), '', 'only a heading,and another\n']) {
      const page = await upload(broken, 422);
      assert.equal(page.errors.length, 1);
    }
    assert.deepEqual(await app.fingerprint(), before);
  });
});
