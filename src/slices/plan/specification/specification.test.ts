import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import mammoth from 'mammoth';
import { grantHat } from '#slices/cases/index.ts';
import { proposeOutcome } from '#slices/outcomes/index.ts';
import { organisationsNamed } from '#slices/people/index.ts';
import { addQuotations, quotationsOf, withdrawQuotation } from '#slices/voice/index.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import type { Page } from '#test/support/page.ts';
import { caseBy } from '#test/support/thornmere.ts';
import { answerThree } from '../answer-questions.ts';
import { writeRequirement } from '../write-requirement.ts';
import { draftSpecification } from './draft-specification.ts';
import { specificationsById } from './specification-store.ts';

const blank = {
  test: null,
  outcomeId: null,
  needId: null,
  legalDuty: null,
  organisational: null,
  mechanismId: null,
  measureId: null,
  paymentDepends: false,
} as const;

describe('a specification', () => {
  let app: TestApp;
  let dev: Visitor;
  let caseId: string;
  let base: string;
  let ids: Record<string, string>;
  let quotationIds: readonly string[];
  before(async () => {
    app = await openTestApp();
    dev = await app.person('Dev Patel');
    caseId = await caseBy(app, dev);
    await app.act(
      dev,
      async (act) => {
        quotationIds = await addQuotations(act, {
          caseId,
          lines: [
            { words: 'I want to make my own tea', saidBy: null, heardAt: 'the lunch club', heardOn: null },
            { words: 'Nobody stays to talk', saidBy: 'A secret name', heardAt: null, heardOn: null },
          ],
        });
        const outcomeId = await proposeOutcome(act, {
          caseId,
          statement: 'People live the day they choose',
          forWhom: 'people at home',
          quotationIds,
        });
        const write = (more: Partial<Parameters<typeof writeRequirement>[1]>) =>
          writeRequirement(act, { ...blank, type: 'output', title: 'x', words: 'y', caseId, outcomeId, ...more });
        ids = {
          begin: await write({
            title: 'Help begins soon',
            words: 'Help begins within seven days.',
            test: 'Days counted',
          }),
          bank: await write({
            type: 'principle',
            title: 'Hours belong',
            words: 'Hours not used are kept.',
            strength: 'should',
          }),
          pay: await write({
            type: 'standard-clause',
            title: 'Pay',
            words: 'At least the minimum wage.',
            outcomeId: null,
            legalDuty: 'Wage Act',
          }),
        };
        const id = await draftSpecification(act, { caseId, title: 'Home care', mechanismId: null });
        base = `/cases/${caseId}/specifications/${id}`;
      },
      caseId,
    );
  });
  after(() => app.close());
  const order = (page: Page) =>
    [...page.document.querySelectorAll('section.cw-section')].map((section) => [
      section.querySelector('h2')!.textContent!.trim(),
      ...[...section.querySelectorAll('.cw-clause a')].map((link) => link.textContent!.trim()),
    ]);
  const idOf = (page: Page, title: string) =>
    [...page.document.querySelectorAll('.cw-clause')]
      .find((one) => one.textContent!.includes(title))!
      .id.replace('clause-', '');
  const send = async (page: Page, tail: string, fields: Record<string, string>, expected = 200) => {
    const form = [...page.document.querySelectorAll('form')].find((one) => one.getAttribute('action') === base + tail)!;
    const payload = new URLSearchParams();
    for (const name of ['_csrf', '_once'])
      payload.set(name, form.querySelector(`input[name=${name}]`)!.getAttribute('value')!);
    payload.set('_once', crypto.randomUUID());
    for (const [name, value] of Object.entries(fields)) payload.set(name, value);
    const answer = await dev.request('POST', base + tail, {
      payload: payload.toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost' },
    });
    assert.equal(answer.status === 303 ? 200 : answer.status, expected, answer.body.slice(0, 300));
    return dev.get(base);
  };
  const versionOf = async () => (await app.look((tx) => specificationsById(tx, [base.split('/').at(-1)!])))[0]!.version;

  it('is laid out by itself, each clause traced to what it serves, standard clauses exempt and last', async () => {
    const page = await dev.get(base);
    assert.deepEqual(order(page), [
      ['How we work together', 'Hours belong'],
      ['What is done', 'Help begins soon'],
      ['Standard clauses', 'Pay'],
    ]);
    assert.match(page.text, /2\.1 Help begins soon OutputHelp begins within seven days/);
    assert.match(page.text, /Hangs from: People live the day they choose/);
    assert.match(page.text, /exempt from the contractability questions/);
    assert.match(page.text, /3 clauses have not been agreed by both hats yet/);
  });

  it('is arranged by buttons: clauses and sections up and down, a heading named, a clause taken out and put back', async () => {
    let page = await dev.get(base);
    page = await send(page, '/order', {
      what: 'clause',
      id: idOf(page, 'Help begins'),
      to: 'up',
      version: String(await versionOf()),
    });
    assert.deepEqual(order(page)[0], ['How we work together', 'Hours belong', 'Help begins soon']);
    page = await send(page, '/order', {
      what: 'clause',
      id: idOf(page, 'Help begins'),
      to: 'down',
      version: String(await versionOf()),
    });
    const last = [...page.document.querySelectorAll('section.cw-section')].at(-1)!.id.replace('section-', '');
    page = await send(page, '/order', { what: 'section', id: last, to: 'up', version: String(await versionOf()) });
    assert.deepEqual(
      order(page).map(([title]) => title),
      ['How we work together', 'Standard clauses', 'What is done'],
    );
    page = await send(page, '/sections', {
      section: last,
      title: 'What every provider does',
      version: String(await versionOf()),
    });
    page = await send(page, '/clauses', {
      does: 'take-out',
      clause: idOf(page, 'At least the minimum'),
      version: String(await versionOf()),
    });
    assert.deepEqual(order(page)[1], ['What every provider does']);
    page = await send(page, '/clauses', {
      does: 'add',
      clause: ids.pay!,
      section: last,
      version: String(await versionOf()),
    });
    assert.deepEqual(order(page)[1], ['What every provider does', 'Pay']);
  });

  it('tells whoever works from an older one, and takes no requirement of another case', async () => {
    const page = await dev.get(base);
    await send(page, '/order', { what: 'clause', id: idOf(page, 'Pay'), to: 'up', version: '1' }, 409);
    const other = await caseBy(app, dev);
    const foreign = await app.act(
      dev,
      (act) => writeRequirement(act, { ...blank, type: 'output', title: 'Foreign', words: 'y', caseId: other }),
      other,
    );
    const section = order(page).length && page.document.querySelector('section.cw-section')!.id.replace('section-', '');
    await send(
      page,
      '/clauses',
      { does: 'add', clause: foreign, section: String(section), version: String(await versionOf()) },
      422,
    );
    assert.doesNotMatch((await dev.get(base)).text, /Foreign/);
  });

  it('is issued with a fingerprint; the next version is compared clause by clause', async () => {
    let page = await send(await dev.get(base), '/versions', { because: '', version: String(await versionOf()) });
    await send(page, '/versions', { because: '', version: String(await versionOf()) }, 422);
    const path = `/cases/${caseId}/requirements/${ids.begin}`;
    await dev.submit(await dev.get(path), path, { words: 'Help begins within five days.' });
    page = await dev.get(base);
    page = await send(page, '/clauses', {
      does: 'take-out',
      clause: idOf(page, 'Hours belong'),
      version: String(await versionOf()),
    });
    await send(page, '/versions', { because: 'Faster', version: String(await versionOf()) });
    const first = await dev.get(`${base}/versions/1`);
    assert.match(first.text, /It is the text that was issued/);
    assert.match(first.text, /Help begins within seven days/);
    const second = await dev.get(`${base}/versions/2`);
    assert.match(
      second.text,
      /Words, before ?Help begins within seven days\. ?Words, now ?Help begins within five days\./,
    );
    assert.match(second.text, /Hours belong is gone; it was 1\.1/);
    assert.equal((await dev.request('GET', `${base}/versions/3`)).status, 404);
  });

  it('goes out as Word and PDF with numbers and the trace; names that nobody agreed to, and words taken back, do not', async () => {
    const file = async (tail: string) => {
      const answer = await dev.request('GET', base + tail);
      assert.equal(answer.status, 200);
      return answer;
    };
    const pdf = await file('/versions/1/pdf');
    assert.match(String(pdf.headers['content-disposition']), /home-care-version-1\.pdf/);
    assert.match(pdf.body, /^%PDF-1\.7/);
    const text = async () => {
      const reply = await app.running.app.inject({
        method: 'GET',
        url: `${base}/versions/1/docx`,
        cookies: dev.cookies,
        headers: { host: 'localhost' },
      });
      return (await mammoth.extractRawText({ buffer: reply.rawPayload })).value;
    };
    const before = await text();
    assert.match(before, /Help begins soon\. Help begins within seven days\./);
    assert.match(before, /Satisfied when: Days counted/);
    assert.match(before, /Pay \(standard clause\)\s+Wage Act \(standard clause, exempt\)/);
    assert.match(before, /“I want to make my own tea”, the lunch club/);
    assert.doesNotMatch(before, /A secret name/);
    await app.act(
      dev,
      async (act) => {
        const [said] = (await quotationsOf(act.tx, caseId, act.who)).filter((one) => one.id === quotationIds[0]);
        await withdrawQuotation(act, said!, said!.version);
      },
      caseId,
    );
    const now = await text();
    assert.doesNotMatch(now, /make my own tea/);
    assert.match((await dev.get(`${base}/versions/1`)).text, /It is the text that was issued/);
  });

  it('holds back a clause that is not contractable, and no other', async () => {
    await app.act(
      dev,
      (act) =>
        answerThree(
          act,
          { caseId, subjectKind: 'requirement', subjectId: ids.begin! },
          { canSay: 'yes', couldSee: 'yes', inHands: 'no', note: null },
        ),
      caseId,
    );
    const page = await dev.get(base);
    assert.match(page.text, /Held back: It is not contractable/);
    await send(page, '/versions', { because: 'Held', version: String(await versionOf()) });
    const third = await dev.get(`${base}/versions/3`);
    assert.match(third.text, /Help begins soon is gone/);
    assert.match(third.text, /Left out until settledHelp begins soon\. It is not contractable/);
    assert.match(third.text, /At least the minimum wage/);
  });

  it('is not there for those who may bid, and only read by residents', async () => {
    const [provider, resident] = [await app.person('Moorside', 'Moorside Care'), await app.person('Joan', null)];
    await app.act(dev, async (act) => {
      const organisationId = (await organisationsNamed(act.tx, 'Thornmere Council'))[0]!.id;
      await grantHat(act, { caseId, personId: provider.personId!, hat: 'provider', organisationId });
      await grantHat(act, { caseId, personId: resident.personId!, hat: 'community', organisationId });
    });
    for (const tail of ['', '/docx', '/pdf', '/versions/1', '/versions/1/docx'])
      assert.equal((await provider.request('GET', base + tail)).status, 404, tail);
    const page = await resident.get(base);
    assert.equal(page.document.querySelectorAll('form[action*="/order"]').length, 0);
  });
});
