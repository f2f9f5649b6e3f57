import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { readTable, suggestMapping } from '#platform/export/index.ts';
import { grantHat, type Hat } from '#slices/cases/index.ts';
import { contractsEnding, importRegister } from '#slices/market/index.ts';
import { addMeasure, addPoints } from '#slices/measures/index.ts';
import { organisationsNamed } from '#slices/people/index.ts';
import { registerFields } from '#standards/contract-register/index.ts';
import { aCase } from '#test/support/a-case.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import type { Page } from '#test/support/page.ts';
import { addObligation, addParty, agreementsOf, makeAgreement, moveAgreement, obligationsOf } from '../index.ts';
import { keepRegister } from './keep-register.ts';
import { notRegistered, type Regime } from './register.ts';

const day = (name: string, on: string) => {
  const [year, month, date] = on.split('-').map(Number);
  return { [`${name}-day`]: `${date}`, [`${name}-month`]: `${month}`, [`${name}-year`]: `${year}` };
};

/** The rows of a page's tables, their cells with a bar between them. */
const cells = (page: Page): string =>
  [...page.document.querySelectorAll('tbody tr')]
    .map((row) => [...row.children].map((cell) => cell.textContent!.trim()).join(' | '))
    .join('\n');

/** Sends to an address what its form would hold, whether or not the page offers it. */
async function sends(who: Visitor, page: Page, from: string | null, to: string, fields: Record<string, string>) {
  const token = page.document.querySelector(`form${from ? `[action="${from}"]` : ''} input[name=_csrf]`)!;
  const payload = new URLSearchParams({
    _csrf: token.getAttribute('value')!,
    _once: randomUUID(),
    version: '1',
    ...fields,
  });
  const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost' };
  return (await who.request('POST', to, { payload: payload.toString(), headers })).status;
}

