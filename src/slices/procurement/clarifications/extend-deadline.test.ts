import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { declareInterest } from '#slices/cases/index.ts';
import { boxes } from '#test/support/boxes.ts';
import { openTestApp, type TestApp } from '#test/support/client.ts';
import { published, type Tendered } from '#test/support/tendering.ts';
import { procurementsById } from '../procurement-store.ts';
import { tendersOf } from '../tendering/tender-store.ts';
import { timetablesOf } from '../timetable/timetable-store.ts';

describe('a deadline that an amendment moves', () => {
  let app: TestApp;
  let one: Tendered;
  let base: string;
  before(async () => {
    app = await openTestApp();
    one = await published(app);
    base = `${one.caseBase}/procurements/${one.id}`;
    await app.act(one.dev, (act) => declareInterest(act, one.caseId, { interest: null }), one.caseId);
    await one.dev.submit(await one.dev.get(`${base}/timetable`), `${base}/timetable`, {
      ...boxes('tenderNoticeOn', '2027-02-02'),
      ...boxes('tendersBy', '2027-03-01'),
      ...boxes('signOn', '2027-03-20'),
      tendersAt: '12:00',
      because: 'As published',
    });
  });
  after(() => app.close());

  const amend = async (fields: Record<string, string>, status = 200) => {
    const path = `${base}/division`;
    return one.dev.submit(
      await one.dev.get(path),
      path,
      {
        ...{ divided: 'no', because: 'It is one round', changeBecause: 'We were asked', extended: 'yes' },
        ...{ extensionBecause: 'Prices change', ...fields },
      },
      status,
    );
  };
  const now = async () => {
    const [procurement] = await app.look((tx) => procurementsById(tx, [one.id]));
    const kept = (await app.look((tx) => timetablesOf(tx, [one.id]))).at(-1)!;
    return [procurement!.dueAt!.toISOString(), kept.dates.tendersBy, kept.version];
  };

  it('is moved only to a later day, and none that comes after what tenders lead to', async () => {
    assert.deepEqual((await amend({}, 422)).errors, ['Enter the new last day for tenders']);
    const same = await amend(boxes('tendersBy', '2027-03-01'), 422);
    assert.match(same.errors.join(), /due by 1 March 2027\. Enter a later day/);
    const far = await amend(boxes('tendersBy', '2027-03-25'), 422);
    assert.match(far.errors.join(), /contract is entered into is planned for 20 March 2027, before that day/);
    assert.deepEqual(await now(), ['2027-03-01T12:00:00.000Z', '2027-03-01', 1]);
  });

  it('is not moved in the timetable alone, where no bidder would be told', async () => {
    const form = await one.dev.get(`${base}/timetable`);
    const planned = {
      ...boxes('tenderNoticeOn', '2027-02-02'),
      ...boxes('signOn', '2027-03-20'),
      because: 'Two days more',
    };
    for (const moved of [
      { ...boxes('tendersBy', '2027-03-03'), tendersAt: '12:00' },
      { ...boxes('tendersBy', '2027-03-01'), tendersAt: '17:00' },
    ]) {
      const refused = await one.dev.submit(form, `${base}/timetable`, { ...planned, ...moved }, 422);
      assert.match(refused.errors.join(), /Move this with an amendment/);
    }
    assert.deepEqual(await now(), ['2027-03-01T12:00:00.000Z', '2027-03-01', 1]);
  });

  it('moves when tenders are due, the timetable with its reason, and what every supplier reads', async () => {
    await amend(boxes('tendersBy', '2027-03-05'));
    assert.deepEqual(await now(), ['2027-03-05T12:00:00.000Z', '2027-03-05', 2]);
    const page = await app.guest().get(`/public/procurements/${one.id}`);
    assert.match(page.text, /Tenders are due ?5 March 2027 at 12/);
    assert.match(page.text, /Last day for tenders ?5 March 2027/);
    assert.match(page.text, /The deadline moves to 5 March 2027: Prices change/);
    assert.doesNotMatch(page.text, /1 March 2027/);
    const timetable = await one.dev.get(`${base}/timetable`);
    assert.match(timetable.text, /We were asked.*Last day for tenders: 1 March 2027 → 5 March 2027/s);
  });

  it('moved on the page of tenders, is told to everybody as a change too', async () => {
    await one.dev.submit(await one.dev.get(one.base), `${one.base}/time`, {
      ...boxes('dueOn', '2027-03-05'),
      ...{ dueTime: '15:00', because: 'The portal is down at noon' },
    });
    assert.deepEqual(await now(), ['2027-03-05T15:00:00.000Z', '2027-03-05', 3]);
    assert.match((await app.guest().get(`/public/procurements/${one.id}`)).text, /The portal is down at noon/);
  });

  it('makes no tender late that came after the old day and before the new one', async () => {
    const came = { Early: '28/02/2027 09:00', Between: '02/03/2027 09:00', After: '05/03/2027 15:01' };
    await one.bringIn(came, undefined, '2027-03-06T09:00:00Z');
    await one.open();
    const tenders = await app.look((tx) => tendersOf(tx, one.id));
    assert.deepEqual(
      tenders.map(({ late, state }) => [late, state]),
      [
        [false, 'open'],
        [false, 'open'],
        [true, 'kept-closed'],
      ],
    );
    const over = await amend(boxes('tendersBy', '2027-03-10'), 422);
    assert.match(over.errors.join(), /The time is over/);
  });
});
