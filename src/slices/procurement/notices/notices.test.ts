import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Slip } from '#platform/forms/index.ts';
import { declareInterest } from '#slices/cases/index.ts';
import { noticeOf, type ProcurementFacts } from '#standards/notices/index.ts';
import { type ACase, aCase } from '#test/support/a-case.ts';
import { openTestApp, type TestApp } from '#test/support/client.ts';
import type { Page } from '#test/support/page.ts';
import { withHat } from '#test/support/with-hat.ts';
import { drawLot, setCriteria } from '../draw-lot.ts';
import { momentsOf } from '../order/moment-store.ts';
import { recordMoment } from '../order/record-moment.ts';
import { planProcurement } from '../plan-procurement.ts';
import { procurementRoutes, regimes, routesOf } from '../procurement.ts';
import { procurementsById } from '../procurement-store.ts';
import type { SignedPayment, SignedQuarter } from './elsewhere.ts';
import { fromPayments } from './facts-of-payments.ts';
import { handOver } from './hand-over.ts';
import { noticesOf } from './notice-list.ts';
import { type NoticeVersion, versionsOf } from './notice-store.ts';
import { recordPublication } from './record-publication.ts';
import { whatIsTyped } from './typed-for-tests.ts';
import { organisationOf } from './typed-lines.ts';
import { withholdField } from './withhold-field.ts';

const days = (dates: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(dates).flatMap(([name, on]) => {
      const [year, month, day] = on.split('-');
      return [
        [`${name}-year`, year],
        [`${name}-month`, month],
        [`${name}-day`, day],
      ];
    }),
  ) as Record<string, string>;

describe('the notices of a way of buying', () => {
  it('are known to the law’s catalogue, whatever the regime and route', () => {
    for (const regime of regimes)
      for (const route of procurementRoutes) {
        const codes = noticesOf(regime, route);
        for (const code of codes) assert.equal(noticeOf(code).code, code);
        if (routesOf[regime].includes(route)) assert.ok(codes.length > 0, `${regime} ${route}`);
      }
    assert.ok(!noticesOf('below-threshold', 'open').includes('UK6'), 'no award notice below the threshold');
    assert.ok(noticesOf('ordinary', 'open').includes('UK11'), 'every public contract ends with a notice');
  });
});

describe('payments that a notice tells', () => {
  const paid = (id: string, supplier: string, more: Partial<SignedPayment> = {}): SignedPayment => ({
    ...{ id, paidOn: '2026-05-20', grossPence: 3_600_001, supplier, party: null, companyNumber: null },
    ...more,
  });
  const quarter = (fromOn: string, toOn: string, payments: readonly SignedPayment[], version = 1): SignedQuarter => ({
    ...{ fromOn, toOn, version, signedOn: toOn, path: '', file: '', payments, changedSince: 0 },
  });
  const spring = quarter('2026-04-01', '2026-06-30', [paid('a', 'Fell Care')]);
  const summer = quarter('2026-07-01', '2026-09-30', [paid('b', 'FELL', { party: 'Fell Care' })]);
  const winter = quarter('2026-10-01', '2026-12-31', []);
  const known = organisationOf(['Fell Care', 'GB-COH-01234567'], 0);
  const told = (quarters: readonly SignedQuarter[], versions: readonly NoticeVersion[] = []) =>
    fromPayments({ payer: 'Thornmere Council', memberIds: [], path: '', quarters }, versions, [known]);
  const publishedWith = (facts: Partial<ProcurementFacts>, platformNumber: string | null = '000001-2026') =>
    ({ code: 'UK8', facts, platformNumber }) as NoticeVersion;

  it('are those of the first quarter that no published notice told of, then of the next', () => {
    const all = [spring, summer, winter];
    const first = told(all);
    assert.deepEqual(
      first.payments?.map(({ id }) => id),
      ['a'],
    );
    assert.deepEqual(
      told(all, [publishedWith(first, null)]).payments?.map(({ id }) => id),
      ['a'],
      'it is not out yet',
    );
    const second = told(all, [publishedWith(first)]);
    assert.deepEqual(
      second.payments?.map(({ id }) => id),
      ['b'],
    );
    const done = told(all, [publishedWith(first), publishedWith(second)]);
    assert.deepEqual([done.payments, done.paymentReturn?.told], [undefined, true]);
    const again = told([{ ...spring, version: 2 }, summer, winter], [publishedWith(first), publishedWith(second)]);
    assert.equal(again.paymentReturn?.version, 2, 'a return that was signed again is told again');
    assert.deepEqual([told([winter]).payments, told([winter]).paymentReturn?.told], [undefined, false]);
    assert.deepEqual(told([]), {});
  });

  it('name who was paid as the procurement knows them, and guess nobody', () => {
    const { payments, suppliers } = told([
      quarter('2026-04-01', '2026-06-30', [
        paid('a', 'fell care'),
        paid('b', 'F. C. Ltd', { party: 'Fell Care' }),
        paid('c', 'Fell', { companyNumber: '01234567' }),
        paid('d', 'Fell Care Holdings'),
        paid('e', 'Factor', { companyNumber: '05555555' }),
        paid('f', 'Factor'),
      ]),
    ]);
    const names = payments?.map(({ payee }) => suppliers?.find(({ id }) => id === payee)?.name);
    assert.deepEqual(names, ['Fell Care', 'Fell Care', 'Fell Care', 'Fell Care Holdings', 'Factor', 'Factor']);
    assert.equal(suppliers?.length, 3);
    assert.deepEqual(suppliers?.at(-1)?.identifier, { scheme: 'GB-COH', id: '05555555' });
  });
});