describe('a register of agreements', () => {
  let app: TestApp;
  let dev: Visitor;
  let pat: Visitor;
  let kim: Visitor;
  let caseId: string;
  let outcomeId: string;
  let council: string;
  before(async () => {
    app = await openTestApp();
    await app.setClock(new Date('2026-11-23T12:00:00Z'));
    ({ dev, caseId, outcomeId } = await aCase(app));
    pat = await app.person('Pat Green', 'Fell Care');
    kim = await app.person('Kim Moor', 'Moor Care');
    council = await app.look(async (tx) => (await organisationsNamed(tx, 'Thornmere Council'))[0]!.id);
    for (const one of [pat, kim])
      await as(dev, (act) =>
        grantHat(act, { caseId, personId: one.personId!, hat: 'provider' as Hat, organisationId: council }),
      );
  });
  after(() => app.close());

  const as = <T>(who: Visitor, work: Parameters<typeof app.act<T>>[1]): Promise<T> => app.act(who, work, caseId);
  const one = async (id: string) =>
    (await app.look((tx) => agreementsOf(tx, caseId))).find((found) => found.id === id)!;
  const owedIn = async (id: string) =>
    (await app.look((tx) => obligationsOf(tx, caseId))).filter(({ agreementId }) => agreementId === id);
  const pathOf = (id: string) => `/cases/${caseId}/agreements/${id}`;

  async function contract(
    title: string,
    more: Readonly<{ valuePence?: number; endsOn?: string; regime?: Regime; draft?: true }> = {},
  ) {
    const { valuePence = 100_000_00, endsOn = '2027-12-31', regime = 'ordinary' } = more;
    const terms = { caseId, type: 'contract', title, startsOn: '2026-01-01', endsOn, valuePence } as const;
    const id = await as(dev, (act) => makeAgreement(act, terms));
    const buyer = await as(dev, (act) => addParty(act, id, { name: 'Thornmere Council', role: 'commissioner' }));
    const supplier = await as(dev, (act) => addParty(act, id, { name: 'Fell Care', role: 'provider' }));
    await as(dev, async (act) => {
      const said = { ...notRegistered(id), regime, outcomeIds: [outcomeId] };
      const { agreementId: _a, contractId: _c, ...entry } = said;
      await keepRegister(act, (await agreementsOf(act.tx, caseId)).find((a) => a.id === id)!, entry);
    });
    const { version } = await one(id);
    if (!more.draft) await as(dev, (act) => moveAgreement(act, id, { to: 'in-force', version }));
    return { id, buyer, supplier, path: pathOf(id) };
  }

  it('holds every kind, says what it is for and rests on, and what comes when', async () => {
    const { id, path } = await contract('Home care in Fell', { endsOn: '2027-03-31' });
    const compact = await as(dev, (act) => makeAgreement(act, { caseId, type: 'compact', title: 'Fell compact' }));
    assert.match((await dev.get(pathOf(compact))).text, /Community compact, with nobody yet/);
    const entry = await dev.get(`${path}/register`);
    const wrong = await dev.submit(entry, `${path}/register`, day('noticeOn', '2027-04-01'), 422);
    assert.deepEqual(wrong.errors, ['Enter a day of notice that is not after its end']);
    const fields = { purpose: 'Care at home', ...day('noticeOn', '2026-12-31'), ...day('extendsToOn', '2028-03-31') };
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
    const content =
      'Title,Supplier,Start date,End date,Extension end,Total value\nDay care,Moor Care,01/04/2025,31/03/2027,31/03/2028,250000\nMeals,,01/04/2025,31/03/2027,,9000\n';
    const mapping = suggestMapping(readTable(content).columns, registerFields);
    await app.act(dev, (act) => importRegister(act, { organisationId: council, content, mapping }));
    const contracts = await app.look((tx) =>
      contractsEnding(tx, { organisationIds: [council], fromOn: '2026-01-01', toOn: '2030-01-01' }, { most: 10 }),
    );
    assert.deepEqual(contracts.map(({ title }) => title).sort(), ['Day care', 'Meals']);
    const to = `/organisations/${council}/agreements/from-contracts`;
    const page = await dev.get(to);
    assert.deepEqual((await dev.submit(page, to, {}, 422)).errors, ['Choose the contracts that become agreements']);
    const done = await dev.submit(page, to, { contractIds: contracts.map(({ id }) => id) });
    assert.match(done.text, /2 contracts are agreements now/);
    assert.match(
      cells(done),
      /Day care \| Contract \| Thornmere Council, Moor Care \| {2}\| In force \| £250,000 \| 1 April 2025 \| 31 March 2027/,
    );
    assert.match(cells(done), /Meals \| Contract \| Thornmere Council \| {2}\| Draft/);
    assert.match((await dev.get(to)).text, /2 contracts on this page are agreements already/);
    await app.act(dev, async (act) => {
      const { agreementFromRegister } = await import('./from-register.ts');
      for (const contract of contracts) await agreementFromRegister(act, contract);
    });
    const { rows } = await app.look((tx) =>
      sql<{
        count: number;
      }>`select count(*)::int as count from agreements where title in ('Day care', 'Meals')`.execute(tx),
    );
    assert.equal(rows[0]!.count, 2, 'pressed again, it leads to the same agreement');
    const other = await app.person('Ola Far', 'Farland Council');
    const pressed = await sends(other, await other.get('/'), null, `/contracts/${contracts[0]!.id}/agreement`, {});
    assert.equal(pressed, 404, 'another organisation’s register is not theirs to press');
  });

  it('says what is due to each side, by the soonest, and each time of it is kept, not kept, or excused', async () => {
    const { id, buyer, supplier, path } = await contract('Owed both ways', { draft: true });
    const owe = (owedBy: string, owedTo: string, words: string, howOften: 'monthly' | 'once', byOn: string) =>
      as(dev, (act) => addObligation(act, id, { words, owedBy, owedTo, howOften, byOn, clause: '4.2' }));
    const report = await owe(supplier, 'Thornmere Council', 'A report of visits', 'monthly', '2026-09-30');
    const pay = await owe(buyer, 'Fell Care', 'Payment in 30 days', 'once', '2026-11-20');
    assert.doesNotMatch((await dev.get('/due?of=cases')).text, /A report of visits/, 'a draft binds nobody');
    const { version } = await one(id);
    await as(dev, (act) => moveAgreement(act, id, { to: 'in-force', version }));
    const council = await dev.get('/due');
    const line =
      'Payment in 30 days | 20 November 2026 (late) | Thornmere Council | Fell Care | Once | Owed both ways | 4.2';
    assert.ok(cells(council).includes(line), cells(council));
    assert.doesNotMatch(council.text, /A report of visits/);
    assert.match(cells(await dev.get('/due?of=theirs')), /A report of visits \| 30 September 2026 \(late\)/);
    assert.match((await pat.get('/due')).text, /A report of visits/);
    assert.match((await pat.get('/due?of=theirs')).text, /Payment in 30 days/);
    assert.doesNotMatch((await kim.get('/due?of=cases')).text, /A report of visits|Payment in 30 days/);

    const own = (one: string) => `/cases/${caseId}/obligations/${one}`;
    const said = { note: 'In the folder', ...day('on', '2026-11-20') };
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
    const shorter = { ...day('endsOn', '2026-11-15'), why: 'agreed', ground: 'provided-for' };
    await dev.submit(await dev.get(path), path, shorter);
    assert.equal((await owedIn(id)).find((o) => o.id === report)!.dueOn, null, 'after its end nothing falls due');
  });

  it('rates an indicator in somebody’s name and words, and publishes it after the supplier was heard', async () => {
    const { id, path } = await contract('Above five million', { valuePence: 600_000_000 });
    const base = `${path}/performance`;
    const page = await dev.get(base);
    assert.match(page.text, /asks for at least three performance indicators/);
    const lived = await as(dev, (act) =>
      addMeasure(act, { caseId, name: 'Falls in Fell', kind: 'measure', improvement: 'down', outcomeId }),
    );
    const onTime = await as(dev, (act) =>
      addMeasure(act, { caseId, name: 'Visits on time', kind: 'measure', improvement: 'up', target: 90 }),
    );
    for (const measureId of [lived, onTime])
      await as(dev, (act) => addPoints(act, { measureId, points: [{ on: '2026-10-01', value: 99 }] }));
    assert.equal(page.document.querySelector(`main [value="${lived}"]`), null);
    const set = { name: 'On time', target: '90%', material: 'yes' };
    const mixed = await dev.submit(await dev.get(base), `${base}/indicators`, { ...set, measureId: lived }, 422);
    assert.deepEqual(mixed.errors, ['It shows what people live, and not what this supplier does. Choose another']);
    let shown = await dev.submit(mixed, `${base}/indicators`, { ...set, measureId: onTime });
    for (const name of ['Same carer', 'Told in time'])
      shown = await dev.submit(shown, `${base}/indicators`, { name, target: '90%', material: 'yes', measureId: '' });
    assert.doesNotMatch(shown.text, /Missing/);
    assert.match(cells(shown), /On time \| 90% \| Visits on time: 99 \| .* \| 1 January 2027/);
    const { rows } = await app.look((tx) =>
      sql<{ id: string; count: number }>`select i.id, (select count(*)::int from indicator_ratings) as count
        from agreement_indicators i where i.agreement_id = ${id} and i.name = 'On time'`.execute(tx),
    );
    assert.equal(rows[0]!.count, 0, 'a figure above its target is no rating');
    const rate = { indicatorId: rows[0]!.id, ...day('fromOn', '2026-01-01'), ...day('toOn', '2026-10-31') };
    const to = `${base}/ratings`;
    const untold = await dev.submit(shown, to, { ...rate, because: 'Most visits were in time' }, 422);
    assert.deepEqual(untold.errors, ['Choose the rating']);
    const sum = await dev.submit(shown, to, { ...rate, rating: 'good', because: '99 > 90' }, 422);
    assert.deepEqual(sum.errors, ['Say in words why. A figure alone is no reason for a rating']);
    const hasty = {
      ...rate,
      rating: 'improve',
      because: 'Late on weekends, all year',
      ...day('replyByOn', '2026-11-24'),
    };
    assert.deepEqual((await dev.submit(shown, to, hasty, 422)).errors, ['Give the supplier 10 days or more to answer']);
    const rated = await dev.submit(shown, to, { ...hasty, ...day('replyByOn', '2026-12-07') });
    assert.match(rated.text, /On time: Requires improvement Not published.*Dev Patel said “Requires improvement”/);
    const again = await dev.submit(rated, to, { ...hasty, ...day('replyByOn', '2026-12-07') }, 422);
    assert.deepEqual(again.errors, ['This indicator has a rating to that day already']);
    const ratingId = (
      await app.look((tx) =>
        sql<{ id: string }>`select id from indicator_ratings where agreement_id = ${id}`.execute(tx),
      )
    ).rows[0]!.id;
    const [reply, published] = [`${to}/${ratingId}/reply`, `${to}/${ratingId}/published`];
    assert.equal(rated.hasForm(published), false);

    const seen = await pat.get(base);
    assert.ok(seen.hasForm(reply) && !seen.hasForm(to) && !seen.hasForm(published));
    for (const attack of [to, published, `${base}/failures`, `${base}/indicators`])
      assert.equal(await sends(pat, seen, reply, attack, { rating: 'good' }), 403, attack);
    const pia = await app.person('Pia Green', 'Fell Care');
    await as(dev, (act) =>
      grantHat(act, { caseId, personId: pia.personId!, hat: 'partner' as Hat, organisationId: council }),
    );
    for (const attack of [to, published, `${base}/indicators`, `${path}/register`, `${path}/changes/advice`])
      assert.equal(
        await sends(pia, await pia.get(base), reply, attack, { rating: 'good' }),
        403,
        'a partner’s hat makes no judge of itself',
      );
    const answered = await pat.submit(seen, reply, { agrees: 'no', reply: 'You sent the rotas late' });
    assert.match(answered.text, /The supplier does not agree: You sent the rotas late/);
    await dev.submit(await dev.get(base), reply, { agrees: 'yes', reply: 'They agree after all' }, 409);
    const notice = { because: 'We heard about the rotas', ...day('on', '2026-11-23'), reference: '2026/0001' };
    const done = await dev.submit(await dev.get(base), published, { ...notice, rating: 'approaching' });
    assert.match(done.text, /On time: Approaching target Published.*Published on 23 November 2026 by Dev Patel/);
    assert.match(cells(done), /On time \| 90% \| Visits on time: 99 \| .* \| 31 October 2027/);
    assert.equal((await pat.get(base)).hasForm(reply), false, 'what is published stays');
    assert.equal(await sends(pat, seen, reply, reply, { agrees: 'no', reply: 'More' }), 409);
    assert.match(done.text, /What people live.*It rates no supplier.*Falls in Fell\s*99/);
    const above = done.text.slice(0, done.text.indexOf('What people live'));
    assert.doesNotMatch(above, /Falls in Fell/, 'I11: what people live stands apart');
  });

  it('keeps a failure step by step, and publishes none before the chance to improve and the supplier’s say', async () => {
    const { id, path } = await contract('Failing');
    const base = `${path}/performance`;
    const what = {
      kind: 'not-performing',
      what: 'Visits missed',
      impact: 'People wait',
      ...day('beganOn', '2026-10-01'),
    };
    const page = await dev.submit(await dev.get(base), `${base}/failures`, what);
    assert.match(page.text, /Visits missed Open/);
    const failureId = (
      await app.look((tx) =>
        sql<{ id: string }>`select id from performance_failures where agreement_id = ${id}`.execute(tx),
      )
    ).rows[0]!.id;
    const to = `${base}/failures/${failureId}/steps`;
    const step = async (who: Visitor, name: string, on: string, more = {}, expected = 200) =>
      who.submit(await who.get(base), to, { step: name, words: `It was ${name}`, ...day('on', on), ...more }, expected);
    const early = { reference: '2026/0002' };
    assert.deepEqual((await step(dev, 'published', '2026-11-20', early, 422)).errors, [
      'First it has had its opportunity, and has not improved',
    ]);
    assert.deepEqual((await step(dev, 'failed', '2026-11-20', {}, 422)).errors, [
      'Give it a proper opportunity to improve first',
    ]);
    await step(dev, 'warning', '2026-10-10');
    assert.deepEqual((await step(dev, 'chance', '2026-10-12', {}, 422)).errors, ['Enter until when it can improve']);
    await step(dev, 'chance', '2026-10-12', day('untilOn', '2026-11-10'));
    assert.deepEqual((await step(dev, 'failed', '2026-11-10', {}, 422)).errors, [
      'The opportunity to improve is not over on that day',
    ]);
    await step(pat, 'improvement', '2026-11-01');
    await step(pat, 'put-right', '2026-11-01', {}, 403);
    const failed = await step(dev, 'failed', '2026-11-12');
    assert.match(failed.text, /The notice is due by 11 December 2026/);
    assert.deepEqual((await step(dev, 'published', '2026-11-20', early, 422)).errors, [
      'Hear the supplier first, or record that it said nothing when asked',
    ]);
    await step(pat, 'heard', '2026-11-15');
    const done = await step(dev, 'published', '2026-11-20', early);
    assert.match(done.text, /Visits missed Over.*Pat Green, for the supplier.*notice 2026\/0002/);
    assert.equal(done.hasForm(to), false);

    const soft = await contract('Light', { regime: 'light-touch' });
    const light = `${soft.path}/performance`;
    await dev.submit(await dev.get(light), `${light}/failures`, { ...what, kind: 'ended' });
    const form = (await dev.get(light)).document.querySelector('form[action$="/steps"]')!.getAttribute('action')!;
    const asked = await dev.submit(
      await dev.get(light),
      form,
      { step: 'published', words: 'x', reference: 'y', ...day('on', '2026-11-20') },
      422,
    );
    assert.deepEqual(asked.errors, ['The law asks for no such notice of this agreement']);
  });

  it('adds up every change, so that ten small ones are one large, and keeps a standstill that was offered', async () => {
    const { id, path } = await contract('Split', { valuePence: 1_000_000_00 });
    const base = `${path}/changes`;
    const change = async (pounds: string, expected = 200, ground = 'below-threshold') =>
      dev.submit(await dev.get(path), path, { value: pounds, why: 'more people', ground }, expected);
    assert.doesNotMatch((await change('1,050,000')).text, /Look at this/);
    assert.doesNotMatch((await change('1,100,000')).text, /Look at this/);
    assert.match((await change('1,150,000')).text, /All changes together move its value by 15%/);
    assert.match((await dev.get(base)).text, /All changes move its value by\s*15%, or £150,000.*Check this/);
    const check = {
      rule: 'small',
      found: 'right',
      by: 'Priya Shah',
      ...day('on', '2026-11-20'),
      textRead: 'Section 74',
    };
    const checked = await dev.submit(await dev.get(base), `${base}/checks`, check);
    assert.match(checked.text, /Checked by Priya Shah, 20 November 2026/);
    const refused = await change('1,200,000', 422);
    assert.match(refused.errors.join(), /move its value by 20%.*Priya Shah checked that/);
    assert.equal((await one(id)).valuePence, 1_150_000_00);
    const advice = {
      rule: 'small',
      adviser: 'Counsel',
      ...day('advisedOn', '2026-11-21'),
      power: 'Delegation 12',
      words: 'It may',
    };
    await dev.submit(await dev.get(base), `${base}/advice`, advice);
    assert.match((await change('1,200,000')).text, /Legal advice of Counsel covers it/);

    const plan = { what: 'A year more', why: 'agreed', ground: 'provided-for', value: '1,500,000' };
    const nothing = await dev.submit(await dev.get(base), base, { ...plan, value: '' }, 422);
    assert.deepEqual(nothing.errors, ['Enter another value, or another end, or both']);
    const planned = await dev.submit(await dev.get(base), base, plan);
    assert.match(planned.text, /A year more Planned.*A contract change notice is published before/);
    assert.equal((await one(id)).valuePence, 1_200_000_00, 'planned is not made');
    const [notice, end] = ['notice', 'end'].map(
      (last) => planned.document.querySelector(`form[action$="/${last}"]`)!.getAttribute('action')!,
    ) as [string, string];
    const notified = await dev.submit(planned, notice, {
      ...day('on', '2026-11-23'),
      reference: '2026/0003',
      standstill: 'yes',
    });
    // Eight working days from Monday 23 November, of which St Andrew’s day (30 November) is none: until 3 December.
    assert.match(notified.text, /may be made from 4 December 2026/);
    assert.match((await dev.submit(notified, end, { does: 'made' }, 409)).text, /4 December 2026/);
    await app.setClock(new Date('2026-12-04T12:00:00Z'));
    const made = await dev.submit(await dev.get(base), end, { does: 'made' });
    assert.match(made.text, /A year more Made/);
    assert.equal((await one(id)).valuePence, 1_500_000_00);
    await dev.submit(notified, end, { does: 'made' }, 409);
    await app.setClock(new Date('2026-11-23T12:00:00Z'));
    const foreign = await contract('Other');
    const across = end.replace(id, foreign.id);
    assert.equal(await sends(dev, notified, null, across, { does: 'made' }), 404, 'a plan of another agreement');
  });

  it('ends with people counted, a handover and the last notice, and hangs loose past its end until then', async () => {
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
    const early = await dev.submit(ended, `${base}/notice`, { ...day('on', '2026-10-30'), reference: 'x' }, 422);
    assert.deepEqual(early.errors, ['Enter a day between its end and today']);
    const notified = await dev.submit(ended, `${base}/notice`, { ...day('on', '2026-11-20'), reference: '2026/0004' });
    assert.match(notified.text, /Notice 2026\/0004 was published on 20 November 2026/);
    const twice = await dev.submit(ended, `${base}/notice`, { ...day('on', '2026-11-20'), reference: 'again' });
    assert.match(twice.text, /Notice 2026\/0004 was/, 'sent twice, it is kept once');
    const once = { ...day('on', '2026-11-20'), reference: 'again' };
    assert.equal(await sends(dev, await dev.get(base), null, `${base}/notice`, once), 409);
    assert.doesNotMatch((await dev.get(`/organisations/${council}/agreements?loose=yes`)).text, /Ran out/);
  });
});
