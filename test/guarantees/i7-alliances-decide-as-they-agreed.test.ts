import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { Slip } from '#platform/forms/index.ts';
import { Refusal } from '#platform/http/refusals.ts';
import {
  addMatter,
  addParty,
  agreementsOf,
  allianceDecisionsOf,
  castVote,
  climbLadder,
  makeAgreement,
  moveAgreement,
  proposeDecision,
} from '#slices/agreements/index.ts';
import { grantHat, type Hat } from '#slices/cases/index.ts';
import { organisationsNamed } from '#slices/people/index.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { caseBy } from '#test/support/thornmere.ts';

/** I7: an alliance decides by the classes of its agreement, the commissioner is a member, and a block needs a reason. Each test tries another way round. */
describe('an alliance decides as its agreement says', () => {
  let app: TestApp;
  let dev: Visitor;
  let pat: Visitor;
  let caseId: string;
  let id: string;
  let path: string;
  const party: Record<string, string> = {};
  const matter: Record<string, string> = {};
  before(async () => {
    app = await openTestApp();
    dev = await app.person('Dev Patel');
    caseId = await caseBy(app, dev);
    pat = await wearing('Pat Green', 'provider', 'Fell Care');
    await app.person('Moor Owner', 'Moor Care');
  });
  after(() => app.close());
  beforeEach(async () => {
    id = await as(dev, (act) => makeAgreement(act, { caseId, type: 'alliance', title: 'Fell and Shore' }));
    path = `/cases/${caseId}/agreements/${id}`;
    await join('Thornmere Council', 'commissioner');
    await join('Fell Care', 'provider');
    await join('Moor Care', 'member');
    for (const [name, decided] of [
      ['Scope', 'reserved'],
      ['Moving money', 'unanimous'],
      ['Rotas', 'delegated'],
    ] as const)
      matter[decided] = await as(dev, (act) =>
        addMatter(act, id, {
          ...none,
          matter: name,
          decided,
          delegate: decided === 'delegated' ? 'The alliance manager' : null,
        }),
      );
    await force();
  });

  const none = { why: null, ground: null } as const;
  const as = <T>(who: Visitor, work: Parameters<typeof app.act<T>>[1]): Promise<T> => app.act(who, work, caseId);
  const join = async (name: string, role: 'commissioner' | 'provider' | 'member') => {
    party[name] = await as(dev, (act) => addParty(act, id, { name, role }));
  };
  const force = async () => {
    const found = (await app.look((tx) => agreementsOf(tx, caseId))).find((one) => one.id === id)!;
    await as(dev, (act) => moveAgreement(act, id, { to: 'in-force', version: found.version }));
  };
  const wearing = async (name: string, hat: Hat, organisation: string) => {
    const person = await app.person(name, organisation);
    const council = await app.look(async (tx) => (await organisationsNamed(tx, 'Thornmere Council'))[0]!.id);
    await as(dev, (act) => grantHat(act, { caseId, personId: person.personId!, hat, organisationId: council }));
    return person;
  };
  const propose = (decided: string) =>
    as(dev, (act) => proposeDecision(act, id, { matterId: matter[decided]!, proposal: 'Two hours more in Fell' }));
  const vote = (
    who: Visitor,
    decisionId: string,
    name: string,
    word: 'agree' | 'can-live-with' | 'abstain' | 'block',
    reason: string | null = null,
    instead: string | null = null,
  ) => as(who, (act) => castVote(act, id, decisionId, { partyId: party[name]!, vote: word, reason, instead }));
  const decision = async (decisionId: string) =>
    (await app.look((tx) => allianceDecisionsOf(tx, id))).find((one) => one.id === decisionId)!;
  const state = async (decisionId: string) => (await decision(decisionId)).state;
  const refused = (work: Promise<unknown>, code: string) =>
    assert.rejects(work, (error) => error instanceof Refusal && error.code === code);
  const slips = (work: Promise<unknown>, name: string) =>
    assert.rejects(work, (error) => error instanceof Slip && name in error.errors);

  it('which is possible, or the rest of this file would show nothing', async () => {
    const one = await propose('unanimous');
    await vote(pat, one, 'Fell Care', 'agree');
    await vote(dev, one, 'Moor Care', 'can-live-with');
    assert.equal(await state(one), 'open');
    await vote(dev, one, 'Thornmere Council', 'agree');
    assert.equal(await state(one), 'agreed');
    await refused(vote(pat, one, 'Fell Care', 'abstain'), 'wrong-state');
  });

  it('so an abstention is not consent, and what is unanimous needs everybody', async () => {
    const one = await propose('unanimous');
    await vote(dev, one, 'Thornmere Council', 'agree');
    await vote(dev, one, 'Moor Care', 'agree');
    await vote(pat, one, 'Fell Care', 'abstain');
    assert.equal(await state(one), 'open');
  });

  it('what is reserved is the commissioner’s, whatever the others say', async () => {
    const one = await propose('reserved');
    await vote(pat, one, 'Fell Care', 'block', 'It costs us', 'Wait a year');
    await vote(dev, one, 'Moor Care', 'agree');
    assert.equal(await state(one), 'open');
    await vote(dev, one, 'Thornmere Council', 'agree');
    assert.equal(await state(one), 'agreed');
    assert.equal(await state(await propose('delegated')), 'agreed');
  });

  it('a block needs a reason and a proposal, then climbs the ladder to an end', async () => {
    const one = await propose('unanimous');
    await slips(vote(pat, one, 'Fell Care', 'block'), 'reason');
    await slips(vote(pat, one, 'Fell Care', 'block', 'It costs us'), 'instead');
    await refused(
      as(dev, (act) => climbLadder(act, id, one, { note: 'too early' })),
      'wrong-state',
    );
    for (let rung = 1; rung <= 4; rung += 1) {
      await vote(pat, one, 'Fell Care', 'block', 'It costs us', 'Share the cost');
      assert.equal(await state(one), 'blocked');
      await as(dev, (act) => climbLadder(act, id, one, { note: `Rung ${rung}` }));
      const now = await decision(one);
      assert.deepEqual([now.state, now.step], [rung === 4 ? 'determined' : 'open', rung]);
      if (rung < 4) assert.equal(now.votes.length, 0, 'its members are asked again');
    }
    assert.equal((await decision(one)).determined, 'Rung 4');
    await refused(vote(pat, one, 'Fell Care', 'agree'), 'wrong-state');
  });

  it('nobody votes for a member but its own people, and nobody over what they said', async () => {
    const one = await propose('unanimous');
    await refused(vote(pat, one, 'Moor Care', 'agree'), 'not-for-this-member');
    const kofi = await wearing(`Kofi ${id}`, 'practitioner', 'Elsewhere');
    await refused(vote(kofi, one, 'Fell Care', 'agree'), 'not-for-this-member');
    await vote(dev, one, 'Fell Care', 'agree');
    await vote(pat, one, 'Fell Care', 'block', 'We did not say that', 'Ask us');
    assert.equal(await state(one), 'blocked');
    await refused(vote(dev, one, 'Fell Care', 'agree'), 'not-for-this-member');
    assert.equal(await state(one), 'blocked');
    const two = await propose('unanimous');
    for (const name of ['Thornmere Council', 'Fell Care', 'Moor Care']) await vote(dev, two, name, 'agree');
    assert.equal(await state(two), 'agreed');
    await vote(pat, two, 'Fell Care', 'block', 'We did not say that', 'Ask us');
    assert.equal(await state(two), 'blocked', 'consent that was only recorded can be denied');
    const auditor = await wearing(`Auditor ${id}`, 'auditor', 'Fell Care');
    await refused(vote(auditor, one, 'Fell Care', 'agree'), 'not-for-this-member');
  });

  it('nothing is decided that the agreement does not name, nor under another one, nor before its force', async () => {
    await slips(
      as(dev, (act) => proposeDecision(act, id, { matterId: party['Fell Care']!, proposal: 'x' })),
      'matterId',
    );
    const theirs = matter.unanimous!;
    const other = await as(dev, (act) => makeAgreement(act, { caseId, type: 'alliance', title: 'Other' }));
    await refused(
      as(dev, (act) => proposeDecision(act, other, { matterId: theirs, proposal: 'x' })),
      'wrong-state',
    );
    const contract = await as(dev, (act) => makeAgreement(act, { caseId, type: 'contract', title: 'Contract' }));
    await refused(
      as(dev, (act) => addMatter(act, contract, { ...none, matter: 'x', decided: 'reserved', delegate: null })),
      'wrong-state',
    );
    await slips(
      as(dev, (act) => addMatter(act, id, { ...none, matter: 'scope', decided: 'unanimous', delegate: null })),
      'matter',
    );
    await slips(
      as(dev, (act) => addMatter(act, id, { ...none, matter: 'New', decided: 'unanimous', delegate: null })),
      'why',
    );
    await slips(
      as(dev, (act) => addMatter(act, id, { ...none, matter: 'New', decided: 'delegated', delegate: null })),
      'delegate',
    );
    const one = await propose('unanimous');
    await refused(
      as(dev, (act) =>
        castVote(act, other, one, { partyId: party['Fell Care']!, vote: 'agree', reason: null, instead: null }),
      ),
      'wrong-state',
    );
  });

  it('nor is there an alliance in force that the commissioner is not a member of', async () => {
    id = await as(dev, (act) => makeAgreement(act, { caseId, type: 'alliance', title: 'Without' }));
    await join('Fell Care', 'provider');
    await join('Moor Care', 'member');
    await as(dev, (act) => addMatter(act, id, { ...none, matter: 'All', decided: 'unanimous', delegate: null }));
    await slips(force(), 'to');
    await join('Thornmere Council', 'commissioner');
    await force();
  });

  it('and all of it on its page, for a provider of the alliance too', async () => {
    const page = await pat.get(path);
    assert.match(page.text, /Moving money\s*Unanimous: every member/);
    assert.equal(page.hasForm(`${path}/matters`), false);
    const proposed = await pat.submit(page, `${path}/decisions`, {
      matterId: matter.unanimous!,
      proposal: 'A shared van',
    });
    assert.match(proposed.text, /Waiting for Thornmere Council, Fell Care, Moor Care/);
    const [one] = await app.look((tx) => allianceDecisionsOf(tx, id));
    const votes = `${path}/decisions/${one!.id}/votes`;
    const mine = proposed.document.querySelectorAll(`form[action="${votes}"] select option`);
    assert.deepEqual(
      [...mine].map((option) => option.textContent!.trim()),
      ['Choose one', 'Fell Care'],
    );
    const wrong = await pat.submit(
      proposed,
      votes,
      { partyId: party['Fell Care'], vote: 'block', reason: 'No driver' },
      422,
    );
    assert.deepEqual(wrong.errors, ['A block needs a proposal: what instead?']);
    assert.equal(wrong.form(votes, {}).get('reason'), 'No driver');
    const blocked = await pat.submit(wrong, votes, { instead: 'Share bicycles' });
    assert.match(blocked.text, /Fell Care: Blocks it, because No driver\. Instead: Share bicycles/);
    const climbed = await pat.submit(blocked, `${path}/decisions/${one!.id}/steps`, { note: 'We slept on it' });
    assert.match(climbed.text, /Time out, .*: We slept on it/);
    const recorded = await dev.submit(await dev.get(path), votes, { partyId: party['Moor Care'], vote: 'agree' });
    assert.match(recorded.text, /Moor Care: Agrees \(recorded for it\)/);
    const token = page.form(`${path}/decisions`, {}).get('_csrf')!;
    const forged = await pat.request('POST', votes, {
      payload: `_csrf=${encodeURIComponent(token)}&partyId=${party['Moor Care']}&vote=agree`,
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost' },
    });
    assert.equal(forged.status, 403);
  });
});
