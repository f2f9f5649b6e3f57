import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { type Held, heldConversation } from '#test/support/held-conversation.ts';
import { caseBy } from '#test/support/thornmere.ts';
import { counting } from '../held/keep-counting.ts';

const posted = { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost' };

describe('a conversation in several languages', () => {
  let app: TestApp;
  let dev: Visitor;
  let caseId: string;
  let held: Held;
  before(async () => {
    app = await openTestApp();
    dev = await app.person('Dev Patel', 'Thornmere Council');
    caseId = await caseBy(app, dev);
    held = await heldConversation(app, dev, caseId, { statements: ['Buses should run later'], open: false });
  });
  after(async () => {
    await counting.untilDone(held.id);
    await app.close();
  });
  const translations = (into: string) => `${held.base}/translations?into=${into}`;
  const translate = async (into: string, words: string, by = 'volunteer', expected = 200) => {
    const [bus] = await held.statements();
    const page = await dev.get(translations(into));
    return dev.submit(
      page,
      `${held.base}/translations`,
      { statement: bus!.id, language: into, words, madeBy: by },
      expected,
    );
  };
  const read = async (path: string, language: string) => {
    const guest = app.guest();
    const page = await guest.submit(await guest.get(path), `${path}/language`, { language });
    return { guest, page };
  };
  const seen = async () =>
    (
      await app.look((tx) =>
        sql<{ language: string | null; version: number | null; value: number }>`select t.language, t.version, v.value
          from conversation_votes v left join statement_translations t on t.id = v.translation_id where v.conversation_id = ${held.id}
          order by v.cast_at, v.person_id`.execute(tx),
      )
    ).rows;

  it('is settled before it opens; a language that is none is said, and afterwards none goes', async () => {
    const settings = await dev.get(`${held.base}/choices`);
    const wrong = await dev.submit(
      settings,
      settings.url,
      { languages: 'English\nKlingonish', discussion: 'no', rows: 'no' },
      422,
    );
    assert.match(wrong.text, /“Klingonish” is no language that is known here/);
    assert.match(wrong.document.querySelector('#languages')!.textContent!, /Klingonish/);
    await dev.submit(settings, settings.url, {
      languages: 'English\nCymraeg\nاردو\ntpi: Tok Pisin',
      discussion: 'no',
      rows: 'no',
    });
    await dev.submit(await dev.get(held.base), `${held.base}/open`, {});
    const again = await dev.get(`${held.base}/choices`);
    assert.match(again.document.querySelector('#languages')!.textContent!, /tpi: Tok Pisin/);
    const gone = await dev.submit(
      again,
      again.url,
      { languages: 'English\nاردو\ntpi: Tok Pisin', discussion: 'no', rows: 'no' },
      422,
    );
    assert.match(gone.text, /People take part in Cymraeg/);
    const other = await dev.submit(
      again,
      again.url,
      { languages: 'Cymraeg\nEnglish\nاردو\ntpi: Tok Pisin', discussion: 'no', rows: 'no' },
      422,
    );
    assert.match(other.text, /opened in English/);
  });

  it('shows the original with a note where nobody has translated it, and the original beside a translation', async () => {
    const path = (await held.join()).path;
    const { page } = await read(path, 'cy');
    assert.match(page.text, /Nobody has translated this into Cymraeg yet\. It is shown in English/);
    assert.equal(page.document.querySelector('#statement')!.getAttribute('lang'), 'en');
    assert.match((await translate('cy', 'Dylai bysiau redeg yn hwyrach')).text, /Every statement is there/);
    const now = await app.guest().get(path);
    assert.equal(now.h1, 'Dylai bysiau redeg yn hwyrach');
    assert.equal(now.document.querySelector('#statement')!.getAttribute('lang'), 'cy');
    assert.match(now.text, /Translated by a volunteer: read the original in English\s*Buses should run later/);
  });

  it('turns a language that is written from the right', async () => {
    await translate('ur', 'بسیں دیر تک چلنی چاہئیں', 'translator');
    const { page } = await read((await held.join()).path, 'ur');
    const statement = page.document.querySelector('#statement')!;
    assert.deepEqual([statement.getAttribute('lang'), statement.getAttribute('dir')], ['ur', 'rtl']);
    assert.match(page.text, /Translated by a translator/);
  });

  it('keeps a vote with the version that was seen, also where it is corrected between page and vote', async () => {
    const { guest, page } = await read((await held.join()).path, 'cy');
    const path = page.document.querySelector('form[action$="/votes"]')!.getAttribute('action')!;
    await translate('cy', 'Dylai bysiau redeg yn hwyrach gyda’r nos', 'translator');
    await guest.submit(page, path, { statement: (await held.statements())[0]!.id, vote: 'agree' });
    const late = await read((await held.join()).path, 'cy');
    const latePath = late.page.document.querySelector('form[action$="/votes"]')!.getAttribute('action')!;
    await late.guest.submit(late.page, latePath, { statement: (await held.statements())[0]!.id, vote: 'disagree' });
    const plain = (await held.join()).path;
    await app.guest().get(plain);
    const english = app.guest();
    await english.submit(await english.get(plain), `${plain}/votes`, {
      statement: (await held.statements())[0]!.id,
      vote: 'agree',
    });
    assert.deepEqual(
      (await seen()).map(({ language, version, value }) => [language, version, value]),
      [
        ['cy', 1, 1],
        ['cy', 2, -1],
        [null, null, 1],
      ],
    );
  });

  it('shows those who hold it how each version is voted on, without telling of few, and where one stands apart', async () => {
    const few = await dev.get(translations('cy'));
    assert.match(few.text, /Version 2, translated by a translator: fewer than five have voted on it/);
    await held.crowd(30, (one) => (one < 28 ? 'agree' : 'disagree'));
    const [bus] = await held.statements();
    for (let one = 0; one < 12; one += 1) {
      const { guest, page } = await read((await held.join()).path, 'cy');
      const path = page.document.querySelector('form[action$="/votes"]')!.getAttribute('action')!;
      await guest.submit(page, path, { statement: bus!.id, vote: 'disagree' });
    }
    const page = await dev.get(translations('cy'));
    assert.match(page.text, /Original: 29 agree, 2 disagree/);
    assert.match(
      page.text,
      /Version 2, translated by a translator: 0 agree, 13 disagree, 0 passed\. People vote differently on this/,
    );
    assert.match(page.text, /Version 1, translated by a volunteer: fewer than five/);
  });

  it('takes a statement in another language than the first, which others read with a note or translated', async () => {
    const path = (await held.join()).path;
    const guest = app.guest();
    await guest.submit(await guest.get(path), `${path}/statements`, {
      words: 'Mae angen mwy o feinciau yn y parc',
      as: 'neighbour',
      language: 'cy',
    });
    const said = (await held.statements()).at(-1)!;
    assert.equal(said.language, 'cy');
    const page = await dev.get(translations('en'));
    await dev.submit(page, `${held.base}/translations`, {
      statement: said.id,
      language: 'en',
      words: 'The park needs more benches',
      madeBy: 'holder',
    });
    const english = await app.guest().get(`${held.publicPath}/statements/${said.id}`);
    assert.equal(english.h1, 'The park needs more benches');
    assert.match(english.text, /read the original in Cymraeg\s*Mae angen mwy/);
    const wrong = await guest.get(path);
    await guest.submit(
      wrong,
      `${path}/statements`,
      { words: 'Something in no language', as: 'neighbour', language: 'xx' },
      422,
    );
  });

  it('keeps no vote on a version of another statement, no translation by strangers, and one version of two at once', async () => {
    const [bus, bench] = await held.statements();
    const { rows } = await app.look((tx) =>
      sql<{ id: string }>`select id from statement_translations where statement_id = ${bench!.id}`.execute(tx),
    );
    const path = (await held.join()).path;
    const { guest, page } = await read(path, 'cy');
    const forged = page.form(`${path}/votes`, { statement: bus!.id, vote: 'agree' });
    forged.set('translation', rows[0]!.id);
    const answer = await guest.request('POST', `${path}/votes`, {
      payload: forged.toString(),
      headers: posted,
    });
    assert.equal(answer.status, 404);
    const stranger = await app.person('Sal Stranger', 'Elsewhere Council');
    await stranger.get(translations('cy'), 404);
    await stranger.get(`${held.base}/choices`, 404);
    const one = await dev.get(translations('cy'));
    const two = await dev.get(translations('cy'));
    const words = { statement: bus!.id, language: 'cy', madeBy: 'volunteer' };
    await dev.submit(one, `${held.base}/translations`, { ...words, words: 'Y cyntaf' });
    await dev.submit(two, `${held.base}/translations`, { ...words, words: 'Yr ail' }, 409);
    const other = (await dev.get(translations('cy'))).form(`${held.base}/translations`, {
      ...words,
      words: 'Other words',
    });
    other.set('language', 'en');
    const said = await dev.request('POST', `${held.base}/translations`, { payload: other.toString(), headers: posted });
    assert.equal(said.status, 422);
    assert.match(said.body, /What somebody said is not changed/);
  });
});