describe('people who write notices', () => {
  let app: TestApp;
  let one: ACase;
  let id: string;
  let base: string;
  before(async () => {
    app = await openTestApp();
    await app.setClock(new Date('2027-01-04T10:00:00Z'));
    one = await aCase(app);
    await app.act(one.dev, (act) => declareInterest(act, one.caseId, { interest: null }), one.caseId);
    ({ id, base } = await plan('Minibuses', 'ordinary'));
  });
  after(() => app.close());

  async function plan(title: string, regime: 'ordinary' | 'light-touch', route: 'open' | 'direct-award' = 'open') {
    const planned = await app.act(
      one.dev,
      async (act) => {
        const made = await planProcurement(act, {
          caseId: one.caseId,
          title,
          regime,
          route,
          because: 'The market is known',
          publishOn: '2027-01-05',
          awardOn: '2027-03-01',
          signOn: null,
          startOn: '2027-04-01',
        });
        const [procurement] = await procurementsById(act.tx, [made]);
        await drawLot(act, procurement!, {
          title: 'All of it',
          because: 'One fleet is kept in one yard',
          zone: null,
          value: 60_000_000,
          mostLots: null,
          leavesBehind: null,
          requirementIds: [],
        } as never);
        await setCriteria(act, procurement!, { criteria: 'Quality 60\nPrice 40' } as never);
        return made;
      },
      one.caseId,
    );
    return { id: planned, base: `${one.base}/procurements/${planned}` };
  }
  const page = (path: string) => one.dev.get(path);
  const say = async (at: string, typed: Record<string, string>, expected = 200) =>
    one.dev.submit(await page(at), at, typed, expected);
  const appeared = (number: string, more: Record<string, string> = {}) => ({
    platformNumber: number,
    'appearedOn-day': '4',
    'appearedOn-month': '1',
    'appearedOn-year': '2027',
    appearedAt: '09:30',
    ...more,
  });
  const missing = (from: Page) =>
    [...from.document.querySelectorAll('#missing + ul li')].map((line) =>
      (line.textContent ?? '').replace(/\s+/g, ' '),
    );

  it('see each with its state, what is missing, and a link to where that is said', async () => {
    const list = await page(`${base}/notices`);
    assert.match(list.text, /UK4: Tender notice.*Due.*5 January 2027.*things/);
    assert.match(list.text, /UK7 \(check this\): Contract details notice/);
    const notice = await page(`${base}/notices/uk4`);
    assert.ok(missing(notice).some((line) => /CPV codes/.test(line)));
    assert.ok(!missing(notice).some((line) => /title/.test(line)), 'the title is on the thread');
    assert.equal(notice.link('Record it: Conflicts'), `${base}/order`);
    await one.dev.get(`${base}/notices/psr8`, 404);
  });

  it('type what nothing else says once, and find it in every notice', async () => {
    await say(`${base}/notices/uk4`, whatIsTyped);
    const timetable = `${base}/timetable`;
    const dates = {
      tenderNoticeOn: '2027-01-05',
      tendersBy: '2027-02-05',
      awardNoticeOn: '2027-03-01',
      startOn: '2027-04-01',
    };
    await one.dev.submit(await page(timetable), timetable, { ...days(dates), because: 'The yard is free then' });
    const notice = await page(`${base}/notices/uk4`);
    assert.deepEqual(
      missing(notice).filter((line) => !/conflicts/i.test(line)),
      [],
    );
    assert.match(notice.text, /All of it|One fleet is kept in one yard/);
    assert.match((await page(`${base}/notices/uk3`)).text, /34114400 Minibuses/);
  });

  it('withhold only what the law lets be withheld, with its ground, and nobody reads it anywhere', async () => {
    const at = `${base}/notices/uk4`;
    const [procurement] = await app.look((tx) => procurementsById(tx, [id]));
    await assert.rejects(
      app.act(
        one.dev,
        (act) =>
          withholdField(act, procurement!, 'UK4', { withhold: 'title', limb: 'sensitive-commercial', reason: 'x' }),
        one.caseId,
      ),
      (error: Slip) => /does not let/.test(error.errors.withhold ?? ''),
    );
    const hidden = await one.dev.submit(await page(at), `${at}/withheld`, {
      withhold: 'value',
      limb: 'sensitive-commercial',
      reason: 'The price of the last contract would be known',
    });
    assert.match(
      hidden.text,
      /“Estimated value” is withheld: sensitive commercial information.*last contract would be known/,
    );
    assert.match(hidden.text, /Estimated valuer\.18[^“]*Withheld: sensitive commercial/);
  });

  it('are not let hand over a notice that lacks something, unless they say that the platform gets it', async () => {
    const at = `${base}/notices/uk4`;
    const refused = await one.dev.submit(await page(at), `${at}/versions`, {}, 422);
    assert.match(refused.errors.join(), /1 thing is missing/);
    await app.act(one.dev, (act) => recordMoment(act, { id }, { moment: 'conflicts-assessed' }), one.caseId);
    assert.deepEqual(missing(await page(at)), []);
  });

  it('hand it over as a page and as files, and nothing is public yet', async () => {
    const at = `${base}/notices/uk4`;
    const printed = await one.dev.submit(await page(at), `${at}/versions`, {});
    assert.match(printed.text, /Nothing is filed from here/);
    const file = await one.dev.request('GET', `${at}/file?as=json`);
    const told = JSON.parse(file.body) as { notice: string; withheld: unknown[]; missing: unknown[] };
    assert.deepEqual([told.notice, told.withheld.length, told.missing.length], ['UK4', 1, 0]);
    assert.equal((await one.dev.request('GET', `${at}/file?as=docx`)).bytes.subarray(0, 2).toString(), 'PK');
    assert.equal((await one.dev.request('GET', `${at}/file?as=pdf`)).bytes.subarray(0, 4).toString(), '%PDF');
    const guest = app.guest();
    for (const path of ['notices', 'notices/uk4', 'ocds', 'documents'])
      await guest.get(`/public/procurements/${id}/${path}`, 404);
    assert.deepEqual(JSON.parse((await guest.request('GET', '/public/ocds/releases')).body).releases, []);
    assert.equal(
      (await app.look((tx) => momentsOf(tx, id))).some(({ moment }) => moment === 'tender-notice'),
      false,
    );
  });

  it('record the platform’s number and time; it is published, and clocks run from it', async () => {
    for (const gate of ['ally', 'walk', 'who-is-left'])
      await one.dev.submit(await page(base), `${base}/gates`, {
        gate,
        outcome: 'passed-over',
        words: 'A small purchase',
      });
    const at = `${base}/notices/uk4`;
    const late = await one.dev.submit(
      await page(at),
      `${at}/publication`,
      appeared('000111-2027', { 'appearedOn-year': '2028' }),
      422,
    );
    assert.deepEqual(late.errors, ['Enter a time that is not after now']);
    const done = await one.dev.submit(
      await page(at),
      `${at}/publication`,
      appeared('000111-2027', { platformOcid: 'ocds-h6vhtk-0abcde' }),
    );
    assert.match(done.text, /It is published here too/);
    const [moment] = (await app.look((tx) => momentsOf(tx, id))).filter(
      (happened) => happened.moment === 'tender-notice',
    );
    assert.deepEqual(
      [moment!.reference, moment!.happenedAt!.toISOString()],
      ['000111-2027', '2027-01-04T09:30:00.000Z'],
    );
    const open = await app.guest().get(`/public/procurements/${id}/notices/uk4`);
    assert.match(open.text, /On the central platform as 000111-2027 since 4 January 2027 at 9:30am/);
    assert.match(open.text, /“Estimated value” is withheld/);
    for (const secret of ['600,000', '600000', '720,000', '720000'])
      for (const path of ['notices', 'notices/uk4', 'ocds'])
        assert.ok(
          !(await app.guest().request('GET', `/public/procurements/${id}/${path}`)).body.includes(secret),
          `${secret} in ${path}`,
        );
    const list = await page(`${base}/notices`);
    assert.match(list.text, /UK4: Tender notice.*Published.*000111-2027/);
  });

  it('see that what was published has changed since, and publish a version that says why', async () => {
    const at = `${base}/notices/uk4`;
    await say(at, { risks: 'Fuel may cost much more' });
    assert.match((await page(at)).text, /Published, and what it says has changed since/);
    const refused = await one.dev.submit(await page(at), `${at}/versions`, {}, 422);
    assert.deepEqual(refused.errors, ['Say what has changed, and why']);
    await one.dev.submit(await page(at), `${at}/versions`, { because: 'A risk was left out' });
    const other = await one.dev.submit(
      await page(at),
      `${at}/publication`,
      appeared('000112-2027', { platformOcid: 'ocds-h6vhtk-ffffff' }),
      422,
    );
    assert.match(other.errors.join(), /All notices of a procurement share one identifier/);
    const taken = await one.dev.submit(await page(at), `${at}/publication`, appeared('000111-2027'), 422);
    assert.match(taken.errors.join(), /Another notice has this number/);
    await one.dev.submit(await page(at), `${at}/publication`, appeared('000112-2027'));
    const open = await app.guest().get(`/public/procurements/${id}/notices/uk4`);
    assert.match(open.text, /version 2: A risk was left out.*Fuel may cost much more/);
    assert.doesNotMatch(
      (await app.guest().get(`/public/procurements/${id}/notices/uk4?version=1`)).text,
      /Fuel may cost/,
    );
    const releases = JSON.parse((await app.guest().request('GET', `/public/procurements/${id}/ocds`)).body).releases;
    assert.deepEqual(
      releases.map((release: { ocid: string; id: string }) => [release.ocid, release.id]),
      [
        ['ocds-h6vhtk-0abcde', '000111-2027'],
        ['ocds-h6vhtk-0abcde', '000112-2027'],
      ],
    );
  });

  it('hand over and record fifty times at once, and it happens once', async () => {
    const { id: other } = await plan('Coaches', 'light-touch');
    const [procurement] = await app.look((tx) => procurementsById(tx, [other]));
    const fifty = <T>(work: () => Promise<T>) => Promise.allSettled(Array.from({ length: 50 }, work));
    const handed = await fifty(() =>
      app.act(one.dev, (act) => handOver(act, procurement!, 'UK2', { incomplete: true, because: null }), one.caseId),
    );
    assert.equal(handed.filter(({ status }) => status === 'fulfilled').length, 1);
    const input = {
      platformNumber: '000200-2027',
      appearedOn: '2027-01-04',
      appearedAt: '09:00',
      platformOcid: null,
      advice: null,
    };
    const recorded = await fifty(() =>
      app.act(one.dev, (act) => recordPublication(act, procurement!, 'UK2', input, 'ocds-000000'), one.caseId),
    );
    assert.equal(recorded.filter(({ status }) => status === 'fulfilled').length, 1);
    assert.equal((await app.look((tx) => versionsOf(tx, [other]))).length, 1);
    const moments = await app.look((tx) => momentsOf(tx, other));
    assert.equal(moments.filter(({ moment }) => moment === 'engagement-notice').length, 1);
  });

  it('are refused without the hat, and read without it only where they check', async () => {
    const provider = await withHat(app, one, 'Pat Provider', 'provider');
    await provider.get(`${base}/notices/uk6`, 404);
    const auditor = await withHat(app, one, 'Ann Auditor', 'auditor');
    const seen = await auditor.get(`${base}/notices/uk6`);
    assert.ok(!seen.hasForm(`${base}/notices/uk6/versions`) && !seen.hasForm(`${base}/notices/uk6`));
  });
});
