import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Slip } from '#platform/forms/index.ts';
import { Refusal } from '#platform/http/refusals.ts';
import { linksOf } from '#platform/links/index.ts';
import { grantHat, type Hat } from '#slices/cases/index.ts';
import { addMeasure } from '#slices/measures/index.ts';
import { proposeOutcome } from '#slices/outcomes/index.ts';
import { addMember, addOrganisation, organisationsNamed } from '#slices/people/index.ts';
import { answerEleven, chooseMechanism, writeRequirement } from '#slices/plan/index.ts';
import { sends } from '#test/support/an-agreement.ts';
import { boxes } from '#test/support/boxes.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { caseBy } from '#test/support/thornmere.ts';
import { addObligation, addParty, agreementsOf, makeAgreement, moveAgreement, obligationsOf } from './index.ts';

const eleven = {
  definable: 2,
  observable: 2,
  reliable: 2,
  attributable: 2,
  controllable: 2,
  timely: 2,
  hardToGame: 2,
  uniform: 2,
  lightBurden: 2,
  safeAlone: 2,
  owned: 2,
} as const;

describe('agreements', () => {
  let app: TestApp;
  let dev: Visitor;
  let caseId: string;
  let outcomeId: string;
  before(async () => {
    app = await openTestApp();
    dev = await app.person('Dev Patel');
    caseId = await caseBy(app, dev);
    await app.setClock(new Date('2026-11-23T12:00:00Z'));
    outcomeId = await as(dev, (act) =>
      proposeOutcome(act, { caseId, statement: 'Nobody waits', forWhom: null, quotationIds: [] }),
    );
  });
  after(() => app.close());

  const as = <T>(who: Visitor, work: Parameters<typeof app.act<T>>[1]): Promise<T> => app.act(who, work, caseId);
  const one = async (id: string) =>
    (await app.look((tx) => agreementsOf(tx, caseId))).find((found) => found.id === id)!;
  const requirement = (title: string) =>
    as(dev, (act) =>
      writeRequirement(act, {
        caseId,
        type: 'outcome',
        title,
        words: title,
        test: null,
        outcomeId: null,
        needId: null,
        legalDuty: 'Care Act 2014',
        organisational: null,
        mechanismId: null,
        measureId: null,
        paymentDepends: false,
      }),
    );
  const contract = async (title: string) => {
    const id = await as(dev, (act) =>
      makeAgreement(act, {
        caseId,
        type: 'contract',
        title,
        startsOn: '2026-01-01',
        endsOn: '2026-12-31',
        valuePence: 100_000,
      }),
    );
    await as(dev, (act) => addParty(act, id, { name: 'Thornmere Council', role: 'commissioner' }));
    const owedBy = await as(dev, (act) => addParty(act, id, { name: 'Fell Care', role: 'provider', type: 'provider' }));
    return { id, owedBy, path: `/cases/${caseId}/agreements/${id}` };
  };
  const force = async (id: string) => {
    const { version } = await one(id);
    return as(dev, (act) => moveAgreement(act, id, { to: 'in-force', version }));
  };

  it('are drafted from a mechanism, given parties, and brought into force, on their pages', async () => {
    const mechanismId = await as(dev, (act) =>
      chooseMechanism(act, {
        caseId,
        outcomeId,
        type: 'contract',
        title: 'Home care by zone',
        contribution: 'supporting',
        evidence: null,
        sceptic: null,
        tier: null,
        timeToEffect: null,
        resourceId: null,
      } as Parameters<typeof chooseMechanism>[1]),
    );
    const listPath = `/cases/${caseId}/agreements`;
    const list = await dev.get(listPath);
    const fields = {
      title: 'Home care in Fell',
      type: 'contract',
      from: `mechanism:${mechanismId}`,
      'startsOn-day': '1',
      'startsOn-month': '4',
      'startsOn-year': '2027',
      value: '1,250.50',
      leavesBehind: 'Six trained residents',
    };
    const wrong = await dev.submit(
      list,
      listPath,
      { ...fields, title: '', 'endsOn-day': '1', 'endsOn-month': '4', 'endsOn-year': '2026' },
      422,
    );
    assert.deepEqual(wrong.errors, ['Enter a short name']);
    const backwards = await dev.submit(
      list,
      listPath,
      { ...fields, 'endsOn-day': '1', 'endsOn-month': '4', 'endsOn-year': '2026' },
      422,
    );
    assert.deepEqual(backwards.errors, ['Enter an end that is not before its start']);
    const page = await dev.submit(backwards, listPath, {
      ...fields,
      'endsOn-day': '1',
      'endsOn-month': '4',
      'endsOn-year': '2030',
    });
    assert.match(page.text, /Contract, with nobody yet.*Home care by zone.*£1,250.50.*Six trained residents/);
    const path = page.url;
    const early = await dev.submit(page, `${path}/state`, { to: 'in-force' }, 422);
    assert.deepEqual(early.errors, ['An agreement has two parties or more. Add them.']);
    const unknown = await dev.submit(page, `${path}/parties`, { name: 'Fell Care', role: 'provider' }, 422);
    assert.deepEqual(unknown.errors, ['We do not know this organisation. Choose what kind it is']);
    assert.equal(unknown.form(`${path}/parties`, {}).get('name'), 'Fell Care');
    const first = await dev.submit(unknown, `${path}/parties`, { type: 'provider' });
    const twice = await dev.submit(
      first,
      `${path}/parties`,
      { name: 'fell care', role: 'provider', type: 'provider' },
      422,
    );
    assert.deepEqual(twice.errors, ['It is a party already']);
    const second = await dev.submit(first, `${path}/parties`, {
      name: 'thornmere council',
      role: 'commissioner',
      type: 'charity',
    });
    assert.match(second.text, /Contract between Fell Care and Thornmere Council\./);
    const [, council] = (await one(path.split('/').at(-1)!)).parties;
    assert.equal(council!.type, 'council', 'an organisation here is what it is here');
    const removed = await dev.submit(second, `${path}/parties/${council!.id}/removed`);
    assert.match(removed.text, /Contract with Fell Care\./);
    const again = await dev.submit(removed, `${path}/parties`, { name: 'Thornmere Council', role: 'commissioner' });
    const inForce = await dev.submit(again, `${path}/state`, { to: 'in-force' });
    assert.match(inForce.text, /Where it stands\s*In force/);
    assert.equal(inForce.hasForm(`${path}/parties/${council!.id}/removed`), false);
    const links = await app.look((tx) => linksOf(tx, { kind: 'agreement', id: path.split('/').at(-1)! }));
    assert.deepEqual(
      links.map(({ to, relation }) => [to.id, relation]),
      [[mechanismId, 'is the form of']],
    );
    assert.match(
      (await dev.get(listPath)).text,
      /Home care in Fell In force\s*Contract between Fell Care and Thornmere Council/,
    );
  });

  it('bind somebody to requirements, watched by measures, and tell whether it was kept', async () => {
    const { id, owedBy, path } = await contract('Bound');
    const requirementId = await requirement('Visits begin within seven days');
    const measureId = await as(dev, (act) =>
      addMeasure(act, { caseId, name: 'Days waited', kind: 'measure', improvement: 'down' }),
    );
    const page = await dev.get(path);
    const empty = await dev.submit(page, `${path}/obligations`, { words: 'Begin in time' }, 422);
    assert.deepEqual(empty.errors, ['Choose who owes it', 'Enter to whom it is owed', 'Choose how often']);
    const fields = {
      owedBy,
      owedTo: 'Residents',
      howOften: 'always',
      requirementIds: requirementId,
      measureIds: measureId,
      'byOn-day': '1',
      'byOn-month': '11',
      'byOn-year': '2026',
      payment: '500',
    };
    const kept = await dev.submit(empty, `${path}/obligations`, fields);
    assert.match(
      kept.text,
      /Late Begin in time\s*Fell Care owes it to Residents, all the time, by 1 November 2026\. £500\./,
    );
    const obligation = (await app.look((tx) => obligationsOf(tx, caseId))).find(
      ({ agreementId }) => agreementId === id,
    )!;
    const links = await app.look((tx) => linksOf(tx, { kind: 'obligation', id: obligation.id }));
    assert.deepEqual(
      new Set(links.map(({ to, relation }) => `${relation} ${to.kind} ${to.id}`)),
      new Set([`part of agreement ${id}`, `binds requirement ${requirementId}`, `watched by measure ${measureId}`]),
    );
    const own = `/cases/${caseId}/obligations/${obligation.id}`;
    const shown = await dev.get(own);
    assert.ok(shown.hasLink('Visits begin within seven days') && shown.hasLink('Days waited'));
    const future = { was: 'kept', 'on-day': '24', 'on-month': '11', 'on-year': '2026', note: 'Rota' };
    assert.deepEqual((await dev.submit(shown, own, future, 422)).errors, ['Enter a date that is not in the future']);
    const notKept = await dev.submit(shown, own, { ...future, was: 'not-kept', 'on-day': '20' });
    assert.match(notKept.text, /Not kept 20 November 2026: Rota/);
    await dev.submit(notKept, own, { ...future, 'on-day': '21', version: '1' }, 409);
    const earlier = await dev.submit(notKept, own, { ...future, 'on-day': '2' });
    assert.match(earlier.text, /Kept 2 November 2026: Rota/);
    const state = async () =>
      (await app.look((tx) => obligationsOf(tx, caseId))).find((o) => o.id === obligation.id)!.state;
    assert.equal(await state(), 'not-kept', 'what happened later stands');
    await dev.submit(earlier, own, { ...future, 'on-day': '22' });
    assert.equal(await state(), 'kept');
    assert.equal((await dev.get(path)).hasForm(`${path}/parties/${owedBy}/removed`), true);
    await dev.submit(await dev.get(path), `${path}/parties/${owedBy}/removed`, {}, 409);
  });

  it('I3: let a payment depend on a result only where each requirement’s verdict allows it', async () => {
    const { id, owedBy, path } = await contract('Paid by result');
    const [allowed, not] = [await requirement('Walks again'), await requirement('Is happy')];
    const owe = (requirementIds: string[]) =>
      as(dev, (act) =>
        addObligation(act, id, {
          words: 'Pay',
          owedBy,
          owedTo: 'Fell Care',
          howOften: 'once',
          requirementIds,
          payment: 100,
          paymentDepends: true,
        }),
      );
    const refused = (work: Promise<unknown>) =>
      assert.rejects(work, (error) => error instanceof Refusal && error.code === 'payment-not-allowed');
    await assert.rejects(owe([]), Slip);
    await refused(owe([allowed]));
    const ask = (subjectId: string, definable: 0 | 2) =>
      as(dev, (act) =>
        answerEleven(
          act,
          { caseId, subjectKind: 'requirement', subjectId },
          {
            ...eleven,
            definable,
            facts: ['cohortDefined', 'deadweightKnown', 'holistic', 'baselineProven'],
            thirdVoice: 'Joan',
            note: null,
          },
        ),
      );
    await ask(allowed, 2);
    await ask(not, 0);
    await refused(owe([not]));
    await refused(owe([allowed, not]));
    const page = await dev.get(path);
    const fields = {
      words: 'Pay',
      owedBy,
      owedTo: 'Fell Care',
      howOften: 'once',
      requirementIds: not,
      payment: '1',
      paymentDepends: 'yes',
    };
    assert.match(
      (await dev.submit(page, `${path}/obligations`, fields, 409)).text,
      /contractability verdict does not allow it/,
    );
    assert.equal((await app.look((tx) => obligationsOf(tx, caseId))).filter((o) => o.agreementId === id).length, 0);
    const obligationId = await owe([allowed]);
    const own = `/cases/${caseId}/obligations/${obligationId}`;
    assert.doesNotMatch((await dev.get(own)).text, /no longer lets/);
    await ask(allowed, 0);
    assert.match((await dev.get(own)).text, /no longer lets a payment depend on it/);
  });

  it('are changed in force only with a reason and a ground, and keep what they said before', async () => {
    const { id, path, owedBy } = await contract('Changing');
    const draft = await dev.submit(await dev.get(path), path, { value: '1,100' });
    assert.match(draft.text, /£1,100/);
    await force(id);
    const page = await dev.get(path);
    assert.deepEqual((await dev.submit(page, path, { value: '2,000' }, 422)).errors, [
      'It is in force. Say why it changes',
    ]);
    assert.deepEqual((await dev.submit(page, path, { value: '2,000', why: 'more people' }, 422)).errors, [
      'It is in force. Choose what lets it be changed',
    ]);
    assert.deepEqual((await dev.submit(page, path, { why: 'x', ground: 'advice' }, 422)).errors, [
      'Nothing is different. Change something first',
    ]);
    assert.equal((await one(id)).valuePence, 110_000);
    const changed = await dev.submit(page, path, { value: '2,000', why: 'more people', ground: 'additional' });
    assert.match(
      changed.text,
      /its value, because more people\. More of the same is needed.*Check All changes together move its value by 82%.*Until then: Changing, to 31 December 2026, £1,100/,
    );
    await dev.submit(changed, path, { title: 'Stale', why: 'x', ground: 'advice', version: '1' }, 409);
    const bare = { words: 'More', owedBy, owedTo: 'Residents', howOften: 'once' } as const;
    await assert.rejects(
      as(dev, (act) => addObligation(act, id, bare)),
      Slip,
    );
    await as(dev, (act) => addObligation(act, id, { ...bare, why: 'agreed', ground: 'provided-for' }));
    await assert.rejects(
      as(dev, (act) => addParty(act, id, { name: 'New', role: 'other', type: 'charity' })),
      Slip,
    );
    assert.equal((await dev.get(path)).hasForm(`${path}/state`), false, 'it ends on the page of its end alone');
    assert.equal(await sends(dev, await dev.get(path), null, `${path}/state`, { to: 'ended' }), 422);
    assert.equal((await one(id)).state, 'in-force');
    const ending = { how: 'expired', because: 'It ran out', handover: 'Nobody', receive: '4', work: '2' };
    const plan = { ...ending, belongings: 'Records go back', ...boxes('endsOn', '2026-11-20') };
    const planned = await dev.submit(await dev.get(`${path}/ending`), `${path}/ending`, plan);
    await dev.submit(planned, `${path}/ending/ended`, boxes('on', '2026-11-23'));
    const ended = await dev.get(path);
    assert.equal(ended.document.querySelectorAll('main form').length, 0);
    await assert.rejects(
      as(dev, (act) => addObligation(act, id, { ...bare, why: 'x', ground: 'advice' })),
      (error) => error instanceof Refusal && error.code === 'wrong-state',
    );
  });

  it('are shown to a provider only where its organisation is a party', async () => {
    const pat = await app.person('Pat Green', 'Moor Care');
    const council = await app.look(async (tx) => (await organisationsNamed(tx, 'Thornmere Council'))[0]!.id);
    await as(dev, (act) =>
      grantHat(act, { caseId, personId: pat.personId!, hat: 'provider' as Hat, organisationId: council }),
    );
    const { id, path } = await contract('Not yours');
    assert.equal((await pat.request('GET', path)).status, 404);
    assert.equal((await pat.get(`/cases/${caseId}/agreements`)).hasLink('Not yours'), false);
    await as(dev, (act) => addParty(act, id, { name: 'Moor Care', role: 'provider' }));
    const page = await pat.get(path);
    assert.equal(page.document.querySelectorAll('main form').length, 0);
    const sam = await app.person('Sam Stone', null);
    await as(dev, async (act) => {
      const elsewhere = await addOrganisation(act, { name: 'Elsewhere', type: 'council' });
      await addMember(act, { organisationId: elsewhere, personId: sam.personId!, type: 'member' });
    });
    assert.equal((await sam.request('GET', path)).status, 404);
  });
});
