import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Slip } from '#platform/forms/index.ts';
import { Refusal } from '#platform/http/refusals.ts';
import { clearedFlagsOf, flagDependants, openFlagsOf } from '#platform/links/index.ts';
import { raiseGrumble } from '#slices/cases/index.ts';
import { addCause, nameAssumption, recordNeed, restOnAssumption } from '#slices/system/index.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { pdf } from '#test/support/evidence-files.ts';
import { caseBy } from '#test/support/thornmere.ts';
import { answerFlag, lessonsOf, reviewsOf } from './index.ts';

const noFigures = { countedAs: null, numerator: null, denominator: null, per: null };

describe('learning on a case', () => {
  let app: TestApp;
  let dev: Visitor;
  let caseId: string;
  let base: string;
  let assumptionId: string;
  let grumbleId: string;
  before(async () => {
    app = await openTestApp();
    dev = await app.person('Dev Patel');
    caseId = await caseBy(app, dev);
    base = `/cases/${caseId}`;
    await app.act(
      dev,
      async (act) => {
        const need = await recordNeed(act, {
          caseId,
          statement: 'People wait for care',
          population: null,
          place: null,
          needType: null,
          ...noFigures,
          source: null,
          observedOn: null,
          quotations: [],
        });
        const cause = await addCause(act, {
          caseId,
          explains: { kind: 'need', id: need },
          statement: 'Assessment is slow',
          strength: 'assumed',
          evidence: null,
          saidBy: null,
          ending: null,
          endingWords: null,
        });
        assumptionId = await nameAssumption(act, {
          caseId,
          statement: 'The wait is caused by assessment',
          because: null,
          confidence: 'medium',
          falsifier: null,
          heldBy: null,
        });
        await restOnAssumption(act, { kind: 'cause', id: cause }, assumptionId, caseId);
        grumbleId = await raiseGrumble(act, {
          caseId,
          on: { kind: 'need', id: need },
          cause: 'no-data',
          words: 'Nobody counts hand-backs',
        });
      },
      caseId,
    );
  });
  after(() => app.close());

  it('opens a review of a grumble, keeps half an answer, and closes only a whole one', async () => {
    const form = await dev.get(`${base}/reviews/new?of=grumble:${grumbleId}`);
    const review = await dev.submit(form, `${base}/reviews/new`);
    assert.equal(review.h1, 'Nobody counts hand-backs');
    assert.match(review.text, /Opened by grumble/);
    const slip = await dev.submit(review, review.url, { expected: 'Waits under seven days', does: 'close' }, 422);
    assert.equal(slip.errors.length, 4);
    assert.match(slip.errors.join(), /stop, adapt, spread or keep/);
    assert.match(slip.answer.body, /Waits under seven days/);
    const kept = await dev.submit(await dev.get(review.url), review.url, {
      expected: 'Waits under seven days',
      does: 'keep',
    });
    assert.match(kept.answer.body, /Waits under seven days/);
    const closed = await dev.submit(kept, review.url, {
      happened: 'Waits reached ten days',
      why: 'Hand-backs',
      learnt: 'Pay is below the floor',
      tookPart: 'Brokerage',
      change: 'adapt',
      changing: 'Hours are paid at what they cost',
      does: 'close',
    });
    assert.match(closed.text, /Closed.*What happened\? Waits reached ten days.*Brokerage/);
  });

  it('refuses to open a review of what is not on the case', async () => {
    const form = await dev.get(`${base}/reviews/new`);
    const bad = { openedBy: 'review:00000000-0000-4000-8000-000000000000', title: 'x' };
    assert.match((await dev.submit(form, `${base}/reviews/new`, bad, 422)).errors.join(), /Choose one from the list/);
  });

  it('writes a lesson that changes an assumption, shows both readings, and flags what rests on it', async () => {
    const [review] = await app.look((tx) => reviewsOf(tx, caseId));
    const path = `${base}/reviews/${review!.id}/lessons/new`;
    const form = await dev.get(path);
    const slip = await dev.submit(form, path, { effect: 'changes' }, 422);
    assert.equal(slip.errors.length, 2);
    const lesson = await dev.submit(await dev.get(path), path, {
      words: 'Hand-backs follow pay',
      effect: 'changes',
      about: `assumption:${assumptionId}`,
      newReading: 'The wait is caused by pay below the floor',
    });
    assert.match(lesson.text, /Our thinking has changed\. 2 things rest on it/);
    assert.match(
      lesson.text,
      /We thought\s*The wait is caused by assessment.*From then on\s*The wait is caused by pay below the floor/,
    );
    const assumption = await dev.get(`${base}/assumptions/${assumptionId}`);
    assert.equal(assumption.h1, 'The wait is caused by pay below the floor');
    assert.match(assumption.text, /It read, until.*The wait is caused by assessment/);
    assert.match(assumption.text, /Lessons that changed it Lesson Hand-backs follow pay/);
  });

  it('clears a flag when somebody has looked, once', async () => {
    const path = `${base}/to-look-at-again`;
    const page = await dev.get(path);
    assert.match(page.text, /2 things rest on what has changed/);
    const action = [...page.document.querySelectorAll('main form')][0]!.getAttribute('action')!;
    const slip = await dev.submit(page, action, { answer: 'still-right' }, 422);
    assert.match(slip.errors.join(), /Enter why/);
    const cleared = await dev.submit(await dev.get(path), action, {
      answer: 'still-right',
      because: 'it stands on its own log',
    });
    assert.match(cleared.text, /1 thing rests/);
    assert.match(cleared.text, /Still right, because it stands on its own log\s*Dev Patel/);
    await dev.submit(page, action, { answer: 'changed', because: 'again', _once: undefined }, 409);
  });

  it('tests a change to an agreement against what lets it be changed', async () => {
    const agreement = { kind: 'agreement', id: '22222222-2222-4222-8222-222222222222' };
    const flagId = await app.act(
      dev,
      async (act) => {
        await restOnAssumption(act, agreement, assumptionId, caseId);
        await flagDependants(act, caseId, { kind: 'assumption', id: assumptionId }, 'Thinking again');
        return (await openFlagsOf(act.tx, caseId)).find((flag) => flag.on.id === agreement.id)!.id;
      },
      caseId,
    );
    const answer = (ground: 'provided-for' | null) =>
      app.act(dev, (act) => answerFlag(act, { caseId, flagId, answer: 'changed', because: 'the fee', ground }), caseId);
    await assert.rejects(answer(null), Slip);
    await assert.rejects(
      app.act(null, (act) => answerFlag(act, { caseId, flagId, answer: 'changed', because: 'x', ground: 'advice' })),
      Refusal,
    );
    await answer('provided-for');
    const [cleared] = await app.look((tx) => clearedFlagsOf(tx, caseId));
    assert.equal(cleared!.because, 'Changed (the agreement itself provides for it): the fee');
    await assert.rejects(answer('provided-for'), Refusal);
  });

  it('acts on a lesson, and holds it only on evidence that came later', async () => {
    const [lesson] = await app.look((tx) => lessonsOf(tx, caseId));
    const path = `${base}/lessons/${lesson!.id}`;
    const page = await dev.get(path);
    assert.ok(!page.hasForm(`${path}/held`), 'nothing holds that was not acted on');
    assert.match((await dev.submit(page, path, {}, 422)).errors.join(), /what was done because of it/);
    const acted = await dev.submit(await dev.get(path), path, { did: 'The fee model of March starts from pay' });
    assert.match(acted.text, /Acted on/);
    assert.match((await dev.submit(acted, `${path}/held`, {}, 422)).errors.join(), /what in practice shows it/);
    const early = { evidence: 'x', 'seenOn-day': '1', 'seenOn-month': '1', 'seenOn-year': '2020' };
    assert.match((await dev.submit(acted, `${path}/held`, early, 422)).errors.join(), /on or after the day/);
    const waits = await dev.submit(acted, `${path}/held`, { evidence: 'Nobody handed hours back in May' }, 422);
    assert.match(waits.errors.join(), /nobody has looked at/);
    const flags = await dev.get(`${base}/to-look-at-again`);
    const action = flags.document.querySelector('main form')!.getAttribute('action')!;
    await dev.submit(flags, action, { answer: 'ended', because: 'the pilot was only about assessment' });
    const seen = { evidence: 'Nobody handed hours back in May' };
    const file = { field: 'evidenceFile', name: 'rounds.pdf', content: pdf };
    const wrong = await dev.upload(await dev.get(path), `${path}/held`, seen, [{ ...file, content: 'words' }], 422);
    assert.match(wrong.errors.join(), /^Choose a photograph/);
    const held = await dev.upload(wrong, `${path}/held`, seen, [file]);
    assert.match(held.text, /Held.*Nobody handed hours back in May.*rounds\.pdf \(PDF, 1 KB\)/);
    const link = held.document.querySelector(`a[href^="${path}/evidence/"]`)!.getAttribute('href')!;
    assert.deepEqual((await dev.request('GET', link)).bytes, pdf);
    assert.equal((await app.guest().request('GET', link)).status, 303);
    assert.equal((await (await app.person('Ola Far', 'Farland')).request('GET', link)).status, 404);
    assert.ok(!held.hasForm(path) && !held.hasForm(`${path}/held`));
    assert.match(
      (await dev.get(`${base}/lessons`)).text,
      /1 lesson is identified\. 1 has been acted on, 1 has been seen in practice since and is held/,
    );
  });

  it('keeps a lesson that confirms, and one about an outcome or cause that is not there out', async () => {
    const [review] = await app.look((tx) => reviewsOf(tx, caseId));
    const path = `${base}/reviews/${review!.id}/lessons/new`;
    const kept = await dev.submit(await dev.get(path), path, {
      words: 'Walking groups last',
      effect: 'confirms',
      about: `assumption:${assumptionId}`,
    });
    assert.match(kept.text, /It confirms the assumption/);
    const slip = await dev.submit(
      await dev.get(path),
      path,
      { words: 'x', effect: 'changes', about: `need:${assumptionId}`, newReading: 'y' },
      422,
    );
    assert.match(slip.errors.join(), /Choose one from the list/);
    const same = await dev.submit(
      await dev.get(path),
      path,
      {
        words: 'x',
        effect: 'changes',
        about: `assumption:${assumptionId}`,
        newReading: 'The wait is caused by pay below the floor',
      },
      422,
    );
    assert.match(same.errors.join(), /This is how it reads already/);
  });

  it('suggests a review for a signal, once, which is set aside only with a reason', async () => {
    const signal = {
      name: 'measures.signalFound',
      on: { kind: 'signal', id: '11111111-1111-4111-8111-111111111111' },
      caseId,
    };
    const before = (await app.look((tx) => reviewsOf(tx, caseId))).length;
    for (let time = 0; time < 2; time += 1) await app.act(null, async (act) => act.publish(signal));
    const reviews = await app.look((tx) => reviewsOf(tx, caseId));
    assert.equal(reviews.length, before + 1);
    const suggested = reviews.at(-1)!;
    assert.equal(suggested.state, 'suggested');
    const path = `${base}/reviews/${suggested.id}`;
    assert.match((await dev.get(`${base}/reviews`)).text, /Suggested by a signal/);
    const slip = await dev.submit(await dev.get(path), `${path}/take`, { does: 'set-aside' }, 422);
    assert.match(slip.errors.join(), /Say why/);
    assert.match(
      (await dev.submit(await dev.get(path), `${path}/take`, { does: 'set-aside', because: 'a typing slip' })).text,
      /Set aside/,
    );
    assert.match((await dev.submit(await dev.get(path), `${path}/take`, { does: 'open' })).text, /The review is open/);
  });

  it('keeps everything from those without a hat', async () => {
    const other = await app.person('Una Stranger', 'Elsewhere Council');
    for (const path of ['reviews', 'lessons', 'to-look-at-again', 'reviews/new'])
      await other.get(`${base}/${path}`, 404);
    const colleague = await app.person('Cara Colleague');
    const seen = await colleague.get(`${base}/reviews`);
    assert.doesNotMatch(seen.text, /hand-backs/i);
    assert.doesNotMatch((await colleague.get(`${base}/lessons`)).text, /hand-backs/i);
    assert.match((await colleague.get(`${base}/to-look-at-again`)).text, /Nothing waits/);
  });
});
