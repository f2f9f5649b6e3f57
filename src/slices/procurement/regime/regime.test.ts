import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type ACase, aCase } from '#test/support/a-case.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { withHat } from '#test/support/with-hat.ts';
import { procurementsOf } from '../procurement-store.ts';
import { changedSince } from './kept-regime.ts';
import { regimeAnswersOf } from './regime-store.ts';
import { thresholdRows } from './thresholds-table.ts';

const first = { 'on-day': '4', 'on-month': '5', 'on-year': '2027' };
const care = {
  nation: 'england',
  deal: 'buy',
  buyer: 'council',
  health: 'no',
  exempt: 'none',
  kind: 'light-touch',
  concession: 'no',
  value: '2.4m',
  vat: 'not-charged',
  way: 'flexible',
  reserved: 'no',
} as const;

/** Answers one question after the other, as the page asks them. */
async function answerAll(who: Visitor, path: string, answers: Record<string, string>) {
  let page = await who.get(path);
  for (const [name, value] of Object.entries(answers))
    page = await who.submit(page, path, { [name]: value, ...(name === 'nation' ? first : {}) });
  return page;
}

describe('people who ask which law applies', () => {
  let app: TestApp;
  let one: ACase;
  let ask: string;
  const last = async () => {
    const [procurement] = (await app.look((tx) => procurementsOf(tx, one.caseId))).slice(-1);
    const kept = await app.look((tx) => regimeAnswersOf(tx, [procurement!.id]));
    return { procurement: procurement!, kept, path: `${one.base}/procurements/${procurement!.id}/regime` };
  };
  before(async () => {
    app = await openTestApp();
    one = await aCase(app);
    ask = `${one.base}/regime`;
  });
  after(() => app.close());

  it('answer one plain question after the other, nation first, and nothing is kept', async () => {
    const before = await app.fingerprint();
    const list = await one.dev.get(`${one.base}/procurements`);
    assert.equal(list.link('Not sure which law applies?'), ask);
    const start = await one.dev.get(ask);
    assert.match(start.text, /Where does the body that buys carry out its work/);
    assert.doesNotMatch(start.text, /What will you and the other side agree/);
    const answer = await answerAll(one.dev, ask, care);
    assert.match(answer.text, /The answer Procurement Act 2023, light touch\. Competitive flexible procedure\./);
    assert.match(answer.text, /£2,400,000 with value added tax, against £663,540 for light touch/);
    assert.match(answer.text, /Check this The texts were read in versions that are not current/);
    assert.deepEqual(await app.fingerprint(), before);
  });

  it('are told that Scotland’s law is not known, and nothing more is asked', async () => {
    const page = await answerAll(one.dev, ask, { nation: 'scotland' });
    assert.match(page.text, /Scotland has its own procurement law, and this does not know it/);
    assert.equal(page.document.querySelectorAll('input[type=radio]').length, 0);
    assert.ok(!page.hasForm(`${ask}/planned`));
  });

  it('change an earlier answer, and what it made idle is dropped', async () => {
    const answer = await answerAll(one.dev, ask, care);
    const grant = await one.dev.submit(answer, ask, { deal: 'grant' });
    assert.match(grant.text, /Does the money give you a right to what is done with it/);
    const back = await one.dev.submit(grant, ask, { strings: 'no' });
    assert.doesNotMatch(back.text, /What is it worth/);
    const done = await one.dev.submit(back, ask, { subsidy: 'unsure' });
    assert.match(done.text, /A grant is not buying.*Find out whether it is a subsidy/);
    assert.ok(done.hasLink('Go to agreements') && !done.hasForm(`${ask}/planned`));
  });

  it('plan a procurement like that: law, route and the thresholds of its day stand with it', async () => {
    const answer = await answerAll(one.dev, ask, care);
    const slip = await one.dev.submit(answer, `${ask}/planned`, { title: '', because: 'x' }, 422);
    assert.deepEqual(slip.errors, ['Enter what is bought']);
    assert.match(slip.text, /The answer Procurement Act 2023, light touch/, 'the answers are still there');
    await one.dev.submit(slip, `${ask}/planned`, { title: 'Help at home', because: 'We work it out together' });
    const { procurement, kept, path } = await last();
    assert.deepEqual(
      [procurement.regime, procurement.route, procurement.publishOn],
      ['light-touch', 'competitive-flexible', '2027-05-04'],
    );
    assert.deepEqual([kept[0]!.answer.threshold?.row, kept[0]!.answer.threshold?.pounds], ['2026-27', 663_540]);
    const page = await one.dev.get(path);
    assert.match(page.text, /Kept by Dev Patel.*It stays as it is when thresholds change/);
    assert.match(page.text, /Is it health care for people in England\?\s*No/);
  });

  it('answer again, and what was kept before is still there; while it is planned, the procurement goes by the last', async () => {
    const { path } = await last();
    const again = await one.dev.submit(await one.dev.get(path), path, { way: 'open' });
    assert.match(again.text, /Worked out now, and not kept/);
    const kept = await one.dev.submit(again, `${path}/kept`);
    assert.match(kept.text, /Kept before.*Competitive flexible procedure/);
    assert.equal((await last()).procurement.route, 'open');
    const stale = await one.dev.submit(again, `${path}/kept`, { _once: undefined }, 409);
    assert.match(stale.text, /Somebody changed this/);
    assert.equal((await last()).kept.length, 2);
  });

  it('cannot keep what is not answered or refused, whatever is sent', async () => {
    const { path, kept } = await last();
    const answer = await one.dev.submit(await one.dev.get(path), path, {});
    const form = (fields: Record<string, string>) => one.dev.submit(answer, `${path}/kept`, fields, 422);
    assert.deepEqual((await form({ nation: 'scotland' })).errors, [
      'Scotland has its own procurement law, and this does not know it. Ask whoever advises you on the law of Scotland. Nothing here counts for you.',
    ]);
    assert.deepEqual((await form({ value: '' })).errors, ['Answer this question first']);
    assert.deepEqual((await form({ nation: 'atlantis' })).errors, ['Choose one from the list']);
    assert.deepEqual((await form({ on: '2027-02-30' })).errors, ['Enter a real date, for example 31 3 2027']);
    assert.equal((await last()).kept.length, kept.length);
  });

  it('look at it later: it says what changed in the data and keeps the old row', async () => {
    const { kept } = await last();
    const one = kept.at(-1)!;
    assert.equal(changedSince(one, '2027-06-01'), null);
    const row = thresholdRows.at(-1)!;
    const later = {
      ...row,
      id: '2028-29',
      from: '2028-01-01',
      until: '2029-12-31',
      pounds: { ...row.pounds, 'light-touch': 700_000 },
    };
    assert.match(
      changedSince(one, '2028-03-01', [...thresholdRows, later])!,
      /under the thresholds of 2026-27 \(£663,540\).*2028-29 are £700,000/,
    );
    const corrected = thresholdRows.with(-1, { ...row, pounds: { ...row.pounds, 'light-touch': 3_000_000 } });
    assert.match(
      changedSince(one, '2027-06-01', corrected)!,
      /was corrected since: £663,540 when this was kept, £3,000,000 now\. The same answers would lead elsewhere/,
    );
    assert.equal(one.answer.threshold!.pounds, 663_540);
  });

  it('who only check may ask and may not keep; providers and guests see none of it', async () => {
    const { path } = await last();
    const auditor = await withHat(app, one, 'An auditor', 'auditor');
    const page = await auditor.submit(await auditor.get(path), path, { way: 'direct' });
    assert.ok(!page.hasForm(`${path}/kept`));
    const provider = await withHat(app, one, 'Moorside Care', 'provider');
    await provider.get(path, 404);
    await provider.get(ask, 403);
    assert.equal((await app.guest().request('GET', path)).status, 303);
  });
});
