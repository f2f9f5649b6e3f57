import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { decideInterest, declarationsOf, declareInterest, takeOffHat } from '#slices/cases/index.ts';
import { giveVoice, writeRequirement } from '#slices/plan/index.ts';
import { type ACase, aCase } from '#test/support/a-case.ts';
import { type AProcurement, aProcurement, publish } from '#test/support/a-procurement.ts';
import { openTestApp, type TestApp } from '#test/support/client.ts';
import { withHat } from '#test/support/with-hat.ts';
import { briefsById } from '../brief/brief-store.ts';
import { keepBrief, openBrief } from '../brief/keep-brief.ts';
import { addNote } from '../brief/propose-idea.ts';
import { criteriaTreeOf } from '../criteria/criteria-store.ts';
import { drawLot } from '../draw-lot.ts';
import { momentsOf } from '../order/moment-store.ts';
import { procurementsById } from '../procurement-store.ts';
import { recordEngagement } from '../record-gate.ts';
import { openSounding } from '../sounding/open-sounding.ts';
import { missingFromPack, packEntry } from './engagement.ts';
import { engagementOf } from './gather-engagement.ts';

describe('who shaped a procurement and who saw what', () => {
  let app: TestApp;
  let one: ACase;
  let bought: AProcurement;
  let first: AProcurement;
  let talks: string;
  before(async () => {
    app = await openTestApp();
    await app.setClock(new Date('2026-03-02T09:00:00Z'));
    one = await aCase(app);
    first = await aProcurement(app, one, { regime: 'light-touch', route: 'open' });
    bought = await aProcurement(app, one, { regime: 'light-touch', route: 'competitive-flexible' });
    talks = `${one.base}/supplier-talks`;
  });
  after(() => app.close());

  it('is noted in a moment, from the case, before anything is bought', async () => {
    const page = await one.dev.get(talks);
    const kept = await one.dev.submit(page, talks, {
      supplier: 'Moorside Care',
      shown: 'The draft of clause 7',
      said: 'We could not staff it',
    });
    assert.match(kept.text, /noted, and in every bidder’s pack.*Moorside Care: The draft of clause 7/);
    const future = await one.dev.submit(
      await one.dev.get(talks),
      talks,
      { supplier: 'X', shown: 'Y', 'happenedOn-day': '1', 'happenedOn-month': '1', 'happenedOn-year': '2999' },
      422,
    );
    assert.deepEqual(future.errors, ['The day cannot be in the future']);
    assert.match((await one.dev.get(`${bought.base}/fairness`)).text, /By supplier.*Moorside Care/);
  });

  it('is gathered from soundings, briefs, other procurements, requirements and hats; the pack holds every one of it and no name', async () => {
    const provider = await withHat(app, one, 'Bay Care', 'provider');
    await app.act(
      one.dev,
      async (act) => {
        const [old] = await procurementsById(act.tx, [first.id]);
        const [now] = await procurementsById(act.tx, [bought.id]);
        await recordEngagement(act, old!, {
          happenedOn: '2026-01-05',
          supplier: 'Fell Homes',
          shown: 'The old price list',
          said: 'It is from 2019',
        });
        const lot = {
          because: 'One round of streets',
          zone: null,
          value: null,
          mostLots: null,
          leavesBehind: null,
          requirementIds: [],
        };
        await drawLot(act, now!, { ...lot, title: 'Harbour' });
        await openSounding(act, now!, { closesOn: '2026-05-01', words: 'We mean to pay by the hour', typed: {} });
        const briefId = await keepBrief(act, {
          caseId: one.caseId,
          outcomeId: null,
          title: 'Evenings',
          problem: 'Nobody comes after six',
          known: null,
          limits: null,
          offer: null,
          budget: null,
        });
        const [draft] = await briefsById(act.tx, [briefId]);
        await openBrief(act, draft!, { closesOn: '2026-12-01', version: draft!.version });
        const [brief] = await briefsById(act.tx, [briefId]);
        await addNote(act, brief!, { question: 'Weekends too?', answer: 'Weekends too' });
        const requirementId = await writeRequirement(act, {
          caseId: one.caseId,
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
        });
        await giveVoice(act, { caseId: one.caseId, subjectKind: 'requirement', subjectId: requirementId }, {
          voice: 'provider',
          saidBy: 'Sea Care',
          note: 'A week is too short for us',
        } as Parameters<typeof giveVoice>[2]);
      },
      one.caseId,
    );
    const entries = await app.look((tx) => engagementOf(tx, { id: bought.id, caseId: one.caseId }));
    const sources = new Set(entries.map(({ source }) => source));
    for (const wanted of ['engagement', 'talk', 'sounding', 'brief', 'requirement', 'on-the-case'] as const)
      assert.ok(sources.has(wanted), wanted);
    assert.deepEqual(missingFromPack(entries, entries.map(packEntry)), []);
    const pack = await one.dev.get(`${bought.base}/pack`);
    for (const words of [
      'The draft of clause 7',
      'We could not staff it',
      'The old price list',
      'We mean to pay by the hour',
      'A week is too short for us',
      'Hours move within the week',
      'Nobody comes after six',
      'Weekends too',
      'Somebody with the hat',
    ])
      assert.ok(pack.text.includes(words), words);
    for (const name of ['Moorside', 'Fell Homes', 'Bay Care', 'Sea Care']) assert.ok(!pack.text.includes(name), name);
    await app.act(
      one.dev,
      (act) =>
        takeOffHat(act, { id: one.caseId } as never, {
          personId: provider.personId!,
          hat: 'provider',
          stillWorking: 2,
        }),
      one.caseId,
    );
    assert.match(
      (await one.dev.get(`${bought.base}/pack`)).text,
      /could read the open pages of the case from/,
      'a hat that was taken off is not forgotten',
    );
  });

  it('is kept as versions of the pack, with what is new since, and nothing twice', async () => {
    const page = await one.dev.get(`${bought.base}/fairness`);
    const made = await one.dev.submit(page, `${bought.base}/pack/versions`, {});
    assert.match(made.text, /Version 1 of the pack is kept/);
    const same = await one.dev.submit(
      await one.dev.get(`${bought.base}/fairness`),
      `${bought.base}/pack/versions`,
      {},
      422,
    );
    assert.match(same.errors.join(), /Nothing is new since the last version/);
    await one.dev.submit(await one.dev.get(talks), talks, {
      supplier: 'Moorside Care',
      shown: 'The date of the start',
    });
    assert.match((await one.dev.get(`${bought.base}/pack`)).text, /The date of the start New since version 1/);
    await one.dev.submit(page, `${bought.base}/pack/versions`, { _once: undefined }, 409);
    await publish(app, one, bought.id);
    const anybody = await app.guest().get(`/public/procurements/${bought.id}/pack`);
    assert.match(anybody.text, /The draft of clause 7.*The date of the start/);
    assert.doesNotMatch(anybody.text, /Moorside|Fell Homes/);
  });
});

