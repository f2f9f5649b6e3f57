import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { sha256 } from '#platform/crypto/secrets.ts';
import { declareInterest } from '#slices/cases/index.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { makeZip } from '#test/support/make-zip.ts';
import { published, type Tendered } from '#test/support/tendering.ts';
import { recordMoment } from '../order/record-moment.ts';
import { intakeNow } from './intake-store.ts';
import { decideLate } from './open-tenders.ts';
import { biddersOf, tenderFilesOf, tendersOf } from './tender-store.ts';
import { dueTimesOf, tenderingsById } from './tendering-store.ts';
import { unpacking } from './unpack-intake.ts';

describe('tenders brought in from the portal', () => {
  let app: TestApp;
  let one: Tendered;
  let dev: Visitor;
  let mo: Visitor;
  let base: string;
  before(async () => {
    app = await openTestApp();
    one = await published(app);
    ({ dev, mo, base } = one);
  });
  after(() => app.close());

  const receive = () => `${base}/receive`;
  const onDisk = (folder: string) => readdirSync(path.join(app.running.services.config.dataDir, folder)).length;
  const done = async () => {
    const intake = await app.look((tx) => intakeNow(tx, one.id));
    await unpacking.untilDone(intake!.id);
  };
  const send = async (archives: Record<string, Buffer>, receipts: string, layout = 'an-archive-each', status = 200) => {
    const page = await mo.get(receive());
    const files = [
      ...Object.entries(archives).map(([name, content]) => ({ field: 'archives', name, content })),
      { field: 'receipts', name: 'receipts.csv', content: receipts },
    ];
    const answer = await mo.upload(page, `${receive()}/archives`, { layout }, files, status);
    if (status === 200) await done();
    return answer;
  };
  const tenders = () => app.look((tx) => tendersOf(tx, one.id));
  const nameOf = async (id: string) =>
    (await app.look((tx) => biddersOf(tx, one.id))).find((each) => each.id === id)!.name;

  it('are due at a time by London’s clocks, which only moves later once it is published, with a reason', async () => {
    const set = async (day: string, month: string, year: string, dueTime: string, because = '', status = 200) =>
      dev.submit(
        await dev.get(base),
        `${base}/time`,
        { 'dueOn-day': day, 'dueOn-month': month, 'dueOn-year': year, dueTime, because },
        status,
      );
    assert.match((await set('1', '2', '2027', '12:00', 'Earlier', 422)).errors.join(), /only moved to a later one/);
    assert.match((await set('2', '3', '2027', '12:00', '', 422)).errors.join(), /Say why it is moved/);
    assert.match((await set('28', '3', '2027', '01:30', 'Later', 422)).errors.join(), /that time does not come/);
    assert.match((await set('31', '10', '2027', '01:30', 'Later', 422)).errors.join(), /comes twice/);
    await app.setClock(new Date('2027-02-28T12:00:00Z'));
    const near = await set('2', '3', '2027', '12:00', 'The portal was down for a morning');
    assert.match(near.text, /less than three days before 1 March 2027 at 12:00pm.*tell every bidder the same/);
    assert.equal((await app.look((tx) => dueTimesOf(tx, one.id))).length, 2);
  });

  it('are brought in by those who are named, and nobody else sees who bids', async () => {
    await dev.get(receive(), 403);
    const list =
      'Supplier,Company number,E-mail,SME\nMoorside Care,GB-COH-1,bids@moorside.example,Yes\nShore Help,,,No\nFell Ltd,,,\n';
    const page = await mo.get(receive());
    await mo.upload(page, `${receive()}/list`, {}, [{ field: 'list', name: 'list.csv', content: list }]);
    const [first] = await app.look((tx) => biddersOf(tx, one.id));
    assert.deepEqual([first!.name, first!.small], ['Fell Ltd', null]);
    assert.match((await mo.get(receive())).text, /Moorside Care/);
    for (const visitor of [dev, one.auditor, one.councillor])
      assert.doesNotMatch((await visitor.get(base)).text, /Moorside|Shore Help|Fell Ltd/);
  });

  it('come as an archive a supplier with the portal’s receipts, are looked at by a person and stay closed', async () => {
    await app.setClock(new Date('2027-03-02T12:05:00Z'));
    const method = 'How we would help';
    const moorside = makeZip([
      { name: 'Moorside Care/Quality/Method statement.txt', content: method },
      { name: 'Moorside Care/Quality/Extra leaflet.txt', content: 'A leaflet' },
      { name: 'Moorside Care/Price/Pricing schedule.csv', content: 'hour,23.40' },
      { name: 'Moorside Care/__MACOSX/._x', content: 'clutter' },
    ]);
    const shore = makeZip([
      { name: 'Technical/Method statement.txt', content: 'By boat', stored: true },
      { name: 'our prices.csv', content: 'hour,24.10' },
    ]);
    const receipts = [
      'Supplier,Received at,File,Size,SHA-256',
      `Moorside Care,02/03/2027 11:59:58,Quality/Method statement.txt,${method.length},${sha256(method)}`,
      `Moorside Care,02/03/2027 12:00:00,Pricing schedule.csv,9,`,
      `Moorside Care,02/03/2027 11:00:00,Quality/References.pdf,,`,
      `shore help,2027-03-02T12:00:01Z,,,`,
    ].join('\n');
    await send({ 'Moorside Care.zip': moorside, 'Shore Help.zip': shore }, receipts);
    const page = await mo.get(receive());
    assert.match(page.text, /Moorside Care: 3 files/);
    assert.doesNotMatch(page.text, /Method statement|leaflet/);
    const slip = await mo.submit(page, `${receive()}/settled`, { parts: ['0:quality'] }, 422);
    assert.match(slip.errors.join(), /which part each pile/);
    const settled = await mo.submit(await mo.get(receive()), `${receive()}/settled`);
    assert.match(settled.text, /They are in, and closed/);
    const [a, b] = await tenders();
    assert.deepEqual([a!.state, a!.late, await nameOf(a!.bidderId)], ['closed', false, 'Moorside Care']);
    assert.deepEqual([b!.state, b!.late, await nameOf(b!.bidderId)], ['kept-closed', true, 'Shore Help']);
    const files = await app.look((tx) => tenderFilesOf(tx, [a!.id]));
    assert.deepEqual(
      files.map((file) => [file.part, file.path]),
      [
        ['price', 'Price/Pricing schedule.csv'],
        ['quality', 'Quality/Extra leaflet.txt'],
        ['quality', 'Quality/Method statement.txt'],
      ],
    );
    assert.equal(files[2]!.sha256, sha256(method));
    assert.equal(onDisk('spool'), 0);
    for (const visitor of [dev, mo, one.auditor]) {
      await visitor.get(`${one.caseBase}/tenders/${a!.id}`, 404);
      await visitor.get(`${one.caseBase}/tender-files/${files[2]!.id}`, 404);
      await visitor.get(`${base}/tenders`, 403);
    }
  });

  it('of a supplier who sends again in time replace what it sent before, in whatever order they are brought in', async () => {
    const archive = (words: string) => makeZip([{ name: 'Fell Ltd/Quality/Method.txt', content: words }]);
    await send(
      { 'all.zip': archive('the second') },
      'Supplier,Received at\nFell Ltd,01/03/2027 09:00\n',
      'a-folder-each',
    );
    await mo.submit(await mo.get(receive()), `${receive()}/settled`);
    await send(
      { 'all.zip': archive('the first') },
      'Supplier,Received at\nFell Ltd,01/03/2027 08:00\n',
      'a-folder-each',
    );
    await mo.submit(await mo.get(receive()), `${receive()}/settled`);
    const fell = [];
    for (const tender of await tenders()) if ((await nameOf(tender.bidderId)) === 'Fell Ltd') fell.push(tender);
    assert.deepEqual(
      fell.map(({ state, receivedAt }) => [state, receivedAt.toISOString()]),
      [
        ['replaced', '2027-03-01T08:00:00.000Z'],
        ['closed', '2027-03-01T09:00:00.000Z'],
      ],
    );
  });

  it('can be dropped on their way in, and then nothing of them is left', async () => {
    const before = [onDisk('files'), onDisk('spool')];
    await send({ 'x.zip': makeZip([{ name: 'A/b.txt', content: 'x' }]) }, 'Supplier,Received at\nA,01/03/2027 09:00\n');
    assert.equal(onDisk('files'), before[0]! + 1);
    await mo.submit(await mo.get(receive()), `${receive()}/dropped`);
    await done();
    const intake = await app.look((tx) => intakeNow(tx, one.id));
    for (let tries = 0; tries < 100 && onDisk('files') > before[0]!; tries += 1) await app.look(async () => undefined);
    assert.equal(intake!.state, 'dropped');
    assert.deepEqual([onDisk('files'), onDisk('spool')], before);
  });

  const press = async (visitor: Visitor, status = 200) =>
    visitor.submit(await visitor.get(`${base}/open`), `${base}/open`, { sure: 'yes' }, status);

  it('are opened by two people who have declared, within the hour, once everything is in', async () => {
    assert.match((await press(dev, 409)).text, /everything the portal holds is here/);
    await mo.submit(await mo.get(receive()), `${receive()}/complete`, { sure: 'yes' });
    assert.match((await press(dev, 403)).text, /have not declared/);
    await app.act(dev, (act) => declareInterest(act, one.caseId, { interest: null }), one.caseId);
    await app.act(mo, (act) => declareInterest(act, one.caseId, { interest: 'My cousin works for one' }), one.caseId);
    assert.match((await press(dev)).text, /Nothing is open until another person/);
    await press(dev);
    assert.equal((await tenders()).filter((tender) => tender.state === 'open').length, 0, 'twice by one is not by two');
    assert.match((await press(mo, 403)).text, /has not been cleared/);
    await app.act(mo, (act) => declareInterest(act, one.caseId, { interest: null }), one.caseId);
    await app.setClock(new Date('2027-03-02T13:10:00Z'));
    assert.match(
      (await press(mo)).text,
      /Nothing is open until another person/,
      'the first press is older than an hour',
    );
    const opened = await press(dev);
    assert.match(opened.text, /Dev Patel|Mo Ali/);
    assert.match(opened.text, /Moorside Care/);
    assert.match(opened.text, /Asked for, and no file has that name:\s*Qualification: Insurance certificate/);
    assert.match(opened.text, /On the receipt, and not here:\s*Quality\/References\.pdf/);
    assert.match(opened.text, /Here, and on no receipt:\s*Quality\/Extra leaflet\.txt/);
    assert.match(opened.text, /Received 2 March 2027 at 12:00:01, and closed\. It came late/);
    assert.doesNotMatch(opened.text, /Pricing schedule/);
    await mo.get(receive(), 403);
  });

  it('show their parts when they are open, and prices only after quality is locked and two people opened them', async () => {
    const [a] = await tenders();
    const open =
      (await tenders()).find((tender) => tender.state === 'open' && tender.receivedAt.getUTCHours() === 12) ?? a!;
    const page = await one.auditor.get(`${one.caseBase}/tenders/${open.id}`);
    assert.match(page.text, /Method statement/);
    assert.doesNotMatch(page.text, /Pricing schedule/);
    const files = await app.look((tx) => tenderFilesOf(tx, [open.id]));
    const price = files.find((file) => file.part === 'price')!;
    const quality = files.find((file) => file.path.includes('Method'))!;
    await dev.get(`${one.caseBase}/tender-files/${price.id}`, 404);
    const saved = await dev.request('GET', `${one.caseBase}/tender-files/${quality.id}`);
    assert.equal(saved.body, 'How we would help');
    assert.match(String(saved.headers['content-disposition']), /^attachment/);
    await one.councillor.get(`${one.caseBase}/tenders/${open.id}`, 404);
    await dev.get(`${base}/open-prices`, 403);
    await app.act(dev, (act) => recordMoment(act, { id: one.id }, { moment: 'quality-locked' }), one.caseId);
    const pressPrices = async (visitor: Visitor) =>
      visitor.submit(await visitor.get(`${base}/open-prices`), `${base}/open-prices`, { sure: 'yes' });
    await pressPrices(dev);
    await dev.get(`${one.caseBase}/tender-files/${price.id}`, 404);
    await pressPrices(mo);
    assert.equal((await dev.request('GET', `${one.caseBase}/tender-files/${price.id}`)).body, 'hour,23.40');
    assert.match((await dev.get(`${one.caseBase}/tenders/${open.id}`)).text, /Pricing schedule/);
  });

  it('that hold an obvious slip are asked about, and what was asked and answered is kept', async () => {
    const open = (await tenders()).find((tender) => tender.state === 'open')!;
    const at = `${one.caseBase}/tenders/${open.id}`;
    await dev.submit(await dev.get(at), `${at}/clarifications`, { asked: 'Page 3 is missing. Please send it.' });
    const page = await dev.submit(await dev.get(at), `${at}/answers`, { answer: 'Here it is' });
    assert.match(page.text, /Page 3 is missing.*Here it is/);
    assert.ok(!(await one.auditor.get(at)).hasForm(`${at}/clarifications`));
  });
});

