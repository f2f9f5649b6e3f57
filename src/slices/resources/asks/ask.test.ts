import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { consents } from '../resource.ts';
import { type AskState, answers, askMoves, askStates, askTransitions, consentAfter, corrected } from './ask.ts';

/** Every state and every move, written down a second time: what is not here may not happen. */
const allowed: Record<string, string> = {
  'asked accept': 'accepted',
  'asked accept-with-conditions': 'accepted-with-conditions',
  'asked decline': 'declined',
  'asked withdraw': 'withdrawn',
  'accepted withdraw': 'withdrawn',
  'accepted honour': 'honoured',
  'accepted fail': 'not-honoured',
  'accepted-with-conditions withdraw': 'withdrawn',
  'accepted-with-conditions honour': 'honoured',
  'accepted-with-conditions fail': 'not-honoured',
  'declined ask-again': 'asked',
  'withdrawn ask-again': 'asked',
  'not-honoured ask-again': 'asked',
};
const agreed: readonly AskState[] = ['accepted', 'accepted-with-conditions', 'honoured'];

describe('an ask', () => {
  it('moves from each state by each move as the table says, and in no other way', () => {
    for (const state of askStates)
      for (const move of askMoves)
        assert.equal(askTransitions[state][move], allowed[`${state} ${move}`], `${state} ${move}`);
  });

  it('is put right by the person whose answer was written down, and only while it is an answer', () => {
    const stands: Record<string, AskState> = {
      accept: 'accepted',
      'accept-with-conditions': 'accepted-with-conditions',
      decline: 'declined',
    };
    for (const state of askStates)
      for (const answer of [null, ...answers]) {
        const isAnswer = ['accepted', 'accepted-with-conditions', 'declined'].includes(state);
        assert.equal(corrected(state, answer), answer && isAnswer ? stands[answer] : state);
      }
  });

  it('leaves consent given only where an ask that was agreed still stands, or where it was given otherwise', () => {
    for (const consent of consents)
      for (const before of [null, ...askStates])
        for (const after of askStates)
          for (const others of [[], ...askStates.map((state) => [state])] as AskState[][]) {
            const now = consentAfter(consent, before, after, others);
            const label = JSON.stringify({ consent, before, after, others, now });
            const stands = [after, ...others].some((state) => agreed.includes(state));
            if (stands) assert.equal(now, 'given', label);
            else if (after === 'declined') assert.equal(now, 'refused', label);
            else if (before && agreed.includes(before)) assert.equal(now, 'lapsed', label);
            else if (now === 'given') assert.equal(consent, 'given', label);
          }
  });

  it('that is taken back before it was answered leaves consent as it was before', () => {
    assert.equal(consentAfter('asked', 'asked', 'withdrawn', []), 'not-asked');
    assert.equal(consentAfter('asked', 'asked', 'withdrawn', ['asked']), 'asked');
    assert.equal(consentAfter('given', 'asked', 'withdrawn', []), 'given');
    assert.equal(consentAfter('refused', 'declined', 'asked', []), 'asked');
  });
});
