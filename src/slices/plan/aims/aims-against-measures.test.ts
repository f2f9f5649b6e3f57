import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { grantHat } from '#slices/cases/index.ts';
import { addMeasure } from '#slices/measures/index.ts';
import { aimsOf } from '#slices/outcomes/index.ts';
import { organisationsNamed } from '#slices/people/index.ts';
import { type ACase, aCase } from '#test/support/a-case.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { writeRequirement } from '../write-requirement.ts';

describe('aims against measures', () => {
  let app: TestApp;
  let one: ACase;
  let carers: Visitor[];
  let provider: Visitor;
  let measure: string;
  let requirement: string;
  let path: string;
  before(async () => {
    app = await openTestApp();
    one = await aCase(app);
    path = `${one.base}/aims-and-measures`;
    provider = await app.person('Pat Lowe', 'Moorside Care');
    carers = [];
    for (let index = 0; index < 5; index += 1) carers.push(await app.person(`Carer ${index}`, null));
    await app.act(
      one.dev,
      async (act) => {
        const { caseId, outcomeId } = one;
        const organisationId = (await organisationsNamed(act.tx, 'Thornmere Council'))[0]!.id;
        for (const carer of carers)
          await grantHat(act, { caseId, personId: carer.personId!, hat: 'practitioner', organisationId });
        await grantHat(act, { caseId, personId: provider.personId!, hat: 'provider', organisationId });
        measure = await addMeasure(act, { caseId, name: 'Minutes delivered', kind: 'percentage', improvement: 'up' });
        requirement = await writeRequirement(act, {
          caseId,
          outcomeId,
          type: 'process',
          title: 'On time',
          words: 'Within 15 minutes.',
          test: null,
          needId: null,
          legalDuty: null,
          organisational: null,
          mechanismId: null,
          measureId: null,
          paymentDepends: false,
        });
      },
      one.caseId,
    );
  });
  after(() => app.close());
  const aims = 'aims';
  const say = async (who: Visitor, wants: string) =>
    who.submit(await who.get(`${one.base}/${aims}`), `${one.base}/${aims}`, {
      wants,
      theme: 'time',
      saidAs: 'anonymous',
      mayShow: 'yes',
    });
  const idOf = async (wants: string) =>
    (await app.look((tx) => aimsOf(tx, one.caseId))).find((aim) => aim.wants === wants)!.id;
  const put = async (who: Visitor, fields: Record<string, string>, expected = 200) =>
    who.submit(await who.get(path), `${path}/clashes`, fields, expected);

  it('offers no aim that is kept back, and takes none by its id', async () => {
    for (const [index, carer] of carers.slice(0, 4).entries()) await say(carer, `Secret wish ${index}`);
    const page = await one.dev.get(path);
    assert.doesNotMatch(page.text, /Secret wish/);
    assert.match(page.text, /No aim may be read here yet/);
    assert.equal(page.document.querySelectorAll(`form[action="${path}/clashes"]`).length, 0);
    await say(carers[4]!, 'Secret wish 4');
    const form = (await one.dev.get(path)).form(`${path}/clashes`, { measure, pulls: 'x' });
    const own = await carers[0]!.get(`${one.base}/${aims}`);
    const mine = own.document.querySelector('input[name=aim]')!.getAttribute('value')!;
    await carers[0]!.submit(own, `${one.base}/${aims}/taking-back`, { aim: mine });
    form.set('aim', await idOf('Secret wish 1'));
    const answer = await one.dev.request('POST', `${path}/clashes`, {
      payload: form.toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost' },
    });
    assert.equal(answer.status, 422);
    assert.doesNotMatch(answer.body, /Secret wish/);
    await say(carers[0]!, 'Secret wish 0');
  });

  it('is put by hand, about a measure or a requirement, one of the two', async () => {
    const aim = await idOf('Secret wish 2');
    const slip = await put(carers[1]!, { aim, pulls: '', why: 'x' }, 422);
    assert.deepEqual(slip.errors, ['Say what pulls against the aim']);
    const both = await put(carers[1]!, { aim, measure, requirement, pulls: 'x' }, 422);
    assert.deepEqual(both.errors, ['Choose a measure or a requirement, one of the two']);
    const page = await put(carers[1]!, { aim, measure, pulls: 'It counts minutes', why: 'Tea takes longer' });
    assert.match(page.text, /not answered yet ?It counts minutes/);
    assert.match(page.text, /“Secret wish 2”/);
    await put(one.dev, { aim, requirement, pulls: 'The clock rules', why: '' });
  });

  it('keeps no name of somebody who does the work beside words without a name: not in the row, nor in the audit', async () => {
    const { rows } = await app.look((tx) =>
      sql<{
        found: number;
      }>`select (select count(*) from aim_clashes c where c::text like ${`%${carers[1]!.personId}%`})::int
        + (select count(*) from audit_entries where object_kind = 'clash' and actor_id = ${carers[1]!.personId})::int
        + (select count(*) from bead_versions where object_kind = 'clash' and (actor_id = ${carers[1]!.personId} or words like '%Secret%' or words like '%Tea%'))::int as found`.execute(
        tx,
      ),
    );
    assert.equal(rows[0]!.found, 0);
    assert.doesNotMatch((await one.dev.get(path)).text, /Carer 1/);
  });

  it('is shown on what pulls, on the clause, and as a loose end; a provider sees none of it', async () => {
    assert.match(
      (await one.dev.get(`${one.base}/requirements/${requirement}`)).text,
      /What it pulls against.*The clock rules/,
    );
    assert.match((await one.dev.get(`${one.base}/measures/${measure}`)).text, /Pull against an aim/);
    assert.match((await one.dev.get(`${one.base}/loose`)).text, /Nobody has answered it yet/);
    assert.equal((await provider.request('GET', path)).status, 403);
    const shared = await provider.request('GET', `${one.base}/measures/${measure}`);
    assert.doesNotMatch(shared.body, /counts minutes/);
  });

  it('is answered by what was changed, which has to be so, or by why it is kept', async () => {
    const page = await one.dev.get(path);
    const [clock] = [...page.document.querySelectorAll('section[id^="clash-"]')].filter((section) =>
      section.textContent!.includes('The clock rules'),
    );
    const action = clock!.querySelector('form')!.getAttribute('action')!;
    const untrue = await one.dev.submit(page, action, { does: 'changed', answer: 'We changed it' }, 422);
    assert.deepEqual(untrue.errors, ['The requirement is as it was. Change it first, or say why it is kept.']);
    const item = `${one.base}/requirements/${requirement}`;
    await one.dev.submit(await one.dev.get(item), item, { words: 'When it suits both.' });
    const answered = await one.dev.submit(await one.dev.get(path), action, {
      does: 'changed',
      answer: 'It says when it suits',
    });
    assert.match(answered.text, /Changed: It says when it suits Dev Patel/);
    assert.match((await one.dev.get(item)).text, /Changed: It says when it suits/);
    assert.equal((await carers[0]!.get(path)).document.querySelectorAll('section form').length, 0);
  });

  it('loses the aim’s words and the reason when the aim may no longer be shown', async () => {
    const own = await carers[3]!.get(`${one.base}/${aims}`);
    const mine = own.document.querySelector('input[name=aim]')!.getAttribute('value')!;
    await carers[3]!.submit(own, `${one.base}/${aims}/taking-back`, { aim: mine });
    const page = await one.dev.get(path);
    assert.match(page.text, /It counts minutes The words of the aim are kept back or were taken back/);
    assert.doesNotMatch(page.text, /Secret wish|Tea takes longer/);
    await say(carers[3]!, 'Secret wish 3');
    assert.match((await one.dev.get(path)).text, /Tea takes longer/);
  });

  it('counts the share of aims that have a measure', async () => {
    assert.match((await one.dev.get(path)).text, /0 of the 5 aims that may be read have a measure that supports them/);
    const supports = `${path}/supports`;
    const aim = await idOf('Secret wish 2');
    let page = await one.dev.submit(await one.dev.get(path), supports, { aim, measure, does: 'add' });
    page = await one.dev.submit(page, supports, { aim, measure, does: 'add' });
    assert.match(page.text, /1 of the 5 aims that may be read has a measure that supports it/);
    page = await one.dev.submit(page, supports, { aim, measure, does: 'remove' });
    assert.match(page.text, /0 of the 5 aims/);
  });
});
