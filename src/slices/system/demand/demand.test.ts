import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openFlagsOf } from '#platform/links/index.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { caseBy } from '#test/support/thornmere.ts';
import { causesOf } from '../causes/cause-store.ts';
import { contactsOf, samplesOf } from './sample-store.ts';

const lines = (failure: number, value: number) =>
  [...Array(failure).fill('A fall | F | to stay at home'), ...Array(value).fill('Wants a rail | V')].join('\n');

describe('a demand sample', () => {
  let app: TestApp;
  let dev: Visitor;
  let base: string;
  let caseId: string;
  before(async () => {
    app = await openTestApp();
    dev = await app.person('Dev Patel');
    caseId = await caseBy(app, dev);
    base = `/cases/${caseId}`;
  });
  after(() => app.close());
  const begin = async (title: string, countedBy = '', place = '') =>
    dev.submit(await dev.get(`${base}/demand`), `${base}/demand`, { title, countedBy, place });
  const samples = () => app.look((tx) => samplesOf(tx, caseId));
  let first: string;

  it('is begun with a title, and filled by typing row after row', async () => {
    const page = await begin('Requests in May', 'Dev and Kofi', 'The front door');
    first = page.url;
    assert.match(page.text, /No contact is classed yet/);
    const typed = await dev.submit(page, `${first}/rows`, {
      'reason-1': 'A fall',
      'demand-1': 'failure',
      'mattered-1': 'to stay at home',
      'reason-4': 'Wants a rail',
      'demand-4': 'value',
      'reason-9': 'Nobody knows',
    });
    assert.match(typed.text, /50% failure demand \(9% to 91%\), 1 of 2/);
    assert.match(typed.text, /1 contact is not classed and left out/);
    assert.match(typed.text, /to stay at home/);
    const slip = await dev.submit(typed, `${first}/rows`, { 'mattered-2': 'a reason is missing' }, 422);
    assert.deepEqual(slip.errors, ['Enter why they came, in row 2']);
    assert.match(slip.answer.body, /a reason is missing/);
    assert.deepEqual((await dev.submit(typed, `${first}/rows`, {}, 422)).errors, ['Enter why somebody came']);
  });

  it('takes pasted lines, and the same again changes nothing', async () => {
    const page = await dev.submit(await dev.get(first), `${first}/lines`, { content: lines(22, 36) });
    assert.match(page.text, /38% failure demand \(27% to 51%\), 23 of 60/);
    const again = await dev.submit(page, `${first}/lines`, { content: lines(22, 36) });
    assert.match(again.answer.body, /This was brought in before\. Nothing changed\./);
    assert.match(again.text, /23 of 60/);
    assert.match(
      (await dev.submit(again, `${first}/lines`, { content: '| F |' }, 422)).errors.join(),
      /no reason for contact/,
    );
  });

  it('keeps nothing that may tell who somebody is until somebody has looked at exactly that', async () => {
    const before = await app.fingerprint();
    const content = 'Mrs B rang from 0191 498 0123 | F\nWants a rail at TH1 2AB | V\nLonely | V';
    const action = `${first}/lines`;
    const page = await dev.submit(await dev.get(first), action, { content }, 422);
    assert.deepEqual(page.errors, ['Look at 2 contacts first: they may tell who somebody is. Nothing is kept yet']);
    assert.match(page.text, /Line 1, “Mrs B rang from 0191 498 0123”: a telephone number \(0191 498 0123\)/);
    assert.match(page.text, /a postcode \(TH1 2AB\)/);
    assert.deepEqual(await app.fingerprint(), before);
    const mark = page.document.querySelector('#looked')!.getAttribute('value')!;
    const more = await dev.submit(page, action, { content: `${content}\njoan@example.org`, looked: mark }, 422);
    assert.match(more.errors.join(), /Look at 3 contacts first/);
    assert.deepEqual(await app.fingerprint(), before);
    const clean = await dev.submit(more, action, { content: 'Lonely, and rang twice | V' });
    assert.match(clean.text, /23 of 61/);
    const asked = await dev.submit(await dev.get(first), action, { content }, 422);
    const kept = await dev.submit(asked, action, { content, looked: mark });
    assert.match(kept.text, /24 of 64/);
  });

  it('does the same with what is typed', async () => {
    const typed = { 'reason-1': 'NHS 943 476 5919 rang', 'demand-1': 'value' };
    const page = await dev.submit(await dev.get(first), `${first}/rows`, typed, 422);
    assert.match(page.errors.join(), /Look at one contact first/);
    assert.match(page.answer.body, /NHS 943 476 5919 rang/);
  });

  it('takes a file by its columns, keeps only those chosen, remembers them, and never keeps the file', async () => {
    const second = (await begin('Hospital discharges', 'Ines', 'The hospital')).url;
    const file = 'Name,Why they came,Kind\nMary Smith,A fall,F\nJo Bloggs,Wants a rail,V\n,,V\n';
    const bring = async (content: string | Buffer, expected = 200) =>
      dev.upload(await dev.get(second), `${second}/file`, {}, [{ field: 'file', name: 'x.csv', content }], expected);
    const before = await app.fingerprint();
    const columns = await bring(file);
    assert.equal(columns.h1, 'Which column is which?');
    const none = await dev.submit(columns, `${second}/table`, { reason: '' }, 422);
    assert.match(none.errors.join(), /Choose the column that says why they came/);
    const kept = await dev.submit(none, `${second}/table`, { reason: 'Why they came', demand: 'Kind' });
    assert.match(kept.answer.body, /2 contacts are kept\. Line 4: There is no reason/);
    const [, sample] = await samples();
    const contacts = await app.look((tx) => contactsOf(tx, sample!.id));
    assert.doesNotMatch(JSON.stringify(contacts), /Smith|Bloggs/);
    const again = await bring(file);
    assert.match(again.text, /how you read the same columns last time/);
    assert.match((await dev.submit(again, `${second}/table`)).answer.body, /Nothing changed/);
    const after = await app.fingerprint();
    assert.equal(after.demand_contacts, before.demand_contacts! + 2);
    for (const broken of [Buffer.from([0, 255, 1]), '', Buffer.from([0x50, 0x4b, 3, 4]), 'x'.repeat(300_001)])
      assert.equal((await bring(broken, 422)).errors.length, 1);
    assert.deepEqual(await app.fingerprint(), after);
  });

  it('is what a step of a why-chain is known by; two independent ones make it strong', async () => {
    const [one, two] = await samples();
    const path = `${base}/why/new`;
    const step = { from: `case:${caseId}`, statement: 'People come only after a fall', strength: 'strong' };
    const alone = await dev.submit(await dev.get(path), path, { ...step, samples: [one!.id] }, 422);
    assert.match(alone.errors.join(), /Strong needs two independent sources/);
    await dev.submit(alone, path, { ...step, samples: [one!.id, two!.id] });
    const chain = await dev.get(`${base}/why`);
    assert.match(chain.text, /Requests in May: 38% failure demand \(27% to 50%\), 24 of 64/);
    assert.match(chain.text, /Hospital discharges: 50% failure demand/);
    assert.match(chain.text, /2 independent sources/);
    const [cause] = await app.look((tx) => causesOf(tx, caseId));
    const at = `${base}/causes/${cause!.id}`;
    const shown = await dev.get(at);
    const refused = await dev.request('POST', `${at}/samples/end`, { payload: '' });
    assert.ok(refused.status >= 400);
    const slip = await dev.submit(shown, `${at}/samples/end`, { sampleId: one!.id }, 422);
    assert.match(slip.errors.join(), /This step is called strong\. Change how well it is known first/);
    assert.match((await dev.get(first)).text, /People come only after a fall/);
  });

  it('takes no sample of another case', async () => {
    const other = await caseBy(app, dev);
    const path = `/cases/${other}/why/new`;
    const [one] = await samples();
    const page = await dev.get(path);
    const form = page.form(path, { from: `case:${other}`, statement: 'x', strength: 'weak' });
    form.append('samples', one!.id);
    const answer = await dev.request('POST', path, {
      payload: form.toString(),
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        origin: 'http://localhost',
        'sec-fetch-site': 'same-origin',
      },
    });
    assert.equal(answer.status, 422);
    assert.match(answer.body, /Choose from the list/);
  });

  it('flags what cites it when its share moves beyond its range, and when it is withdrawn', async () => {
    const [, two] = await samples();
    const at = `${base}/demand/${two!.id}`;
    const moved = await dev.submit(await dev.get(at), `${at}/lines`, { content: lines(0, 40) });
    assert.match(moved.text, /1 of 42/);
    const [cause] = await app.look((tx) => causesOf(tx, caseId));
    const flags = async () =>
      (await app.look((tx) => openFlagsOf(tx, caseId))).filter((flag) => flag.on.id === cause!.id);
    assert.match(JSON.stringify(await flags()), /said 50% failure demand .* and now says 2% failure demand/);
    const page = await dev.submit(await dev.get(at), `${at}/withdraw`, { why: 'counted twice' });
    assert.match(page.text, /Withdrawn/);
    assert.ok((await flags()).some((flag) => JSON.stringify(flag).includes('was withdrawn: counted twice')));
    assert.match((await dev.get(`${base}/why`)).text, /withdrawn, so it no longer counts.*1 independent source/);
    assert.ok(!page.hasForm(`${at}/lines`));
  });

  it('lets contacts be taken out for good, and nobody without a hat in', async () => {
    const [one] = await samples();
    const contacts = await app.look((tx) => contactsOf(tx, one!.id));
    const removed = await dev.submit(await dev.get(first), `${first}/contacts/remove`, { contacts: [contacts[0]!.id] });
    assert.match(removed.text, /1 contact is taken out for good|23 of 63/);
    const other = await app.person('Una Stranger', 'Elsewhere Council');
    for (const path of [`${base}/demand`, first]) await other.get(path, 404);
  });
});
