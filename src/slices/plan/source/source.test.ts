import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { clause, clauseHeading, paragraph, writeDocx } from '#platform/documents/index.ts';
import { grantHat } from '#slices/cases/index.ts';
import { organisationsNamed } from '#slices/people/index.ts';
import { type ACase, aCase } from '#test/support/a-case.ts';
import { openTestApp, type TestApp } from '#test/support/client.ts';
import type { Page } from '#test/support/page.ts';
import { requirementsOf } from '../requirement-store.ts';

const file = (more: readonly string[] = []) =>
  writeDocx({
    title: 'Home care 2021',
    author: 'Thornmere Council',
    writtenAt: new Date(0),
    blocks: [
      clauseHeading(1, 'The service'),
      clause(2, 'Visits shall last fifteen minutes or more.'),
      clause(2, 'Staff must wear a badge.'),
      clause(2, 'The provider should send a letter.'),
      paragraph('The town lies by the sea.'),
      ...more.map((words) => clause(2, words)),
    ],
  });

describe('an existing specification', () => {
  let app: TestApp;
  let one: ACase;
  let path: string;
  let shown: Page;
  before(async () => {
    app = await openTestApp();
    one = await aCase(app);
    path = `${one.base}/source-documents`;
  });
  after(() => app.close());
  const upload = async (content: Buffer, expected = 200, name = 'home-care-2021.docx') =>
    one.dev.upload(await one.dev.get(path), path, {}, [{ field: 'file', name, content }], expected);
  const idOf = (page: Page, words: string) =>
    [...page.document.querySelectorAll('.govuk-checkboxes__item')]
      .find((item) => item.textContent!.includes(words))!
      .querySelector('input')!
      .getAttribute('value')!;
  const requirements = () => app.look((tx) => requirementsOf(tx, one.caseId));

  it('is read: what is offered says where it stood, and what was not read is said', async () => {
    shown = await upload(await file());
    assert.match(shown.text, /3 requirements are offered/);
    assert.match(
      shown.text,
      /Visits shall last fifteen minutes or more\. clause 1\.1, 1 The service · must · looks like/,
    );
    assert.match(shown.text, /The provider should send a letter\. clause 1\.3, 1 The service · should/);
    assert.match(shown.text, /Not read: paragraphs without a number, .* \(1\)/);
    assert.equal((await requirements()).length, 0, 'nothing is taken by itself');
  });

  it('gives what is ticked as requirements that remember document and clause', async () => {
    const again = await one.dev.submit(shown, shown.url, { does: 'take' }, 422);
    assert.deepEqual(again.errors, ['Tick at least one']);
    shown = await one.dev.submit(again, shown.url, {
      candidates: idOf(shown, 'badge'),
      does: 'take',
      type: 'input',
      outcomeId: one.outcomeId,
    });
    assert.match(shown.text, /1 taken as requirements/);
    const [taken] = await requirements();
    assert.deepEqual(
      [taken!.words, taken!.type, taken!.strength, taken!.outcomeId, taken!.title],
      ['Staff must wear a badge.', 'input', 'must', one.outcomeId, 'Staff must wear a badge'],
    );
    const page = await one.dev.get(`${one.base}/requirements/${taken!.id}`);
    assert.match(page.text, /Taken from home-care-2021\.docx, clause 1\.2, 1 The service/);
  });

  it('merges into one that is there, with both words; leaves what is left, until somebody takes it after all', async () => {
    const [badge] = await requirements();
    const nowhere = await one.dev.submit(shown, shown.url, { candidates: idOf(shown, 'fifteen'), does: 'merge' }, 422);
    assert.deepEqual(nowhere.errors, ['Choose the requirement that they go into']);
    shown = await one.dev.submit(nowhere, shown.url, {
      candidates: idOf(shown, 'fifteen'),
      does: 'merge',
      into: badge!.id,
    });
    assert.equal(
      (await requirements())[0]!.words,
      'Staff must wear a badge.\nVisits shall last fifteen minutes or more.',
    );
    shown = await one.dev.submit(shown, shown.url, { candidates: idOf(shown, 'letter'), does: 'leave' });
    assert.match(shown.text, /Nothing waits to be looked at/);
    shown = await one.dev.submit(shown, shown.url, { candidates: idOf(shown, 'letter') });
    assert.equal((await requirements()).length, 2);
    assert.equal((await requirements())[1]!.strength, 'should');
  });

  it('read twice offers nothing new; a later one offers only what is new in it', async () => {
    const content = await file();
    const page = await upload(content);
    assert.match(page.text, /3 requirements in it had been read before|has been read before\. It offers nothing new/);
    const later = await upload(await file(['The provider shall say goodbye.']), 200, 'home-care-2024.docx');
    assert.match(later.text, /1 requirement is offered/);
    assert.match(
      later.text,
      /3 requirements in it had been read before, with the same words, and are not offered again/,
    );
    const twice = await upload(await file(['The provider shall say goodbye.']), 200, 'again.docx');
    assert.match(twice.text, /It offers nothing new|0 requirements are offered/);
    assert.equal((await requirements()).length, 2);
  });

  it('is refused with a clear answer where it is broken, not Word, or says nothing, and nothing is kept', async () => {
    const before = await app.fingerprint();
    const tries: [Buffer, RegExp][] = [
      [Buffer.from('%PDF-1.7 x'), /not a Word document/],
      [Buffer.from('d0cf11e0a1b11ae1', 'hex'), /old Word file/],
      [(await file()).subarray(0, 900), /damaged or cut short/],
      [
        await writeDocx({ title: 'x', author: 'x', writtenAt: new Date(0), blocks: [paragraph('Hello.')] }),
        /No numbered clause, no “shall” or “must” and no table was found/,
      ],
    ];
    for (const [content, says] of tries) assert.match((await upload(content, 422)).errors.join(), says);
    assert.match(
      (await one.dev.upload(await one.dev.get(path), path, {}, [], 422)).errors.join(),
      /Choose a Word file/,
    );
    assert.deepEqual(await app.fingerprint(), before);
  });

  it('gives nothing of another case, and is not there for those who may bid', async () => {
    const other = await aCase(app, 'Something else');
    const theirs = await other.dev.upload(
      await other.dev.get(`${other.base}/source-documents`),
      `${other.base}/source-documents`,
      {},
      [{ field: 'file', name: 'x.docx', content: await file(['Another shall.']) }],
    );
    const list = await one.dev.get(path);
    const open = [...list.document.querySelectorAll('main .cw-list a')]
      .find((link) => link.textContent!.includes('2024'))!
      .getAttribute('href');
    const own = await one.dev.get(open!);
    const fields = own.form(own.url, { does: 'take' });
    fields.set('candidates', idOf(theirs, 'badge'));
    const steal = await one.dev.request('POST', own.url, {
      payload: fields.toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost' },
    });
    assert.equal(steal.status, 422);
    const provider = await app.person('Moorside', 'Moorside Care');
    await app.act(one.dev, async (act) => {
      const organisationId = (await organisationsNamed(act.tx, 'Thornmere Council'))[0]!.id;
      await grantHat(act, { caseId: one.caseId, personId: provider.personId!, hat: 'provider', organisationId });
    });
    assert.equal((await provider.request('GET', shown.url)).status, 404);
  });
});
