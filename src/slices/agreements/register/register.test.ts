import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { sha256 } from '#platform/crypto/secrets.ts';
import { readTable, suggestMapping } from '#platform/export/index.ts';
import { casesById } from '#slices/cases/index.ts';
import { contractsOfRegister, importRegister } from '#slices/market/index.ts';
import { organisationsNamed } from '#slices/people/index.ts';
import { wholeCase, writeCase } from '#src/commands/export.ts';
import { registerFields } from '#standards/contract-register/index.ts';
import { aCase } from '#test/support/a-case.ts';
import { type Contracting, cells, contracting, sends } from '#test/support/an-agreement.ts';
import { boxes } from '#test/support/boxes.ts';
import { openTestApp, type TestApp } from '#test/support/client.ts';
import { jpeg, pdf } from '#test/support/evidence-files.ts';
import { addObligation, makeAgreement, moveAgreement } from '../index.ts';
import { agreementFromRegister } from './from-register.ts';

describe('a register of agreements', () => {
  let app: TestApp;
  let all: Contracting;
  before(async () => {
    app = await openTestApp();
    all = await contracting(app);
  });
  after(() => app.close());

  it('holds every kind, says what it is for and rests on, and what comes when', async () => {
    const { dev, caseId, council, as, one, contract } = all;
    const { id, path } = await contract('Home care in Fell', { endsOn: '2027-03-31' });
    const compact = await as(dev, (act) => makeAgreement(act, { caseId, type: 'compact', title: 'Fell compact' }));
    assert.match((await dev.get(`/cases/${caseId}/agreements/${compact}`)).text, /Community compact, with nobody yet/);
    const entry = await dev.get(`${path}/register`);
    const wrong = await dev.submit(entry, `${path}/register`, boxes('noticeOn', '2027-04-01'), 422);
    assert.deepEqual(wrong.errors, ['Enter a day of notice that is not after its end']);
    const fields = {
      purpose: 'Care at home',
      ...boxes('noticeOn', '2026-12-31'),
      ...boxes('extendsToOn', '2028-03-31'),
    };
    const kept = await dev.submit(wrong, `${path}/register`, fields);
    assert.match(kept.text, /Purpose\s*Care at home.*31 December 2026.*31 March 2028/);
    assert.ok(kept.hasLink('People live the day they choose'), 'the outcome that it is for');
    await dev.submit(entry, `${path}/register`, { purpose: 'Stale' }, 409);
    const register = await dev.get(`/organisations/${council}/agreements`);
    assert.match(cells(register), /Home care in Fell \| Contract \| Thornmere Council, Fell Care \| Care at home/);
    assert.match(cells(register), /31 December 2026 \| Last day to give notice \| Home care in Fell/);
    const compacts = await dev.get(`/organisations/${council}/agreements?type=compact`);
    assert.match(cells(compacts), /Fell compact \| Community compact/);
    assert.doesNotMatch(cells(compacts), /Home care in Fell \| Contract/);
    assert.equal((await one(id)).pastEnd, false);
  });

  it('shows nobody what they may not see: not another organisation’s, nor another supplier’s', async () => {
    const { pat, kim, council, contract } = all;
    const { path } = await contract('Seen by its parties');
    assert.equal((await kim.request('GET', `${path}/register`)).status, 404);
    assert.equal((await kim.request('GET', `${path}/performance`)).status, 404);
    assert.equal((await pat.get(`${path}/register`)).document.querySelectorAll('main form').length, 0);
    assert.equal((await kim.request('GET', `/organisations/${council}/agreements`)).status, 403);
    const moor = await app.look(async (tx) => (await organisationsNamed(tx, 'Moor Care'))[0]!.id);
    assert.equal((await kim.get(`/organisations/${moor}/agreements`)).hasLink('Seen by its parties'), false);
    const fell = await app.look(async (tx) => (await organisationsNamed(tx, 'Fell Care'))[0]!.id);
    assert.equal((await pat.get(`/organisations/${fell}/agreements`)).hasLink('Seen by its parties'), true);
  });

  it('takes contracts from the contract register with one press, once each', async () => {
    const { dev, council } = all;
    const content =
      'Title,Supplier,Start date,End date,Extension end,Total value\nDay care,Moor Care,01/04/2025,31/03/2027,31/03/2028,250000\nMeals,,01/04/2025,31/03/2027,,9000\nTransport,Moor Care,01/04/2025,,,4000\n';
    const mapping = suggestMapping(readTable(content).columns, registerFields);
    await app.act(dev, (act) => importRegister(act, { organisationId: council, content, mapping }));
    const contracts = await app.look((tx) => contractsOfRegister(tx, council, { most: 10, from: 0 }));
    assert.deepEqual(
      contracts.map(({ title }) => title),
      ['Day care', 'Meals', 'Transport'],
      'what says no end comes last',
    );
    const to = `/organisations/${council}/agreements/from-contracts`;
    const page = await dev.get(to);
    assert.deepEqual((await dev.submit(page, to, {}, 422)).errors, ['Choose the contracts that become agreements']);
    const done = await dev.submit(page, to, { contractIds: contracts.map(({ id }) => id) });
    assert.match(done.text, /3 contracts are agreements now/);
    assert.match(
      cells(done),
      /Day care \| Contract \| Thornmere Council, Moor Care \| {2}\| In force \| £250,000 \| 1 April 2025 \| 31 March 2027/,
    );
    assert.match(
      cells(done),
      /Transport \| Contract \| Thornmere Council, Moor Care \| {2}\| In force \| £4,000 \| 1 April 2025/,
    );
    assert.match(cells(done), /Meals \| Contract \| Thornmere Council \| {2}\| Draft/);
    assert.match((await dev.get(to)).text, /3 contracts on this page are agreements already/);
    await app.act(dev, async (act) => {
      for (const contract of contracts) await agreementFromRegister(act, contract);
    });
    const { rows } = await app.look((tx) =>
      sql<{
        count: number;
      }>`select count(*)::int as count from agreements where title in ('Day care', 'Meals', 'Transport')`.execute(tx),
    );
    assert.equal(rows[0]!.count, 3, 'pressed again, it leads to the same agreement');
    const other = await app.person('Ola Far', 'Farland Council');
    const pressed = await sends(other, await other.get('/'), null, `/contracts/${contracts[0]!.id}/agreement`, {});
    assert.equal(pressed, 404, 'another organisation’s register is not theirs to press');
  });

  it('says what is due to each side, by the soonest, and each time of it is kept, not kept, or excused', async () => {
    const { dev, pat, kim, caseId, as, one, contract, owedIn } = all;
    const { id, buyer, supplier, path } = await contract('Owed both ways', { draft: true });
    const owe = (owedBy: string, owedTo: string, words: string, howOften: 'monthly' | 'once', byOn: string) =>
      as(dev, (act) => addObligation(act, id, { words, owedBy, owedTo, howOften, byOn, clause: '4.2' }));
    const report = await owe(supplier, 'Thornmere Council', 'A report of visits', 'monthly', '2026-09-30');
    const pay = await owe(buyer, 'Fell Care', 'Payment in 30 days', 'once', '2026-11-20');
    assert.doesNotMatch((await dev.get('/due?of=cases')).text, /A report of visits/, 'a draft binds nobody');
    const { version } = await one(id);
    await as(dev, (act) => moveAgreement(act, id, { to: 'in-force', version }));
    const owing = await dev.get('/due');
    const line =
      'Payment in 30 days | 20 November 2026 (late) | Thornmere Council | Fell Care | Once | Owed both ways | 4.2';
    assert.ok(cells(owing).includes(line), cells(owing));
    assert.doesNotMatch(owing.text, /A report of visits/);
    assert.match(cells(await dev.get('/due?of=theirs')), /A report of visits \| 30 September 2026 \(late\)/);
    assert.match((await pat.get('/due')).text, /A report of visits/);
    assert.match((await pat.get('/due?of=theirs')).text, /Payment in 30 days/);
    assert.doesNotMatch((await kim.get('/due?of=cases')).text, /A report of visits|Payment in 30 days/);

    const own = (one: string) => `/cases/${caseId}/obligations/${one}`;
    const said = { note: 'In the folder', ...boxes('on', '2026-11-20') };
    const first = await dev.submit(await dev.get(own(report)), own(report), {
      ...said,
      was: 'not-kept',
      dueOn: '2026-09-30',
    });
    assert.match(first.text, /Due next\s*31 October 2026|Due next\s*30 October 2026/);
    const next = (await owedIn(id)).find((o) => o.id === report)!.dueOn;
    await dev.submit(first, own(report), { ...said, was: 'excused', note: 'The snow', dueOn: next! });
    assert.equal((await owedIn(id)).find((o) => o.id === report)!.dueOn, '2026-11-30');
    const wrong = await dev.submit(
      await dev.get(own(report)),
      own(report),
      { ...said, was: 'kept', dueOn: '2026-11-11' },
      422,
    );
    assert.deepEqual(wrong.errors, ['Choose one of its times']);

    const brought = await pat.submit(await pat.get(own(report)), `${own(report)}/evidence`, {
      words: 'The report of November',
      link: 'https://fell.example/november',
    });
    assert.match(brought.text, /The report of November.*says the side that owes it/);
    const script = await pat.submit(
      brought,
      `${own(report)}/evidence`,
      { words: 'x', link: 'javascript:alert(1)' },
      422,
    );
    assert.deepEqual(script.errors, ['Enter a whole address that begins with https://']);
    assert.equal(brought.hasForm(own(report)), false, 'who owes it does not say that it was kept');
    assert.equal(await sends(pat, brought, `${own(report)}/evidence`, own(report), { was: 'kept', note: 'x' }), 403);

    const excuse = await dev.submit(await dev.get(own(pay)), own(pay), { ...said, was: 'excused' }, 422);
    assert.deepEqual(excuse.errors, ['Whoever owes it does not excuse it. Ask the side that it is owed to']);
    const unpaid = await pat.submit(await pat.get(own(pay)), own(pay), {
      ...said,
      was: 'not-kept',
      note: 'No money came',
    });
    assert.match(unpaid.text, /Not kept 20 November 2026: No money came.*says the side that it is owed to/);
    await dev.submit(await dev.get(own(pay)), own(pay), { ...said, was: 'kept' }, 409);
    await pat.submit(await pat.get(own(pay)), own(pay), { ...said, was: 'kept', note: 'It came' });
    assert.equal((await owedIn(id)).find((o) => o.id === pay)!.dueOn, null);
    const shorter = { ...boxes('endsOn', '2026-11-15'), why: 'agreed', ground: 'provided-for' };
    await dev.submit(await dev.get(path), path, shorter);
    assert.equal((await owedIn(id)).find((o) => o.id === report)!.dueOn, null, 'after its end nothing falls due');
  });

  it('is shown by a file: as it was brought, for those who read what is owed, and for good', async () => {
    const { dev, pat, kim, caseId, as, contract } = all;
    const { id, supplier } = await contract('Shown by files');
    const lets = { why: 'It was left out', ground: 'provided-for' } as const;
    const words = 'A report of visits';
    const owe = (agreementId: string, owedBy: string) =>
      as(dev, (act) =>
        addObligation(act, agreementId, { words, owedBy, owedTo: 'Residents', howOften: 'always', ...lets }),
      );
    const [own, other] = await Promise.all([owe(id, supplier), owe(id, supplier)]).then((ids) =>
      ids.map((one) => `/cases/${caseId}/obligations/${one}`),
    );
    const file = (name: string, content: string | Buffer) => [{ field: 'evidenceFile', name, content }];
    const to = `${own}/evidence`;

    const brought = await pat.upload(
      await pat.get(own!),
      to,
      { words: 'Visits in May' },
      file('C:\\pat\\May.exe', pdf),
    );
    assert.match(brought.text, /Visits in May.*May\.pdf \(PDF, 1 KB\)/);
    const kept = { was: 'kept', note: 'Seen at the door', ...boxes('on', '2026-11-20') };
    const said = await dev.upload(await dev.get(own!), own!, kept, file('door.jpg', jpeg));
    assert.match(said.text, /Seen at the door.*door\.jpg \(photograph, 1 KB\)/);
    const links = [...said.document.querySelectorAll(`a[href^="${to}/"]`)].map((link) => link.getAttribute('href')!);
    assert.equal(links.length, 2);

    const [may] = links.slice(-1);
    const sent = await pat.request('GET', may!);
    assert.deepEqual(sent.bytes, pdf);
    assert.equal(sent.headers['content-disposition'], "attachment; filename*=UTF-8''May.pdf");
    assert.equal(sent.headers['content-type'], 'application/pdf');
    assert.equal(sent.headers['x-content-type-options'], 'nosniff');
    assert.equal((await kim.request('GET', may!)).status, 404, 'another provider of the case');
    assert.equal((await app.guest().request('GET', may!)).status, 303, 'a guest is asked to sign in');
    const stranger = await app.person('Ola Near', 'Farland Council');
    assert.equal((await stranger.request('GET', may!)).status, 404);
    assert.equal((await dev.request('GET', may!.replace(own!, other!))).status, 404, 'not through another obligation');
    const elsewhere = await aCase(app, 'Another thing');
    assert.equal((await dev.request('GET', may!.replace(caseId, elsewhere.caseId))).status, 404, 'nor another case');

    const before = await app.fingerprint();
    for (const [what, content, says] of [
      ['page.pdf', '<script>alert(1)</script>', /^Choose a photograph/],
      ['empty.pdf', '', /^The file is empty/],
      ['cut.pdf', pdf.subarray(0, 30), /cut short/],
      ['huge.pdf', Buffer.alloc(11 * 1024 * 1024, '%PDF-'), /larger than 10 MB/],
      ['vast.pdf', Buffer.alloc(21 * 1024 * 1024, '%PDF-'), /larger than 20 MB/],
    ] as const) {
      const back = await dev.upload(await dev.get(own!), own!, kept, file(what, content), 422);
      assert.match(back.errors.join(), says);
      const note = back.document.querySelector('textarea[name=note]');
      assert.equal(note!.textContent!.trim(), 'Seen at the door', `${what}: what was typed stays`);
    }
    assert.deepEqual(await app.fingerprint(), before);
    const token = await kim.get('/');
    assert.equal(await sends(kim, token, null, to, { words: 'x' }), 404);

    const files = await app.lookAsOwner(
      async (tx) =>
        (await sql<{ id: string; name: string }>`select id, name from files where evidence_of is not null`.execute(tx))
          .rows,
    );
    assert.equal(files.length, 2);
    for (const change of [sql`update files set name = 'x'`, sql`delete from files`])
      await assert.rejects(
        app.act(dev, async (act) => void (await change.execute(act.tx))),
        /evidence is added to/,
      );
    const audit = await app.lookAsOwner(async (tx) =>
      JSON.stringify((await sql`select * from audit_entries where action = 'evidence.kept'`.execute(tx)).rows),
    );
    for (const one of files) assert.ok(audit.includes(one.id) && !audit.includes(one.name));

    const whole = await app.look(async (tx) => wholeCase(tx, (await casesById(tx, [caseId]))[0]!));
    assert.deepEqual(
      whole.evidence.map(({ name, owner, sha256 }) => [name, owner.kind, sha256.length]),
      [
        ['May.pdf', 'obligation', 64],
        ['door.jpg', 'obligation', 64],
      ],
    );
    const out = path.join(app.running.services.config.dataDir, 'case.json');
    writeCase(out, whole, app.running.services.files.read);
    assert.deepEqual(JSON.parse(readFileSync(out, 'utf8')).evidence.length, 2);
    for (const { id, sha256: hash } of whole.evidence)
      assert.equal(sha256(readFileSync(path.join(`${out}.files`, id))), hash);
    assert.equal(readdirSync(`${out}.files`).length, 2);
    assert.throws(() => writeCase(out, whole, app.running.services.files.read), /EEXIST/, 'nothing is written over');
  });

  it('ends with people counted, a handover and the last notice, and hangs loose past its end until then', async () => {
    const { dev, pat, caseId, council, one, contract } = all;
    const { id, path } = await contract('Ran out', { endsOn: '2026-10-31' });
    assert.equal((await one(id)).pastEnd, true);
    assert.match((await dev.get(`/organisations/${council}/agreements?loose=yes`)).text, /Ran out.*past its end/);
    assert.match(
      (await dev.get(`/cases/${caseId}/loose`)).text,
      /Ran out.*past its end, and nobody has said how it ended/,
    );
    const base = `${path}/ending`;
    const page = await dev.get(base);
    assert.match(page.text, /Loose end: it is past its end/);
    assert.equal(page.hasForm(`${base}/ended`), false, 'first the people are counted');
    const fields = {
      how: 'expired',
      because: 'It ran out',
      handover: 'Moor Care from 1 November',
      belongings: 'Records go back',
    };
    const uncounted = await dev.submit(page, base, { ...fields, receive: '40' }, 422);
    assert.deepEqual(uncounted.errors, ['Count the people, or say below why they cannot be counted']);
    const planned = await dev.submit(uncounted, base, { ...fields, receive: '40', work: '12' });
    assert.match(planned.text, /People who receive it\s*40\s*People who work in it\s*12/);
    await pat.get(base);
    assert.equal((await pat.get(base)).document.querySelectorAll('main form').length, 0);
    const ended = await dev.submit(planned, `${base}/ended`);
    assert.match(ended.text, /That is by 29 November 2026/);
    assert.equal((await one(id)).state, 'ended');
    const early = await dev.submit(ended, `${base}/notice`, { ...boxes('on', '2026-10-30'), reference: 'x' }, 422);
    assert.deepEqual(early.errors, ['Enter a day between its end and today']);
    const notified = await dev.submit(ended, `${base}/notice`, {
      ...boxes('on', '2026-11-20'),
      reference: '2026/0004',
    });
    assert.match(notified.text, /Notice 2026\/0004 was published on 20 November 2026/);
    const twice = await dev.submit(ended, `${base}/notice`, { ...boxes('on', '2026-11-20'), reference: 'again' });
    assert.match(twice.text, /Notice 2026\/0004 was/, 'sent twice, it is kept once');
    const once = { ...boxes('on', '2026-11-20'), reference: 'again' };
    assert.equal(await sends(dev, await dev.get(base), null, `${base}/notice`, once), 409);
    assert.doesNotMatch((await dev.get(`/organisations/${council}/agreements?loose=yes`)).text, /Ran out/);
  });
});
