import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type ACase, aCase } from '#test/support/a-case.ts';
import { openTestApp, type TestApp } from '#test/support/client.ts';
import { recordMoment } from '../order/record-moment.ts';
import { planProcurement } from '../plan-procurement.ts';
import type { Regime, Route } from '../procurement.ts';
import { procurementsById } from '../procurement-store.ts';
import { keepTimetable } from '../timetable/keep-timetable.ts';
import { noticesComing } from './notices-coming.ts';

describe('notices that are coming', () => {
  let app: TestApp;
  let one: ACase;
  before(async () => {
    app = await openTestApp();
    await app.setClock(new Date('2027-04-10T10:00:00Z'));
    one = await aCase(app);
  });
  after(() => app.close());

  const plan = (title: string, regime: Regime, route: Route, dates: Record<string, string>) =>
    app.act(
      one.dev,
      async (act) => {
        const id = await planProcurement(act, {
          ...{ caseId: one.caseId, title, regime, route, because: 'It fits' },
          ...{ publishOn: null, awardOn: null, signOn: null, startOn: null },
        });
        const [procurement] = await procurementsById(act.tx, [id]);
        const told = { documents: 'together', circumstances: [], tendersAt: '12:00', because: 'So', version: 0 };
        await keepTimetable(act, procurement!, { ...dates, ...told } as never);
        return id;
      },
      one.caseId,
    );
  const coming = (from: string, to: string, agreed?: Map<string, { endOn: string }>) =>
    app.look((tx) =>
      noticesComing(
        tx,
        from,
        to,
        null,
        async () => new Map([...(agreed ?? [])].map(([id, dates]) => [id, { dates, noKpis: false }])),
      ),
    );
  const says = (list: Awaited<ReturnType<typeof coming>>) => list.map(({ on, title }) => `${on} ${title}`);

  it('count from the day on which the contract was entered into, not from the day that was meant', async () => {
    const id = await plan('Minibuses', 'ordinary', 'open', {
      signOn: '2027-05-01',
      startOn: '2027-06-01',
      endOn: '2029-05-31',
    });
    const meant = await coming('2027-05-01', '2027-06-30');
    assert.ok(says(meant).includes('2027-05-30 Contract details notice'), says(meant).join('\n'));
    await app.act(
      one.dev,
      (act) => recordMoment(act, { id }, { moment: 'signed', happenedOn: '2027-04-09', advice: 'Counsel' }),
      one.caseId,
    );
    const now = says(await coming('2027-05-01', '2027-07-31'));
    assert.ok(now.includes('2027-05-08 Contract details notice'), now.join('\n'));
    assert.ok(now.includes('2027-07-07 A copy of the contract is published'), now.join('\n'));
  });

  it('have the contract that runs out among them: before it does, and the notice after it', async () => {
    const now = says(await coming('2029-01-01', '2029-07-31'));
    assert.ok(now.includes('2029-03-02 The contract runs out in 90 days'), now.join('\n'));
    assert.ok(now.includes('2029-06-29 Contract termination notice'), now.join('\n'));
  });

  it('take the end of the contract from the agreement where that knows it', async () => {
    const id = await plan('Coaches', 'light-touch', 'open', { signOn: '2027-04-09' });
    const agreed = new Map([[id, { endOn: '2028-04-08' }]]);
    assert.ok(!says(await coming('2028-04-01', '2028-05-31')).some((line) => line.includes('termination')));
    assert.ok(
      says(await coming('2028-04-01', '2028-05-31', agreed)).includes('2028-05-07 Contract termination notice'),
    );
    const details = (await coming('2027-05-01', '2027-12-31')).filter(
      ({ procurementId, code }) => procurementId === id && code === 'UK7',
    );
    assert.deepEqual(
      details.map(({ on }) => on),
      ['2027-08-06'],
      'light touch has 120 days',
    );
  });

  it('have what an authority owes once a year: pipeline, payments, and no health summary where nothing is health', async () => {
    const now = says(await coming('2028-04-01', '2028-11-30'));
    assert.ok(now.includes('2028-05-26 Pipeline notice'));
    for (const on of ['2028-04-29', '2028-07-29', '2028-10-29'])
      assert.ok(
        now.some((line) => line === `${on} Payments of more than £30,000 in the quarter`),
        on,
      );
    assert.equal(now.filter((line) => line.includes('Payments compliance')).length, 2);
    assert.ok(!now.some((line) => line.includes('Yearly summary')));
    await plan('Sexual health', 'provider-selection', 'most-suitable-provider', {});
    assert.ok(says(await coming('2028-04-01', '2028-11-30')).some((line) => line.includes('Yearly summary')));
  });

  it('are those of the cases that somebody may see', async () => {
    const none = await app.look((tx) => noticesComing(tx, '2027-01-01', '2030-01-01', []));
    assert.deepEqual(none, []);
  });
});
