import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { declareInterest, openCase } from '#slices/cases/index.ts';
import { organisationsNamed } from '#slices/people/index.ts';
import { writeRequirement } from '#slices/plan/index.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { withHat } from '#test/support/with-hat.ts';
import { recordMoment } from '../order/record-moment.ts';
import { planProcurement } from '../plan-procurement.ts';
import { criteriaTreeOf } from './criteria-store.ts';

describe('how bids are judged', () => {
  let app: TestApp;
  let dev: Visitor;
  let caseId: string;
  let requirementId: string;
  let id: string;
  let base: string;
  let here: string;
  const plan = (regime: 'light-touch' | 'ordinary') =>
    app.act(
      dev,
      (act) =>
        planProcurement(act, {
          caseId,
          title: 'Help at home',
          regime,
          route: 'open',
          because: 'The market is known',
          publishOn: null,
          awardOn: null,
          signOn: null,
          startOn: null,
        }),
      caseId,
    );
  before(async () => {
    app = await openTestApp();
    dev = await app.person('Dev Patel');
    caseId = await app.act(dev, async (act) =>
      openCase(act, {
        about: 'Home care',
        organisationId: (await organisationsNamed(act.tx, 'Thornmere Council'))[0]!.id,
      }),
    );
    await app.act(dev, (act) => declareInterest(act, caseId, { interest: null }), caseId);
    requirementId = await app.act(
      dev,
      (act) =>
        writeRequirement(act, {
          caseId,
          type: 'principle',
          title: 'The same faces',
          words: 'People know who comes',
          test: null,
          outcomeId: null,
          needId: null,
          legalDuty: 'Care Act 2014 section 1',
          organisational: null,
          mechanismId: null,
          measureId: null,
          paymentDepends: false,
        }),
      caseId,
    );
    id = await plan('light-touch');
    base = `/cases/${caseId}/procurements/${id}`;
    here = `${base}/criteria`;
  });
  after(() => app.close());

  const add = async (fields: Record<string, string>, status?: number) =>
    dev.submit(await dev.get(here), `${here}/add`, fields, status);
  const tree = () => app.look((tx) => criteriaTreeOf(tx, id));
  const named = async (name: string) => (await tree()).find((one) => one.name === name)!;

  it('is a tree with questions, what each score means, a least score, who judges, and what it rests on', async () => {
    await add({
      name: 'Same faces',
      weight: '60',
      question: 'How will people know who comes?',
      requirementIds: requirementId,
    });
    const top = await named('Same faces');
    await add({ name: 'Rounds', weight: '50', parentId: top.id, least: '2' });
    const page = await add({
      name: 'As residents see it',
      weight: '50',
      parentId: top.id,
      judgedBy: 'residents',
      lightTouch: 'recipients-and-carers',
      guide:
        '0 No: They would not want it\n5 Yes: They would want it, and say why\n10 Gladly: They would choose it over all they know',
    });
    assert.match(page.text, /As residents see it: 50 of this/);
    assert.match(page.text, /10 Gladly: They would choose it/);
    assert.match(page.text, /Judged by: Residents/);
    assert.match(page.text, /Rests on: The same faces/);
    assert.match(page.text, /A bid that scores below 2 here is not ranked/);
  });

  it('says what is missing, and gives the price four ways with a worked example', async () => {
    const before = await dev.get(here);
    assert.match(before.text, /To mend before it is published.*The weights come to 60%.*Choose how the price counts/);
    const none = await dev.submit(before, `${here}/price`, { formula: 'relative' }, 422);
    assert.deepEqual(none.errors, ['Enter a weight from 1 to 100']);
    const priced = await dev.submit(await dev.get(here), `${here}/price`, { formula: 'relative', weight: '40' });
    assert.doesNotMatch(priced.text, /To mend/);
    assert.match(priced.text, /lowest price ÷ price of the bid × 40/);
    assert.match(priced.text, /Invented bid.*Bid A/);
    for (const [fields, says] of [
      [
        { formula: 'benchmark', weight: '40', benchmark: '500,000', atBenchmark: '20', perPercent: '1' },
        /A bid at £500,000 gets 20 points/,
      ],
      [{ formula: 'fixed-price', fixed: '500,000' }, /The weights come to 60%/],
      [{ formula: 'price-per-quality-point' }, /Price per quality point needs a floor/],
      [{ formula: 'relative', weight: '40' }, /lowest price ÷ price of the bid × 40/],
    ] as const)
      assert.match((await dev.submit(await dev.get(here), `${here}/price`, fields)).text, says);
    assert.match((await dev.get(`${base}/pack`)).text, /lowest price ÷ price of the bid × 40.*Bid A/);
  });

  it('offers what only the light touch allows under the light touch alone', async () => {
    const other = await plan('ordinary');
    const path = `/cases/${caseId}/procurements/${other}/criteria`;
    const page = await dev.get(path);
    assert.equal(page.document.querySelectorAll('select[name=lightTouch]').length, 0);
    assert.throws(() => page.form(`${path}/add`, { lightTouch: 'proximity' }));
  });

  it('takes no guide that cannot be read, no part of a part, and no requirement of elsewhere', async () => {
    const bad = await add({ name: 'X', weight: '1', guide: 'five is good' }, 422);
    assert.match(bad.errors.join(), /Write “five is good” as a score/);
    const part = await named('Rounds');
    const deep = await dev.get(here);
    const option = [...deep.document.querySelectorAll('select[name=parentId] option')].map((one) =>
      one.getAttribute('value'),
    );
    assert.ok(!option.includes(part.id));
    const odd = await add({ name: 'X', weight: '1', parentId: part.id }, 422);
    assert.deepEqual(odd.errors, ['Choose a criterion of quality or social value at the top']);
    const alien = await add({ name: 'X', weight: '1', requirementIds: id }, 422);
    assert.deepEqual(alien.errors, ['Choose from the list']);
  });

  it('says what the model rewards, on invented bids, before anybody bids', async () => {
    assert.match((await dev.get(`${here}/rewards`)).text, /Say first which prices you would expect/);
    const backwards = await dev.submit(
      await dev.get(here),
      `${here}/rules`,
      { lowPrice: '500,000', highPrice: '400,000' },
      422,
    );
    assert.deepEqual(backwards.errors, ['Enter a price that is not below the lowest']);
    await dev.submit(await dev.get(here), `${here}/rules`, {
      lowPrice: '400,000',
      highPrice: '600,000',
      anonymised: 'yes',
    });
    const page = await dev.get(`${here}/rewards`);
    assert.match(page.text, /one point of quality is worth £/);
    assert.match(page.text, /changed who came first in \d+/);
    assert.match(page.text, /the two change places|No third bid can change/);
  });

  it('stands on the thread between what was asked for and the lot', async () => {
    const top = await named('Same faces');
    const thread = await dev.get(`/cases/${caseId}/thread?from=criterion:${top.id}`);
    assert.match(thread.text, /Same faces/);
    assert.match(thread.text, /The same faces/);
  });

  it('is seen by nobody outside before it is published, and then by all on the case', async () => {
    const provider = await withHat(app, { dev, caseId, outcomeId: '', base: '' }, 'Mo Provider', 'provider');
    const path = `/cases/${caseId}/criteria/${(await named('Same faces')).id}`;
    await provider.get(path, 404);
    await (await app.person('Sal Stranger', 'Elsewhere')).get(path, 404);
  });

  it('is not published while it has a fault', async () => {
    for (const gate of ['ally', 'walk', 'who-is-left'])
      await dev.submit(await dev.get(base), `${base}/gates`, { gate, outcome: 'passed-over', words: 'No time' });
    const one = await named('Rounds');
    const path = `/cases/${caseId}/criteria/${one.id}`;
    await dev.submit(await dev.get(path), path, { weight: '40' });
    const order = await dev.submit(await dev.get(`${base}/order`), `${base}/order`, { moment: 'tender-notice' }, 409);
    assert.match(order.text, /How bids are judged still has faults.*come to 90%/);
    await dev.submit(await dev.get(path), path, { weight: '50' });
    await dev.submit(await dev.get(`${base}/order`), `${base}/order`, { moment: 'tender-notice' });
  });

  it('changes after that only as an amendment, with its reason and whether the notice goes out again', async () => {
    const quick = await dev.submit(await dev.get(base), `${base}/criteria`, { criteria: 'Price 100' }, 409);
    assert.match(quick.text, /nothing changes it any more/);
    const path = `/cases/${caseId}/criteria/${(await named('Rounds')).id}`;
    const silent = await dev.submit(await dev.get(path), path, { question: 'Which rounds?' }, 422);
    assert.deepEqual(silent.errors, ['How bids are judged is published. Say why it changes now']);
    const page = await dev.submit(await dev.get(path), path, {
      question: 'Which rounds on foot?',
      reason: 'A bidder asked what is meant',
      republish: 'yes',
    });
    assert.match(
      page.text,
      /Changed since it was published.*Rounds: A bidder asked what is meant The notice goes out again/,
    );
    const stale = await dev.get(path);
    await dev.submit(stale, path, { question: 'A', reason: 'First' });
    const late = await dev.submit(stale, path, { question: 'B', reason: 'Second', _once: undefined }, 409);
    assert.match(late.text, /Somebody changed this/);
  });

  it('changes no more once tenders are open, and is not opened with a fault', async () => {
    const path = `/cases/${caseId}/criteria/${(await named('Rounds')).id}`;
    await dev.submit(await dev.get(path), path, { weight: '10', reason: 'A slip' });
    const open = () => app.act(dev, (act) => recordMoment(act, { id }, { moment: 'opened' }), caseId);
    await assert.rejects(open(), { code: 'criteria-faults' });
    const form = await dev.get(path);
    await dev.submit(form, path, { weight: '50', reason: 'Put right' });
    const stale = await dev.get(path);
    await open();
    const closed = await dev.submit(stale, path, { weight: '40', reason: 'We like them' }, 409);
    assert.match(closed.text, /nothing changes it any more/);
    assert.equal((await named('Rounds')).weight, 50);
    assert.equal((await dev.get(path)).hasForm(path), false);
  });
});
