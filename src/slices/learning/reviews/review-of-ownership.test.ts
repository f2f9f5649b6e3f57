import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { openFlagsOf } from '#platform/links/index.ts';
import { addParty, agreementsOf, makeAgreement, moveAgreement } from '#slices/agreements/index.ts';
import {
  challengeAsMember,
  decideRatification,
  nameBody,
  outcomesOf,
  proposeOutcome,
  recordRatification,
} from '#slices/outcomes/index.ts';
import { chooseMechanism } from '#slices/plan/index.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { bodyOf, caseBy } from '#test/support/thornmere.ts';
import { reviewsOf } from './review-store.ts';

describe('when a community challenges or takes back what it owns', () => {
  let app: TestApp;
  let dev: Visitor;
  let [ruth, sam]: Visitor[] = [];
  let caseId: string;
  let outcomeId: string;
  let bodyId: string;
  let agreementId: string;
  const as = <T>(who: Visitor, work: Parameters<typeof app.act<T>>[1]): Promise<T> => app.act(who, work, caseId);
  const meets = async (agreed: 'own' | 'contest' | 'retire') => {
    const ratificationId = await as(ruth!, (act) =>
      recordRatification(act, {
        outcomeId,
        bodyId,
        agreed,
        statement: 'Nobody is alone',
        forWhom: 'people over 65',
        because: 'the visits stopped',
        metOn: '2026-11-02',
        present: 12,
        missing: 'nobody',
      }),
    );
    await as(sam!, (act) => decideRatification(act, { outcomeId, ratificationId, does: 'confirm' }));
  };
  /** Every row of every table of agreements, so that nothing about one can change unseen. */
  const agreementRows = () =>
    app.look(async (tx) => {
      const tables = await sql<{ name: string }>`select tablename as name from pg_tables where schemaname = 'public'
        and (tablename like 'agreement%' or tablename like 'obligation%' or tablename like 'signing%') order by 1`.execute(
        tx,
      );
      assert.ok(tables.rows.some(({ name }) => name === 'agreements'));
      const found: Record<string, unknown[]> = {};
      for (const { name } of tables.rows)
        found[name] = (await sql`select * from ${sql.table(name)} order by 1`.execute(tx)).rows;
      return found;
    });

  before(async () => {
    app = await openTestApp();
    dev = await app.person('Dev Patel');
    [ruth, sam] = [await app.person('Ruth Adeyemi', null), await app.person('Sam Holt', null)];
    caseId = await caseBy(app, dev);
    bodyId = await bodyOf(app, 'Elders’ Assembly', 'people over 65', [ruth, sam]);
    outcomeId = await as(dev, (act) =>
      proposeOutcome(act, { caseId, statement: 'Nobody is alone', forWhom: null, quotationIds: [] }),
    );
    await as(dev, (act) => nameBody(act, { outcomeId, bodyId, how: 'propose', forWhom: null }));
    await meets('own');
    const mechanismId = await as(dev, (act) =>
      chooseMechanism(act, {
        caseId,
        outcomeId,
        type: 'contract',
        title: 'Visits by zone',
        contribution: 'supporting',
        evidence: null,
        sceptic: null,
        tier: null,
        timeToEffect: null,
        resourceId: null,
      }),
    );
    agreementId = await as(dev, (act) =>
      makeAgreement(act, {
        caseId,
        type: 'contract',
        title: 'Visits in Fell',
        from: { kind: 'mechanism', id: mechanismId },
        startsOn: '2026-01-01',
        endsOn: '2028-12-31',
        valuePence: 100_000,
      }),
    );
    await as(dev, (act) => addParty(act, agreementId, { name: 'Thornmere Council', role: 'commissioner' }));
    await as(dev, (act) => addParty(act, agreementId, { name: 'Fell Care', role: 'provider', type: 'provider' }));
    const { version } = (await app.look((tx) => agreementsOf(tx, caseId)))[0]!;
    await as(dev, (act) => moveAgreement(act, agreementId, { to: 'in-force', version }));
  });
  after(() => app.close());

  it('a challenge suggests a review once, flags what rests on it once, and touches no agreement', async () => {
    const agreements = await agreementRows();
    const say = (who: Visitor) =>
      as(who, (act) =>
        challengeAsMember(act, app.running.services.signer, {
          outcomeId,
          bodyId,
          about: 'what-is-done',
          words: 'Nobody comes on Sundays',
          signed: null,
        }),
      );
    await say(ruth!);
    await say(sam!);
    const reviews = await app.look((tx) => reviewsOf(tx, caseId));
    assert.deepEqual(
      reviews.map((one) => [one.state, one.title]),
      [['suggested', 'Somebody of Elders’ Assembly challenges this: Nobody is alone']],
    );
    const flags = await app.look((tx) => openFlagsOf(tx, caseId));
    assert.deepEqual(flags.map((one) => [one.on.kind, one.reason]).sort(), [
      ['agreement', 'Elders’ Assembly is asked whether this is still its own'],
      ['mechanism', 'Elders’ Assembly is asked whether this is still its own'],
    ]);
    assert.deepEqual(await agreementRows(), agreements);
  });

  it('the body takes it back as it gave it, by a meeting; what rests on it is flagged, and the contract goes on', async () => {
    const agreements = await agreementRows();
    await meets('retire');
    const { parts } = (await app.look((tx) => outcomesOf(tx, caseId)))[0]!;
    assert.equal(parts[0]!.state, 'retired');
    const flags = await app.look((tx) => openFlagsOf(tx, caseId));
    assert.equal(flags.filter((one) => one.reason === 'Elders’ Assembly no longer stands behind it').length, 2);
    assert.deepEqual(await agreementRows(), agreements);
    const page = await dev.get(`/cases/${caseId}/agreements/${agreementId}`);
    assert.match(page.text, /in force/i);
  });

  it('and a review that was looked at makes way for the next', async () => {
    await meets('own');
    const [first] = await app.look((tx) => reviewsOf(tx, caseId));
    await as(dev, ({ tx }) => sql`update reviews set state = 'set-aside' where id = ${first!.id}`.execute(tx));
    await meets('contest');
    const reviews = await app.look((tx) => reviewsOf(tx, caseId));
    assert.deepEqual(
      reviews.map((one) => one.title),
      [
        'Somebody of Elders’ Assembly challenges this: Nobody is alone',
        'Elders’ Assembly no longer stands behind this: Nobody is alone',
      ],
    );
  });
});
