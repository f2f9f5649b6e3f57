import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type ACase, aCase } from '#test/support/a-case.ts';
import { boxes } from '#test/support/boxes.ts';
import { openTestApp, type TestApp } from '#test/support/client.ts';
import type { Page } from '#test/support/page.ts';
import { withHat } from '#test/support/with-hat.ts';
import { gatesOf } from '../gates-of.ts';
import { planUnderRegime } from '../regime/keep-regime.ts';
import { datesComing } from './dates-coming.ts';
import { timetablesOf } from './timetable-store.ts';

const days = (dates: Record<string, string>) =>
  Object.assign({}, ...Object.entries(dates).map(([name, on]) => boxes(name, on))) as Record<string, string>;

const goods = {
  nation: 'england',
  deal: 'buy',
  buyer: 'council',
  health: 'no',
  exempt: 'none',
  kind: 'goods-services',
  concession: 'no',
  value: 600_000_000,
  vat: 'including',
  rate: null,
  way: 'open',
  reserved: 'no',
  code: null,
  on: '2026-12-01',
};

describe('people who set dates', () => {
  let app: TestApp;
  let one: ACase;
  let id: string;
  let path: string;
  const plan = async (more: object = {}) => {
    const planned = await app.act(
      one.dev,
      (act) => planUnderRegime(act, one.caseId, { ...goods, title: 'Beds', because: 'We need them', ...more } as never),
      one.caseId,
    );
    return { id: planned, path: `${one.base}/procurements/${planned}/timetable` };
  };
  const set = async (
    at: string,
    dates: Record<string, string>,
    more: Record<string, string | string[]> = {},
    expected = 200,
  ) =>
    one.dev.submit(await one.dev.get(at), at, { ...days(dates), because: 'The cabinet meets then', ...more }, expected);
  const row = (page: Page, title: string) =>
    [...page.document.querySelectorAll('tbody tr')]
      .map((line) => (line.textContent ?? '').replace(/\s+/g, ' '))
      .findLast((line) => line.includes(title)) ?? assert.fail(`No line ${title}`);

  before(async () => {
    app = await openTestApp();
    await app.setClock(new Date('2026-11-29T10:00:00Z'));
    one = await aCase(app);
    ({ id, path } = await plan());
  });
  after(() => app.close());

  it('see each date with its law and how it was counted, the earliest worked out where nobody set one', async () => {
    const page = await set(path, { tenderNoticeOn: '2026-12-01', awardNoticeOn: '2027-03-15' });
    assert.match(
      row(page, 'Last day for tenders'),
      /Saturday 26 December 2026.*Nobody has set it.*By 12:00 \(Greenwich Mean Time\)/,
    );
    assert.match(
      row(page, 'Time to tender'),
      /section 54\(4\) and \(5\).*Check this: nobody has.*Not before 26 December 2026.*25 days/,
    );
    assert.match(row(page, 'Standstill'), /Not before 26 March 2027.*17 March 2027 does not count: St Patrick/);
    assert.match(
      row(page, 'Contract details notice'),
      /Not after 24 April 2027.*30 days beginning with Friday 26 March 2027/,
    );
    assert.match(row(page, 'A copy of the contract'), /Not after 23 June 2027/);
  });

  it('move one, and read what moved with it, who moved it and why', async () => {
    const page = await set(path, { awardNoticeOn: '2027-03-22' }, { because: 'Moderation takes a week more' });
    const moved = page.text.slice(page.text.indexOf('What moved the last time'));
    assert.match(moved, /Dev Patel, .*Moderation takes a week more/);
    assert.match(moved, /Contract award notice: 15 March 2027 → 22 March 2027 \(\+7 days\)/);
    assert.match(moved, /Standstill: 26 March 2027 → 3 April 2027 \(\+8 days\)/);
    assert.doesNotMatch(moved.split('Set or move dates')[0]!, /Time to tender/);
    assert.match(page.text, /Version 1, Dev Patel/);
    const [was] = await app.look((tx) => timetablesOf(tx, [id]));
    assert.equal(was!.worked.timetable.steps.find((step) => step.rule === 'standstill')!.notBefore, '2027-03-26');
  });

  it('have the gates follow', async () => {
    await set(path, { signOn: '2027-04-05' });
    const gates = await app.look((tx) => gatesOf(tx, one.caseId, '2026-11-29'));
    assert.equal(
      gates.find((gate) => gate.gate === 'details-notice-30' && gate.procurementId === id)!.dueOn,
      '2027-05-04',
    );
  });

  it('are warned of a date that breaks a rule nobody has checked, and it is kept', async () => {
    const page = await set(path, { signOn: '2027-04-01' });
    assert.match(page.text, /1 rule is broken that nobody has checked/);
    assert.match(page.text, /Check this: The contract is entered into, 1 April 2027, would break a rule\. Standstill/);
  });

  it('are refused it once somebody has checked the rule on a day, and keep everything typed', async () => {
    const checks = `${path}/checks`;
    const future = await one.dev.submit(
      await one.dev.get(path),
      checks,
      {
        rule: 'standstill',
        found: 'right',
        checkedBy: 'Priya Shah, solicitor',
        textRead: 'legislation.gov.uk',
        ...boxes('checkedOn', '2026-11-30'),
      },
      422,
    );
    assert.deepEqual(future.errors, ['Enter a day that has been']);
    const page = await one.dev.submit(future, checks, {
      rule: 'standstill',
      found: 'right',
      checkedBy: 'Priya Shah, solicitor',
      textRead: 'legislation.gov.uk, section 51',
      ...boxes('checkedOn', '2026-11-27'),
    });
    assert.match(page.text, /1 April 2027, breaks a rule that was checked/);
    assert.match(row(page, 'Standstill'), /Checked by Priya Shah, solicitor on 27 November 2026/);
    const refused = await set(path, { signOn: '2027-04-02' }, { because: 'Sooner' }, 422);
    assert.match(
      refused.errors.join(),
      /Standstill: not before 2027-04-03\. .*section 51\. Checked by Priya Shah, solicitor on 2026-11-27/,
    );
    assert.match(refused.answer.body, /Sooner/);
    assert.equal((await app.look((tx) => timetablesOf(tx, [id]))).at(-1)!.dates.signOn, '2027-04-01');
  });

  it('follow legal advice that is recorded with who, when, under which power and in which words', async () => {
    const page = await one.dev.submit(await one.dev.get(path), `${path}/advice`, {
      rule: 'standstill',
      adviser: 'Counsel',
      power: 'Scheme of delegation 4.2',
      words: 'The urgency is extreme: paragraph 13 of schedule 5 applies',
      ...boxes('advisedOn', '2026-11-28'),
    });
    assert.match(
      row(page, 'Standstill'),
      /Breaks it, on legal advice.*Counsel, 28 November 2026, under Scheme of delegation 4\.2: The urgency is extreme/,
    );
    const kept = await set(path, { signOn: '2027-04-02' });
    assert.match(kept.text, /The dates are kept\./);
    assert.doesNotMatch(kept.text, /would break a rule\. Standstill/);
  });

  it('are warned again where somebody finds that the text in force says something else', async () => {
    const other = await plan({ way: 'direct' });
    const body = {
      rule: 'transparency-notice',
      checkedBy: 'Priya Shah',
      textRead: 'section 44',
      ...boxes('checkedOn', '2026-11-27'),
    };
    await one.dev.submit(await one.dev.get(other.path), `${other.path}/checks`, { ...body, found: 'right' });
    const dates = { transparencyNoticeOn: '2027-02-02', awardNoticeOn: '2027-02-01' };
    await set(other.path, dates, {}, 422);
    await one.dev.submit(await one.dev.get(other.path), `${other.path}/checks`, { ...body, found: 'different' });
    assert.match((await set(other.path, dates)).text, /1 rule is broken that nobody has checked/);
  });

  it('cannot set an order that no law can change, nor a deadline on a time that comes twice', async () => {
    const order = await set(path, { tenderNoticeOn: '2027-02-01', tendersBy: '2027-01-31' }, {}, 422);
    assert.deepEqual(order.errors, ['Last day for tenders cannot come before: Tender notice']);
    const twice = await set(
      path,
      { tendersBy: '2027-10-31', awardNoticeOn: '2027-12-01', signOn: '2028-01-11' },
      { tendersAt: '01:30' },
      422,
    );
    assert.deepEqual(twice.errors, ['The clocks go back that night, and 01:30 comes twice. Choose another time']);
    const never = await set(
      path,
      { tendersBy: '2027-03-28', awardNoticeOn: '2027-12-01', signOn: '2028-01-11' },
      { tendersAt: '01:30' },
      422,
    );
    assert.deepEqual(never.errors, ['The clocks go forward that night, and 01:30 never comes. Choose another time']);
    const words = await set(path, {}, { tendersAt: 'noon' }, 422);
    assert.match(words.errors.join(), /Enter a time of day/);
    const far = await set(path, { signOn: '1999-01-01' }, {}, 422);
    assert.deepEqual(far.errors, ['Enter a day from 2024 to 2060']);
  });

  it('are stopped where somebody moved dates meanwhile', async () => {
    const form = await one.dev.get(path);
    await one.dev.submit(form, path, { because: 'First' });
    const stale = await one.dev.submit(form, path, { because: 'Second', _once: undefined }, 409);
    assert.match(stale.text, /Somebody changed this/);
  });

  it('see another standstill for health care in England, over England’s days', async () => {
    const psr = await plan({
      health: 'yes',
      framework: 'no',
      onlyOne: 'no',
      choice: 'no',
      ending: 'no',
      knowable: 'yes',
      wish: 'suitable',
    });
    const page = await set(psr.path, { followNoticeOn: '2026-12-01', intentionOn: '2027-03-15' });
    assert.match(row(page, 'The possible providers are not identified'), /Not before 15 December 2026/);
    assert.match(row(page, 'Standstill'), /Not before 31 March 2027.*It begins on Tuesday 16 March 2027/);
    assert.doesNotMatch(page.text, /Contract details notice/);
  });

  it('take them away as a table and for a calendar', async () => {
    const csv = await one.dev.request('GET', `${path}/csv`);
    assert.match(csv.body, /Standstill,2027-04-02,,2027-04-03,/);
    const calendar = (await one.dev.request('GET', `${path}/calendar`)).body;
    assert.match(calendar, /^BEGIN:VCALENDAR\r\n[\s\S]*DTSTART;VALUE=DATE:20261201\r\n[\s\S]*END:VCALENDAR\r\n$/);
    for (const line of calendar.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line);
    assert.equal(calendar.match(/BEGIN:VEVENT/g)!.length, calendar.match(/END:VEVENT/g)!.length);
  });

  it('are reminded of what comes, of each case alone, and of what the authority owes once only once', async () => {
    await set(path, { startOn: '2027-04-12', endOn: '2030-03-31' });
    const coming = (from: string, to: string, cases: string[] | null = [one.caseId]) =>
      app.look((tx) => datesComing(tx, from, to, cases));
    const april = await coming('2027-04-01', '2027-05-31');
    assert.ok(
      april.some((date) => date.kind === 'set' && date.title === 'The service starts' && date.on === '2027-04-12'),
    );
    assert.ok(
      april.some(
        (date) => date.kind === 'last-day' && date.title === 'Contract details notice' && date.on === '2027-05-01',
      ),
    );
    const later = await coming('2029-06-01', '2030-05-31');
    assert.ok(later.some((date) => date.title.startsWith('Contract termination notice') && date.on === '2030-04-29'));
    assert.ok(later.some((date) => date.title.startsWith('Performance against') && date.on === '2030-04-01') === false);
    const wide = later.filter((date) => date.title.startsWith('Payments of more'));
    assert.deepEqual(
      wide.map((date) => date.on),
      [...new Set(wide.map((date) => date.on))],
    );
    assert.ok(wide.length >= 3 && wide.every((date) => date.procurementId === null));
    assert.deepEqual(await coming('2027-04-01', '2027-05-31', []), []);
  });

  it('who only check read it all and change nothing; providers see none of it', async () => {
    const auditor = await withHat(app, one, 'An auditor', 'auditor');
    const page = await auditor.get(path);
    for (const action of [path, `${path}/advice`, `${path}/checks`]) assert.ok(!page.hasForm(action));
    const provider = await withHat(app, one, 'Moorside Care', 'provider');
    await provider.get(path, 404);
    assert.equal((await provider.request('GET', `${path}/csv`)).status, 404);
  });
});
