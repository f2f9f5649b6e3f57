import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { actStandstill, addDays } from '#engines/calendar/index.ts';
import { type Procurement, procurementsById, recordMoment } from '#slices/procurement/index.ts';
import { standstillFacts } from '#src/slices/procurement/award/standstill-facts.ts';
import { noticesComing } from '#src/slices/procurement/notices/notices-coming.ts';
import { momentsOf } from '#src/slices/procurement/order/moment-store.ts';
import { planProcurement } from '#src/slices/procurement/plan-procurement.ts';
import { beginProcedure, changeStage } from '#src/slices/procurement/procedure/draw-procedure.ts';
import { templatesFor } from '#src/slices/procurement/procedure/templates.ts';
import type { Regime, Route } from '#src/slices/procurement/procurement.ts';
import type { Answers } from '#src/slices/procurement/regime/questions.ts';
import { routeRegime } from '#src/slices/procurement/regime/route-regime.ts';
import { tenderFilesOf, tendersOf } from '#src/slices/procurement/tendering/tender-store.ts';
import { type ACase, aCase } from '#test/support/a-case.ts';
import { aJudging, declare } from '#test/support/a-judging.ts';
import { aScoredProcurement, type Scored } from '#test/support/a-scored-procurement.ts';
import { openTestApp, type TestApp } from '#test/support/client.ts';
import { published } from '#test/support/tendering.ts';

/**
 * What an experienced procurement officer looks for in the first minutes. Each holds what should be beside what should not, so that a check which
 * always says the same fails.
 */
