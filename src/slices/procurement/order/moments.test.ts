import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { caseBy } from '#test/support/thornmere.ts';
import { planProcurement } from '../plan-procurement.ts';
import { procurementsById } from '../procurement-store.ts';
import { momentsOf } from './moment-store.ts';
import { recordMoment } from './record-moment.ts';

describe('what happens to a procurement', () => {
  let app: TestApp;
  let dev: Visitor;
  let caseId: string;
  let id: string;
  let base: string;
  before(async () => {
    app = await openTestApp();
    dev = await app.person('Dev Patel', 'Thornmere Council');
    caseId = await caseBy(app, dev);
    id = await app.act(
      dev,
      (act) =>
        planProcurement(act, {
          caseId,
          title: 'Minibuses',
          regime: 'ordinary',
          route: 'open',
          because: 'The market is known',
          publishOn: null,
          awardOn: null,
          signOn: null,
          startOn: null,
        }),
      caseId,
    );
    base = `/cases/${caseId}/procurements/${id}`;
  });
  after(() => app.close());

  const record = async (moment: string, more: Record<string, string> = {}, status?: number) => {
    const page = await dev.get(`${base}/order`);
    return dev.submit(page, `${base}/order`, { moment, ...more }, status);
  };

  it('is recorded in its order, with what the law asks first said and kept where nobody has checked it', async () => {
    for (const gate of ['ally', 'walk', 'who-is-left']) {
      const page = await dev.get(base);
      await dev.submit(page, `${base}/gates`, { gate, outcome: 'passed-over', words: 'A small purchase' });
    }
    const page = await record('tender-notice', { reference: '012345-2027' });
    assert.match(
      page.text,
      /out of its order\. Not recorded before it, .*conflicts assessment is written \(Procurement Act 2023 section 83\)/,
    );
    const [published] = await app.look((tx) => procurementsById(tx, [id]));
    assert.equal(published!.state, 'published');
    const [kept] = await app.look((tx) => momentsOf(tx, id));
    assert.deepEqual([kept!.reference, kept!.outOfOrder], ['012345-2027', ['conflicts-assessed']]);
    assert.match((await dev.get(base)).text, /The tender notice is published.*Done: 012345-2027/s);
  });

  it('is recorded once, however often it is sent', async () => {
    const again = await record('tender-notice', {}, 422);
    assert.match(again.text, /recorded already/);
    const at = await Promise.allSettled(
      Array.from({ length: 8 }, () =>
        app.act(dev, (act) => recordMoment(act, { id }, { moment: 'conflicts-assessed' }), caseId),
      ),
    );
    assert.equal(at.filter(({ status }) => status === 'fulfilled').length, 1);
    assert.equal(
      (await app.look((tx) => momentsOf(tx, id))).filter(({ moment }) => moment === 'conflicts-assessed').length,
      1,
    );
  });

  it('never says that prices are opened, or scores are final, by hand', async () => {
    const page = await dev.get(`${base}/order`);
    const offered = [...page.document.querySelectorAll('select[name="moment"] option')].map((one) =>
      one.getAttribute('value'),
    );
    assert.ok(!offered.includes('price-opened') && !offered.includes('scored') && offered.includes('stopped'));
    await record('price-opened', {}, 422);
  });

  it('takes no planned notice after the tender notice, no day that is to come, and no hand that may not', async () => {
    await record('planned-notice', {}, 409);
    const page = await record(
      'stopped',
      { 'happenedOn-day': '1', 'happenedOn-month': '1', 'happenedOn-year': '2099' },
      422,
    );
    assert.deepEqual(page.errors, ['Enter a day that is not after today']);
    const sal = await app.person('Sal Stranger', 'Elsewhere Council');
    await sal.get(`${base}/order`, 404);
  });

  it('ends without an award, and then nothing follows', async () => {
    await record('stopped', { words: 'No tender was good enough' });
    const [stopped] = await app.look((tx) => procurementsById(tx, [id]));
    assert.equal(stopped!.state, 'stopped');
    await assert.rejects(
      app.act(dev, (act) => recordMoment(act, { id }, { moment: 'signed' }), caseId),
      { code: 'out-of-order' },
    );
  });
});
