import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { caseBy, wordsOn } from '#test/support/thornmere.ts';
import { needsOf } from './need-store.ts';

describe('a need with what was published about it', () => {
  let app: TestApp;
  let dev: Visitor;
  let base: string;
  let caseId: string;
  before(async () => {
    app = await openTestApp();
    dev = await app.person('Dev Patel');
    caseId = await caseBy(app, dev);
    base = `/cases/${caseId}`;
  });
  after(() => app.close());
  const falls = {
    statement: 'Older people are taken to hospital after a fall',
    population: 'people over 65',
    place: 'Thornmere',
    needType: 'comparative',
    countedAs: 'rate',
    numerator: '1,006',
    denominator: '44,900',
    per: '100000',
    period: '2022/23',
    publishedValue: '1,990',
    publishedLow: '1,860',
    publishedHigh: '2,120',
    publishedUnit: 'per 100,000',
    publishedBy: 'the department',
    comparator: 'England',
    comparatorValue: '1,933',
    trend: 'Rising for three years',
  };

  it('shows both, says whose each is, where they disagree, and how England stands', async () => {
    const page = await dev.submit(await dev.get(`${base}/needs/new`), `${base}/needs/new`, falls);
    assert.match(page.text, /2,241 per 100,000 \(2,104 to 2,383\), people over 65/);
    assert.match(page.text, /95%, Byar’s method, worked out here/);
    assert.match(page.text, /Published: 1,990 per 100,000 \(1,860 to 2,120\), the department/);
    assert.match(page.text, /The published value is 1,990 per 100,000; its count and denominator give 2,241/);
    assert.match(page.text, /England: 1,933 per 100,000\. It lies within the range here/);
    assert.match(page.text, /Rising for three years/);
    assert.match(page.text, /Nobody’s words stand beside it yet/);
  });

  it('keeps what was typed where the published numbers make no sense', async () => {
    const page = await dev.submit(
      await dev.get(`${base}/needs/new`),
      `${base}/needs/new`,
      { ...falls, publishedLow: '3,000', comparator: '' },
      422,
    );
    assert.match(page.errors.join(), /upper limit is below the lower/);
    assert.match(page.errors.join(), /whose number it is/);
    assert.match(page.answer.body, /value="3,000"/);
  });

  it('is printed for residents only where somebody chose so, small counts left out', async () => {
    await wordsOn(app, dev, caseId, ['I was on the floor for nine hours']);
    await dev.submit(await dev.get(base), `${base}/publish`);
    const anybody = app.guest();
    const before = await anybody.get(`/public/cases/${caseId}`);
    assert.doesNotMatch(before.text, /taken to hospital/);
    const [need] = await app.look((tx) => needsOf(tx, caseId));
    const path = `${base}/needs/${need!.id}/change`;
    await dev.submit(await dev.get(path), path, { isPublic: 'yes' });
    assert.match(
      (await anybody.get(`/public/cases/${caseId}`)).text,
      /taken to hospital after a fall: 2,241 per 100,000/,
    );
    await dev.submit(await dev.get(path), path, {
      numerator: '7',
      publishedValue: '',
      publishedLow: '',
      publishedHigh: '',
      publishedUnit: '',
    });
    const after = await anybody.get(`/public/cases/${caseId}`);
    assert.match(after.text, /a number too small to print \(under 10\)/);
    assert.doesNotMatch(after.text, /15\.6|\b7 of/);
  });
});
