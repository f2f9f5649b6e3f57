import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { grantHat } from '#slices/cases/index.ts';
import { proposeOutcome } from '#slices/outcomes/index.ts';
import { organisationsNamed } from '#slices/people/index.ts';
import { recordNeed } from '#slices/system/index.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { caseBy } from '#test/support/thornmere.ts';
import { chooseMechanism } from '../choose-mechanism.ts';
import { preventionOf } from './prevention-store.ts';

describe('what could be prevented', () => {
  let app: TestApp;
  let dev: Visitor;
  let caseId: string;
  let base: string;
  let needId: string;
  let mechanismId: string;
  before(async () => {
    app = await openTestApp();
    dev = await app.person('Dev Patel');
    caseId = await caseBy(app, dev);
    base = `/cases/${caseId}/prevention`;
    await app.act(
      dev,
      async (act) => {
        const outcomeId = await proposeOutcome(act, {
          caseId,
          statement: 'Nobody falls alone',
          forWhom: null,
          quotationIds: [],
        });
        const bare = {
          contribution: 'weak',
          evidence: null,
          sceptic: null,
          timeToEffect: null,
          resourceId: null,
        } as const;
        mechanismId = await chooseMechanism(act, {
          ...bare,
          caseId,
          outcomeId,
          type: 'contract',
          title: 'Classes',
          tier: 'secondary',
        });
        needId = await recordNeed(act, {
          caseId,
          statement: 'Falls',
          population: 'people over 65',
          place: null,
          needType: null,
          countedAs: 'rate',
          numerator: 1_006,
          denominator: 44_900,
          per: 100_000,
          source: null,
          observedOn: null,
          quotations: [],
        });
      },
      caseId,
    );
  });
  after(() => app.close());
  const falls = {
    event: 'falls that end in hospital',
    effectLow: '10',
    effectLikely: '24',
    effectHigh: '40',
    beginsInYear: '2',
    avoidedPenceLikely: '3,000',
    cashablePenceLow: '0',
    cashablePenceLikely: '0',
    cashablePenceHigh: '200',
    owner: 'Integrated Care Board',
    eventGroup: 'Falls at home',
    isCounted: 'yes',
  };
  const make = async (more = {}, expected = 200) => {
    const path = `${base}/new?mechanism=${mechanismId}&need=${needId}`;
    return dev.submit(await dev.get(path), `${base}/new`, { ...falls, ...more }, expected);
  };

  it('begins from a need, whose counts and interval become the baseline', async () => {
    const form = await dev.get(`${base}/new?need=${needId}&mechanism=${mechanismId}`);
    const value = (id: string) => form.document.querySelector(`#${id}`)?.getAttribute('value');
    assert.deepEqual(['populationLikely', 'baselineRiskLow', 'baselineRiskLikely', 'baselineRiskHigh'].map(value), [
      '44900',
      '21.04',
      '22.41',
      '23.83',
    ]);
    const plain = await dev.get(`${base}/new`);
    assert.match(plain.text, /Begin from a need.*2,241 per 100,000 \(2,104 to 2,383\): Falls/);
  });

  it('is worked out as ranges by year, with a curve, a table, both intervals and what must be asked', async () => {
    const page = await make();
    assert.equal(page.h1, 'What could be prevented: falls that end in hospital');
    assert.match(page.text, /About \d+ \(\d+ to \d+\) falls that end in hospital averted in 5 years/);
    assert.match(
      page.text,
      /nine in ten of 4,000 draws fall \(seed \d+\)\. With every number at its worst and at its best: 0 to [\d,]+/,
    );
    assert.equal(page.document.querySelectorAll('svg.cw-chart__picture').length, 2);
    const table = [...page.document.querySelectorAll('table')].find((one) =>
      one.textContent?.includes('Averted, worst to best'),
    )!;
    assert.equal(table.querySelectorAll('tbody tr').length, 5);
    assert.match(
      table.querySelectorAll('tbody tr')[0]!.textContent!,
      /0 \(0 to 0\)/,
      'nothing before the effect begins',
    );
    assert.match(page.text, /Could be cashed/);
    assert.match(page.text, /Open\. Nobody has answered\. If so, the effect is smaller/);
    assert.match(page.text, /given as one number/);
    assert.match(page.text, /not said, so everything possible stands/);
    const says = (text: string) => /About [\d,]+ \([^)]*\)/.exec(text)![0];
    assert.equal(says((await dev.get(page.url)).text), says(page.text), 'the same each time');
  });

  it('is refused where it would count the same events twice for the same owner, and not for another', async () => {
    const twice = await make({ owner: 'integrated care  board' }, 422);
    assert.match(
      twice.errors.join(),
      /counts these events for Integrated Care Board already\. The same event cannot be averted twice/,
    );
    assert.match(twice.answer.body, /falls that end in hospital/);
    const beside = await make({ isCounted: undefined });
    assert.match(beside.text, /Not in the case’s total/);
    const other = await make({ owner: 'Thornmere Council' });
    assert.match(other.text, /In the case’s total/);
    const path = `${beside.url}/change`;
    const changed = await dev.submit(await dev.get(path), path, { isCounted: 'yes' }, 422);
    assert.match(changed.errors.join(), /counts these events/);
    const list = await dev.get(base);
    assert.match(list.text, /Acts early: 1 way/);
    assert.match(list.text, /Integrated Care Board ?1/);
    assert.match(list.text, /Thornmere Council ?1/);
    assert.match(list.text, /Events are not added up/);
    assert.equal((await app.look((tx) => preventionOf(tx, caseId))).length, 3);
  });

  it('holds that rule when two count at once', async () => {
    const form = async () =>
      (await dev.get(`${base}/new?mechanism=${mechanismId}&need=${needId}`)).form(`${base}/new`, {
        ...falls,
        owner: 'Fire service',
      });
    const bodies = [await form(), await form()];
    const answers = await Promise.all(
      bodies.map((body) =>
        dev.request('POST', `${base}/new`, {
          payload: body.toString(),
          headers: {
            'content-type': 'application/x-www-form-urlencoded',
            origin: 'http://localhost',
            'sec-fetch-site': 'same-origin',
          },
        }),
      ),
    );
    assert.deepEqual(answers.map((answer) => answer.status).sort(), [303, 422]);
  });

  it('says beside each number what does not fit, and keeps what was typed', async () => {
    const page = await make(
      { effectLow: '50', uptakeLikely: '120', cashablePenceHigh: '9,000', event: '', eventGroup: '' },
      422,
    );
    assert.match(page.errors.join(), /Enter what it prevents/);
    const more = await make({ effectLow: '50', uptakeLikely: '120', cashablePenceHigh: '9,000', eventGroup: '' }, 422);
    assert.match(more.errors.join(' | '), /Put the three numbers in order/);
    assert.match(more.errors.join(' | '), /Enter a number from 0 to 100/);
    assert.match(more.errors.join(' | '), /No more can be cashed than is avoided/);
    assert.match(more.errors.join(' | '), /Say which events these are/);
    assert.match(more.answer.body, /value="120"/);
    assert.match((await make({ beginsInYear: '9' }, 422)).errors.join(), /Enter a number from 1 to 5/);
  });

  it('is dropped, counts no longer, and frees its events', async () => {
    const [first] = await app.look((tx) => preventionOf(tx, caseId));
    const at = `${base}/${first!.id}`;
    assert.match((await dev.submit(await dev.get(at), `${at}/drop`)).text, /Dropped/);
    assert.match((await make()).text, /In the case’s total/);
  });

  it('is not for those who may bid, nor for those without a hat', async () => {
    const [first] = await app.look((tx) => preventionOf(tx, caseId));
    const nadia = await app.person('Nadia Khan', 'Brightcare');
    await app.act(
      dev,
      async (act) => {
        const [organisation] = await organisationsNamed(act.tx, 'Thornmere Council');
        await grantHat(act, { caseId, personId: nadia.personId!, hat: 'provider', organisationId: organisation!.id });
      },
      caseId,
    );
    for (const visitor of [nadia, await app.person('Una Stranger', 'Elsewhere Council')]) {
      await visitor.get(`${base}/${first!.id}`, 404);
      assert.ok((await visitor.request('GET', base)).status >= 403);
    }
  });
});
