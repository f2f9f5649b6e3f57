import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import type { Ref } from '#platform/access/kinds.ts';
import type { Act } from '#platform/act/act.ts';
import { Slip } from '#platform/forms/index.ts';
import { Refusal } from '#platform/http/refusals.ts';
import { openFlagsOf } from '#platform/links/index.ts';
import { identifyLesson, openReview } from '#slices/learning/index.ts';
import {
  decideRatification,
  nameBody,
  outcomesOf,
  proposeOutcome,
  recordRatification,
} from '#slices/outcomes/index.ts';
import { chooseMechanism, writeRequirement } from '#slices/plan/index.ts';
import {
  addCause,
  assumptionsById,
  assumptionsOf,
  causesById,
  changeAssumption,
  changeCause,
  moveAssumption,
  nameAssumption,
  pastReadingsOf,
  recordNeed,
  restNoLonger,
  restOnAssumption,
} from '#slices/system/index.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { bodyOf, caseBy } from '#test/support/thornmere.ts';

type Place = Readonly<{
  caseId: string;
  need: string;
  otherNeed: string;
  cause: string;
  deeper: string;
  sibling: string;
  otherCause: string;
  mechanism: string;
  requirement: string;
  assumption: string;
  outcome: string;
  otherOutcome: string;
  review: string;
}>;

/**
 * A need with a cause that rests on the assumption, a deeper cause and a sibling; an outcome that answers it, a mechanism
 * that pursues the outcome and a requirement that specifies the mechanism. Beside it another need with its own cause and outcome.
 */
async function build(act: Act, caseId: string): Promise<Place> {
  const need = (statement: string) =>
    recordNeed(act, {
      caseId,
      statement,
      population: null,
      place: null,
      needType: null,
      countedAs: null,
      numerator: null,
      denominator: null,
      per: null,
      source: null,
      observedOn: null,
      quotations: [],
    });
  const why = (explains: Ref, statement: string) =>
    addCause(act, {
      caseId,
      explains,
      statement,
      strength: 'weak',
      evidence: null,
      saidBy: null,
      ending: null,
      endingWords: null,
    });
  const outcome = (statement: string, needId: string) =>
    proposeOutcome(act, { caseId, statement, forWhom: null, quotationIds: [], needIds: [needId] });
  const first = await need('People wait for care');
  const second = await need('People go without company');
  const cause = await why({ kind: 'need', id: first }, 'Assessment is slow');
  const assumption = await nameAssumption(act, {
    caseId,
    statement: 'The wait is caused by assessment',
    because: null,
    confidence: 'low',
    falsifier: null,
    heldBy: null,
  });
  await restOnAssumption(act, { kind: 'cause', id: cause }, assumption, caseId);
  const answers = await outcome('Care starts within a week', first);
  const mechanism = await chooseMechanism(act, {
    caseId,
    outcomeId: answers,
    type: 'contract',
    title: 'Home care',
    contribution: 'supporting',
    evidence: null,
    sceptic: null,
    tier: null,
    timeToEffect: null,
    resourceId: null,
  });
  const requirement = await writeRequirement(act, {
    caseId,
    type: 'output',
    title: 'Start times',
    words: 'Care starts within five days of a request',
    test: null,
    outcomeId: null,
    needId: null,
    legalDuty: null,
    organisational: 'continuity',
    mechanismId: mechanism,
    measureId: null,
    paymentDepends: false,
  });
  return {
    caseId,
    mechanism,
    requirement,
    sibling: await why({ kind: 'need', id: first }, 'Rounds are full'),
    need: first,
    otherNeed: second,
    cause,
    deeper: await why({ kind: 'cause', id: cause }, 'Assessors left'),
    otherCause: await why({ kind: 'need', id: second }, 'Buses stop at six'),
    assumption,
    outcome: answers,
    otherOutcome: await outcome('Nobody goes a week without company', second),
    review: await openReview(act, {
      caseId,
      title: 'The wait grew',
      openedBy: { kind: 'need', id: first },
      dueOn: null,
    }),
  };
}

/** What stands because of the cause: the need, and all that follows from it. Its sibling causes do not. */
const downFromCause = (place: Place): string[] => [
  place.cause,
  place.need,
  place.outcome,
  place.mechanism,
  place.requirement,
];

