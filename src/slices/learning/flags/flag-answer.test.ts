import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { guest } from '#platform/access/who.ts';
import { changeGrounds, groundValues } from '#slices/agreements/index.ts';
import { hats } from '#slices/cases/index.ts';
import { answerChoices, faultsInAnswer, flagAnswers, isBinding, mayAnswerFlag, sayAnswer } from './flag-answer.ts';

describe('looking again', () => {
  it('tests a change to what binds somebody, and to nothing else', () => {
    for (const kind of ['agreement', 'obligation', 'outcome', 'requirement'])
      for (const answer of flagAnswers)
        for (const ground of [null, ...groundValues]) {
          const faults = Object.keys(faultsInAnswer(kind, answer, ground));
          const expected = isBinding(kind)
            ? (answer === 'changed') === (ground !== null)
              ? []
              : ['ground']
            : answer === 'cannot-change' || ground
              ? ['answer']
              : [];
          assert.deepEqual(faults, expected, `${kind} ${answer} ${ground}`);
        }
  });

  it('offers “it cannot be changed” only where the law may say so', () => {
    assert.deepEqual(
      answerChoices('outcome').map(({ value }) => value),
      ['still-right', 'changed', 'ended'],
    );
    assert.deepEqual(
      answerChoices('agreement').map(({ value }) => value),
      [...flagAnswers],
    );
  });

  it('is for those who contribute, and where something binds somebody for those who hold it', () => {
    const by = (kind: string) => hats.filter((hat) => mayAnswerFlag({ ...guest, hats: [hat] }, kind));
    assert.deepEqual(by('outcome'), ['commissioner', 'procurement', 'partner', 'practitioner', 'community']);
    assert.deepEqual(by('agreement'), ['commissioner', 'procurement', 'partner']);
    assert.deepEqual(by('obligation'), by('agreement'));
    assert.ok(!mayAnswerFlag(guest, 'outcome'));
  });

  it('keeps an answer that reads as a sentence', () => {
    assert.equal(
      sayAnswer('still-right', 'it never named the cause', null),
      'Still right, because it never named the cause',
    );
    assert.match(
      sayAnswer('changed', 'the fee', 'provided-for'),
      /^Changed \(the agreement itself provides for it\): the fee$/,
    );
    assert.match(sayAnswer('cannot-change', 'wait for 2028', null), /until it is made again: wait for 2028/);
    assert.equal(sayAnswer('changed', 'new words', null), 'Changed: new words');
    assert.equal(new Set(groundValues).size, changeGrounds.length);
  });
});
