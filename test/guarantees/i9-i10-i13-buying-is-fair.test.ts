import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { declareInterest, grantHat, openCase } from '#slices/cases/index.ts';
import { organisationsNamed } from '#slices/people/index.ts';
import { writeRequirement } from '#slices/plan/index.ts';
import { decideAward, lotsOf, planProcurement, procurementsById, procurementsOf } from '#slices/procurement/index.ts';
import { aJudging } from '#test/support/a-judging.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { withHat } from '#test/support/with-hat.ts';

describe('I9, I10, I13: people who buy', () => {
  let app: TestApp;
  let dev: Visitor;
  let caseId: string;
  let requirementId: string;
  let base: string;
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
          title: 'Help follows the person',
          words: 'Hours move within the week',
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
  });
  after(() => app.close());

  it('plan a procurement, whose gates have their dates and say what nobody has checked', async () => {
    const list = await dev.get(`/cases/${caseId}/procurements`);
    const page = await dev.submit(list, `/cases/${caseId}/procurements`, {
      title: 'Help at home',
      regime: 'light-touch',
      route: 'competitive-flexible',
      because: 'We want to work it out together',
      'publishOn-day': '4',
      'publishOn-month': '5',
      'publishOn-year': '2027',
      'signOn-day': '1',
      'signOn-month': '10',
      'signOn-year': '2027',
    });
    assert.match(page.text, /Check this against the current text: nobody has yet/);
    assert.match(page.text, /28 January 2028/, '120 days beginning with 1 October 2027');
    base = `/cases/${caseId}/procurements/${(await app.look((tx) => procurementsOf(tx, caseId)))[0]!.id}`;
  });

  it('are told when a route is not one of that law, and keep what they typed', async () => {
    const list = await dev.get(`/cases/${caseId}/procurements`);
    const page = await dev.submit(
      list,
      `/cases/${caseId}/procurements`,
      { title: 'X', regime: 'ordinary', route: 'most-suitable-provider', because: 'Y' },
      422,
    );
    assert.deepEqual(page.errors, ['Most suitable provider is not a route of that law']);
  });

  it('draw lots with reasons, tied to what was asked for, and criteria that make a hundred', async () => {
    const lot = await dev.submit(await dev.get(base), `${base}/lots`, {
      title: 'Fell & Shore',
      because: 'Three provide there, and two of them are small',
      requirementIds: requirementId,
    });
    assert.match(lot.text, /Help follows the person/);
    const short = await dev.submit(lot, `${base}/criteria`, { criteria: 'Help follows the person 60\nPrice 30' });
    assert.match(short.text, /10 are still to be given/);
    const bad = await dev.submit(short, `${base}/criteria`, { criteria: 'Nothing here' }, 422);
    assert.match(bad.errors.join(), /has no weight/);
    const whole = await dev.submit(short, `${base}/criteria`, { criteria: 'Help follows the person 60\nPrice 40' });
    assert.doesNotMatch(whole.text, /add up to/);
  });

  it('pass practice with a reason, law with a warning, and what was done earlier is marked late', async () => {
    const order = `${base}/order`;
    const stuck = await dev.submit(await dev.get(order), order, { moment: 'tender-notice' }, 409);
    assert.match(stuck.text, /Something that is practice here has not been done/);
    for (const gate of ['ally', 'walk', 'who-is-left'])
      await dev.submit(await dev.get(base), `${base}/gates`, {
        gate,
        outcome: 'passed-over',
        words: 'There was no time',
      });
    const law = await dev.submit(
      await dev.get(base),
      `${base}/gates`,
      { gate: 'conflicts-assessment', outcome: 'passed-over', words: 'No' },
      422,
    );
    assert.match(law.errors.join(), /is not passed over/);
    const late = await dev.submit(await dev.get(base), `${base}/gates`, {
      gate: 'engagement-notice',
      outcome: 'done',
      words: 'UK2 was out',
      'doneOn-day': '1',
      'doneOn-month': '1',
      'doneOn-year': '2026',
    });
    assert.match(late.text, /1 was recorded late/);
    const moved = await dev.submit(await dev.get(order), order, { moment: 'tender-notice' });
    assert.match(moved.text, /not checked against current law: The conflicts assessment is written/);
  });

  it('show every bidder the same, whoever was shown it first', async () => {
    await dev.submit(await dev.get(base), `${base}/engagements`, {
      supplier: 'Moorside Care',
      shown: 'The draft of lot three',
      said: 'It is too big for us',
    });
    const pack = await dev.get(`${base}/pack`);
    assert.match(pack.text, /The draft of lot three/);
    assert.doesNotMatch(pack.text, /Moorside/);
  });

  const post = (path: string, payload: string) =>
    dev.request('POST', path, {
      payload,
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost' },
    });
  const decide = (at: string, lotId: string | null) =>
    app.act(
      dev,
      async (act) => {
        const [, id] = /procurements\/([^/]+)/.exec(at)!;
        const [procurement] = await procurementsById(act.tx, [id!]);
        return decideAward(act, procurement!, {
          ...{
            lotId,
            outcome: 'awarded',
            bidderId: null,
            supplier: 'Moorside Care',
            worth: null,
            because: 'We know them',
          },
          ...{ power: 'None', decidedBy: dev.personId!, decidedOn: '2026-01-05', departsBecause: null, ground: null },
          ...{ reservedBecause: null, quality: null, value: null, integration: null, access: null, socialValue: null },
        });
      },
      caseId,
    );

  it('have one way to publish and one to award, whoever knows an older address', async () => {
    const [lot] = await app.look((tx) => lotsOf(tx, caseId));
    for (const path of [`${base}/move`, `/cases/${caseId}/lots/${lot!.id}`]) {
      assert.equal((await post(path, 'state=awarded&supplier=Moorside')).status, 404);
    }
    assert.equal((await dev.get(`${base}/award`)).hasForm(`${base}/award`), false);
    await assert.rejects(decide(base, lot!.id), { code: 'out-of-order' });
  });

  it('award a small purchase in one form, only after declaring, and never with an interest that nobody has decided on', async () => {
    const sal = await withHat(app, { dev, caseId, outcomeId: '', base: '' }, 'Sal Buyer', 'procurement');
    const small = await app.act(
      dev,
      (act) =>
        planProcurement(act, {
          ...{
            caseId,
            title: 'Two minibuses',
            regime: 'below-threshold',
            route: 'open',
            because: 'Three quotes are enough',
          },
          ...{ publishOn: null, awardOn: null, signOn: null, startOn: null },
        }),
      caseId,
    );
    const award = `/cases/${caseId}/procurements/${small}/award`;
    const decision = {
      ...{ outcome: 'awarded', supplier: 'Moorside Motors', because: 'The best of three quotes', power: 'Rule 9' },
      decidedBy: sal.personId!,
    };
    const first = await sal.submit(await sal.get(award), award, decision, 403);
    assert.match(first.text, /You have not declared your interests/);
    await app.act(sal, (act) => declareInterest(act, caseId, { interest: 'My sister works for a bidder' }), caseId);
    await sal.submit(await sal.get(award), award, decision, 403);
    const named = await dev.submit(await dev.get(award), award, decision, 422);
    assert.match(named.errors.join(), /has not been cleared or mitigated/);
    const done = await dev.submit(await dev.get(award), award, { ...decision, decidedBy: dev.personId! });
    assert.match(done.text, /Awarded to Moorside Motors.*Rule 9/);
  });

  it('cannot award past closed tenders below the thresholds either, once somebody was named to bring them in', async () => {
    const small = await app.act(
      dev,
      (act) =>
        planProcurement(act, {
          ...{ caseId, title: 'Hoists', regime: 'below-threshold', route: 'open', because: 'Few make them' },
          ...{ publishOn: null, awardOn: null, signOn: null, startOn: null },
        }),
      caseId,
    );
    const tendering = `/cases/${caseId}/tendering/${small}`;
    await dev.submit(await dev.get(tendering), `${tendering}/receivers`, { person: dev.personId! });
    const award = `/cases/${caseId}/procurements/${small}/award`;
    assert.equal((await dev.get(award)).hasForm(award), false);
    await assert.rejects(decide(award, null), { code: 'out-of-order' });
  });

  it('judge without names only as people who could not read them, or with the reason on the record', async () => {
    const judging = await aJudging(app);
    const judges = `${judging.path}/judges`;
    const sue = await withHat(app, judging, 'Sue Buyer', 'procurement');
    const ned = await withHat(app, judging, 'Ned Partner', 'partner');
    const name = async (who: Visitor, because: string, status?: number) => {
      const typed = { person: who.personId!, criterionIds: [judging.criteria.faces], because };
      return judging.dev.submit(await judging.dev.get(judging.path), judges, typed, status);
    };
    assert.match((await name(sue, 'We trust her', 422)).errors.join(), /could be judged by Ned Partner, who cannot/);
    await name(ned, '');
    assert.match((await name(sue, '', 422)).errors.join(), /Say why Sue Buyer judges nonetheless/);
    const named = await name(sue, 'Nobody else can read a rota');
    assert.match(named.text, /Sue Buyer wears the procurement hat\. Judges nonetheless, because: Nobody else/);
    for (const who of [sue, ned])
      await app.act(who, (act) => declareInterest(act, judging.caseId, { interest: null }), judging.caseId);
    const scores = `${judging.path}/tenders/${judging.tenders[0]}`;
    await ned.get(scores);
    const [council] = await app.look((tx) => organisationsNamed(tx, 'Thornmere Council'));
    const granted = { caseId: judging.caseId, personId: ned.personId!, organisationId: council!.id };
    await app.act(judging.dev, (act) => grantHat(act, { ...granted, hat: 'commissioner' }), judging.caseId);
    assert.match((await ned.get(scores, 409)).text, /to judge these tenders without names, and you could read/);
    await sue.get(scores);
  });
});
