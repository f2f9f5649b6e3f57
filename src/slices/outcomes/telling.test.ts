import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { grantHat } from '#slices/cases/index.ts';
import { organisationsNamed } from '#slices/people/index.ts';
import { quotationsOf } from '#slices/voice/index.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { caseBy } from '#test/support/thornmere.ts';
import { giveAnswer, outcomesOf, proposeOutcome, putDissent } from './index.ts';

describe('whoever said it', () => {
  let app: TestApp;
  let dev: Visitor;
  let provider: Visitor;
  let caseId: string;
  let words: string;
  before(async () => {
    app = await openTestApp();
    dev = await app.person('Dev Patel');
    provider = await app.person('Bay Care Manager', 'Bay Care');
    caseId = await caseBy(app, dev);
    const path = `/cases/${caseId}/words`;
    await dev.submit(await dev.get(path), path, {
      lines: '“I used to do my own hair” – Mrs Kowalska, Fell, 3 May 2026',
    });
    const [quotation] = await app.look((tx) => quotationsOf(tx, caseId));
    words = `${path}/${quotation!.id}`;
    await app.act(
      dev,
      async (act) => {
        const id = await proposeOutcome(act, {
          caseId,
          statement: 'People do for themselves what they can',
          forWhom: null,
          quotationIds: [quotation!.id],
        });
        await putDissent(act, { outcomeId: id, words: 'It is a cut in disguise', bodyId: null });
        await giveAnswer(act, {
          outcomeId: id,
          answer: 'declined',
          because: 'we cannot pay for it this year',
          power: 'Care Act 2014',
          decidedOn: '2026-11-01',
        });
        const [organisation] = await organisationsNamed(act.tx, 'Thornmere Council');
        await grantHat(act, {
          caseId,
          personId: provider.personId!,
          hat: 'provider',
          organisationId: organisation!.id,
        });
      },
      caseId,
    );
  });
  after(() => app.close());

  it('is named only to those who work with them, until they agree', async () => {
    assert.match((await dev.get(words)).text, /Mrs Kowalska/);
    const theirs = await provider.get(words);
    assert.match(theirs.text, /I used to do my own hair/);
    assert.doesNotMatch(theirs.text, /Kowalska/);
    assert.doesNotMatch((await provider.get(`/cases/${caseId}/thread`)).text, /Kowalska/);
    assert.doesNotMatch((await provider.get(`/cases/${caseId}/words`)).text, /Kowalska/);
    await dev.submit(await dev.get(words), `${words}/naming`, { naming: 'agreed' });
    assert.match((await provider.get(words)).text, /Mrs Kowalska/);
    await dev.submit(await dev.get(words), `${words}/naming`, { naming: 'refused' });
    assert.doesNotMatch((await provider.get(words)).text, /Kowalska/);
  });

  it('is told by a letter that prints, with what came of it', async () => {
    const path = `${words}/telling`;
    assert.equal((await provider.request('GET', path)).status, 403);
    const page = await dev.submit(
      await dev.get(path),
      path,
      { channel: 'letter', recipient: '', address: '1 High Street\nFell' },
      422,
    );
    assert.deepEqual(page.errors, ['Enter who it is for']);
    const letter = await dev.submit(page, path, { channel: 'letter', recipient: 'Mrs Kowalska' });
    assert.match(letter.text, /Dear Mrs Kowalska/);
    assert.match(letter.text, /1 High Street ?Fell/);
    assert.match(letter.text, /It became part of this: People do for themselves what they can/);
    assert.match(letter.text, /declined, because we cannot pay for it this year/);
    assert.match(letter.text, /Dev Patel, Thornmere Council/);
    const sent = await dev.submit(letter, letter.url);
    assert.match(sent.text, /Mrs Kowalska, by letter/);
    assert.match((await dev.get(letter.url)).text, /It has been printed/);
  });

  it('opens a link without an account and reads that, and nothing else of the case', async () => {
    const path = `${words}/telling`;
    const given = await dev.submit(await dev.get(path), path, { channel: 'link', recipient: 'Mrs Kowalska' });
    const link = /\/public\/words\/[\w-]{43}/.exec(given.text)![0];
    const page = await app.guest().get(link);
    assert.match(page.text, /I used to do my own hair/);
    assert.match(page.text, /People do for themselves what they can/);
    assert.match(
      page.text,
      /Thornmere Council says: declined, because we cannot pay for it this year\. This was decided under Care Act 2014/,
    );
    for (const secret of [/Dev Patel/, /cut in disguise/, /Kowalska/, /home care framework/])
      assert.doesNotMatch(page.text, secret);
    assert.equal((await app.guest().request('GET', `${link}x`)).status, 410);
  });

  it('cannot be sent an e-mail where the site sends none', async () => {
    const path = `${words}/telling`;
    assert.doesNotMatch((await dev.get(path)).text, /By e-mail/);
  });

  it('takes their words back for good, from the past too', async () => {
    await dev.submit(await dev.get(words), `${words}/withdrawal`);
    assert.doesNotMatch((await dev.get(`/cases/${caseId}/words`)).text, /“I used/);
    assert.match((await dev.get(words)).text, /taken back by the person who said them/);
    assert.doesNotMatch((await dev.get(`/cases/${caseId}/thread?at=2026-12-31`)).text, /hair/);
    const { rows } = await app.look((tx) =>
      sql<{
        left: number;
      }>`select (select count(*) from quotations q where q::text ilike '%hair%' or q::text ilike '%kowalska%')::int
        + (select count(*) from bead_versions b where b::text ilike '%my own hair%')::int as left`.execute(tx),
    );
    assert.equal(rows[0]!.left, 0);
    assert.equal(
      (await app.look((tx) => outcomesOf(tx, caseId)))[0]!.statement,
      'People do for themselves what they can',
    );
  });
});