describe('I5: a lesson that changes our thinking names what it changes, and everything that rests on it is flagged', () => {
  let app: TestApp;
  let dev: Visitor;
  let place: Place;
  const asDev = <T>(work: (act: Act) => Promise<T>) => app.act(dev, work, place.caseId);
  const flagged = () => app.look(async (tx) => idsOf(await openFlagsOf(tx, place.caseId)));
  const idsOf = (flags: readonly { on: Ref }[]) => flags.map((flag) => flag.on.id).sort();
  const lesson = (about: Ref | null, newReading: string | null) => ({
    caseId: place.caseId,
    reviewId: place.review,
    words: 'Hand-backs follow pay',
    effect: 'changes' as const,
    about,
    newReading,
  });

  before(async () => {
    app = await openTestApp();
    dev = await app.person('Dev Patel');
    const caseId = await caseBy(app, dev);
    place = await app.act(dev, (act) => build(act, caseId), caseId);
  });
  after(() => app.close());

  it('one that names nothing is refused by the form, by the command and by the database', async () => {
    const path = `/cases/${place.caseId}/reviews/${place.review}/lessons/new`;
    const page = await dev.get(path);
    const before = await app.fingerprint();
    const slip = await dev.submit(page, path, { words: 'We were wrong', effect: 'changes', newReading: 'Pay' }, 422);
    assert.match(slip.errors.join(), /Choose the assumption, cause or outcome/);
    await assert.rejects(
      asDev((act) => identifyLesson(act, lesson(null, 'Pay'))),
      Slip,
    );
    const about = { kind: 'assumption', id: place.assumption };
    await assert.rejects(
      asDev((act) => identifyLesson(act, lesson(about, null))),
      Slip,
    );
    await assert.rejects(
      asDev((act) =>
        sql`insert into lessons (id, case_id, review_id, state, version, words, effect, identified_at)
        values (${act.newId()}, ${place.caseId}, ${place.review}, 'identified', 1, 'smuggled in', 'changes', ${act.now})`.execute(
          act.tx,
        ),
      ),
      /violates check constraint/,
    );
    assert.deepEqual(await app.fingerprint(), before);
  });

  it('one that names what is not an assumption, a cause or an outcome of this case is refused', async () => {
    const elsewhere = await caseBy(app, dev);
    const far = await app.act(dev, (act) => build(act, elsewhere), elsewhere);
    const before = await app.fingerprint();
    for (const about of [
      { kind: 'need', id: place.need },
      { kind: 'assumption', id: far.assumption },
      { kind: 'cause', id: far.cause },
      { kind: 'outcome', id: far.outcome },
      { kind: 'assumption', id: place.cause },
    ])
      await assert.rejects(
        asDev((act) => identifyLesson(act, lesson(about, 'Pay'))),
        Slip,
        about.kind,
      );
    await assert.rejects(
      asDev((act) =>
        identifyLesson(act, { ...lesson({ kind: 'cause', id: place.cause }, 'Pay'), reviewId: far.review }),
      ),
      Refusal,
    );
    assert.deepEqual(await app.fingerprint(), before);
  });

  it('an act that is rolled back changes and flags nothing', async () => {
    const before = await app.fingerprint();
    const about = { kind: 'assumption', id: place.assumption };
    await assert.rejects(
      asDev(async (act) => {
        const { flagged } = await identifyLesson(act, lesson(about, 'The wait is caused by pay'));
        assert.ok(flagged > 0);
        assert.ok((await openFlagsOf(act.tx, place.caseId)).length > 0, 'the flags are there within the act');
        throw new Error('the plug was pulled');
      }),
      /the plug was pulled/,
    );
    assert.deepEqual(await app.fingerprint(), before);
    const [assumption] = await app.look((tx) => assumptionsById(tx, [place.assumption]));
    assert.equal(assumption!.statement, 'The wait is caused by assessment');
    assert.deepEqual(await flagged(), []);
  });

  it('flags in the same act what rests on it directly and at a distance, and nothing else', async () => {
    const about = { kind: 'assumption', id: place.assumption };
    await asDev(async (act) => {
      const { flagged } = await identifyLesson(act, lesson(about, 'The wait is caused by pay'));
      assert.equal(flagged, 6);
      assert.equal((await openFlagsOf(act.tx, place.caseId)).length, 6);
    });
    assert.deepEqual(await flagged(), [place.deeper, ...downFromCause(place)].sort());
    const [assumption] = await app.look((tx) => assumptionsOf(tx, place.caseId));
    assert.equal(assumption!.statement, 'The wait is caused by pay');
    assert.equal(assumption!.state, 'changed');
    const [past] = await app.look((tx) => pastReadingsOf(tx, place.assumption));
    assert.equal(past!.statement, 'The wait is caused by assessment');
    assert.equal(past!.why, 'Hand-backs follow pay');
  });

  it('flags whoever changes a cause or an assumption, by whichever door', async () => {
    const fresh = async (work: (act: Act, there: Place) => Promise<unknown>) => {
      const caseId = await caseBy(app, dev);
      const there = await app.act(dev, (act) => build(act, caseId), caseId);
      await app.act(dev, (act) => work(act, there), caseId);
      return { there, ids: idsOf(await app.look((tx) => openFlagsOf(tx, caseId))) };
    };
    const reworded = await fresh(async (act, there) => {
      const [one] = await assumptionsById(act.tx, [there.assumption]);
      return changeAssumption(act, one!, { statement: 'Pay', confidence: 'high', why: 'survey', version: 1 });
    });
    const { there } = reworded;
    assert.deepEqual(reworded.ids, [there.deeper, ...downFromCause(there)].sort());
    const dropped = await fresh(async (act, there) => {
      const [one] = await assumptionsById(act.tx, [there.assumption]);
      return moveAssumption(act, one!, { does: 'drop', why: 'survey', version: 1 });
    });
    assert.equal(dropped.ids.length, 6);
    const deeper = await fresh(async (act, there) => {
      const [one] = await causesById(act.tx, [there.deeper]);
      return changeCause(act, one!, { statement: 'Pay', strength: 'weak', evidence: null, why: 'survey', version: 1 });
    });
    assert.deepEqual(deeper.ids, downFromCause(deeper.there).sort());
    const outcome = await fresh((act, there) =>
      identifyLesson(act, {
        caseId: there.caseId,
        reviewId: there.review,
        words: 'It is not about days',
        effect: 'changes',
        about: { kind: 'cause', id: there.otherCause },
        newReading: 'Nobody asks',
      }),
    );
    assert.deepEqual(outcome.ids, [outcome.there.otherNeed, outcome.there.otherOutcome].sort());
  });

  it('flags no longer what no longer rests on it', async () => {
    const caseId = await caseBy(app, dev);
    const there = await app.act(dev, (act) => build(act, caseId), caseId);
    await app.act(
      dev,
      async (act) => {
        await restNoLonger(act, { kind: 'cause', id: there.cause }, there.assumption, caseId);
        const [one] = await assumptionsById(act.tx, [there.assumption]);
        assert.equal(
          await changeAssumption(act, one!, { statement: 'Pay', confidence: 'high', why: 'x', version: 1 }),
          0,
        );
      },
      caseId,
    );
    assert.deepEqual(await app.look((tx) => openFlagsOf(tx, caseId)), []);
  });

  it('puts new words to an outcome; where a community owns those there are, they stay', async () => {
    const about = { kind: 'outcome', id: place.outcome };
    const words = async () =>
      (await app.look((tx) => outcomesOf(tx, place.caseId))).find((one) => one.id === place.outcome)!;
    const { flagged } = await asDev((act) => identifyLesson(act, lesson(about, 'Care starts when people choose')));
    assert.equal(flagged, 2);
    assert.equal((await words()).statement, 'Care starts when people choose');
    const joan = await app.person('Joan Ellis', null);
    const bill = await app.person('Bill Marsh', null);
    const bodyId = await bodyOf(app, 'Thornmere Elders’ Assembly', 'people over 65', [joan, bill]);
    const outcomeId = place.outcome;
    await asDev((act) => nameBody(act, { outcomeId, bodyId, how: 'propose', forWhom: 'people over 65' }));
    const ratificationId = await app.act(
      joan,
      async (act) =>
        recordRatification(act, {
          outcomeId,
          bodyId,
          agreed: 'own',
          statement: 'Care starts when people choose',
          forWhom: 'people over 65',
          metOn: act.now.toISOString().slice(0, 10),
          present: 12,
          missing: 'nobody',
        }),
      place.caseId,
    );
    await app.act(bill, (act) => decideRatification(act, { outcomeId, ratificationId, does: 'confirm' }), place.caseId);
    const later = await asDev((act) => identifyLesson(act, lesson(about, 'Care starts on the day it is asked for')));
    assert.equal(later.flagged, 2, 'the mechanism and the requirement');
    const owned = await words();
    assert.equal(owned.statement, 'Care starts when people choose');
    assert.equal(
      owned.wordings.find((one) => one.state === 'proposed')!.statement,
      'Care starts on the day it is asked for',
    );
    await assert.rejects(
      asDev((act) => identifyLesson(act, lesson(about, 'Care starts when people choose'))),
      Slip,
    );
  });
});
