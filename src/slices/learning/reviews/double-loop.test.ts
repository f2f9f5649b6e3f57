import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { Slip } from '#platform/forms/index.ts';
import { openFlagsOf } from '#platform/links/index.ts';
import { casesById, publishCase } from '#slices/cases/index.ts';
import { addMeasure, addPoints } from '#slices/measures/index.ts';
import { becameOf, proposeOutcome } from '#slices/outcomes/index.ts';
import { chooseMechanism } from '#slices/plan/index.ts';
import { nameAssumption, restOnAssumption } from '#slices/system/index.ts';
import { kinds } from '#src/app.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { caseBy, wordsOn } from '#test/support/thornmere.ts';
import { answerReview, identifyLesson, reviewsById, reviewsOf } from '../index.ts';

/** Admissions after falls, by month: within chance for two years, below the mean from the twenty-fifth month on. */
const falls = [
  84, 79, 90, 82, 88, 76, 85, 91, 80, 83, 87, 81, 86, 92, 78, 85, 89, 83, 80, 88, 84, 90, 82, 86, 81, 78, 77, 80, 76,
  74, 79, 73, 75, 77, 72, 74,
];
const monthly = (values: readonly number[]) =>
  values.map((value, index) => ({
    on: new Date(Date.UTC(2023, index, 1)).toISOString().slice(0, 10),
    value,
  }));

