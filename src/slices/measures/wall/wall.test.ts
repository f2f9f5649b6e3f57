import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { grantHat } from '#slices/cases/index.ts';
import { organisationsNamed } from '#slices/people/index.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { caseBy } from '#test/support/thornmere.ts';
import { addMeasure, addPoints, chartOf, measuresOf, rebaseMeasure, takeOutPoint } from '../index.ts';
import { chartsOf } from './chart-store.ts';
import { drawnBy } from './keep-chart.ts';
import { smallChart } from './small-chart.ts';

const steady = [6, 5, 7, 6, 5, 6, 7, 5, 6, 7, 5, 6];
const monthly = (values: readonly number[]) =>
  values.map((value, index) => ({ on: new Date(Date.UTC(2025, index, 1)).toISOString().slice(0, 10), value }));

describe('a wall of small charts', () => {
  let app: TestApp;
  let dev: Visitor;
  let caseId: string;
  before(async () => {
    app = await openTestApp();
    await app.setClock(new Date('2026-11-23T12:00:00Z'));
    dev = await app.person('Dev Patel');
    caseId = await caseBy(app, dev);
  });
  after(() => app.close());
  const as = <T>(work: Parameters<typeof app.act<T>>[1]): Promise<T> => app.act(dev, work, caseId);
  const add = (name: string, more: object = {}) =>
    as((act) => addMeasure(act, { caseId, name, kind: 'measure', improvement: 'down', ...more }));
  const give = (measureId: string, values: readonly number[]) =>
    as((act) => addPoints(act, { measureId, points: monthly(values) }));
  const wall = () => dev.get(`/cases/${caseId}/wall`);
  const names = async () =>
    [...(await wall()).document.querySelectorAll('.cw-wall h3')].map((one) => one.textContent!.trim());

  it('shows what changed first, in words and in a table, and says what is late', async () => {
    await give(await add('Steady'), steady);
    await give(await add('Grew', { target: 6.5 }), [...steady, 12, 13, 14]);
    await give(await add('Fell', { improvement: 'down' }), [...steady, 1, 1, 1]);
    await give(await add('Stopped coming', { expected: 'month' }), [6, 5, 7, 6]);
    await add('Empty');
    assert.deepEqual(await names(), ['Grew', 'Fell', 'Stopped coming', 'Steady', 'Empty']);
    const page = await wall();
    assert.match(page.text, /5 measures\. 2 show something that chance does not explain\. 1 is late/);
    assert.match(page.text, /Nothing since 1 April 2025\. The next was expected by 15 June 2025/);
    assert.match(page.text, /Will meet its target sometimes, by chance/);
    assert.equal(page.document.querySelectorAll('#numbers tbody tr').length, 5);
    assert.doesNotMatch(page.text, /green|amber|\bred\b/i);
    for (const picture of page.document.querySelectorAll('.cw-wall svg')) assert.ok(picture.getAttribute('aria-label'));
  });

  it('keeps each chart as the engine draws it now, whatever is done to the measure', async () => {
    const id = await add('Changing');
    const same = async () => {
      const measure = (await app.look((tx) => measuresOf(tx, caseId))).find((one) => one.id === id)!;
      const kept = (await app.look((tx) => chartsOf(tx, [id], drawnBy))).get(id);
      const now = smallChart(measure, await app.look((tx) => chartOf(tx, measure)));
      assert.deepEqual(kept, JSON.parse(JSON.stringify(now)));
      return now;
    };
    assert.equal((await same()).count, 0);
    await give(id, [...steady, 12, 13, 14]);
    assert.equal((await same()).colour, 'concern');
    await as((act) => addPoints(act, { measureId: id, points: [{ on: '2025-03-01', value: 9 }] }));
    await same();
    await as((act) => takeOutPoint(act, id, { outOn: '2026-03-01', outBecause: 'typed twice' }));
    assert.equal((await same()).count, 14);
    await give(id, [...steady, 12, 13, 14]);
    const measure = async () => (await app.look((tx) => measuresOf(tx, caseId))).find((one) => one.id === id)!;
    const before = await measure();
    await as((act) => rebaseMeasure(act, before, { fromOn: '2026-01-01', changed: 'A second team began' }));
    assert.ok((await same()).strokes.some((stroke) => stroke.what === 'break'));
    const path = `/cases/${caseId}/measures/${id}`;
    await dev.submit(await dev.get(path), path, { target: '10', state: 'stopped' });
    assert.ok((await same()).strokes.some((stroke) => stroke.what === 'target'));
    assert.ok(!(await names()).includes('Changing'), 'what is no longer watched is not on the wall');
  });

  it('draws a chart that an older engine drew again for whoever looks, and looking changes nothing', async () => {
    await as(({ tx }) => sql`update measure_charts set engine = 'older', chart = '{}'`.execute(tx));
    const before = await app.fingerprint();
    assert.deepEqual((await names()).slice(0, 2), ['Grew', 'Fell']);
    assert.deepEqual(await app.fingerprint(), before);
    const { rows } = await app.look((tx) => sql`select 1 from measure_charts where engine <> 'older'`.execute(tx));
    assert.equal(rows.length, 0);
  });

  it('of an organisation shows what its cases measure to those who wear a hat there, and to nobody else', async () => {
    const council = await app.look(async (tx) => (await organisationsNamed(tx, 'Thornmere Council'))[0]!.id);
    const other = await caseBy(app, dev);
    await app.act(
      dev,
      (act) => addMeasure(act, { caseId: other, name: 'Elsewhere', kind: 'measure', improvement: 'up' }),
      other,
    );
    const path = `/organisations/${council}/wall`;
    assert.match((await dev.get(path)).text, /Elsewhere.*Our home care framework ends/);
    const colleague = await app.person('Cara Colleague');
    assert.doesNotMatch((await colleague.get(path)).text, /Elsewhere|Grew/);
    const stranger = await app.person('Sam Stone', 'Another Council');
    assert.doesNotMatch((await stranger.get(path)).text, /Elsewhere|Grew/);
    assert.equal((await stranger.request('GET', `/cases/${caseId}/wall`)).status, 404);
    const guest = await app.guest().request('GET', path);
    assert.ok(guest.status >= 300 && guest.status < 404);
  });

  it('shows a provider what is shared with providers alone', async () => {
    await add('Shared', { sharedWithProviders: true });
    const pat = await app.person('Pat Green', 'Fell Care');
    const council = await app.look(async (tx) => (await organisationsNamed(tx, 'Thornmere Council'))[0]!.id);
    await as((act) => grantHat(act, { caseId, personId: pat.personId!, hat: 'provider', organisationId: council }));
    const page = await pat.get(`/cases/${caseId}/wall`);
    assert.deepEqual(
      [...page.document.querySelectorAll('.cw-wall h3')].map((one) => one.textContent!.trim()),
      ['Shared'],
    );
  });

  it('a survey is given with how many answered, and compared by intervals; something rare by its dates', async () => {
    const survey = await add('At ease at home', { kind: 'annual-survey', improvement: 'up', target: 70 });
    const path = `/cases/${caseId}/measures/${survey}`;
    const value = (year: string, percent: string, outOf: string) => ({
      'on-day': '1',
      'on-month': '4',
      'on-year': year,
      value: percent,
      outOf,
    });
    await dev.submit(await dev.get(path), `${path}/values`, value('2025', '60', '400'));
    const page = await dev.submit(await dev.get(path), `${path}/values`, value('2026', '80', '400'));
    assert.match(page.text, /all of it above the one before: this is more than who happened to answer/);
    assert.match(page.text, /All of it is above the target of 70%/);
    assert.equal(page.document.querySelector('svg.cw-chart__picture'), null, 'no limits of XmR');
    const corrected = await dev.submit(page, `${path}/values`, value('2026', '80', '12'));
    assert.match(corrected.text, /They overlap: nobody can tell a change/);
    const rare = await add('Serious falls', { kind: 'rare-count', improvement: 'down' });
    const dates = ['2026-01-04', '2026-02-19', '2026-04-02', '2026-05-22', '2026-06-01', '2026-08-03'];
    await as((act) => addPoints(act, { measureId: rare, points: dates.map((on) => ({ on, value: 1 })) }));
    const shown = await dev.get(`/cases/${caseId}/measures/${rare}`);
    assert.match(shown.text, /Days since the one before/);
    assert.ok(shown.document.querySelector('svg.cw-chart__picture'));
  });
});
