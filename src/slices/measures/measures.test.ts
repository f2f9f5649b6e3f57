import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { Slip } from '#platform/forms/index.ts';
import { Refusal } from '#platform/http/refusals.ts';
import { grantHat, type Hat } from '#slices/cases/index.ts';
import { proposeOutcome } from '#slices/outcomes/index.ts';
import { organisationsNamed } from '#slices/people/index.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { caseBy } from '#test/support/thornmere.ts';
import { addMeasure, addPoints, chartOf, measuresOf, rebaseMeasure, signalsOf, takeOutPoint } from './index.ts';

const steady = [6, 5, 7, 6, 5, 6, 7, 5, 6, 7, 5, 6];
const monthly = (values: readonly number[], from = 0) =>
  values.map((value, index) => ({
    on: new Date(Date.UTC(2024, from + index, 1)).toISOString().slice(0, 10),
    value,
  }));

describe('measures', () => {
  let app: TestApp;
  let dev: Visitor;
  let caseId: string;
  before(async () => {
    app = await openTestApp();
    dev = await app.person('Dev Patel');
    caseId = await caseBy(app, dev);
    await app.setClock(new Date('2026-11-23T12:00:00Z'));
  });
  after(() => app.close());

  const as = <T>(who: Visitor, work: Parameters<typeof app.act<T>>[1]): Promise<T> => app.act(who, work, caseId);
  const add = (name: string, more: object = {}) =>
    as(dev, (act) => addMeasure(act, { caseId, name, kind: 'measure', improvement: 'down', ...more }));
  const give = (measureId: string, points: ReturnType<typeof monthly>) =>
    as(dev, (act) => addPoints(act, { measureId, points }));
  const one = async (id: string) => (await app.look((tx) => measuresOf(tx, caseId))).find((found) => found.id === id)!;
  const signals = async (id: string) =>
    (await app.look((tx) => signalsOf(tx, caseId))).filter((signal) => signal.measureId === id);
  const events = async () =>
    (
      await app.look((tx) =>
        sql<{
          id: string;
        }>`select object_id as id from outbox_events where name = 'measures.signalFound' and case_id = ${caseId}`.execute(
          tx,
        ),
      )
    ).rows.map(({ id }) => id);
  const wearing = async (name: string, hat: Hat, organisation = 'Thornmere Council') => {
    const person = await app.person(name, organisation);
    const council = await app.look(async (tx) => (await organisationsNamed(tx, 'Thornmere Council'))[0]!.id);
    await as(dev, (act) => grantHat(act, { caseId, personId: person.personId!, hat, organisationId: council }));
    return person;
  };

  it('find a signal once a pattern, tell others of it, and let it pass', async () => {
    const id = await add('Days to start');
    await give(id, monthly(steady));
    assert.deepEqual(await signals(id), []);
    await give(id, monthly([11], 12));
    const [found] = await signals(id);
    assert.deepEqual([found?.state, found?.colour, found?.foundOn], ['standing', 'concern', '2025-01-01']);
    assert.ok((await events()).includes(found!.id));
    const told = (await events()).length;
    await give(id, monthly([12], 13));
    await give(id, monthly([13], 14));
    assert.deepEqual([(await signals(id)).length, (await events()).length], [1, told], 'one pattern is told once');
    await give(id, monthly([6], 15));
    assert.deepEqual(
      (await signals(id)).map((signal) => signal.state),
      ['passed'],
    );
    await give(id, monthly([11], 16));
    assert.deepEqual(
      (await signals(id)).map((signal) => signal.state),
      ['passed', 'standing'],
    );
    assert.equal((await events()).length, told + 1);
  });

  it('let a signal pass when its value was wrong, and stand again when it was right', async () => {
    const id = await add('Wrong value');
    await give(id, monthly([...steady, 11]));
    await give(id, monthly([6], 12));
    assert.equal((await signals(id))[0]!.state, 'passed');
    await give(id, monthly([11], 12));
    assert.deepEqual(
      (await signals(id)).map((signal) => signal.state),
      ['standing'],
    );
    await as(dev, (act) => takeOutPoint(act, id, { outOn: '2025-01-01', outBecause: 'counted twice' }));
    assert.equal((await signals(id))[0]!.state, 'passed');
  });

  it('begin anew on a known change with its reason, and the signal passes', async () => {
    const id = await add('Rebased');
    await give(id, monthly([...steady, 11, 12, 11, 12]));
    const measure = await one(id);
    assert.equal((await signals(id)).length, 1);
    for (const fromOn of ['2023-01-01', '2024-01-01', '2026-01-01'])
      await assert.rejects(
        as(dev, (act) => rebaseMeasure(act, measure, { fromOn, changed: 'a second team' })),
        Slip,
      );
    await as(dev, (act) => rebaseMeasure(act, measure, { fromOn: '2025-01-01', changed: 'a second team' }));
    const { chart } = await app.look((tx) => chartOf(tx, measure));
    assert.ok(!chart.refused);
    assert.deepEqual(
      chart.segments.map((segment) => segment.because),
      [null, 'a second team'],
    );
    assert.equal((await signals(id))[0]!.state, 'passed');
    await assert.rejects(
      as(dev, (act) => rebaseMeasure(act, measure, { fromOn: '2024-12-15', changed: 'again' })),
      Slip,
    );
  });

  it('take no value of the future, and none once they are stopped', async () => {
    const id = await add('Stopped');
    await assert.rejects(give(id, [{ on: '2026-11-24', value: 1 }]), Slip);
    const path = `/cases/${caseId}/measures/${id}`;
    await dev.submit(await dev.get(path), path, { state: 'stopped' });
    await assert.rejects(give(id, monthly([1])), (error) => error instanceof Refusal && error.code === 'wrong-state');
    assert.equal((await dev.get(path)).hasForm(`${path}/values`), false);
  });

  it('are added, given values and read on their pages', async () => {
    const outcomeId = await as(dev, (act) =>
      proposeOutcome(act, { caseId, statement: 'Nobody waits', forWhom: null, quotationIds: [] }),
    );
    const list = await dev.get(`/cases/${caseId}/measures`);
    const empty = await dev.submit(list, `/cases/${caseId}/measures`, { name: '', unit: 'days' }, 422);
    assert.deepEqual(empty.errors, [
      'Enter what is measured',
      'Choose what kind of numbers they are',
      'Choose which way is better',
    ]);
    assert.equal(empty.form(`/cases/${caseId}/measures`, {}).get('unit'), 'days');
    const fields = { name: 'Days waited', kind: 'measure', improvement: 'down', unit: 'days', target: '7', outcomeId };
    const page = await dev.submit(list, `/cases/${caseId}/measures`, fields);
    assert.equal(page.h1, 'Days waited');
    assert.ok(page.hasLink('Nobody waits'));
    const path = page.url;

    const wrong = await dev.submit(
      page,
      `${path}/values`,
      { 'on-day': '31', 'on-month': '2', 'on-year': '2026', value: '' },
      422,
    );
    assert.deepEqual(wrong.errors, ['Enter a real date, for example 31 3 2027']);
    const oneValue = await dev.submit(page, `${path}/values`, {
      'on-day': '1',
      'on-month': '1',
      'on-year': '2024',
      value: '6.1',
    });
    assert.match(oneValue.text, /Read 1 value: 1 new\./);
    assert.match(oneValue.text, /There is no chart\. There is 1 point\./);

    const text = 'Month,Days\nJan 2024,6.1\nFeb 2024,5.8\nSomeday,4\nMar 2024,6.4\nApr 2024,6\nDec 2027,9';
    const read = await dev.upload(oneValue, `${path}/imports`, {}, [
      { field: 'file', name: 'days.csv', content: text },
    ]);
    assert.match(read.text, /Read 4 values: 3 new, 1 as before\./);
    assert.match(read.text, /Line 4: “Someday” is not a date we can read\./);
    assert.match(read.text, /2027-12-01 is in the future/);
    assert.equal(read.document.querySelectorAll('svg.cw-chart__picture circle').length, 4);
    assert.match(read.text, /Trial limits/);
    const rows = [...read.document.querySelectorAll('tbody tr')].map((row) => row.textContent!.replace(/\s+/g, ' '));
    assert.deepEqual([rows.length, rows[0]!.includes('January 2024') && rows[0]!.includes('6.1')], [4, true]);

    const before = await app.fingerprint();
    const again = await dev.upload(read, `${path}/imports`, {}, [{ field: 'file', name: 'days.csv', content: text }]);
    assert.match(again.text, /All of them were here already, so nothing changed\./);
    assert.deepEqual(await app.fingerprint(), before, 'the same file twice changes nothing');

    const corrected = await dev.submit(again, `${path}/imports`, { text: 'Feb 2024, 5.9' });
    assert.match(corrected.text, /it said 5.8 until .*Now 5.9\./);
    const broken = await dev.upload(
      corrected,
      `${path}/imports`,
      {},
      [{ field: 'file', name: 'x.csv', content: Buffer.from([0, 1, 2, 255, 254, 0]) }],
      422,
    );
    assert.match(broken.errors[0]!, /Nothing could be read/);
    const bare = await dev.submit(corrected, `${path}/imports`, { text: '4, 5' }, 422);
    assert.match(bare.errors[0]!, /which month/);
    assert.match((await dev.get(`/cases/${caseId}/measures`)).text, /Days waited 6 days, April 2024/);
  });

  it('say what to use instead where a chart does not fit', async () => {
    const id = await add('Hand-backs', { kind: 'rare-count' });
    await give(id, monthly([1, 0, 2, 1, 1, 0, 1, 2]));
    const page = await dev.get(`/cases/${caseId}/measures/${id}`);
    assert.match(page.text, /There is no chart\. Events this rare/);
    assert.match(page.text, /Use instead: Chart the time between events\./);
    assert.equal(page.document.querySelector('svg.cw-chart__picture'), null);
    assert.equal(page.document.querySelectorAll('tbody tr').length, 8);
    assert.deepEqual(await signals(id), []);
  });

  it('refuse a stale change, and give back what was typed', async () => {
    const id = await add('Stale');
    const path = `/cases/${caseId}/measures/${id}`;
    const page = await dev.get(path);
    await dev.submit(page, path, { name: 'First' });
    const stale = await dev.submit(await dev.get(path), path, { name: 'Second', version: '1' }, 409);
    assert.match(stale.text, /Second/);
    assert.equal((await one(id)).name, 'First');
  });

  it('are for those on the case; a provider sees the shared ones and changes none', async () => {
    const hidden = await add('Hidden from providers');
    const shared = await add('Shared with providers', { sharedWithProviders: true });
    const pat = await wearing('Pat Green', 'provider', 'Fell Care');
    const list = await pat.get(`/cases/${caseId}/measures`);
    assert.deepEqual(
      ['Hidden from providers', 'Shared with providers'].map((name) => list.hasLink(name)),
      [false, true],
    );
    assert.equal((await pat.request('GET', `/cases/${caseId}/measures/${hidden}`)).status, 404);
    const page = await pat.get(`/cases/${caseId}/measures/${shared}`);
    assert.equal(page.document.querySelectorAll('main form').length, 0);
    const kofi = await wearing('Kofi Mensah', 'practitioner');
    const seen = await kofi.get(`/cases/${caseId}/measures/${hidden}`);
    assert.deepEqual(
      [seen.hasForm(`${seen.url}/values`), seen.hasForm(`${seen.url}/rebases`), seen.hasForm(seen.url)],
      [true, false, false],
    );
    const stranger = await app.person('Sam Stone', 'Another Council');
    assert.equal((await stranger.request('GET', `/cases/${caseId}/measures/${hidden}`)).status, 404);
  });
});
