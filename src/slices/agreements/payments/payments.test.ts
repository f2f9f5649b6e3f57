import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { addParty, makeAgreement, moveAgreement } from '#slices/agreements/index.ts';
import { openCase } from '#slices/cases/index.ts';
import { organisationsNamed } from '#slices/people/index.ts';
import { type ACase, aCase } from '#test/support/a-case.ts';
import { boxes } from '#test/support/boxes.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { ublOf } from '#test/support/made-up-invoices.ts';
import { withHat } from '#test/support/with-hat.ts';
import { readings } from './imports/read-list.ts';

const head =
  'Supplier,Supplier number,Company number,Invoice number,Contract number,Invoice date,Date received,Due date,Date paid,Gross amount';
describe('invoices and payments', () => {
  let app: TestApp;
  let one: ACase;
  let bay: Visitor;
  let fell: Visitor;
  let payments: string;
  let agreementId: string;
  let at: string;
  const idOf = (name: string) => app.look(async (tx) => (await organisationsNamed(tx, name))[0]!.id);
  before(async () => {
    app = await openTestApp();
    await app.setClock(new Date('2026-11-02T10:00:00Z'));
    one = await aCase(app);
    bay = await withHat(app, one, 'Bay Care', 'provider');
    fell = await withHat(app, one, 'Fell Care', 'provider');
    payments = `/organisations/${await idOf('Thornmere Council')}/payments`;
    agreementId = await app.act(
      one.dev,
      async (act) => {
        const id = await makeAgreement(act, { caseId: one.caseId, type: 'contract', title: 'Home care in Fell' });
        for (const [name, role] of [
          ['Thornmere Council', 'commissioner'],
          ['Bay Care and friends', 'provider'],
          ['Fell Care and friends', 'provider'],
        ] as const)
          await addParty(act, id, { name, role, type: 'provider' });
        await moveAgreement(act, id, { to: 'in-force', version: 4 });
        return id;
      },
      one.caseId,
    );
    at = `${one.base}/agreements/${agreementId}`;
  });
  after(() => app.close());

  const bring = async (lines: string, who = one.dev) => {
    const form = await who.get(`${payments}/import`);
    const file = { field: 'file', name: 'ledger.csv', content: lines };
    const page = await who.upload(form, `${payments}/import/list`, {}, [file]);
    if (page.h1 !== 'Which column is which?') return page;
    await who.submit(page, page.url);
    await readings.untilDone(page.url.split('/').at(-1)!);
    return who.get(page.url);
  };
  const line = (
    number: string,
    order: string,
    received: string,
    paid: string,
    gross: string,
    more: Partial<Record<'supplier' | 'ref' | 'company' | 'due', string>> = {},
  ) =>
    [
      more.supplier ?? 'Bay Care and friends',
      more.ref ?? 'V7',
      more.company ?? '',
      number,
      order,
      '',
      received,
      more.due ?? '',
      paid,
      gross,
    ].join(',');

  it('says by what number an agreement is known, and refuses a form that somebody else overtook', async () => {
    const form = await one.dev.get(`${at}/payments`);
    const fields = {
      number: 'C-100',
      law: 'public-contract',
      subcontracts: 'thirty-days',
      ...boxes('begunOn', '2026-04-01'),
    };
    const slip = await one.dev.submit(form, `${at}/payments`, { ...fields, subcontracts: 'other' }, 422);
    assert.deepEqual(slip.errors, ['Say on which terms they are paid']);
    await one.dev.submit(form, `${at}/payments`, fields);
    assert.ok((await one.dev.get(at)).hasLink('How it is paid'));
    const stale = await one.dev.request('POST', `${at}/payments`, {
      payload: form.form(`${at}/payments`, { ...fields, _once: crypto.randomUUID() }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost' },
    });
    assert.equal(stale.status, 409);
  });

  it('brings a ledger in once, and says of each line that it left out why', async () => {
    const ledger = [
      head,
      line('1', 'C-100', '2026-05-01', '2026-05-01', '36000.01'),
      line('2', 'c100', '2026-05-01', '2026-05-31', '30000.00'),
      line('3', 'C-100', '2026-05-01', '2026-06-01', '100'),
      line('4', 'C-100', '2026-05-01', '2026-06-30', '100'),
      line('5', 'C-100', '2026-05-01', '2026-07-01', '100'),
      line('6', 'C-100', '2026-08-20', '', '100'),
      line('7', 'C-100', '2026-09-20', '2026-10-02', '100', { due: '2026-10-01' }),
      line('8', 'C-100', '2026-05-01', '2026-05-02', '-50'),
      line('9', '', '2026-05-01', '2026-05-02', '40000', { supplier: 'Harbour Meals', ref: 'V9' }),
      line('3', 'C-100', '2026-05-01', '2026-06-01', '100'),
      line('10', 'C-100', 'soon', '', '1'),
    ].join('\n');
    const done = await bring(ledger);
    assert.match(done.text, /9 invoices added, 0 changed, 0 as before, 1 repeated in the file, 1 line left out/);
    assert.match(done.text, /on line 4 already, and counts once/);
    assert.match(done.text, /“soon” is not a date/);
    assert.match((await bring(ledger)).text, /9 invoices added/, 'the same file is the same import');
    const later = await bring([head, line('6', '', '2026-08-20', '2026-10-20', '100')].join('\n'));
    assert.match(later.text, /0 invoices added, 1 changed/);
  });

  it('counts as regulation 38 does, to the day, and says what is left out', async () => {
    const page = await one.dev.get(`${payments}/returns/compliance/2026-09-30`);
    assert.match(page.text, /1 April 2026 to 30 September 2026\. Publish by 29 October 2026, which has passed/);
    // Days 0, 30, 31, 60 and 61: the mean is 36.4.
    assert.match(page.text, /average36\.4 daysof 5 that were paid/);
    assert.match(page.text, /within 30 days40%2 of 5/);
    assert.match(page.text, /31 to 60 days40%2 of 5/);
    assert.match(page.text, /day 61 or later20%1 of 5/);
    assert.match(page.text, /Not paid in the period16\.7%1 of 6 that became payable/);
    assert.match(page.text, /not matched to an agreement yet1/);
    assert.match(page.text, /a credit note, or for nothing1/);
    await one.dev.get(`${payments}/returns/compliance/2026-06-30`, 404);
    await one.dev.get(`${payments}/returns/other/2026-09-30`, 404);
  });

  it('tells of each payment over £30,000 and of none of exactly that, where the procurement is late enough', async () => {
    const path = `${payments}/returns/large-payments/2026-06-30`;
    const page = await one.dev.get(path);
    assert.match(page.text, /1 payment over £30,000, £36,000\.01 in all/);
    assert.match(page.text, /Publish by 29 July 2026/);
    const csv = (await one.dev.request('GET', `${path}/file`)).body;
    assert.match(csv, /Thornmere Council,Bay Care and friends,,Home care in Fell,C-100,1,2026-05-01,36000\.01/);
    assert.equal(csv.trim().split('\r\n').length, 2);
    const form = await one.dev.get(`${at}/payments`);
    const fields = { law: 'public-contract', subcontracts: 'none' };
    await one.dev.submit(form, `${at}/payments`, { ...fields, ...boxes('begunOn', '2026-03-31') });
    assert.match((await one.dev.get(path)).text, /0 payments over £30,000.*began before 1 April 20261/);
    await one.dev.submit(await one.dev.get(`${at}/payments`), `${at}/payments`, {
      ...fields,
      ...boxes('begunOn', '2026-04-01'),
    });
  });

  it('what is under no agreement waits for a person, whose answer is remembered for that supplier alone', async () => {
    const path = `${payments}/unmatched`;
    const queue = await one.dev.get(path);
    assert.match(queue.text, /Harbour Meals 1 invoice, £40,000 in all/);
    const key = { supplierKey: 'ref V9', orderKey: '' };
    const unsaid = await one.dev.submit(queue, path, { ...key, agreement: 'outside' }, 422);
    assert.deepEqual(unsaid.errors, ['Say why they are under no agreement']);
    const elsewhere = await one.dev.submit(queue, path, { ...key, agreement: crypto.randomUUID() }, 422);
    assert.deepEqual(elsewhere.errors, ['Choose an agreement from the list']);
    await one.dev.submit(queue, path, { ...key, agreement: 'outside', because: 'A refund of rates' });
    assert.match((await one.dev.get(path)).text, /Nothing waits/);
    await bring(
      [
        head,
        line('11', '', '2026-10-01', '', '5', { supplier: 'Harbour Meals', ref: 'V9' }),
        line('12', '', '2026-10-01', '', '6', { supplier: 'Harbour Meals', ref: 'V10' }),
      ].join('\n'),
    );
    assert.match((await one.dev.get(path)).text, /1 invoice of 1 supplier and order number waits\..*V10/);
  });

  it('what a person said is taken back, and its invoices wait again', async () => {
    const path = `${payments}/unmatched`;
    const key = { supplierKey: 'ref V10', orderKey: '' };
    const value = (await one.dev.get(path)).document
      .querySelector('select option:nth-child(2)')!
      .getAttribute('value')!;
    await one.dev.submit(await one.dev.get(path), path, { ...key, agreement: value });
    const page = await one.dev.get(path);
    assert.match(page.text, /Nothing waits\.\s*What you said before Harbour Meals: Home care in Fell/);
    const back = await one.dev.submit(page, `${path}/taken-back`, key);
    assert.match(back.text, /1 invoice of 1 supplier and order number wait/);
    await one.dev.submit(page, `${path}/taken-back`, { ...key, _once: crypto.randomUUID() }, 404);
  });

  it('is signed by a named director as they saw it, once, and stays when the data change', async () => {
    const path = `${payments}/returns/compliance/2026-09-30`;
    const form = await one.dev.get(path);
    const name = { signer: 'Rose Ito', jobTitle: 'Director of Finance' };
    assert.deepEqual((await one.dev.submit(form, path, name, 422)).errors, ['Confirm that they approve this return']);
    const changed = await one.dev.submit(form, path, { ...name, approves: 'yes', seen: 'something else' }, 409);
    assert.equal(changed.answer.status, 409);
    const signed = await one.dev.submit(await one.dev.get(path), path, { ...name, approves: 'yes' });
    assert.match(
      signed.text,
      /Version 1, signed on 2 November 2026 Rose Ito, Director of Finance, approves this return/,
    );
    const file = (await one.dev.request('GET', `${path}/file?version=1`)).body;
    await bring([head, line('13', 'C-100', '2026-06-01', '2026-09-01', '100')].join('\n'));
    assert.equal((await one.dev.request('GET', `${path}/file?version=1`)).body, file);
    const again = await one.dev.get(path);
    assert.match(again.text, /As it would be now/);
    assert.deepEqual((await one.dev.submit(again, path, { ...name, approves: 'yes' }, 422)).errors, [
      'Say what changed since it was signed',
    ]);
    const second = await one.dev.submit(again, path, { ...name, approves: 'yes', because: 'A ledger came late' });
    assert.match(second.text, /Version 2.*Signed again because: A ledger came late.*Version 1/);
    const early = `${payments}/returns/compliance/2027-03-31`;
    const open = await one.dev.get(early);
    assert.ok(!open.hasForm(early));
    await assert.rejects(
      app.act(one.dev, (act) => sql`update payment_returns set signer = 'x'`.execute(act.tx)),
      /a signed return does not change/,
    );
  });

  it('a disputed invoice is not late, and its days count from when that was settled', async () => {
    const late = await one.dev.get(`${payments}/late`);
    const link = [...late.document.querySelectorAll('a')].find((a) => a.textContent === '5')!.getAttribute('href')!;
    const form = await one.dev.get(link);
    const early = await one.dev.submit(
      form,
      link,
      { ...boxes('disputedOn', '2026-04-30'), dispute: 'Hours differ' },
      422,
    );
    assert.deepEqual(early.errors, ['Enter a day that is not before the day it was received']);
    await one.dev.submit(form, link, { ...boxes('disputedOn', '2026-05-03'), dispute: 'Hours differ' });
    const path = `${payments}/returns/compliance/2026-09-30`;
    assert.match((await one.dev.get(path)).text, /disputed or not valid, and not settled1/);
    await one.dev.submit(await one.dev.get(link), link, {
      ...boxes('disputedOn', '2026-05-03'),
      ...boxes('settledOn', '2026-06-25'),
      dispute: 'Hours differ',
    });
    assert.doesNotMatch(
      (await one.dev.get(path)).text.split('As it would be now')[1]!.split('Version')[0]!,
      /not settled/,
    );
    assert.ok(
      ![...(await one.dev.get(`${payments}/late`)).document.querySelectorAll('a')].some(
        (a) => a.getAttribute('href') === link,
      ),
    );
  });

  it('the payments compliance notice says what was signed, what is missing, and that payments changed since', async () => {
    const path = `${payments}/returns/compliance/2026-09-30`;
    assert.ok((await one.dev.get(path)).hasLink('The notice (UK17) from version 1'));
    const first = await one.dev.get(`${path}/notice?version=1`);
    for (const says of [
      /1 April 2026 to 30 September 2026/,
      /on average\D*38\(2\)\(b\) to \(e\)36\.4/,
      /1 to 30 days\D*38\(2\)\(b\) to \(e\)40%/,
      /31 to 60 days\D*38\(2\)\(b\) to \(e\)40%/,
      /Paid later\D*38\(2\)\(b\) to \(e\)20%/,
      /not paid in it\D*38\(2\)\(b\) to \(e\)16\.7%/,
      /Rose Ito, Director of Finance, approves this notice/,
      /signed again since/,
      /Give the name, unique identifier, postal address/,
    ])
      assert.match(first.text, says);
    assert.match((await one.dev.get(`${path}/notice`)).text, /version 2 of the return.*changed after it was signed/);
    const file = JSON.parse((await one.dev.request('GET', `${path}/notice/file?version=1&as=json`)).body);
    assert.deepEqual([file.notice, file.version, file.missing.length], ['UK17', 1, 2]);
    const pdf = await one.dev.request('GET', `${path}/notice/file?as=pdf`);
    assert.equal(pdf.bytes.subarray(0, 4).toString(), '%PDF');
    for (const none of [
      'compliance/2026-03-31/notice',
      'compliance/2026-06-30/notice',
      'compliance/2026-09-30/notice?version=9',
    ])
      await one.dev.get(`${payments}/returns/${none}`, 404);
  });

  it('a supplier sees its own late invoices and nobody else’s, and nothing of the payer', async () => {
    const owed = await bay.get(`/organisations/${await idOf('Bay Care and friends')}/owed`);
    assert.match(owed.text, /Thornmere Council.*Home care in Fell/);
    assert.doesNotMatch(owed.text, /Harbour/);
    assert.match((await fell.get(`/organisations/${await idOf('Fell Care and friends')}/owed`)).text, /There are none/);
    await fell.get(`/organisations/${await idOf('Bay Care and friends')}/owed`, 404);
    for (const path of [
      '',
      '/late',
      '/unmatched',
      '/import',
      '/returns/compliance/2026-09-30',
      '/returns/compliance/2026-09-30/file',
      '/returns/compliance/2026-09-30/notice',
      '/returns/compliance/2026-09-30/notice/file?as=json',
    ])
      assert.equal((await bay.request('GET', `${payments}${path}`)).status, 404, path);
  });

  it('who names somebody else’s organisation in an agreement of their own draws none of its invoices to it', async () => {
    const eve = await app.person('Eve', 'Eve and friends');
    const eves = await idOf('Eve and friends');
    const caseId = await app.act(eve, (act) => openCase(act, { about: 'Mine', organisationId: eves }));
    const id = await app.act(
      eve,
      async (act) => {
        const made = await makeAgreement(act, { caseId, type: 'contract', title: 'A trap' });
        await addParty(act, made, { name: 'Thornmere Council', role: 'commissioner', type: 'council' });
        await addParty(act, made, { name: 'Eve and friends', role: 'provider', type: 'provider' });
        await moveAgreement(act, made, { to: 'in-force', version: 3 });
        return made;
      },
      caseId,
    );
    const trap = `/cases/${caseId}/agreements/${id}/payments`;
    await eve.submit(await eve.get(trap), trap, {
      ...{ number: 'C-900', supplierNumber: '07654321', law: 'public-contract', subcontracts: 'none' },
    });
    await bring(
      [
        head,
        line('77', 'C-900', '2026-06-01', '', '10', { supplier: 'Shore Care', ref: 'V12', company: '07654321' }),
      ].join('\n'),
    );
    assert.match((await eve.get(`/organisations/${eves}/owed`)).text, /There are none/);
    assert.match((await one.dev.get(`${payments}/unmatched`)).text, /Shore Care, order C-900/);
  });

  it('electronic invoices come in with what is wrong told by rule, and hostile ones leave nothing', async () => {
    const form = await one.dev.get(`${payments}/import`);
    const send = (files: [string, string][], expected = 200) =>
      one.dev.upload(
        form,
        `${payments}/import/e-invoices`,
        { _once: crypto.randomUUID(), ...boxes('receivedOn', '2026-10-05') },
        files.map(([name, content]) => ({ field: 'file', name, content })),
        expected,
      );
    const before = await app.fingerprint();
    const bomb = await send([['bomb.xml', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>']], 422);
    assert.match(bomb.errors[0]!, /document type/);
    assert.deepEqual((await app.fingerprint()).invoices, before.invoices);
    const done = await send([
      ['good.xml', ublOf({ lines: [100], number: 'E-1', order: 'C-100', supplier: 'Bay Care and friends' })],
      ['wrong.xml', ublOf({ lines: [100], number: 'E-2', wrong: { PayableAmount: 1 } })],
      ['note.xml', ublOf({ kind: 'CreditNote', lines: [10], number: 'E-3', currency: 'EUR' })],
      ['broken.xml', '<Invoice'],
    ]);
    assert.match(done.text, /3 invoices added/);
    assert.match(done.text, /wrong\.xml: What is to be paid is 1\.00; its parts make 120\.00\. \(BR-CO-16\)/);
    assert.match(done.text, /broken\.xml/);
  });

  it('an open book is its parties’ alone: a provider sees its own costs, who pays sees all, nobody else any', async () => {
    const path = `${at}/open-book`;
    const write = async (who: Visitor, fields: Record<string, string>, expected = 200) =>
      who.submit(
        await who.get(path),
        path,
        {
          month: '2026-10',
          line: 'Care staff',
          plan: '1000',
          actual: '1,100.50',
          evidence: 'Payroll',
          ...fields,
        },
        expected,
      );
    const parties = [...(await bay.get(path)).document.querySelectorAll('select[name=party] option')].map(
      (option) => option.getAttribute('value')!,
    );
    assert.equal(parties.filter(Boolean).length, 1);
    const bays = parties.find(Boolean)!;
    assert.deepEqual((await write(bay, { party: bays, month: '2026-13' }, 422)).errors, [
      'Enter a month, for example 2027-03',
    ]);
    await write(bay, { party: bays });
    assert.match((await write(bay, { party: bays, actual: '1200' })).text, /£1,200 of £1,000 planned: £200 more/);
    assert.match((await one.dev.get(path)).text, /Bay Care and friendsCare staff£1,000£1,200£200Payroll/);
    assert.doesNotMatch((await fell.get(path)).text, /Care staff/);
    const other = await fell.submit(
      await fell.get(path),
      path,
      { party: bays, month: '2026-10', line: 'x', plan: '1', actual: '1', evidence: 'x' },
      403,
    );
    assert.equal(other.answer.status, 403);
    for (const hat of ['auditor', 'councillor'] as const) {
      const looks = await withHat(app, one, `One ${hat}`, hat);
      await looks.get(path, 403);
      assert.ok(!(await looks.get(at)).hasLink('Open book'));
    }
  });
});
