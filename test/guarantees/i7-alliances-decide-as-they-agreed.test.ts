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
  changeProposal,
  climbLadder,
  confirmDetermination,
  makeAgreement,
  moveAgreement,
  proposeDecision,
  settleDelegated,
} from '#slices/agreements/index.ts';
import { grantHat, type Hat } from '#slices/cases/index.ts';
import { organisationsNamed } from '#slices/people/index.ts';
import { charterSigned } from '#test/support/alliance.ts';
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
    await charterSigned(app, dev, id);
    await force();
  });

  const none = { why: null, ground: null } as const;
  const byAgreement = { why: 'We want it', ground: 'own-terms' } as const;
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
    word: 'agree' | 'can-live-with' | 'stand-aside' | 'block',
    reason: string | null = null,
    instead: string | null = null,
    how: 'phone' | null = 'phone',
  ) => as(who, (act) => castVote(act, id, decisionId, { partyId: party[name]!, vote: word, reason, instead, how }));
  const decision = async (decisionId: string) =>
    (await app.look((tx) => allianceDecisionsOf(tx, id))).find((one) => one.id === decisionId)!;
  const state = async (decisionId: string) => (await decision(decisionId)).state;
  const climb = (one: string, note: string, more: { expert?: string; stands?: 'yes' | 'no' } = {}) =>
    as(dev, (act) => climbLadder(act, id, one, { note, ...more }));
  const confirm = (who: Visitor, one: string, was: 'so' | 'not-so') =>
    as(who, (act) => confirmDetermination(act, id, one, { was }));
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
    await refused(vote(pat, one, 'Fell Care', 'stand-aside'), 'wrong-state');
  });

  it('so to stand aside is not to consent, and what is unanimous needs everybody', async () => {
    const one = await propose('unanimous');
    await vote(dev, one, 'Thornmere Council', 'agree');
    await vote(dev, one, 'Moor Care', 'agree');
    await vote(pat, one, 'Fell Care', 'stand-aside');
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

  it('a block needs a reason, and no other way; then it climbs the ladder to an end that another member confirms', async () => {
    const one = await propose('unanimous');
    await slips(vote(pat, one, 'Fell Care', 'block'), 'reason');
    await vote(pat, one, 'Fell Care', 'block', 'It costs us');
    assert.equal(await state(one), 'blocked');
    await vote(pat, one, 'Fell Care', 'stand-aside');
    await refused(climb(one, 'too early'), 'wrong-state');
    for (let rung = 1; rung <= 3; rung += 1) {
      await vote(pat, one, 'Fell Care', 'block', 'It costs us', 'Share the cost');
      assert.equal(await state(one), 'blocked');
      await climb(one, `Rung ${rung}`);
      const now = await decision(one);
      assert.deepEqual([now.state, now.step], ['open', rung]);
      assert.equal(now.votes.length, 0, 'its members are asked again');
    }
    await vote(pat, one, 'Fell Care', 'block', 'It costs us');
    await slips(climb(one, 'It stands'), 'expert');
    await slips(climb(one, 'It stands', { expert: 'Sam of Thornmere Council', stands: 'yes' }), 'expert');
    await slips(climb(one, 'It stands', { expert: 'Judge Ito' }), 'stands');
    await climb(one, 'It stands', { expert: 'Judge Ito', stands: 'yes' });
    assert.equal(await state(one), 'blocked', 'what one member writes down settles nothing');
    await refused(confirm(dev, one, 'so'), 'needs-another-member');
    await refused(climb(one, 'again'), 'wrong-state');
    await refused(vote(pat, one, 'Fell Care', 'agree'), 'wrong-state');
    await confirm(pat, one, 'not-so');
    assert.deepEqual([await state(one), (await decision(one)).expert], ['blocked', null]);
    await climb(one, 'It stands, with a cap', { expert: 'Judge Ito', stands: 'yes' });
    await confirm(pat, one, 'so');
    const end = await decision(one);
    assert.deepEqual([end.state, end.step, end.determined], ['determined', 4, 'It stands, with a cap']);
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
    await slips(force(), 'to');
    await charterSigned(app, dev, id);
    await force();
  });

  it('nor does somebody who is no member, nor a charter that not every member signed', async () => {
    await as(dev, (act) =>
      addParty(act, id, { name: 'Friend of the council', role: 'member', type: 'other', ...byAgreement }),
    );
    const friend = (await app.look((tx) => agreementsOf(tx, caseId))).find((one) => one.id === id)!.parties.at(-1)!;
    const one = await propose('unanimous');
    await slips(
      as(dev, (act) => castVote(act, id, one, { partyId: friend.id, vote: 'block', reason: 'x', how: 'phone' })),
      'partyId',
    );
    const seized = await as(dev, (act) =>
      addMatter(act, id, { matter: 'Everything', decided: 'reserved', delegate: null, ...byAgreement }),
    );
    await slips(
      as(dev, (act) => proposeDecision(act, id, { matterId: seized, proposal: 'x' })),
      'matterId',
    );
  });

  it('a commissioner and all others do not outvote one, whatever class they call it', async () => {
    const one = await propose('unanimous');
    await vote(dev, one, 'Thornmere Council', 'agree');
    await vote(dev, one, 'Moor Care', 'agree');
    assert.equal(await state(one), 'open');
    await vote(pat, one, 'Fell Care', 'block', 'Our people would lose hours');
    assert.equal(await state(one), 'blocked');
  });

  it('a decision is unmade by its own rule: not by a majority, not under another matter, and not by half', async () => {
    const made = await propose('unanimous');
    for (const name of ['Thornmere Council', 'Moor Care']) await vote(dev, made, name, 'agree');
    await vote(pat, made, 'Fell Care', 'agree');
    assert.equal(await state(made), 'agreed');
    const unmake = (decided: string, unmakes: string) =>
      as(dev, (act) => proposeDecision(act, id, { matterId: matter[decided]!, proposal: 'Not after all', unmakes }));
    await slips(unmake('reserved', made), 'unmakes');
    await slips(unmake('delegated', made), 'unmakes');
    const undo = await unmake('unanimous', made);
    await slips(unmake('unanimous', undo), 'unmakes');
    for (const name of ['Thornmere Council', 'Moor Care']) await vote(dev, undo, name, 'agree');
    assert.equal(await state(made), 'agreed', 'two of three unmake nothing');
    await vote(pat, undo, 'Fell Care', 'block', 'It helps people');
    assert.equal(await state(made), 'agreed');
    await vote(pat, undo, 'Fell Care', 'can-live-with');
    assert.deepEqual([await state(undo), await state(made)], ['agreed', 'unmade']);
    await slips(unmake('unanimous', made), 'unmakes');
    const reserved = await propose('reserved');
    await vote(dev, reserved, 'Thornmere Council', 'agree');
    const undone = await unmake('reserved', reserved);
    await vote(pat, undone, 'Fell Care', 'agree');
    assert.equal(await state(reserved), 'agreed', 'advice unmakes nothing');
    await vote(dev, undone, 'Thornmere Council', 'agree');
    assert.equal(await state(reserved), 'unmade');
    const delegated = await propose('delegated');
    await refused(
      as(pat, (act) => settleDelegated(act, id, delegated, { said: 'no', note: null })),
      'not-your-proposal',
    );
    assert.equal(await state(await unmake('delegated', delegated)), 'agreed');
    assert.equal(await state(delegated), 'unmade');
  });

  it('nobody but the delegate, or whoever writes down what it decided, makes what is delegated', async () => {
    const theirs = await as(pat, (act) =>
      proposeDecision(act, id, { matterId: matter.delegated!, proposal: 'Pat has Christmas off' }),
    );
    assert.equal(await state(theirs), 'open');
    for (const name of ['Thornmere Council', 'Moor Care']) await vote(dev, theirs, name, 'agree');
    await vote(pat, theirs, 'Fell Care', 'agree');
    assert.equal(await state(theirs), 'open');
    await as(dev, (act) => settleDelegated(act, id, theirs, { said: 'yes', note: null }));
    assert.equal(await state(theirs), 'agreed');
  });

  it('other words after votes are another version: nobody’s vote goes with it, and each version stays', async () => {
    const one = await as(pat, (act) =>
      proposeDecision(act, id, { matterId: matter.unanimous!, proposal: 'Two hours more' }),
    );
    await vote(pat, one, 'Fell Care', 'agree');
    await vote(dev, one, 'Thornmere Council', 'agree');
    const other = { proposal: 'Two hundred hours more', options: null, better: null, worse: null, know: null };
    await refused(
      as(dev, (act) => changeProposal(act, id, one, { ...other, seen: 1 })),
      'not-your-proposal',
    );
    await as(pat, (act) => changeProposal(act, id, one, { ...other, seen: 1 }));
    const now = await decision(one);
    assert.deepEqual([now.proposal, now.number, now.votes], ['Two hundred hours more', 2, []]);
    await refused(
      as(dev, (act) => castVote(act, id, one, { partyId: party['Moor Care']!, vote: 'agree', how: 'phone', seen: 1 })),
      'stale',
    );
    await vote(dev, one, 'Moor Care', 'agree');
    assert.equal(await state(one), 'open', 'what was said of the first version counts no more');
    const room = await pat.get(`${path}/decisions/${one}`);
    assert.match(room.text, /Version 1, .*Two hours more/);
    assert.match(room.text, /Thornmere Council: Agrees It saw version 1/);
    for (const name of ['Thornmere Council', 'Fell Care'])
      await vote(name === 'Fell Care' ? pat : dev, one, name, 'agree');
    assert.equal(await state(one), 'agreed');
    await refused(
      as(pat, (act) => changeProposal(act, id, one, { ...other, proposal: 'Three', seen: 2 })),
      'wrong-state',
    );
  });

  it('and all of it on its page, for a provider of the alliance too', async () => {
    const page = await pat.get(path);
    assert.match(page.text, /Moving money\s*Unanimous: every member/);
    assert.equal(page.hasForm(`${path}/matters`), false);
    const log = await pat.get(`${path}/decisions`);
    const proposed = await pat.submit(log, `${path}/decisions`, {
      matterId: matter.unanimous!,
      proposal: 'A shared van',
    });
    assert.match(proposed.text, /Waiting for Thornmere Council, Fell Care, Moor Care/);
    const [one] = await app.look((tx) => allianceDecisionsOf(tx, id));
    const room = `${path}/decisions/${one!.id}`;
    const votes = `${room}/votes`;
    const mine = proposed.document.querySelectorAll(`form[action="${votes}"] select option`);
    assert.deepEqual(
      [...mine].map((option) => option.textContent!.trim()),
      ['Choose one', 'Fell Care'],
    );
    const wrong = await pat.submit(
      proposed,
      votes,
      { partyId: party['Fell Care'], vote: 'block', instead: 'Share bicycles' },
      422,
    );
    assert.deepEqual(wrong.errors, ['A block needs a reason']);
    assert.equal(wrong.form(votes, {}).get('instead'), 'Share bicycles');
    const blocked = await pat.submit(wrong, votes, { reason: 'No driver' });
    assert.match(blocked.text, /Fell Care: Blocks it, because No driver\. Instead: Share bicycles/);
    const climbed = await pat.submit(blocked, `${room}/steps`, { note: 'We slept on it' });
    assert.match(climbed.text, /Time out, .*: We slept on it/);
    const unsaid = await dev.submit(await dev.get(room), votes, { partyId: party['Moor Care'], vote: 'agree' }, 422);
    assert.deepEqual(unsaid.errors, ['You write this down for another member. Choose how it was said']);
    const recorded = await dev.submit(unsaid, votes, { how: 'phone', saidBy: 'Mo Moor' });
    assert.match(recorded.text, /Moor Care: Agrees \(by phone, said by Mo Moor; written down for it\)/);
    const token = log.form(`${path}/decisions`, {}).get('_csrf')!;
    const forged = await pat.request('POST', votes, {
      payload: `_csrf=${encodeURIComponent(token)}&partyId=${party['Moor Care']}&vote=agree&seen=1`,
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost' },
    });
    assert.equal(forged.status, 403);
  });
});
