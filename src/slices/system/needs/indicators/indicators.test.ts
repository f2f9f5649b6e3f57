import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openFlagsOf } from '#platform/links/index.ts';
import { proposeOutcome } from '#slices/outcomes/index.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { caseBy } from '#test/support/thornmere.ts';
import { needsOf } from '../need-store.ts';
import { figuresOfRow } from './figures-of-row.ts';
import type { Candidate } from './read-file.ts';

const header =
  'Indicator ID,Indicator Name,Area Code,Area Name,Area Type,Sex,Age,Category,Time period,Value,Lower CI 95.0 limit,Upper CI 95.0 limit,Count,Denominator,Value note,Recent Trend,Compared to England value or percentiles';
const falls =
  '7,Admissions after a fall,X,Thornmere,Counties,Persons,65+ yrs,,2022/23,2240.1,2101.2,2385.4,1006,44900,,Increasing,Worse';
const file = [
  header,
  '7,Admissions after a fall,X,England,England,Persons,65+ yrs,,2022/23,1933,1925,1941,212630,11000000,,,',
  falls,
  '7,Admissions after a fall,X,Fellshore,Counties,Persons,65+ yrs,,2022/23,=2+2,,,,,,,',
  '9,Years lived in health,X,Thornmere,Counties,Female,All ages,,2021,61.2,59.8,62.5,,,,,',
].join('\n');

