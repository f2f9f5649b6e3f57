import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { linksOf } from '#platform/links/index.ts';
import { writeRequirement } from '#slices/plan/index.ts';
import { type ACase, aCase } from '#test/support/a-case.ts';
import { aScoredProcurement, type Scored } from '#test/support/a-scored-procurement.ts';
import { openTestApp, type TestApp } from '#test/support/client.ts';
import type { Page } from '#test/support/page.ts';
import { withHat } from '#test/support/with-hat.ts';
import { agreementsOf } from '../agreement-store.ts';
import { obligationsOf } from '../obligation-store.ts';
import { proposalsIn } from './from-award-store.ts';

describe('an agreement from an award', () => {
  let app: TestApp;
  let one: ACase;
  let requirementId: string;
  before(async () => {
    app = await openTestApp();
    one = await aCase(app);
  });
  after(() => app.close());

  async function awarded(regime: 'ordinary' | 'light-touch', title: string, worth: string): Promise<Scored> {
    const scored = await aScoredProcurement(app, one, {
      regime,
      title,
      lots: [{ title: `${title} round`, requirementIds: [requirementId] }],
    });
    const award = `${scored.base}/award`;
    await one.dev.submit(await one.dev.get(award), award, {
      outcome: 'awarded',
      supplier: 'Fell Care',
      worth,
      because: 'The best tender',
      power: 'Scheme of delegation',
      decidedBy: one.dev.personId!,
      lotId: scored.lotIds[0]!,
    });
    return scored;
  }
  const draft = async (scored: Scored): Promise<Page> => {
    const to = `${scored.base}/agreement`;
    return one.dev.submit(await one.dev.get(to), to);
  };

  it('brings its supplier, its buyer, its value and each promise, criterion and requirement', async () => {
    requirementId = await app.act(
      one.dev,
      (act) =>
        writeRequirement(act, {
          caseId: one.caseId,
          type: 'output',
          title: 'Start of visits',
          words: 'Visits begin within seven days',
          test: null,
          outcomeId: one.outcomeId,
          needId: null,
          legalDuty: null,
          organisational: null,
          mechanismId: null,
          measureId: null,
          paymentDepends: false,
        }),
      one.caseId,
    );
    const scored = await awarded('ordinary', 'Home care', '6,000,000');
    const award = `${scored.base}/award`;
    await one.dev.submit(await one.dev.get(award), `${award}/promises`, {
      type: 'social-value',
      words: 'Two apprentices from Fell each year',
      standsIn: 'Method statement 4',
    });
    const page = await draft(scored);
    assert.match(page.text, /3 things wait/);
    assert.match(page.text, /1\. Two apprentices from Fell each year Promised in the tender Social value/);
    assert.match(page.text, /Works as its tender says under “How visits are kept”.*Criterion: How visits are kept/);
    assert.match(page.text, /Visits begin within seven days A requirement of the lot/);
    assert.doesNotMatch(page.text, /under “Price”/);
    const [agreement] = await app.look((tx) => agreementsOf(tx, one.caseId));
    assert.deepEqual(agreement!.parties.map(({ name, role }) => `${name} ${role}`).toSorted(), [
      'Fell Care provider',
      'Thornmere Council commissioner',
    ]);
    assert.equal(agreement!.valuePence, 600_000_000);
    assert.equal(agreement!.lotId, scored.lotIds[0]);
    assert.match((await one.dev.get(`${scored.base}/agreement`)).text, /What was promised, and what of it is owed/);
    const partner = await withHat(app, one, 'Pat Partner', 'partner');
    await partner.get(`${scored.base}/agreement`, 403);
  });

  it('owes what a person confirms, in other words only with a reason, and leaves nothing out without one', async () => {
    const [agreement] = await app.look((tx) => agreementsOf(tx, one.caseId));
    const base = `${one.base}/agreements/${agreement!.id}/from-award`;
    const [promise, criterion, requirement] = await app.look((tx) => proposalsIn(tx, agreement!.id));
    const of = (id: string) => ({ proposalId: id });
    const old = await one.dev.get(base);
    const silent = await one.dev.submit(
      await one.dev.get(base),
      base,
      { ...of(criterion!.id), decision: 'left-out' },
      422,
    );
    assert.deepEqual(silent.errors, ['Say why']);
    await one.dev.submit(silent, base, {
      ...of(criterion!.id),
      decision: 'left-out',
      because: 'The promise says it better',
    });
    await one.dev.submit(await one.dev.get(base), base, {
      ...of(promise!.id),
      decision: 'changed',
      words: 'Two apprentices from Fell each year, named to us by March',
      because: 'So that we can look',
      measure: 'Apprentices who stayed a year',
    });
    const rest = await one.dev.submit(await one.dev.get(base), `${base}/all`);
    assert.match(rest.text, /1 promise is owed now/);
    assert.match(rest.text, /Everything has been decided on/);
    const owed = await app.look((tx) => obligationsOf(tx, one.caseId));
    assert.deepEqual(owed.map(({ words, owedBy }) => `${owedBy}: ${words}`).sort(), [
      'Fell Care: Two apprentices from Fell each year, named to us by March',
      'Fell Care: Visits begin within seven days',
    ]);
    const traced = owed.find(({ requirementIds }) => requirementIds.includes(requirement!.requirementId!))!;
    const links = await app.look((tx) => linksOf(tx, { kind: 'obligation', id: traced.id }));
    assert.deepEqual(links.map(({ to }) => to.kind).sort(), ['agreement', 'lot', 'requirement']);
    assert.equal(owed.find(({ words }) => words.startsWith('Two'))!.measureIds.length, 1);
    await one.dev.submit(old, base, { ...of(criterion!.id), decision: 'kept' }, 409);
  });

  it('above five million pounds asks for three indicators or the reason, and for the three that matter most', async () => {
    const [agreement] = await app.look((tx) => agreementsOf(tx, one.caseId));
    const base = `${one.base}/agreements/${agreement!.id}/from-award`;
    let page = await one.dev.get(base);
    assert.match(page.text, /Set 3 more, or say why performance cannot be assessed/);
    assert.match(page.text, /Good, Approaching target, Requires improvement, Inadequate, Other/);
    for (const [at, name] of ['Visits kept', 'Missed calls', 'Apprentices'].entries())
      page = await one.dev.submit(await one.dev.get(base), `${base}/indicators`, {
        name,
        target: '95%',
        ...(at < 2 ? { material: 'yes' } : {}),
      });
    assert.match(page.text, /Mark the three that matter most/);
    page = await one.dev.submit(await one.dev.get(base), `${base}/indicators`, {
      name: 'Staff kept',
      target: '80%',
      material: 'yes',
    });
    assert.doesNotMatch(page.text, /Missing/);
    const fourth = await one.dev.submit(
      page,
      `${base}/indicators`,
      { name: 'Noise', target: '1', material: 'yes' },
      422,
    );
    assert.deepEqual(fourth.errors, ['Three are marked already']);
  });

  it('demands no indicator on the light touch, however large, and drafts one agreement an award', async () => {
    const scored = await awarded('light-touch', 'Day care', '9,000,000');
    const page = await draft(scored);
    assert.match(page.text, /The law asks for none here/);
    assert.doesNotMatch(page.text, /Missing|Say why there are none/);
    const to = `${scored.base}/agreement`;
    assert.ok(!(await one.dev.get(to)).hasForm(to));
  });
});
