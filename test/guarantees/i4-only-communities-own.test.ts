import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { sql } from 'kysely';
import { Refusal } from '#platform/http/refusals.ts';
import { grantHat, type Hat } from '#slices/cases/index.ts';
import {
  decideRatification,
  giveAnswer,
  nameBody,
  outcomesOf,
  proposeOutcome,
  putDissent,
  putWording,
  ratificationsOf,
  recordRatification,
  retireOutcome,
  settleWording,
  speakForBody,
  stepIn,
} from '#slices/outcomes/index.ts';
import { addMember, confirmMember, foundBody, organisationsNamed, proposeMember } from '#slices/people/index.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { bodyOf, caseBy } from '#test/support/thornmere.ts';

/** I4: only a community's own body makes an outcome its own. Each test tries another way round it. */
describe('only a community’s own body owns an outcome', () => {
  let app: TestApp;
  let council: string;
  let dev: Visitor;
  let ruth: Visitor;
  let sam: Visitor;
  let caseId: string;
  let outcomeId: string;
  let bodyId: string;
  let count = 0;

  before(async () => {
    app = await openTestApp();
    dev = await app.person('Dev Patel');
    council = await app.look(async (tx) => (await organisationsNamed(tx, 'Thornmere Council'))[0]!.id);
  });
  after(() => app.close());
  beforeEach(async () => {
    count += 1;
    [ruth, sam] = [await app.person(`Ruth ${count}`, null), await app.person(`Sam ${count}`, null)];
    caseId = await caseBy(app, dev);
    bodyId = await bodyOf(app, `Assembly ${count}`, 'people over 65', [ruth, sam]);
    outcomeId = await as(dev, (act) =>
      proposeOutcome(act, { caseId, statement: 'Nobody is alone', forWhom: null, quotationIds: [] }),
    );
    await as(dev, (act) => nameBody(act, { outcomeId, bodyId, how: 'propose', forWhom: null }));
  });

  const as = <T>(who: Visitor, work: Parameters<typeof app.act<T>>[1]): Promise<T> => app.act(who, work, caseId);
  const outcome = async () => (await app.look((tx) => outcomesOf(tx, caseId))).find((one) => one.id === outcomeId)!;
  const meeting = (body = bodyId) => ({
    outcomeId,
    bodyId: body,
    agreed: 'own' as const,
    statement: 'Nobody is alone',
    forWhom: 'people over 65',
    metOn: '2026-11-02',
    present: 12,
    missing: 'nobody',
  });
  const refused = (work: Promise<unknown>, code = 'not-for-this-body') =>
    assert.rejects(work, (error) => error instanceof Refusal && error.code === code);
  const hat = (who: Visitor, one: Hat) =>
    as(dev, (act) => grantHat(act, { caseId, personId: who.personId!, hat: one, organisationId: council }));
  const takeOff = (who: Visitor) =>
    as(dev, ({ tx, now }) => sql`update case_hats set ended_at = ${now} where person_id = ${who.personId}`.execute(tx));
  const own = async (statement = 'Nobody is alone') => {
    const id = await as(ruth, (act) => recordRatification(act, { ...meeting(), statement }));
    await as(sam, (act) => decideRatification(act, { outcomeId, ratificationId: id, does: 'confirm' }));
  };

  it('which is possible, or the rest of this file would show nothing', async () => {
    await own();
    assert.equal((await outcome()).state, 'owned');
    assert.deepEqual(
      (await outcome()).ownership.map(({ state, forWhom }) => [state, forWhom]),
      [['owned', 'people over 65']],
    );
  });

  it('so nobody who works on the case can, by any command', async () => {
    for (const one of [
      'commissioner',
      'procurement',
      'partner',
      'practitioner',
      'provider',
      'community',
      'councillor',
      'auditor',
    ] as const) {
      const person = await app.person(`${one} ${count}`, `Elsewhere ${count} ${one}`);
      await hat(person, one);
      await refused(as(person, (act) => recordRatification(act, meeting())));
      await refused(as(person, (act) => speakForBody(act, { outcomeId, bodyId, does: 'shape', because: null })));
      await refused(as(person, (act) => stepIn(act, { outcomeId, bodyId })));
      await refused(
        as(person, (act) => putDissent(act, { outcomeId, words: 'No', bodyId })).catch((error) => {
          throw error.code === 'not-allowed' ? new Refusal('not-for-this-body') : error;
        }),
      );
    }
    assert.equal((await outcome()).state, 'proposed');
  });

  it('and one member alone cannot, nor confirm their own record', async () => {
    const ratificationId = await as(ruth, (act) => recordRatification(act, meeting()));
    await refused(
      as(ruth, (act) => decideRatification(act, { outcomeId, ratificationId, does: 'confirm' })),
      'second-member',
    );
    await refused(as(dev, (act) => decideRatification(act, { outcomeId, ratificationId, does: 'confirm' })));
    assert.equal((await outcome()).state, 'proposed');
  });

  it('nor a member of another body, nor one who is only proposed, nor one who has left', async () => {
    const joan = await app.person(`Joan ${count}`, null);
    await bodyOf(app, `Network ${count}`, 'disabled people', [joan, await app.person(`Lee ${count}`, null)]);
    await refused(as(joan, (act) => recordRatification(act, meeting())));
    const pat = await app.person(`Pat ${count}`, null);
    await as(ruth, (act) => proposeMember(act, { bodyId, personId: pat.personId! }));
    await refused(as(pat, (act) => recordRatification(act, meeting())));
    await as(sam, async (act) => (await import('#slices/people/index.ts')).leaveBody(act, bodyId));
    await refused(as(sam, (act) => recordRatification(act, meeting())));
  });

  for (const way of [
    'the hat',
    'the hat, taken off again',
    'the organisation',
    'the organisation, left again',
  ] as const) {
    it(`nor a true member of the body who commissions the case through ${way}`, async () => {
      if (way.startsWith('the hat')) await hat(sam, 'procurement');
      else await as(dev, (act) => addMember(act, { organisationId: council, personId: sam.personId!, type: 'member' }));
      if (way === 'the hat, taken off again') await takeOff(sam);
      if (way === 'the organisation, left again')
        await as(dev, ({ tx, now }) =>
          sql`update memberships set ended_at = ${now} where person_id = ${sam.personId}`.execute(tx),
        );
      await refused(as(sam, (act) => recordRatification(act, meeting())));
      // Sam founded the body: nobody can show that it is not the council's, so it is silent on this case.
      await refused(as(ruth, (act) => recordRatification(act, meeting())));
      assert.equal((await outcome()).state, 'proposed');
    });
  }

  it('nor through a body that somebody who commissions the case began, whoever is in it now', async () => {
    const made = await bodyOf(app, `Made ${count}`, 'everybody', [dev, ruth, sam]);
    await as(dev, async (act) => (await import('#slices/people/index.ts')).leaveBody(act, made));
    await as(dev, (act) => nameBody(act, { outcomeId, bodyId: made, how: 'propose', forWhom: null }));
    for (const who of [dev, ruth, sam]) await refused(as(who, (act) => recordRatification(act, meeting(made))));
  });

  it('nor through a body that their colleague verified', async () => {
    const colleague = await app.person(`Colleague ${count}`);
    const verified = await bodyOf(app, `Verified ${count}`, 'everybody', [ruth, colleague, sam]);
    await as(dev, (act) => nameBody(act, { outcomeId, bodyId: verified, how: 'propose', forWhom: null }));
    for (const who of [ruth, colleague, sam])
      await refused(as(who, (act) => recordRatification(act, meeting(verified))));
  });

  it('nor through members whom only their yes brought in', async () => {
    const colleague = await app.person(`Colleague ${count}`);
    const packed = await app.person(`Packed ${count}`, null);
    for (const one of [colleague, packed])
      await as(ruth, (act) => proposeMember(act, { bodyId, personId: one.personId! }));
    await as(sam, (act) => confirmMember(act, { bodyId, personId: colleague.personId! }));
    await as(colleague, (act) => confirmMember(act, { bodyId, personId: packed.personId! }));
    await refused(as(packed, (act) => recordRatification(act, meeting())));
    await refused(as(colleague, (act) => recordRatification(act, meeting())));
    await own();
  });

  it('nor when whoever recorded a meeting comes to commission before it is confirmed', async () => {
    const third = await app.person(`Third ${count}`, null);
    await as(ruth, (act) => proposeMember(act, { bodyId, personId: third.personId! }));
    await as(sam, (act) => confirmMember(act, { bodyId, personId: third.personId! }));
    const ratificationId = await as(third, (act) => recordRatification(act, meeting()));
    await hat(third, 'commissioner');
    await refused(as(sam, (act) => decideRatification(act, { outcomeId, ratificationId, does: 'confirm' })));
    assert.equal((await outcome()).state, 'proposed');
  });

  it('nor by confirming oneself into a body, or one’s way past its members', async () => {
    const outsider = await app.person(`Outsider ${count}`, null);
    await refused(
      as(outsider, (act) => proposeMember(act, { bodyId, personId: outsider.personId! })),
      'not-a-member',
    );
    await refused(
      as(outsider, (act) => confirmMember(act, { bodyId, personId: outsider.personId! })),
      'not-a-member',
    );
    await as(ruth, (act) => proposeMember(act, { bodyId, personId: outsider.personId! }));
    await refused(
      as(outsider, (act) => confirmMember(act, { bodyId, personId: outsider.personId! })),
      'not-a-member',
    );
    await as(ruth, (act) => confirmMember(act, { bodyId, personId: outsider.personId! }));
    await refused(as(outsider, (act) => recordRatification(act, meeting())));
    const alone = await as(outsider, (act) => foundBody(act, { name: `Alone ${count}`, represents: 'me' }));
    await refused(
      as(outsider, (act) => confirmMember(act, { bodyId: alone, personId: outsider.personId! })),
      'own-membership',
    );
  });

  it('and its words stay its own: others can only propose, and cannot lay them aside', async () => {
    await own('Nobody goes a week alone');
    const said = await as(dev, (act) =>
      putWording(act, { outcomeId, statement: 'Fewer lonely people', forWhom: null, because: null }),
    );
    assert.equal(said, 'proposed');
    const proposed = (await outcome()).wordings.find((one) => one.state === 'proposed')!;
    await refused(as(dev, (act) => settleWording(act, { outcomeId, wordingId: proposed.id, does: 'take' })));
    await refused(as(dev, (act) => retireOutcome(act, { outcomeId, because: 'too dear' })));
    await refused(
      as(dev, (act) => nameBody(act, { outcomeId, bodyId, how: 'propose', forWhom: null })),
      'wrong-state',
    );
    const { statement, state } = await outcome();
    assert.deepEqual([statement, state], ['Nobody goes a week alone', 'owned']);
    await own('Nobody goes three days alone');
    assert.deepEqual([(await outcome()).statement, (await outcome()).state], ['Nobody goes three days alone', 'owned']);
  });

  it('nor takes another community’s words away when it ratifies its own', async () => {
    await own('Nobody goes a week alone');
    const [joan, lee] = [await app.person(`Joan ${count}`, null), await app.person(`Lee ${count}`, null)];
    const network = await bodyOf(app, `Network ${count}`, 'disabled people', [joan, lee]);
    await as(dev, (act) => nameBody(act, { outcomeId, bodyId: network, how: 'propose', forWhom: null }));
    const id = await as(joan, (act) =>
      recordRatification(act, {
        ...meeting(network),
        statement: 'Nobody goes a day alone',
        forWhom: 'disabled people',
      }),
    );
    await as(lee, (act) => decideRatification(act, { outcomeId, ratificationId: id, does: 'confirm' }));
    const { statement, parts } = await outcome();
    assert.equal(statement, 'Nobody goes a week alone');
    assert.deepEqual(
      parts.map((part) => [part.state, part.forWhom, part.statement]),
      [
        ['owned', 'people over 65', 'Nobody goes a week alone'],
        ['owned', 'disabled people', 'Nobody goes a day alone'],
      ],
    );
  });

  it('while the authority’s no changes nothing but its own answer', async () => {
    await own();
    await as(dev, (act) =>
      giveAnswer(act, {
        outcomeId,
        answer: 'declined',
        because: 'there is no money',
        power: 'Scheme 4.2',
        decidedOn: '2026-11-20',
      }),
    );
    const { state, answer } = await outcome();
    assert.deepEqual([state, answer?.state, answer?.because], ['owned', 'declined', 'there is no money']);
    await refused(
      as(ruth, (act) =>
        giveAnswer(act, { outcomeId, answer: 'adopted', because: null, power: 'mine', decidedOn: '2026-11-20' }),
      ),
      'not-allowed',
    );
  });

  it('and every door to a body’s acts is shut to those who commission, on screen and by address', async () => {
    await own();
    const page = await dev.get(`/cases/${caseId}/outcomes/${outcomeId}`);
    assert.equal(page.hasLink('Record what'), false);
    for (const door of ['speaking', 'ratifications'])
      assert.equal((await dev.request('GET', `/cases/${caseId}/outcomes/${outcomeId}/${door}`)).status, 403);
    const [kept] = await app.look((tx) => ratificationsOf(tx, outcomeId));
    const token = page.document.querySelector('input[name=_csrf]')!.getAttribute('value')!;
    for (const [door, fields] of [
      [`ratifications/${kept!.id}`, 'does=refuse'],
      ['speaking', `body=${bodyId}&does=contest&because=x&version=1`],
      ['bodies/own', `body=${bodyId}`],
    ]) {
      const answer = await dev.request('POST', `/cases/${caseId}/outcomes/${outcomeId}/${door}`, {
        payload: `_csrf=${encodeURIComponent(token)}&${fields}`,
        headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost' },
      });
      assert.equal(answer.status, 403, door);
    }
    const stranger = await app.person(`Stranger ${count}`, null);
    assert.equal((await stranger.request('GET', `/cases/${caseId}/outcomes/${outcomeId}`)).status, 404);
  });
});