describe('a file of indicators', () => {
  let app: TestApp;
  let dev: Visitor;
  let caseId: string;
  let path: string;
  before(async () => {
    app = await openTestApp();
    dev = await app.person('Dev Patel');
    caseId = await caseBy(app, dev);
    path = `/cases/${caseId}/needs/import`;
  });
  after(() => app.close());
  const upload = async (content: string | Buffer, name = 'falls.csv', expected = 200) =>
    dev.upload(await dev.get(path), path, {}, [{ field: 'file', name, content }], expected);
  const needs = () => app.look((tx) => needsOf(tx, caseId));

  it('takes nothing in until somebody chooses an area or indicator, and ticks', async () => {
    const page = await upload(file);
    assert.equal(page.h1, 'Which of these are needs?');
    assert.match(page.text, /falls\.csv has 3 lines that can be read/);
    assert.match(page.text, /Nothing is taken in until you tick it/);
    assert.equal(page.hasForm(page.url), true, 'the form that chooses lines by area');
    assert.equal(page.document.querySelectorAll('input[type=checkbox]').length, 0);
    assert.match(page.text, /4 ?The value “=2\+2” is not a number, and was left out/);
    const none = await dev.get(`${page.url}?area=Nowhere`);
    assert.match(none.text, /No line is about that/);
    assert.equal((await needs()).length, 0);
  });

  it('makes needs of the lines that were ticked, with both intervals and England beside them', async () => {
    const first = await upload(file);
    const at = first.url;
    const page = await dev.get(`${at}?area=Thornmere`);
    assert.match(page.text, /2,241 per 100,000 \(2,104 to 2,383\) Admissions after a fall/);
    assert.match(page.text, /61\.2 \(59\.8 to 62\.5\), as published Years lived in health/);
    const slip = await dev.request('POST', at, { payload: '' });
    assert.ok(slip.status >= 400);
    const done = await submitLines(page, at, ['3', '5']);
    assert.match(done.answer.body, /2 needs recorded\./);
    const [one, two] = await needs();
    assert.equal(one!.statement, 'Admissions after a fall');
    assert.deepEqual(
      [
        one!.countedAs,
        one!.numerator,
        one!.denominator,
        one!.per,
        one!.publishedValue,
        one!.publishedLow,
        one!.comparatorValue,
      ],
      ['rate', 1006, 44900, 100000, 2240.1, 2101.2, 1933],
    );
    assert.deepEqual(
      [one!.population, one!.place, one!.period, one!.publishedBy],
      ['65+ yrs', 'Thornmere', '2022/23', 'Fingertips'],
    );
    assert.equal(one!.trend, 'Increasing; compared with England: Worse');
    assert.deepEqual(
      [two!.countedAs, two!.publishedValue, two!.publishedUnit, two!.population],
      [null, 61.2, null, 'female, All ages'],
    );
    const shown = await dev.get(`/cases/${caseId}/needs/${one!.id}`);
    assert.match(shown.text, /Published: 2,240 per 100,000 \(2,101 to 2,385\), Fingertips/);
    assert.match(shown.text, /England: 1,933 per 100,000\. The whole range here lies above it/);
  });

  const submitLines = (page: Awaited<ReturnType<Visitor['get']>>, at: string, lines: string[], expected = 200) => {
    // The page's first form to this address chooses what is shown; the second one, which posts, is meant here.
    for (const form of page.document.querySelectorAll('form[method=get]')) form.remove();
    return dev.submit(page, at, { lines }, expected);
  };

  it('changes nothing when it comes again, and only figures when it was revised', async () => {
    const before = await needs();
    const again = await upload(file, 'again.csv');
    const page = await submitLines(await dev.get(`${again.url}?area=Thornmere`), again.url, ['3', '5']);
    assert.match(page.answer.body, /2 were here already, and say the same/);
    assert.deepEqual(await needs(), before);
    const revised = await upload(file.replace('2240.1', '2250.1'), 'revised.csv');
    const after = await submitLines(await dev.get(`${revised.url}?indicator=fall&area=Thorn`), revised.url, ['3']);
    assert.match(after.answer.body, /1 need has new figures/);
    const [one] = await needs();
    assert.deepEqual([one!.publishedValue, one!.id, one!.version], [2250.1, before[0]!.id, 2]);
  });

  it('flags what rests on a need where its revised figures lie beyond the earlier range', async () => {
    const [need] = await needs();
    const outcomeId = await app.act(
      dev,
      (act) =>
        proposeOutcome(act, { caseId, statement: 'Fewer fall', forWhom: null, quotationIds: [], needIds: [need!.id] }),
      caseId,
    );
    const flags = async () =>
      (await app.look((tx) => openFlagsOf(tx, caseId))).filter((flag) => flag.on.id === outcomeId);
    const revise = async (value: string) => {
      const revised = await upload(file.replace('2240.1,2101.2,2385.4', value), 'revised.csv');
      await submitLines(await dev.get(`${revised.url}?area=Thornmere`), revised.url, ['3']);
    };
    await revise('2300,2160,2450');
    assert.equal((await flags()).length, 0);
    await revise('2600,2450,2760');
    assert.match(JSON.stringify(await flags()), /its publisher now says 2,600 per 100,000/);
  });

  it('leaves a withdrawn need withdrawn', async () => {
    const [, two] = await needs();
    const at = `/cases/${caseId}/needs/${two!.id}`;
    await dev.submit(await dev.get(at), `${at}/withdraw`);
    const again = await upload(file);
    const page = await submitLines(await dev.get(`${again.url}?area=Thornmere`), again.url, ['5']);
    assert.match(page.answer.body, /1 was withdrawn before, and stays so/);
  });

  it('takes no line that is not there, keeps what was ticked, and is gone when somebody has finished', async () => {
    const first = await upload(file);
    const none = await submitLines(await dev.get(`${first.url}?area=Thornmere`), first.url, [], 422);
    assert.deepEqual(none.errors, ['Tick the lines that are needs']);
    const forged = await submitLines(await dev.get(`${first.url}?area=Thornmere`), first.url, ['3', '999'], 422);
    assert.deepEqual(forged.errors, ['Choose from the list']);
    assert.ok(forged.document.querySelector('#line-3[checked]'));
    await dev.submit(await dev.get(first.url), `${first.url}/finish`);
    await dev.get(first.url, 410);
    const other = await app.person('Una Stranger', 'Elsewhere Council');
    await other.get(first.url, 404);
  });

  it('with other columns is read by a choice that is remembered', async () => {
    const text = 'Ward;Of what;How much;Who\nKirkgate;Lonely;4.5;45\n';
    const page = await upload(text, 'ward.csv');
    assert.equal(page.h1, 'Which column is which?');
    const wrong = await dev.submit(page, page.url, { value: '', count: '' }, 422);
    assert.match(wrong.errors.join(), /the column that holds the value/);
    const rows = await dev.submit(wrong, page.url, {
      indicator: 'Of what',
      value: 'How much',
      area: 'Ward',
      count: 'Who',
    });
    assert.match(rows.text, /1 line that can be read/);
    const next = await upload(text.replace('4.5', '4.6'), 'ward-2.csv');
    assert.equal(next.h1, 'Which of these are needs?');
  });

  it('harms nothing when it is broken', async () => {
    const before = await app.fingerprint();
    for (const broken of [Buffer.from([0, 255, 1, 0, 2]), '', header, Buffer.from([0x50, 0x4b, 3, 4, 9])])
      assert.equal((await upload(broken, 'x.csv', 422)).errors.length, 1);
    assert.deepEqual(await app.fingerprint(), before);
  });
});

describe('the figures of a line', () => {
  const row = {
    value: 4.5,
    low: null,
    high: null,
    count: 45,
    denominator: 1_000,
    england: null,
    trend: null,
    compared: null,
  } as unknown as Candidate;
  const share = { countedAs: 'share', per: 100 } as const;
  it('are used for an interval only where the counts are whole and in a unit', () => {
    const counted = (more: Partial<Candidate>, unit: typeof share | null = share) =>
      figuresOfRow({ ...row, ...more }, unit).countedAs;
    assert.equal(counted({}), 'share');
    assert.equal(counted({ count: 45.5 }), null, 'a weighted estimate');
    assert.equal(counted({ count: 1_001 }), null, 'more than the whole');
    assert.equal(counted({}, null), null, 'no unit');
    assert.equal(counted({ value: null, denominator: null }), 'count');
    assert.equal(figuresOfRow(row, share).publishedValue, 4.5);
  });
});