describe('an officer who looks for the usual defects finds', () => {
  let app: TestApp;
  let one: ACase;
  before(async () => {
    app = await openTestApp();
    await app.setClock(new Date('2027-03-08T10:00:00Z'));
    one = await aCase(app);
  });
  after(() => app.close());

  const scored = (regime: Regime, title: string, more: Parameters<typeof aScoredProcurement>[2] = {}) =>
    aScoredProcurement(app, one, { regime, title, ...more });
  const record = (id: string, moment: Parameters<typeof recordMoment>[2]['moment'], more = {}) =>
    app.act(one.dev, (act) => recordMoment(act, { id }, { moment, ...more }), one.caseId);
  const plan = (regime: Regime, route: Route): Promise<Procurement> =>
    app.act(
      one.dev,
      async (act) => {
        const id = await planProcurement(act, {
          ...{ caseId: one.caseId, title: `${regime} ${route}`, regime, route, because: 'It fits' },
          ...{ publishOn: null, awardOn: null, signOn: null, startOn: null },
        });
        return (await procurementsById(act.tx, [id]))[0]!;
      },
      one.caseId,
    );
  async function award(of: Scored, worth: string): Promise<void> {
    const at = `${of.base}/award`;
    await one.dev.submit(await one.dev.get(at), at, {
      ...{ outcome: 'awarded', supplier: 'Fell Care', worth, because: 'The best tender' },
      ...{ power: 'Scheme of delegation', decidedBy: one.dev.personId! },
    });
  }
  async function sign(of: Scored, value: string): Promise<string> {
    const at = `${of.base}/award/contracts`;
    return (await one.dev.submit(await one.dev.get(at), at, { value })).text;
  }

  it('no standstill counted in calendar days, or with the holidays of England alone', async () => {
    const { id } = await scored('ordinary', 'Still');
    await record(id, 'summaries-sent');
    await record(id, 'award-notice');
    const procurement = (await app.look((tx) => procurementsById(tx, [id])))[0]!;
    const { standing } = await app.look((tx) => standstillFacts(tx, procurement));
    // From Monday 8 March 2027: two weekends, and Saint Patrick’s Day, which is a holiday in Northern Ireland alone.
    assert.equal(standing!.ends, '2027-03-18');
    assert.notEqual(standing!.ends, addDays('2027-03-08', 7), 'calendar days');
    assert.notEqual(standing!.ends, '2027-03-17', 'holidays of England');
    assert.equal(actStandstill('2027-02-01').ends, '2027-02-10', 'eight working days where no holiday is among them');
    assert.equal(actStandstill('2027-07-05').ends, '2027-07-15', 'the twelfth of July');
    assert.equal(actStandstill('2027-11-22').ends, '2027-12-02', 'the last of November is a holiday in Scotland');
  });

  it('no light touch contract that has thirty days for its details notice', async () => {
    const [light, ordinary] = [await scored('light-touch', 'Care'), await scored('ordinary', 'Paper')];
    for (const each of [light, ordinary]) await award(each, '600,000');
    assert.match(await sign(light, '600,000'), /Contract details notice ?Monday 5 July 2027/);
    assert.match(await sign(ordinary, '600,000'), /Contract details notice ?Tuesday 6 April 2027/);
  });

  it('no performance indicator demanded of a light touch contract, however large', async () => {
    const says: Record<string, string> = {};
    for (const regime of ['light-touch', 'ordinary'] as const) {
      const of = await scored(regime, `Large ${regime}`);
      await award(of, '6,000,000');
      const to = `${of.base}/agreement`;
      says[regime] = (await one.dev.submit(await one.dev.get(to), to)).text;
    }
    assert.match(says['light-touch']!, /The law asks for none here/);
    assert.match(says.ordinary!, /at least three performance indicators/);
  });

  it('no contract award notice after the contract was signed, whatever anybody advises', async () => {
    const late = await scored('ordinary', 'Late');
    await record(late.id, 'summaries-sent');
    await record(late.id, 'signed', { advice: 'Counsel said so' });
    await assert.rejects(record(late.id, 'award-notice', { advice: 'Counsel said so' }), { code: 'out-of-order' });
    const right = await scored('ordinary', 'In order');
    await record(right.id, 'summaries-sent');
    await record(right.id, 'award-notice');
    assert.ok(
      (await record(right.id, 'signed')).some((line) => /standstill/.test(line)),
      'and signing early is said',
    );
  });

  it('no contract award notice before assessment summaries that is let pass in silence', async () => {
    const bare = await scored('ordinary', 'Bare');
    assert.match((await record(bare.id, 'award-notice')).join('; '), /assessment summary.*section 50\(3\)/);
    const [kept] = (await app.look((tx) => momentsOf(tx, bare.id))).filter(({ moment }) => moment === 'award-notice');
    assert.deepEqual(kept!.outOfOrder, ['summaries-sent'], 'it stays on the record');
    const whole = await scored('ordinary', 'Whole');
    await record(whole.id, 'summaries-sent');
    assert.deepEqual(await record(whole.id, 'award-notice'), []);
    // And nobody says that summaries were sent while somebody who was assessed has none.
    const untold = await scored('ordinary', 'Untold', { bidders: [{ name: 'Bay Care', points: 7_000 }] });
    await assert.rejects(record(untold.id, 'summaries-sent', { advice: 'Counsel' }), { code: 'out-of-order' });
  });

  it('no stage that keeps bidders out beforehand in services below the threshold', async () => {
    const stage = { position: 0, how: 'add', kind: 'conditions', announced: false, nobodyLost: false } as const;
    const draw = async (regime: Regime, route: Route) => {
      const procurement = await plan(regime, route);
      const [template] = templatesFor(procurement);
      await app.act(
        one.dev,
        (act) => beginProcedure(act, procurement, { template: template!.name, version: 0 } as never),
        one.caseId,
      );
      return app.act(
        one.dev,
        (act) =>
          changeStage(act, procurement, {
            ...{ from: null, until: null, asks: null, who: null, questions: null, words: null, documents: null },
            ...{ meetings: null, hoursLow: null, hoursHigh: null, hoursSource: null, rule: null, least: null },
            ...{ ...stage, version: 1 },
          } as never),
        one.caseId,
      );
    };
    await assert.rejects(draw('below-threshold', 'open'), (error: { errors?: Record<string, string> }) =>
      /section 85/.test(JSON.stringify(error.errors)),
    );
    await draw('ordinary', 'competitive-flexible');
  });

  it('no evaluator who sees what another gave before both have locked', async () => {
    const judging = await aJudging(app);
    for (const who of [judging.amara, judging.pat]) await declare(app, who, judging.caseId);
    const { faces, rounds } = judging.criteria;
    const give = async (who: typeof judging.amara, says: string) => {
      for (const tender of judging.tenders) {
        const at = `${judging.path}/tenders/${tender}`;
        await who.submit(await who.get(at), at, {
          ...{ [`score-${faces}`]: '4', [`reason-${faces}`]: `${says}: four carers a round in ${tender}` },
          ...{ [`score-${rounds}`]: '3', [`reason-${rounds}`]: `${says}: the map of rounds in ${tender}` },
        });
      }
      await who.submit(await who.get(judging.path), `${judging.path}/locks`, { criterionIds: [faces, rounds] });
    };
    const seen = async () => (await judging.dev.get(`${judging.path}/settled/${faces}`)).text;
    await give(judging.amara, 'Heliotrope');
    for (const who of [judging.pat, judging.dev])
      for (const path of ['', `/tenders/${judging.tenders[0]}`, `/questions/${faces}`, `/settled/${faces}`])
        assert.doesNotMatch((await who.request('GET', judging.path + path)).body, /Heliotrope/, path);
    await give(judging.pat, 'Periwinkle');
    assert.match(await seen(), /Heliotrope/);
  });

  it('no price that can be read with quality', async () => {
    const bought = await published(app, { title: 'Sealed prices' });
    await bought.bringIn({ 'Bay Care': '01/03/2027 09:00' }, () => ({
      ...{ quality: 'Rounds on foot', price: 'hour,23.40', file: 'offer' },
    }));
    await bought.open();
    const tenders = await app.look((tx) => tendersOf(tx, bought.id));
    const files = await app.look((tx) =>
      tenderFilesOf(
        tx,
        tenders.map(({ id }) => id),
      ),
    );
    const fetch = (part: string) =>
      bought.dev.request('GET', `${bought.caseBase}/tender-files/${files.find((file) => file.part === part)!.id}`);
    assert.match((await fetch('quality')).body, /Rounds on foot/);
    const price = await fetch('price');
    assert.deepEqual([price.status, price.body.includes('23.40')], [404, false]);
    await app.act(
      bought.dev,
      (act) => recordMoment(act, { id: bought.id }, { moment: 'quality-locked' }),
      bought.caseId,
    );
    assert.equal((await fetch('price')).status, 404, 'not before two people open prices either');
    await app.act(bought.dev, (act) => recordMoment(act, { id: bought.id }, { moment: 'price-opened' }), bought.caseId);
    assert.match((await fetch('price')).body, /23\.40/);
  });

  it('no value without tax compared with a threshold', () => {
    const answers = (valuePence: number, vat: 'excluding' | 'including'): Answers => ({
      ...{ on: '2026-11-29', nation: 'england', deal: 'buy', buyer: 'council', health: 'no', exempt: 'none' },
      ...{ kind: 'goods-services', concession: 'no', way: 'open', reserved: 'no', valuePence, vat, rate: '20' },
    });
    const outcome = (pounds: number, vat: 'excluding' | 'including') => {
      const routed = routeRegime(answers(pounds * 100, vat));
      return routed.kind === 'answer' ? routed.outcome : routed.kind;
    };
    // £207,720 with tax is the threshold of 2026 and 2027; £180,000 without it is £216,000 with it.
    assert.equal(outcome(180_000, 'excluding'), 'ordinary');
    assert.equal(outcome(180_000, 'including'), 'below-threshold');
    assert.equal(outcome(207_720, 'including'), 'ordinary');
  });

  it('no contract that runs out without a notice, and without being told of it before', async () => {
    const of = await scored('light-touch', 'Runs out');
    await award(of, '600,000');
    const at = `${of.base}/award/contracts`;
    await one.dev.submit(await one.dev.get(at), at, {
      ...{ value: '600,000', 'startsOn-day': '1', 'startsOn-month': '4', 'startsOn-year': '2027' },
      ...{ 'endsOn-day': '31', 'endsOn-month': '3', 'endsOn-year': '2029' },
    });
    const due = (await app.look((tx) => noticesComing(tx, '2028-12-01', '2029-12-31', [one.caseId])))
      .filter(({ procurementId, code }) => procurementId === of.id && code === 'UK11')
      .map(({ on, title }) => `${on} ${title}`);
    assert.deepEqual(due, ['2028-12-31 The contract runs out in 90 days', '2029-04-29 Contract termination notice']);
  });
});