describe('the conflicts assessment', () => {
  let app: TestApp;
  let one: ACase;
  let bought: AProcurement;
  let here: string;
  before(async () => {
    app = await openTestApp();
    one = await aCase(app);
    bought = await aProcurement(app, one, { regime: 'ordinary', route: 'open' });
    here = `${bought.base}/conflicts`;
  });
  after(() => app.close());

  it('names everybody who influences, and whoever has not declared takes no part and cannot confirm it', async () => {
    await withHat(app, one, 'Priya Rao', 'procurement');
    const page = await one.dev.get(here);
    assert.match(page.text, /Dev Patel.*Has not declared\s*Takes no part/);
    assert.match(page.text, /Priya Rao.*2 people take no part/);
    assert.match(
      (await one.dev.submit(page, `${here}/confirmed`, { confirmedFor: 'tender-notice' }, 403)).text,
      /not declared your interests/,
    );
    await app.act(
      one.dev,
      (act) => declareInterest(act, one.caseId, { interest: 'My sister works for a bidder' }),
      one.caseId,
    );
    await one.dev.submit(await one.dev.get(here), `${here}/confirmed`, { confirmedFor: 'tender-notice' }, 403);
    assert.deepEqual(await app.look((tx) => momentsOf(tx, bought.id)), []);
  });

  it('is written about by others, never by oneself, with steps where it is mitigated', async () => {
    const [mine] = await app.look((tx) => declarationsOf(tx, one.caseId));
    const priya = await withHat(app, one, 'Sam Lee', 'commissioner');
    await app.act(
      priya,
      (act) =>
        decideInterest(act, mine!, {
          declaration: mine!.id,
          state: 'mitigated',
          because: 'She is not in that team',
          version: mine!.version,
        }),
      one.caseId,
    );
    assert.match((await one.dev.get(here)).text, /it is mitigated, and no step is written/);
    const form = await one.dev.get(here);
    assert.ok(
      ![...form.document.querySelectorAll('input[name=person]')].some(
        (input) => input.getAttribute('value') === one.dev.personId,
      ),
    );
    await one.dev.submit(
      form,
      `${here}/people`,
      { person: one.dev.personId!, steps: 'None needed', version: '0' },
      403,
    );
    const kept = await priya.submit(await priya.get(here), `${here}/people`, {
      person: one.dev.personId!,
      perceived: 'A sister at a bidder',
      steps: 'Does not judge that bidder',
      'reviewOn-day': '1',
      'reviewOn-month': '2',
      'reviewOn-year': '2020',
    });
    assert.match(kept.text, /Does not judge that bidder.*the day to look at it again has gone/);
  });

  it('takes others by name: a minister, an adviser; a decision on them has its reason', async () => {
    const add = async (fields: Record<string, string>, status = 200) =>
      one.dev.submit(await one.dev.get(here), `${here}/people`, { person: '', version: '0', ...fields }, status);
    assert.deepEqual((await add({ name: 'Cllr Ada Holt' }, 422)).errors, [
      'Enter in which role: a councillor, an adviser',
    ]);
    assert.deepEqual(
      (await add({ name: 'Cllr Ada Holt', role: 'Cabinet member', state: 'mitigated', interest: 'Owns shares' }, 422))
        .errors,
      ['Enter the reason for what was decided'],
    );
    const kept = await add({
      name: 'Cllr Ada Holt',
      role: 'Cabinet member',
      state: 'excluded',
      interest: 'Owns shares',
      because: 'They are many',
    });
    assert.match(
      kept.text,
      /Cllr Ada Holt\s*Cabinet member\s*Excluded: Owns shares\s*Because: They are many\s*Takes no part/,
    );
    await add({ name: 'cllr ada holt', role: 'Again' }, 409);
  });

  it('is confirmed for each notice as it read then; the first time that is recorded', async () => {
    const confirm = async (confirmedFor: string) =>
      one.dev.submit(await one.dev.get(here), `${here}/confirmed`, { confirmedFor });
    assert.match((await confirm('tender-notice')).text, /Version 1: The tender notice, Dev Patel/);
    assert.deepEqual(
      (await app.look((tx) => momentsOf(tx, bought.id))).map(({ moment }) => moment),
      ['conflicts-assessed'],
    );
    assert.match((await confirm('details-notice')).text, /Version 2: The contract details notice/);
    assert.equal((await app.look((tx) => momentsOf(tx, bought.id))).length, 1);
  });

  it('shows what people declared to those who decide and to the auditor, and to nobody else', async () => {
    const partner = await withHat(app, one, 'Pat Partner', 'partner');
    const auditor = await withHat(app, one, 'Al Auditor', 'auditor');
    assert.match((await auditor.get(here)).text, /My sister works for a bidder/);
    const seen = await partner.get(here);
    assert.doesNotMatch(seen.answer.body, /My sister|Owns shares|They are many|not in that team/);
    assert.match(seen.text, /Mitigated/);
    assert.ok(!seen.hasForm(`${here}/confirmed`));
    await (await withHat(app, one, 'Moorside', 'provider')).get(here, 404);
  });

  it('finds by itself whoever judges, draws criteria, writes documents or talks with suppliers, and lets none of them before they declared', async () => {
    const other = await aProcurement(app, one, { regime: 'ordinary', route: 'open' });
    const at = `${other.base}/conflicts`;
    const rose = await withHat(app, one, 'Rose Levy', 'community');
    const cara = await withHat(app, one, 'Cara Writer', 'procurement');
    const sam = await withHat(app, one, 'Sam Second', 'commissioner');
    assert.doesNotMatch((await sam.get(at)).text, /Rose Levy/);
    const criterion = { type: 'quality', name: 'As residents see it', weight: '60', judgedBy: 'residents' };
    const add = async (status: number) =>
      cara.submit(await cara.get(`${other.base}/criteria`), `${other.base}/criteria/add`, criterion, status);
    const quick = async (status: number) =>
      cara.submit(await cara.get(other.base), `${other.base}/criteria`, { criteria: 'Quality 60\nPrice 40' }, status);
    const issue = async (status: number) => {
      const path = `${other.base}/documents`;
      return cara.submit(await cara.get(path), `${path}/issues`, {}, status);
    };
    for (const attempt of [add, quick, issue]) assert.match((await attempt(403)).text, /not declared your interests/);
    const declare = (interest: string | null) =>
      app.act(cara, (act) => declareInterest(act, one.caseId, { interest }), one.caseId);
    await declare('I own shares in a bidder');
    for (const attempt of [add, quick, issue]) assert.match((await attempt(403)).text, /not been cleared or mitigated/);
    await declare(null);
    await add(200);
    await issue(200);
    const [found] = await app.look((tx) => criteriaTreeOf(tx, other.id));
    await app.act(sam, (act) => declareInterest(act, one.caseId, { interest: null }), one.caseId);
    const judging = `/cases/${one.caseId}/evaluations/${other.id}`;
    const named = { person: rose.personId!, criterionIds: found!.id };
    await sam.submit(await sam.get(judging), `${judging}/judges`, named);
    await sam.submit(await sam.get(other.base), `${other.base}/engagements`, {
      supplier: 'Moorside Care',
      shown: 'The draft',
    });
    const page = (await sam.get(at)).text;
    assert.match(page, /Rose Levy\s*Community, judges tenders\s*Has not declared\s*Takes no part/);
    assert.match(page, /Cara Writer\s*[^.]*draws criteria, writes documents/);
    assert.match(page, /Sam Second\s*[^.]*talks with suppliers/);
    assert.doesNotMatch(
      (await sam.get(here)).text,
      /Rose Levy/,
      'whoever does nothing on another procurement is not on its list',
    );
  });
});
