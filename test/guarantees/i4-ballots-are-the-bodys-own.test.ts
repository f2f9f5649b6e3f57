import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { after, before, beforeEach, describe, it } from 'node:test';
import { sql } from 'kysely';
import { Slip } from '#platform/forms/index.ts';
import { Refusal } from '#platform/http/refusals.ts';
import { grantHat } from '#slices/cases/index.ts';
import {
  answerBallot,
  ballotsOf,
  callOffBallot,
  challengeAsMember,
  changeRoll,
  countTheBallot,
  decideRatification,
  draftBallot,
  enterPaper,
  giveNotice,
  nameBody,
  nameSecretary,
  outcomesOf,
  ownEntry,
  proposeOutcome,
  putMembersOnRoll,
  putOnRoll,
  ratificationsOf,
  recordRatification,
  redraftBallot,
} from '#slices/outcomes/index.ts';
import { addMember, confirmMember, organisationsNamed, proposeMember } from '#slices/people/index.ts';
import { aBallot, aDraft, ballotDraft, codeFor, linkTo } from '#test/support/a-ballot.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { bodyOf, caseBy } from '#test/support/thornmere.ts';

/** I4 for ratification in full: each test tries another way to speak for a community, or twice, or too late. */
describe('a ballot is the body’s own', () => {
  let app: TestApp;
  let [council, caseId, outcomeId, bodyId] = ['', '', '', ''];
  let dev: Visitor;
  let ruth: Visitor;
  let sam: Visitor;
  let pat: Visitor;
  let count = 0;
  const at = (instant: string) => app.setClock(new Date(`${instant}T12:00:00Z`));

  before(async () => {
    app = await openTestApp();
    dev = await app.person('Dev Patel');
    council = await app.look(async (tx) => (await organisationsNamed(tx, 'Thornmere Council'))[0]!.id);
  });
  after(() => app.close());
  beforeEach(async () => {
    count += 1;
    await at('2026-12-01');
    [ruth, sam, pat] = [
      await app.person(`Ruth ${count}`, null),
      await app.person(`Sam ${count}`, null),
      await app.person(`Pat ${count}`, null),
    ];
    caseId = await caseBy(app, dev);
    bodyId = await bodyOf(app, `Assembly ${count}`, 'people over 65', [ruth, sam, pat]);
    outcomeId = await as(dev, (act) =>
      proposeOutcome(act, { caseId, statement: 'Nobody is alone', forWhom: null, quotationIds: [] }),
    );
    await as(dev, (act) => nameBody(act, { outcomeId, bodyId, how: 'propose', forWhom: null }));
  });

  const as = <T>(who: Visitor, work: Parameters<typeof app.act<T>>[1]): Promise<T> => app.act(who, work, caseId);
  const place = () => ({ caseId, outcomeId, bodyId });
  const outcome = async () => (await app.look((tx) => outcomesOf(tx, caseId))).find((one) => one.id === outcomeId)!;
  const ballot = async () => (await app.look((tx) => ballotsOf(tx, outcomeId)))[0]!;
  const refused = (work: Promise<unknown>, code = 'not-for-this-body') =>
    assert.rejects(work, (error) => error instanceof Refusal && error.code === code);
  const slipped = (work: Promise<unknown>, says: RegExp) =>
    assert.rejects(work, (error) => error instanceof Slip && says.test(Object.values(error.errors).join(' ')));
  const signer = () => app.running.services.signer;
  const vote = (who: Visitor, ballotId: string, says: 'consent' | 'object' | 'aside', reason: string | null = null) =>
    as(who, (act) =>
      answerBallot(act, signer(), ballotId, (one) => ownEntry(act, one), { says, reason, signed: null }),
    );
  const employ = (who: Visitor) =>
    as(dev, (act) => addMember(act, { organisationId: council, personId: who.personId!, type: 'member' }));
  const procure = (who: Visitor) =>
    as(dev, (act) => grantHat(act, { caseId, personId: who.personId!, hat: 'procurement', organisationId: council }));
  const link = (ballotId: string, name: string) => linkTo(app, ballotId, name);
  const path = (ballotId: string, more = '') => `/cases/${caseId}/outcomes/${outcomeId}/ballots/${ballotId}${more}`;
  const codeOf = async (ballotId: string, name: string) => codeFor(await sam.get(path(ballotId, '/letters')), name);
  const enter = (who: Visitor, ballotId: string, code: string, says: 'consent' | 'object' | 'aside') =>
    as(who, (act) =>
      enterPaper(act, signer(), ballotId, { code, says, reason: says === 'object' ? 'No' : null, signed: null }),
    );
  const carried = async () => {
    const ballotId = await aBallot(app, place(), ruth, sam);
    await at('2026-12-08');
    for (const who of [ruth, sam, pat]) await vote(who, ballotId, 'consent');
    await at('2026-12-21');
    await as(ruth, (act) => countTheBallot(act, ballotId, false));
    return ballotId;
  };
  const signOff = async () => (await app.look((tx) => ratificationsOf(tx, outcomeId)))[0]!.id;

  it('which can be carried, or the rest of this file would show nothing', async () => {
    await carried();
    assert.equal((await outcome()).state, 'proposed');
    const ratificationId = await signOff();
    await refused(
      as(ruth, (act) => decideRatification(act, { outcomeId, ratificationId, does: 'confirm' })),
      'second-member',
    );
    await as(sam, (act) => decideRatification(act, { outcomeId, ratificationId, does: 'confirm' }));
    assert.deepEqual([(await outcome()).state, (await outcome()).parts[0]!.untilOn], ['owned', '2028-12-31']);
  });

  it('so nobody who works on the case, nor a stranger, nor a member of another body, takes any step of it', async () => {
    const draftId = await aDraft(app, place(), ruth);
    const other = await app.person(`Joan ${count}`, null);
    await bodyOf(app, `Network ${count}`, 'disabled people', [other, await app.person(`Lee ${count}`, null)]);
    const officer = await app.person(`Officer ${count}`, `Elsewhere ${count}`);
    await procure(officer);
    const { wordingId } = await outcome();
    const steps: [string, (who: Visitor) => Promise<unknown>][] = [
      ['roll', (who) => as(who, (act) => putOnRoll(act, { outcomeId, bodyId, lines: 'Forged Name' }))],
      ['members', (who) => as(who, (act) => putMembersOnRoll(act, { outcomeId, bodyId }))],
      ['draft', (who) => as(who, (act) => draftBallot(act, { ...ballotDraft, outcomeId, bodyId, wordingId }))],
      [
        'redraft',
        (who) => as(who, (act) => redraftBallot(act, draftId, { ...ballotDraft, outcomeId, bodyId, wordingId }, 1)),
      ],
      ['notice', (who) => as(who, (act) => giveNotice(act, app.running.services, draftId, 1))],
      ['call off', (who) => as(who, (act) => callOffBallot(act, draftId, 'No'))],
      ['count', (who) => as(who, (act) => countTheBallot(act, draftId, false))],
      ['secretary', (who) => as(who, (act) => nameSecretary(act, { outcomeId, bodyId, personId: ruth.personId! }))],
      ['paper', (who) => enter(who, draftId, 'AAAAA-AAAAA', 'consent')],
    ];
    const stranger = await app.person(`Stranger ${count}`, `Firm ${count}`);
    for (const who of [dev, officer, other, stranger]) for (const [, step] of steps) await refused(step(who));
    assert.equal((await ballot()).state, 'drafted');
    assert.equal(
      (await app.look((tx) => sql`select 1 from ratification_roll where name = 'Forged Name'`.execute(tx))).rows.length,
      0,
    );
  });

  it('and each door is shut on screen and by address, to the names on the roll most of all', async () => {
    const ballotId = await aBallot(app, place(), ruth, sam);
    await at('2026-12-08');
    const token = (await dev.get(path(ballotId))).document.querySelector('input[name=_csrf]')!.getAttribute('value')!;
    for (const [door, fields] of [
      ['/paper', 'says=consent&reason=&signed='],
      ['/entries', 'code=AAAAA-AAAAA&says=consent&reason=&signed='],
      ['/count', ''],
      ['/reminders', ''],
      ['/calling-off', 'because=x'],
      ['/notice', 'version=1'],
      ['/notice/correction', 'after=x&because=x'],
    ] as const) {
      const answer = await dev.request('POST', path(ballotId, door), {
        payload: `_csrf=${encodeURIComponent(token)}&${fields}`,
        headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost' },
      });
      assert.equal(answer.status, 403, door);
    }
    for (const door of ['/paper', '/entries', '/letters', '/draft'])
      assert.equal((await dev.request('GET', path(ballotId, door))).status, 403, door);
    for (const door of ['roll', 'secretary', 'ballots', 'challenges'])
      assert.equal((await dev.request('GET', `/cases/${caseId}/outcomes/${outcomeId}/${door}`)).status, 403, door);
    for (const page of [
      path(ballotId),
      `/cases/${caseId}/outcomes/${outcomeId}`,
      `/cases/${caseId}/thread`,
      `/cases/${caseId}`,
    ])
      assert.doesNotMatch((await dev.request('GET', page)).body, /Jo Pike|Al Berg|jo@example\.org/, page);
    const stranger = await app.person(`Stranger ${count}`, `Firm ${count}`);
    assert.equal((await stranger.request('GET', path(ballotId))).status, 404);
  });

  it('nor does a member who comes to work for those who commission, however they were put on the roll', async () => {
    const third = await app.person(`Third ${count}`, null);
    await as(ruth, (act) => proposeMember(act, { bodyId, personId: third.personId! }));
    await as(sam, (act) => confirmMember(act, { bodyId, personId: third.personId! }));
    const ballotId = await aBallot(app, place(), ruth, sam);
    await employ(third);
    await at('2026-12-08');
    await refused(vote(third, ballotId, 'consent'));
    assert.equal((await third.request('GET', path(ballotId, '/paper'))).status, 403);
    await refused(enter(third, ballotId, await codeOf(ballotId, 'Al Berg'), 'consent'));
    // Signed in, they do not answer by a neighbour's link either.
    assert.equal((await third.request('GET', await link(ballotId, 'Jo Pike'))).status, 403);
    await at('2026-12-21');
    await refused(as(third, (act) => countTheBallot(act, ballotId, false)));
  });

  it('nor do names count that somebody put on who may not speak for the body when notice is given', async () => {
    const third = await app.person(`Third ${count}`, null);
    await as(ruth, (act) => proposeMember(act, { bodyId, personId: third.personId! }));
    await as(sam, (act) => confirmMember(act, { bodyId, personId: third.personId! }));
    await as(third, (act) => putOnRoll(act, { outcomeId, bodyId, lines: 'Forged One\nForged Two' }));
    const draftId = await aDraft(app, place(), ruth);
    await procure(third);
    const page = await sam.get(`/cases/${caseId}/outcomes/${outcomeId}/roll?body=${bodyId}`);
    assert.match(page.text, /Forged One.*not counted/);
    assert.equal(
      await as(sam, (act) => giveNotice(act, app.running.services, draftId, 1)),
      5,
      'three members and two neighbours',
    );
    assert.ok(!(await ballot()).voters.includes(third.personId!));
  });

  it('nor is anybody on its roll of another body, or taken off it by that body', async () => {
    await aDraft(app, place(), ruth);
    const [joan, lee] = [await app.person(`Joan ${count}`, null), await app.person(`Lee ${count}`, null)];
    const network = await bodyOf(app, `Network ${count}`, 'disabled people', [joan, lee]);
    await as(dev, (act) => nameBody(act, { outcomeId, bodyId: network, how: 'propose', forWhom: null }));
    const { rows } = await app.look((tx) =>
      sql<{ id: string }>`select id from ratification_roll where body_id = ${bodyId} and name = 'Al Berg'`.execute(tx),
    );
    const entryId = rows[0]!.id;
    await refused(as(joan, (act) => changeRoll(act, { outcomeId, bodyId, entryId, does: 'take-off' })));
    await refused(
      as(joan, (act) => changeRoll(act, { outcomeId, bodyId: network, entryId, does: 'take-off' })),
      'wrong-state',
    );
  });

  it('nor one member alone: who wrote it gives no notice of it, and a forged second hand does not either', async () => {
    const draftId = await aDraft(app, place(), ruth);
    await refused(
      as(ruth, (act) => giveNotice(act, app.running.services, draftId, 1)),
      'second-member',
    );
    await employ(ruth);
    // Ruth founded the body, so it is silent here.
    await refused(as(sam, (act) => giveNotice(act, app.running.services, draftId, 1)));
  });

  it('nor does one person answer twice, by account, link and paper together: the last one stands', async () => {
    const ballotId = await aBallot(app, place(), ruth, sam);
    await at('2026-12-08');
    const jo = app.guest();
    const theirs = await link(ballotId, 'Al Berg');
    const page = await jo.get(theirs);
    await jo.submit(page, theirs, { says: 'object', reason: 'No' });
    await jo.submit(page, theirs, { says: 'object', reason: 'No' });
    const code = await codeOf(ballotId, 'Al Berg');
    await enter(ruth, ballotId, code, 'consent');
    await enter(ruth, ballotId, code, 'consent');
    await enter(sam, ballotId, code, 'consent');
    await vote(ruth, ballotId, 'consent');
    await vote(ruth, ballotId, 'aside');
    await vote(ruth, ballotId, 'consent');
    // Signed in, nobody answers on a neighbour's paper besides their own.
    assert.equal((await ruth.request('GET', theirs)).status, 403);
    await at('2026-12-21');
    const { tookPart, consents, objections } = await as(ruth, (act) => countTheBallot(act, ballotId, false));
    assert.deepEqual([tookPart, consents, objections], [2, 2, []]);
    await as(ruth, (act) => putOnRoll(act, { outcomeId, bodyId, lines: `New ${count}; n@example.org` }));
    await slipped(
      as(ruth, (act) => putOnRoll(act, { outcomeId, bodyId, lines: `ruth  ${count}` })),
      /on the roll already/,
    );
  });

  it('nor does the rule change once notice is given, by the form, by a later hat or in the database', async () => {
    const ballotId = await aBallot(app, place(), ruth, sam);
    const { wordingId } = await outcome();
    await refused(
      as(ruth, (act) =>
        redraftBallot(act, ballotId, { ...ballotDraft, consentPercent: 1, outcomeId, bodyId, wordingId }, 2),
      ),
      'notice-given',
    );
    assert.equal((await ruth.request('GET', path(ballotId, '/draft'))).status, 403);
    await as(ruth, (act) => putOnRoll(act, { outcomeId, bodyId, lines: 'Late Comer' }));
    assert.equal((await ballot()).notice!.roll, 5, 'the roll is that of the notice');
    await at('2026-12-08');
    await vote(pat, ballotId, 'consent');
    await at('2026-12-21');
    for (const tampered of [
      sql`update ballots set rule = jsonb_set(rule, '{quorum,value}', '1') where id = ${ballotId}`,
      sql`update ballots set notice = jsonb_set(notice, '{rule,quorum,value}', '1') where id = ${ballotId}`,
    ]) {
      await as(dev, ({ tx }) => tampered.execute(tx));
      await refused(
        as(ruth, (act) => countTheBallot(act, ballotId, false)),
        'notice-changed',
      );
    }
  });

  it('nor does an answer count before it opens or after it closes, by any way, nor is it counted before', async () => {
    const ballotId = await aBallot(app, place(), ruth, sam);
    const [theirs, code] = [await link(ballotId, 'Jo Pike'), await codeOf(ballotId, 'Al Berg')];
    await at('2026-12-08');
    const visitor = app.guest();
    const page = await visitor.get(theirs);
    for (const day of ['2026-12-07', '2026-12-21']) {
      await at(day);
      await refused(vote(ruth, ballotId, 'consent'), 'ballot-not-open');
      await refused(enter(ruth, ballotId, code, 'consent'), 'ballot-not-open');
      await visitor.submit(page, theirs, { says: 'consent' }, 409);
    }
    await at('2026-12-20');
    await refused(
      as(ruth, (act) => countTheBallot(act, ballotId, false)),
      'ballot-not-open',
    );
    await enter(ruth, ballotId, code, 'consent');
    await at('2026-12-21');
    await refused(enter(ruth, ballotId, code, 'object'), 'ballot-not-open');
    assert.equal(await enter(sam, ballotId, code, 'consent'), 'counted', 'in time once, and confirmed later');
    await refused(
      as(ruth, (act) => callOffBallot(act, ballotId, 'It went the wrong way')),
      'wrong-state',
    );
  });

  it('nor does a meeting of two overtake what everybody on the roll was told that they decide', async () => {
    const meeting = {
      outcomeId,
      bodyId,
      agreed: 'own' as const,
      statement: 'Nobody is alone',
      forWhom: 'people over 65',
      metOn: '2026-11-30',
      present: 2,
      missing: 'nobody',
    };
    await aBallot(app, place(), ruth, sam);
    await refused(
      as(ruth, (act) => recordRatification(act, meeting)),
      'ballot-runs',
    );
  });

  it('nor does what was not carried change anything, or wait to be signed', async () => {
    const ballotId = await aBallot(app, place(), ruth, sam);
    await at('2026-12-08');
    for (const who of [ruth, sam]) await vote(who, ballotId, 'consent');
    await vote(pat, ballotId, 'object', 'Ask Fell first');
    await at('2026-12-21');
    const result = await as(ruth, (act) => countTheBallot(act, ballotId, false));
    assert.deepEqual([result.carried, result.fewEnoughObjections], [false, false]);
    assert.deepEqual(await app.look((tx) => ratificationsOf(tx, outcomeId)), []);
    assert.equal((await outcome()).state, 'proposed');
    await refused(
      as(sam, (act) => countTheBallot(act, ballotId, false)),
      'wrong-state',
    );
  });

  it('nor is a lapsed ownership claimed, renewed by itself, or kept by others than the body', async () => {
    await carried();
    await as(sam, async (act) =>
      decideRatification(act, {
        outcomeId,
        ratificationId: (await ratificationsOf(act.tx, outcomeId))[0]!.id,
        does: 'confirm',
      }),
    );
    await at('2029-01-01');
    const { state, parts } = await outcome();
    assert.deepEqual([state, parts[0]!.state], ['lapsed', 'lapsed']);
    for (const page of [
      `/cases/${caseId}/outcomes/${outcomeId}`,
      `/cases/${caseId}/outcomes`,
      `/cases/${caseId}`,
      `/cases/${caseId}/thread`,
    ])
      assert.doesNotMatch((await dev.get(page)).text, /Owned by/, page);
    await refused(
      as(dev, (act) => nameBody(act, { outcomeId, bodyId, how: 'propose', forWhom: null })),
      'wrong-state',
    );
  });

  it('nor do those who commission challenge in a community’s name, and a challenge moves no ownership', async () => {
    await carried();
    const ratificationId = await signOff();
    await as(sam, (act) => decideRatification(act, { outcomeId, ratificationId, does: 'confirm' }));
    const say = (who: Visitor) =>
      as(who, (act) =>
        challengeAsMember(act, signer(), { outcomeId, bodyId, about: 'ownership', words: 'Not ours', signed: null }),
      );
    await refused(say(dev));
    await refused(say(await app.person(`Stranger ${count}`, null)));
    await employ(pat);
    await refused(say(pat));
    await say(ruth);
    assert.equal((await outcome()).parts[0]!.state, 'owned');
  });

  it('and no vote of a conversation finds a way into it: nothing here reads what people said', () => {
    const files = globSync('src/slices/outcomes/ratification/**/*.ts');
    assert.ok(files.length > 20);
    for (const file of files) assert.doesNotMatch(readFileSync(file, 'utf8'), /#slices\/voice|#engines\/opinion/, file);
  });
});
