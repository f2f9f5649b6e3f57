import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Refusal } from '#platform/http/refusals.ts';
import {
  answerEleven,
  answerThreeQuestions,
  changeRequirement,
  requirementsById,
  writeRequirement,
} from '#slices/plan/index.ts';
import { type ACase, aCase } from '#test/support/a-case.ts';
import { openTestApp, type TestApp } from '#test/support/client.ts';

const blank = {
  type: 'outcome',
  title: 'Stronger',
  words: 'More people stand alone',
  test: null,
  needId: null,
  legalDuty: null,
  organisational: null,
  mechanismId: null,
  measureId: null,
} as const;
const best = {
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
const facts = ['cohortDefined', 'deadweightKnown', 'holistic', 'baselineProven'];

describe('I3: no payment depends on a result unless the verdict allows it', () => {
  let app: TestApp;
  let one: ACase;
  before(async () => {
    app = await openTestApp();
    one = await aCase(app);
  });
  after(() => app.close());
  const refused = (error: unknown) => error instanceof Refusal && error.code === 'payment-not-allowed';
  const write = (paymentDepends: boolean, type: 'outcome' | 'standard-clause' = 'outcome') =>
    app.act(
      one.dev,
      (act) => writeRequirement(act, { ...blank, type, caseId: one.caseId, outcomeId: one.outcomeId, paymentDepends }),
      one.caseId,
    );

  it('not without a verdict, nor with the best answers to the three questions', async () => {
    await assert.rejects(write(true), refused);
    await app.act(
      one.dev,
      (act) =>
        answerThreeQuestions(act, {
          caseId: one.caseId,
          outcomeId: one.outcomeId,
          canSay: 'yes',
          couldSee: 'yes',
          inHands: 'yes',
          note: null,
        }),
      one.caseId,
    );
    await assert.rejects(write(true), refused);
  });

  it('not by adding it later, and by the page it is a clear answer that changes nothing', async () => {
    const id = await write(false);
    const [requirement] = await app.look((tx) => requirementsById(tx, [id]));
    const { id: _, caseId, addedAt, version, ...fields } = requirement!;
    await assert.rejects(
      app.act(
        one.dev,
        (act) => changeRequirement(act, requirement!, { ...fields, paymentDepends: true, version }),
        one.caseId,
      ),
      refused,
    );
    const path = `${one.base}/requirements/${id}`;
    const page = await one.dev.submit(await one.dev.get(path), path, { paymentDepends: 'yes' }, 409);
    assert.match(page.text, /No payment may depend on this result/);
    assert.equal((await app.look((tx) => requirementsById(tx, [id])))[0]!.paymentDepends, false);
    assert.ok(caseId && addedAt);
  });

  it('only with the eleven at their best and every fact known; one fact less and it is refused', async () => {
    const eleven = (known: string[]) =>
      app.act(
        one.dev,
        (act) =>
          answerEleven(
            act,
            { caseId: one.caseId, subjectKind: 'outcome', subjectId: one.outcomeId },
            { ...best, facts: known, thirdVoice: 'Moorside Care', note: null },
          ),
        one.caseId,
      );
    await eleven(facts.slice(1));
    await assert.rejects(write(true), refused);
    await eleven(facts);
    assert.ok(await write(true));
    // And it stays so: answers that would leave the payment hanging are refused while it is promised.
    await assert.rejects(eleven(facts.slice(1)), (error) => error instanceof Refusal && error.code === 'payment-hangs');
    await app.act(
      one.dev,
      (act) =>
        answerThreeQuestions(act, {
          caseId: one.caseId,
          outcomeId: one.outcomeId,
          canSay: 'no',
          couldSee: 'no',
          inHands: 'no',
          note: null,
        }),
      one.caseId,
    );
  });

  it('not of a standard clause, though the outcome beside it would allow it', async () => {
    await assert.rejects(write(true, 'standard-clause'), refused);
    assert.ok(await write(false, 'standard-clause'));
  });
});
