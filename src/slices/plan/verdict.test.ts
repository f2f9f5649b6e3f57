import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type ElevenAnswers, elevenQuestions, type Level, type PaymentFacts, said } from './questions.ts';
import { judgeEleven, judgeThree } from './verdict.ts';
import { elevenTable, threeTable, verdicts } from './verdict-table.ts';

const names = elevenQuestions.map((question) => question.name);
const all: PaymentFacts = { cohortDefined: true, deadweightKnown: true, holistic: true, baselineProven: true };
const none: PaymentFacts = { cohortDefined: false, deadweightKnown: false, holistic: false, baselineProven: false };

function* everyEleven(): Generator<ElevenAnswers> {
  for (let code = 0; code < 3 ** names.length; code += 1) {
    let rest = code;
    const answers: Record<string, Level> = {};
    for (const name of names) {
      answers[name] = (rest % 3) as Level;
      rest = Math.floor(rest / 3);
    }
    yield answers as ElevenAnswers;
  }
}

describe('the verdict', () => {
  it('on the three questions is one for each of the 27 answers, and no row is dead', () => {
    const used = new Set<string>();
    for (const canSay of said)
      for (const couldSee of said)
        for (const inHands of said) used.add(judgeThree({ canSay, couldSee, inHands }).because);
    assert.equal(used.size, threeTable.length);
    assert.equal(judgeThree({ canSay: 'yes', couldSee: 'yes', inHands: 'no' }).verdict, 'not-contractable');
    assert.equal(judgeThree({ canSay: 'yes', couldSee: 'yes', inHands: 'yes' }).verdict, 'output');
  });

  it('on the three questions never lets a payment hang on a result', () => {
    for (const canSay of said)
      for (const couldSee of said)
        for (const inHands of said)
          assert.equal(judgeThree({ canSay, couldSee, inHands }).paymentMayDependOnResult, false);
  });

  it('on the eleven is one for each of 177,147 answers, no row is dead, and payment asks for every fact', () => {
    const used = new Set<string>();
    let count = 0;
    for (const answers of everyEleven()) {
      count += 1;
      for (const facts of [all, none, { ...all, holistic: false }]) {
        const { verdict, because, paymentMayDependOnResult } = judgeEleven(answers, facts);
        assert.ok(verdicts.includes(verdict));
        used.add(because);
        if (paymentMayDependOnResult)
          assert.ok(facts === all && answers.hardToGame === 2 && answers.controllable === 2);
      }
    }
    assert.equal(count, 177_147);
    assert.equal(used.size, elevenTable.length);
  });

  it('never loses the right to payment by a better answer, nor gains it by a worse one', () => {
    for (const answers of everyEleven()) {
      if (!judgeEleven(answers, all).paymentMayDependOnResult) continue;
      for (const name of names)
        if (answers[name] < 2)
          assert.ok(
            judgeEleven({ ...answers, [name]: answers[name] + 1 } as ElevenAnswers, all).paymentMayDependOnResult,
          );
    }
    const best = Object.fromEntries(names.map((name) => [name, 2])) as unknown as ElevenAnswers;
    assert.ok(judgeEleven(best, all).paymentMayDependOnResult);
    for (const fact of Object.keys(all))
      assert.ok(!judgeEleven(best, { ...all, [fact]: false }).paymentMayDependOnResult, fact);
  });
});
