import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { casesById, grantHat, publishCase } from '#slices/cases/index.ts';
import { organisationsNamed } from '#slices/people/index.ts';
import { askBody } from '#slices/plan/index.ts';
import { type ACase, aCase } from '#test/support/a-case.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { bodyOf } from '#test/support/thornmere.ts';
import { drawLot } from '../draw-lot.ts';
import { recordMoment } from '../order/record-moment.ts';
import { planProcurement } from '../plan-procurement.ts';
import { procurementsById } from '../procurement-store.ts';
import { recordGate } from '../record-gate.ts';

describe('what a lot will leave', () => {
  let app: TestApp;
  let one: ACase;
  let ruth: Visitor;
  let bodyId: string;
  let lot: string;
  let procurement: string;
  before(async () => {
    app = await openTestApp();
    one = await aCase(app);
    ruth = await app.person('Ruth', null);
    const sam = await app.person('Sam', null);
    bodyId = await bodyOf(app, 'Elders’ Assembly', 'people over 65', [ruth, sam]);
    const lotId = await app.act(
      one.dev,
      async (act) => {
        procurement = await planProcurement(act, {
          caseId: one.caseId,
          title: 'Home care',
          regime: 'light-touch',
          route: 'open',
          because: 'It is worth it',
          publishOn: null,
          awardOn: null,
          signOn: null,
          startOn: null,
        });
        const [found] = await procurementsById(act.tx, [procurement]);
        return drawLot(act, found!, {
          title: 'Harbour',
          because: 'One round of streets',
          zone: null,
          value: null,
          mostLots: null,
          leavesBehind: null,
          requirementIds: [],
        });
      },
      one.caseId,
    );
    lot = `${one.base}/lots/${lotId}`;
  });
  after(() => app.close());

  it('is said plainly to have been drawn before anybody was asked, and nothing is blocked', async () => {
    assert.match(
      (await one.dev.get(`${one.base}/procurements/${procurement}`)).text,
      /1 lot was drawn before anybody in the community was heard on what it should leave/,
    );
    assert.match(
      (await one.dev.get(lot)).text,
      /before anybody in the community was asked.*Nobody has been heard since/,
    );
    const kept = await one.dev.submit(await one.dev.get(lot), `${lot}/leaves`, { capacity: 'Two more walking groups' });
    assert.match(kept.text, /Capacity\. Two more walking groups/);
    assert.match(kept.text, /Capability\. Nobody has said/);
  });

  it('asks a body by a link that works once and not in the hand of those who ask', async () => {
    const list = `${one.base}/leavings`;
    const asked = await one.dev.submit(await one.dev.get(list), list, { bodyId, askedOf: 'Ruth Levy' });
    assert.match(asked.text, /Dear Ruth Levy/);
    const link = /\/public\/leavings\/\S+/.exec(asked.text)![0];
    const twice = await one.dev.submit(await one.dev.get(list), list, { bodyId }, 422);
    assert.deepEqual(twice.errors, ['It is asked already, and has not answered yet']);
    const own = await one.dev.submit(await one.dev.get(link), link, { capacityHope: 'Savings' }, 403);
    assert.match(own.text, /Nobody answers their own question/);
    const anybody = app.guest();
    const page = await anybody.get(link);
    assert.match(page.text, /Dev Patel, Thornmere Council asks Elders’ Assembly about this/);
    const empty = await anybody.submit(page, link, {}, 422);
    assert.deepEqual(empty.errors, ['Write in at least one of the boxes']);
    const thanks = await anybody.submit(await anybody.get(link), link, {
      capacityHope: 'The hall stays open\nA second minibus',
      prosperityFear: 'Wages leave on the six o’clock train',
      mayPrint: 'yes',
    });
    assert.equal(thanks.h1, 'Your words are kept');
    await anybody.get(link, 410);
    const shown = await one.dev.get(list);
    assert.match(shown.text, /Hopes: “The hall stays open”\s*Hopes: “A second minibus”/);
    assert.match(shown.text, /in its own hand/);
  });

  it('quotes the words that it answers, and keeps what it said before', async () => {
    const form = await one.dev.get(lot);
    const box = [...form.document.querySelectorAll<HTMLInputElement>('input[name=wordIds]')];
    assert.equal(box.length, 3);
    const kept = await one.dev.submit(form, `${lot}/leaves`, {
      capacity: 'The hall is used and paid for three mornings a week',
      wordIds: [box[0]!.value],
    });
    assert.match(kept.text, /Whose words it answers Elders’ Assembly hopes: “The hall stays open”/);
    assert.match(kept.text, /What it said before.*Dev Patel: Capacity: Two more walking groups/);
    const stale = await one.dev.submit(form, `${lot}/leaves`, { capacity: 'x', _once: undefined }, 409);
    assert.match(stale.text, /Somebody changed this/);
    const nothing = await one.dev.submit(await one.dev.get(lot), `${lot}/leaves`, { capacity: '', wordIds: [] }, 422);
    assert.deepEqual(nothing.errors, ['Say what it will leave in at least one of the three']);
  });

  it('takes no words of another case', async () => {
    const other = await aCase(app, 'Another');
    const lotForm = await one.dev.get(lot);
    const bad = await one.dev.submit(lotForm, `${lot}/leaves`, { capacity: 'x', wordIds: [other.outcomeId] }, 422);
    assert.deepEqual(bad.errors, ['Choose from the list']);
  });

  it('is answered by a member on its page, or written down from a meeting that was before', async () => {
    const ask = () =>
      app.act(
        one.dev,
        (act) => askBody(act, one.caseId, { bodyId, askedOf: null, address: null, byOn: null }),
        one.caseId,
      );
    const organisationId = await app.look(async (tx) => (await organisationsNamed(tx, 'Thornmere Council'))[0]!.id);
    await app.act(
      one.dev,
      (act) => grantHat(act, { caseId: one.caseId, personId: ruth.personId!, hat: 'community', organisationId }),
      one.caseId,
    );
    const first = `${one.base}/leavings/${(await ask()).id}`;
    const mine = await ruth.submit(await ruth.get(first), first, { capabilityHope: 'People who dare to ask' });
    assert.match(mine.text, /Their own, signed in/);
    const second = `${one.base}/leavings/${(await ask()).id}`;
    assert.ok(!(await one.dev.get(second)).hasForm(second));
    const future = await one.dev.submit(
      await one.dev.get(second),
      `${second}/meeting`,
      { 'heardOn-day': '1', 'heardOn-month': '1', 'heardOn-year': '2999', capacityFear: 'The hall closes' },
      422,
    );
    assert.deepEqual(future.errors, ['Enter a day that has been']);
    const kept = await one.dev.submit(await one.dev.get(second), `${second}/meeting`, {
      'heardOn-day': '5',
      'heardOn-month': '1',
      'heardOn-year': '2026',
      capacityFear: 'The hall closes',
    });
    assert.match(kept.text, /Said at a meeting and written down by Dev Patel/);
    assert.match((await one.dev.get(lot)).text, /said what it hopes and fears on 5 January 2026\. It was drawn on/);
  });

  it('is on the page for anybody only where the body said so, and of lots only what is published', async () => {
    const [found] = await app.look((tx) => casesById(tx, [one.caseId]));
    await app.act(one.dev, (act) => publishCase(act, found!), one.caseId);
    const read = async () => (await app.guest().get(`/public/cases/${one.caseId}`)).text;
    const first = await read();
    assert.match(first, /What it should leave here.*The hall stays open.*Hoped for, Elders’ Assembly/);
    assert.doesNotMatch(first, /dare to ask|The hall closes|Harbour/);
    await app.act(one.dev, async (act) => {
      const [planned] = await procurementsById(act.tx, [procurement]);
      for (const gate of ['ally', 'walk', 'who-is-left'])
        await recordGate(act, planned!, { gate, outcome: 'passed-over', words: 'Known', doneOn: '2026-01-05' });
      await recordMoment(act, planned!, { moment: 'tender-notice' });
    });
    assert.match(await read(), /Harbour\. .*It was drawn on.*Capacity: The hall is used and paid for/);
  });
});
