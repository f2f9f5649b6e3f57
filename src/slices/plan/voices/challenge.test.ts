import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Refusal } from '#platform/http/refusals.ts';
import { grantHat } from '#slices/cases/index.ts';
import { organisationsNamed } from '#slices/people/index.ts';
import { type ACase, aCase } from '#test/support/a-case.ts';
import { type Fields, openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { answerThreeQuestions } from '../answer-questions.ts';
import { changeMechanismState, chooseMechanism } from '../choose-mechanism.ts';
import { mechanismsById } from '../mechanism-store.ts';
import { elevenQuestions, paymentFacts } from '../questions.ts';
import { requirementsById } from '../requirement-store.ts';
import { draftSpecification } from '../specification/draft-specification.ts';
import { changeRequirement, writeRequirement } from '../write-requirement.ts';

const blank = { test: null, needId: null, legalDuty: null, organisational: null, mechanismId: null, measureId: null };
const levels = (level: string): Fields => Object.fromEntries(elevenQuestions.map(({ name }) => [name, level]));

describe('the eleven questions in two or three voices', () => {
  let app: TestApp;
  let one: ACase;
  let joan: Visitor;
  let provider: Visitor;
  let id: string;
  let item: string;
  let base: string;
  before(async () => {
    app = await openTestApp();
    one = await aCase(app);
    joan = await app.person('Joan Archer', null);
    provider = await app.person('Moorside', 'Moorside Care');
    id = await app.act(
      one.dev,
      async (act) => {
        const organisationId = (await organisationsNamed(act.tx, 'Thornmere Council'))[0]!.id;
        await grantHat(act, { caseId: one.caseId, personId: joan.personId!, hat: 'community', organisationId });
        await grantHat(act, { caseId: one.caseId, personId: provider.personId!, hat: 'provider', organisationId });
        return writeRequirement(act, {
          ...blank,
          type: 'outcome',
          title: 'Stronger',
          words: 'More people stand alone',
          caseId: one.caseId,
          outcomeId: one.outcomeId,
          paymentDepends: false,
        });
      },
      one.caseId,
    );
    item = `${one.base}/requirements/${id}`;
    base = `${item}/challenge`;
  });
  after(() => app.close());
  const pay = () =>
    app.act(
      one.dev,
      async (act) => {
        const [requirement] = await requirementsById(act.tx, [id]);
        const { id: _, caseId: __, addedAt: ___, ...now } = requirement!;
        await changeRequirement(act, requirement!, { ...now, paymentDepends: true });
      },
      one.caseId,
    );
  const refused = (error: unknown) => error instanceof Refusal && error.code === 'payment-not-allowed';

  it('procurement asks, the commissioner answers, and one hand that did both is marked', async () => {
    const asked = await one.dev.submit(await one.dev.get(base), `${base}/asking`, { because: 'Money would follow it' });
    assert.match(asked.text, /Dev Patel asked for procurement on .*: Money would follow it/);
    const facts = paymentFacts.map(({ name }) => name);
    const page = await one.dev.submit(asked, `${item}/eleven`, { ...levels('2'), facts });
    assert.match(page.text, /It is contractable, and a payment may hang on the result/);
    assert.match(page.text, /one hand asked and answered/);
  });

  it('says what is missing, and keeps what was chosen', async () => {
    const page = await one.dev.submit(
      await one.dev.get(base),
      `${item}/eleven`,
      { ...levels('1'), definable: undefined },
      422,
    );
    assert.deepEqual(page.errors, ['Choose one of the three']);
    assert.deepEqual((await one.dev.submit(page, `${base}/voices`, { voice: 'provider', saidBy: '' }, 422)).errors, [
      'Enter who said it',
    ]);
  });

  it('a resident who differs is heard: no verdict rests on it, no payment, and that clause alone is held back', async () => {
    const specification = await app.act(
      one.dev,
      async (act) => {
        await writeRequirement(act, {
          ...blank,
          type: 'output',
          title: 'Fifty hours',
          words: 'Fifty hours are offered',
          caseId: one.caseId,
          outcomeId: one.outcomeId,
          paymentDepends: false,
        });
        return draftSpecification(act, { caseId: one.caseId, title: 'Classes', mechanismId: null });
      },
      one.caseId,
    );
    const page = await joan.submit(await joan.get(base), `${base}/voices`, {
      voice: 'resident',
      hardToGame: '0',
      note: 'They will take those who can stand already',
    });
    assert.match(page.text, /1 difference is not settled/);
    assert.match(page.text, /Resident, Joan Archer: “They will take those who can stand already”/);
    await assert.rejects(pay(), refused);
    const laid = await one.dev.get(`${one.base}/specifications/${specification}`);
    assert.equal(laid.document.querySelectorAll('.cw-clause .cw-loose').length, 1);
    assert.match(laid.text, /Held back: Those who were asked differ/);
    const issued = await one.dev.submit(laid, `${laid.url}/versions`, {});
    assert.match(issued.text, /Fifty hours are offered/);
    assert.match(issued.text, /Left out until settledStronger\. Those who were asked differ/);
    assert.match((await one.dev.get(`${one.base}/contractability`)).text, /Stronger voices differ/);
  });

  it('a resident answers for herself alone, asks nothing, settles nothing; a provider is not there at all', async () => {
    const page = await joan.get(base);
    for (const tail of ['/asking', '/differences'])
      assert.equal(page.document.querySelectorAll(`form[action="${base}${tail}"]`).length, 0);
    assert.equal(page.document.querySelectorAll(`form[action="${item}/eleven"]`).length, 0);
    const lie = await joan.submit(page, `${base}/voices`, { voice: 'provider', timely: '0' }, 422);
    assert.match(lie.errors.join(), /Answer as yourself/);
    assert.equal((await provider.request('GET', base)).status, 404);
    assert.equal((await provider.request('GET', `${one.base}/contractability`)).status, 403);
  });

  it('the difference is answered between what was said, or accepted as open, which counts as the most careful', async () => {
    let page = await one.dev.get(base);
    page = await one.dev.submit(page, `${base}/differences`, { does: 'open', because: '' }, 422);
    page = await one.dev.submit(page, `${base}/differences`, { does: 'open', because: 'We do not know' });
    assert.match(
      page.text,
      /accepted that it stays open, so the most careful answer counts: We do not know It counts as “Easily”/,
    );
    await assert.rejects(pay(), refused);
    page = await one.dev.submit(page, `${base}/differences`, {
      does: '2',
      because: 'Everybody referred is offered a place',
    });
    assert.match(page.text, /Dev Patel answered it: Everybody referred is offered a place It counts as “Hardly”/);
    await pay();
  });

  it('another answer opens it again: it is heard though a payment is promised, and the promise is held back', async () => {
    const page = await joan.submit(await joan.get(base), `${base}/voices`, { voice: 'resident', hardToGame: '1' });
    assert.match(page.text, /1 difference is not settled/);
    const [requirement] = await app.look((tx) => requirementsById(tx, [id]));
    assert.equal(requirement!.paymentDepends, true);
    const specification = await one.dev.get(`${one.base}/specifications`);
    const path = specification.document.querySelector('main .cw-list a')!.getAttribute('href')!;
    assert.match((await one.dev.get(path)).text, /Held back: Those who were asked differ/);
    const settled = await one.dev.submit(
      await one.dev.get(base),
      `${base}/differences`,
      { does: '1', because: 'In part' },
      409,
    );
    assert.match(settled.text, /A payment depends on this result, and with these answers it no longer may/);
  });

  it('what is not contractable is listed until something other than a contract carries it, or nothing, with a reason', async () => {
    const path = `${one.base}/contractability`;
    const landings = `${one.base}/landings`;
    const contract = await app.act(
      one.dev,
      async (act) => {
        await answerThreeQuestions(act, {
          caseId: one.caseId,
          outcomeId: one.outcomeId,
          canSay: 'yes',
          couldSee: 'yes',
          inHands: 'no',
          note: null,
        });
        return chooseMechanism(act, { ...way, caseId: one.caseId, outcomeId: one.outcomeId, type: 'contract' });
      },
      one.caseId,
    );
    const listed = await one.dev.get(path);
    assert.match(listed.text, /1 thing has landed nowhere yet/);
    assert.deepEqual((await one.dev.submit(listed, landings, { because: '' }, 422)).errors, [
      'Choose what carries it, or say why nothing does',
    ]);
    const form = listed.form(landings, { mechanismId: contract });
    const answer = await one.dev.request('POST', landings, {
      payload: form.toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost' },
    });
    assert.equal(answer.status, 422, 'a contract cannot carry it');
    const accepted = await one.dev.submit(await one.dev.get(path), landings, { because: 'Nobody knows how' });
    assert.match(accepted.text, /Not pursued\. Dev Patel accepted that on .*: Nobody knows how/);
    assert.doesNotMatch(accepted.text, /landed nowhere/);
    const grant = await app.act(
      one.dev,
      (act) =>
        chooseMechanism(act, {
          ...way,
          caseId: one.caseId,
          outcomeId: one.outcomeId,
          type: 'grant',
          title: 'Networks',
        }),
      one.caseId,
    );
    assert.match((await one.dev.get(path)).text, /Carried by Networks/);
    await app.act(
      one.dev,
      async (act) => {
        const [mechanism] = await mechanismsById(act.tx, [grant]);
        await changeMechanismState(act, mechanism!, { state: 'stopped', version: mechanism!.version });
      },
      one.caseId,
    );
    assert.doesNotMatch((await one.dev.get(path)).text, /Carried by/);
  });
});

const way = {
  title: 'Help at home',
  contribution: 'weak',
  evidence: null,
  sceptic: null,
  tier: null,
  timeToEffect: null,
  resourceId: null,
} as const;