describe('tenders that come late', () => {
  let app: TestApp;
  before(async () => {
    app = await openTestApp();
  });
  after(() => app.close());

  it('are opened only where the published rule lets them be, all of them alike, and never where it says never', async () => {
    for (const lateRule of ['never', 'portal-at-fault'] as const) {
      const one = await published(app, { lateRule, title: lateRule });
      await one.bringIn({
        'In Time': '01/03/2027 12:00:00',
        'Late A': '01/03/2027 12:00:01',
        'Late B': '01/03/2027 18:00',
      });
      await one.withdraw('Late B');
      await one.open();
      const late = (await app.look((tx) => tendersOf(tx, one.id))).filter((tender) => tender.late);
      assert.deepEqual(
        late.map(({ state }) => state),
        ['kept-closed', 'kept-closed'],
      );
      const page = await one.dev.get(`${one.base}/tenders`);
      const letIn = { letIn: 'yes', because: 'The portal logged a fault from 11:50' };
      if (lateRule === 'never') {
        const slip = await one.dev.submit(page, `${one.base}/late`, letIn, 422);
        assert.match(slip.errors.join(), /never opened/);
        continue;
      }
      await one.dev.submit(page, `${one.base}/late`, letIn);
      const [a, b] = (await app.look((tx) => tendersOf(tx, one.id))).filter((tender) => tender.late);
      assert.deepEqual([a!.state, b!.state], ['open', 'kept-closed'], 'who withdrew stays closed');
      const tendering = (await app.look((tx) => tenderingsById(tx, [one.id])))[0]!;
      const again = app.act(one.dev, (act) => decideLate(act, tendering, { ...letIn, letIn: 'no' }), one.caseId);
      await assert.rejects(again, { code: 'sent-already' });
    }
  });
});