describe('the signal of the twenty-fifth month changes our mind', () => {
  let app: TestApp;
  let dev: Visitor;
  let joan: Visitor;
  let caseId: string;
  let base: string;
  let review: string;
  let quotationId: string;
  let assumptionId: string;
  before(async () => {
    app = await openTestApp();
    await app.setClock(new Date('2026-11-23T12:00:00Z'));
    dev = await app.person('Dev Patel');
    joan = await app.person('Joan Archer', null);
    caseId = await caseBy(app, dev);
    base = `/cases/${caseId}`;
    [quotationId] = (await wordsOn(app, dev, caseId, ['I want to go out without fearing a fall'])) as [string];
    await as(async (act) => {
      const outcomeId = await proposeOutcome(act, {
        caseId,
        statement: 'Nobody falls who need not',
        forWhom: null,
        quotationIds: [quotationId],
      });
      const measureId = await addMeasure(act, {
        caseId,
        outcomeId,
        name: 'Admissions after a fall',
        kind: 'count',
        improvement: 'down',
      });
      await addPoints(act, { measureId, points: monthly(falls) });
      assumptionId = await nameAssumption(act, {
        caseId,
        statement: 'Classes alone prevent falls',
        because: null,
        confidence: 'medium',
        falsifier: null,
        heldBy: null,
      });
      for (const title of ['Strength classes', 'Home visits']) {
        const mechanismId = await chooseMechanism(act, {
          caseId,
          outcomeId,
          type: 'grant',
          title,
          contribution: 'supporting',
          evidence: null,
          sceptic: null,
          tier: null,
          timeToEffect: null,
          resourceId: null,
        });
        await restOnAssumption(act, { kind: 'mechanism', id: mechanismId }, assumptionId, caseId);
      }
    });
  });
  after(() => app.close());
  const as = <T>(work: Parameters<typeof app.act<T>>[1]): Promise<T> => app.act(dev, work, caseId);
  const flags = () => app.look((tx) => openFlagsOf(tx, caseId));
  const whole = {
    expected: 'Fewer falls',
    happened: '84 became 76 a month',
    why: 'Classes and visits together',
    learnt: 'Neither alone can claim it',
    change: 'spread',
    changing: 'Classes of fifty hours are offered to everybody who begins',
    mayPrint: 'yes',
    does: 'close',
  };

  it('a signal suggests a review, and somebody opens it', async () => {
    const [suggested] = await app.look((tx) => reviewsOf(tx, caseId));
    review = `${base}/reviews/${suggested!.id}`;
    assert.match((await dev.get(review)).text, /Opened by signal: A signal in Admissions after a fall/);
    assert.match((await dev.submit(await dev.get(review), `${review}/take`, { does: 'open' })).text, /is open/);
  });

  it('a lesson changes the assumption, and all that rests on it is listed on the review', async () => {
    await dev.submit(await dev.get(`${review}/lessons/new`), `${review}/lessons/new`, {
      words: 'Neither classes nor visits prevent falls alone',
      effect: 'changes',
      about: `assumption:${assumptionId}`,
      newReading: 'Classes and visits to the home prevent falls together',
    });
    const page = await dev.get(review);
    assert.match(page.text, /2 things have not been looked at/);
    assert.match(page.text, /Not answered Mechanism: Strength classes/);
  });

  it('the review does not close while one of them is unanswered: by its form, its command, nor the database', async () => {
    const before = await app.fingerprint();
    const slip = await dev.submit(await dev.get(review), review, whole, 422);
    assert.match(slip.errors.join(), /2 things rest on what this review changed and nobody has looked at them/);
    assert.match(slip.answer.body, /Neither alone can claim it/, 'nothing that was typed is lost');
    const [held] = await app.look((tx) => reviewsById(tx, [review.split('/').at(-1)!]));
    const close = { ...held!, does: 'close' as const, change: 'keep' as const };
    const { expected, happened, why, learnt, tookPart, heldOn, changing, mayPrint, version, does, change } = close;
    await assert.rejects(
      as((act) =>
        answerReview(act, held!, {
          ...{ expected: expected ?? 'a', happened: happened ?? 'b', why: why ?? 'c', learnt: learnt ?? 'd' },
          ...{ tookPart, heldOn, changing, mayPrint, version, does, change },
        }),
      ),
      Slip,
    );
    await assert.rejects(
      as(({ tx }) => sql`update reviews set state = 'closed' where id = ${held!.id}`.execute(tx)),
      /has not all been looked at/,
    );
    assert.deepEqual(await app.fingerprint(), before);
  });

  it('each is answered by itself, kept because or ended; one answer does not answer another', async () => {
    const [first] = await flags();
    const path = `${base}/to-look-at-again`;
    await dev.submit(await dev.get(path), `${path}/${first!.id}`, { answer: 'still-right', because: 'classes go on' });
    assert.match((await dev.submit(await dev.get(review), review, whole, 422)).errors.join(), /1 thing rests/);
    const [second] = await flags();
    await dev.submit(await dev.get(path), `${path}/${second!.id}`, { answer: 'ended', because: 'crews visit now' });
    const page = await dev.get(review);
    assert.match(page.text, /All of it has been looked at.*Still right, because classes go on/);
    assert.match(page.text, /Ended: crews visit now/);
  });

  it('then it closes, and what it decided reaches those whose words began it, written once', async () => {
    const closed = await dev.submit(await dev.get(review), review, whole);
    assert.match(closed.text, /What we do\s*We spread it/);
    const came = await app.look((tx) => becameOf(tx, kinds, quotationId, new Date('2026-11-24T12:00:00Z')));
    assert.match(came[0]!.changed.join(), /We do more of it, 23 November 2026: Classes of fifty hours/);
    await as(async (act) => {
      const [one] = await casesById(act.tx, [caseId]);
      await publishCase(act, one!);
    });
    assert.match((await joan.get(`/public/cases/${caseId}`)).text, /Classes of fifty hours are offered/);
  });

  it('a lesson written down after the review was closed opens it again until its flags are answered', async () => {
    const reviewId = review.split('/').at(-1)!;
    const lesson = {
      caseId,
      reviewId,
      words: 'Visits do most of it',
      effect: 'changes' as const,
      about: { kind: 'assumption', id: assumptionId },
      newReading: 'Visits to the home prevent falls',
    };
    await as((act) => identifyLesson(act, lesson));
    const [open] = await app.look((tx) => reviewsById(tx, [reviewId]));
    assert.equal(open!.state, 'open');
    assert.match((await dev.submit(await dev.get(review), review, whole, 422)).errors.join(), /2 things rest/);
  });

  it('what nobody but the case may read is taken back from residents when the review is decided anew', async () => {
    for (const flag of await flags()) {
      const path = `${base}/to-look-at-again`;
      await dev.submit(await dev.get(path), `${path}/${flag.id}`, {
        answer: 'changed',
        because: 'both are worded anew',
      });
    }
    await dev.submit(await dev.get(review), review, { ...whole, mayPrint: [] });
    const came = await app.look((tx) => becameOf(tx, kinds, quotationId, new Date('2026-11-24T12:00:00Z')));
    assert.deepEqual(came[0]!.changed, []);
    assert.doesNotMatch((await joan.get(`/public/cases/${caseId}`)).text, /Classes of fifty hours are offered/);
  });
});
