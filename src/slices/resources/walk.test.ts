import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { resourceTypes } from './resource.ts';
import { walkAnswers, walkedAt, walkSteps, wholeWalk, wroteOf } from './walk.ts';

describe('the walk', () => {
  it('goes from what people do for themselves to money, in this order', () => {
    assert.deepEqual(
      walkSteps.map(({ step }) => step),
      ['self-help', 'neighbours', 'partners', 'powers', 'technology', 'market-innovation', 'money'],
    );
  });

  it('says of every step that nobody answered that it was not looked at, whichever were answered', () => {
    assert.ok(wholeWalk([]).every(({ answer }) => answer === 'not-looked-at'));
    for (const { step } of walkSteps)
      for (const answer of walkAnswers) {
        const whole = wholeWalk([{ step, answer, note: 'because', ruleInTheWay: null }]);
        assert.equal(whole.length, walkSteps.length);
        for (const one of whole) assert.equal(one.answer, one.step === step ? answer : 'not-looked-at');
      }
  });

  it('passes every kind of resource in the ledger', () => {
    for (const type of resourceTypes) assert.ok(walkSteps.some(({ step }) => step === walkedAt[type]));
  });

  it('tells what changed from what did not', () => {
    const one = { answer: 'taken', note: 'Halls', ruleInTheWay: null } as const;
    assert.equal(wroteOf(one), wroteOf({ ...one }));
    for (const other of [
      { ...one, answer: 'refused' as const },
      { ...one, note: null },
      { ...one, ruleInTheWay: 'x' },
    ])
      assert.notEqual(wroteOf(one), wroteOf(other));
  });
});
