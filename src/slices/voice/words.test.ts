import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { outcomesOf } from '#slices/outcomes/index.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { caseBy } from '#test/support/thornmere.ts';
import { quotationsOf } from './index.ts';

describe('what people said', () => {
  let app: TestApp;
  let dev: Visitor;
  let caseId: string;
  before(async () => {
    app = await openTestApp();
    dev = await app.person('Dev Patel');
    caseId = await caseBy(app, dev);
  });
  after(() => app.close());

  const words = () => `/cases/${caseId}/words`;

  it('is pasted, kept exactly, and quoted back', async () => {
    const page = await dev.submit(await dev.get(words()), words(), {
      lines: '“I used to do my own hair” – Mrs K, Fell ward, 3 May 2026\nThe bus stops at six',
    });
    assert.match(page.text, /2 quotations kept/);
    assert.match(page.text, /“I used to do my own hair” ?Mrs K, Fell ward, 3 May 2026/);
    const again = await dev.submit(page, words(), { lines: 'The bus stops at six\nNobody asked me' });
    assert.doesNotMatch(again.text, /Error:/);
    assert.match(again.text, /1 quotation kept. 1 was here already/);
  });

  it('comes back with the error beside it', async () => {
    const long = `short\n${'x'.repeat(2_001)}`;
    const page = await dev.submit(await dev.get(words()), words(), { lines: long }, 422);
    assert.deepEqual(page.errors, ['Line 2 is longer than 2,000 characters']);
    assert.equal(page.document.querySelector('textarea')?.textContent?.trim(), long);
  });

  it('names an author to nobody outside this slice unless they agreed', async () => {
    const quotations = await app.look((tx) => quotationsOf(tx, caseId));
    assert.deepEqual(
      quotations.map((one) => one.saidBy),
      [null, null, null],
    );
  });

  it('becomes an outcome, which says whose words it is in', async () => {
    const page = await dev.get(await (await dev.get(words())).link('hair'));
    assert.match(page.text, /Nothing has come of these words yet/);
    const path = `/cases/${caseId}/outcomes`;
    const [hair] = await app.look((tx) => quotationsOf(tx, caseId));
    const outcome = await dev.submit(await dev.get(path), path, {
      statement: 'People do for themselves what they want to do for themselves',
      forWhom: 'people who have care at home',
      quotationIds: [hair!.id],
    });
    assert.equal(outcome.h1, 'People do for themselves what they want to do for themselves');
    assert.match(outcome.text, /I used to do my own hair/);
    assert.match(outcome.text, /No community has been named/);
    const [kept] = await app.look((tx) => outcomesOf(tx, caseId));
    assert.equal(kept!.state, 'proposed');
    assert.deepEqual(kept!.quotationIds, [hair!.id]);
    assert.match((await dev.get(`${words()}/${hair!.id}`)).text, /People do for themselves/);
    const thread = await dev.get(`/cases/${caseId}/thread`);
    assert.match(thread.text, /People do for themselves/);
  });

  it('is hidden from somebody who wears no hat on the case', async () => {
    const stranger = await app.person('A Stranger', 'Elsewhere Council');
    assert.equal((await stranger.request('GET', words())).status, 404);
  });
});
