import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Facts, Wanted } from './facts.ts';
import { notLookedAtYet, notYetAgreed, whereItStands } from './say-it.ts';

const nothing: Facts = {
  title: 'Home care',
  about: 'Our home care framework ends',
  purpose: null,
  endsOn: null,
  people: [],
  oneHand: null,
  ally: null,
  quotations: [],
  wanted: [],
  toBuy: [],
  dates: [],
  agreements: [],
  left: null,
  decisions: [],
  openGrumbles: [],
  downstream: [],
  assumptions: [],
  lessons: [],
  lines: [],
  toLookAtAgain: 0,
  openClashes: 0,
};
const one: Wanted = {
  id: '1',
  statement: 'People live the day they choose',
  forWhom: null,
  path: '',
  state: 'proposed',
  owned: [],
  contested: [],
  dissent: [],
  answer: null,
  quotationIds: [],
  canSay: null,
  couldSee: null,
  inHands: null,
  verdict: null,
  verdictShort: null,
  notContractable: false,
  mechanisms: [],
  steps: [
    {
      step: 'self-help',
      title: 'What people do for themselves',
      answer: 'not-looked-at',
      note: null,
      ruleInTheWay: null,
    },
  ],
};

describe('what a case says of itself', () => {
  it('is honest when there is nothing yet', () => {
    assert.deepEqual(whereItStands(nothing), ['Nobody has said yet what is wanted.']);
    assert.ok(notLookedAtYet(nothing).includes('Who would be left to provide has not been looked at.'));
  });

  it('asks which part a contract can carry before anything else', () => {
    assert.deepEqual(whereItStands({ ...nothing, wanted: [one] }), [
      'One thing is wanted. Nobody has asked yet which part of it a contract can carry.',
    ]);
    assert.equal(notYetAgreed({ ...nothing, wanted: [one] }).length, 1);
  });

  it('says when a contract alone cannot carry it, and what has not been looked at', () => {
    const asked: Wanted = { ...one, canSay: 'yes', couldSee: 'partly', inHands: 'no' };
    assert.deepEqual(whereItStands({ ...nothing, wanted: [asked] }), [
      'One thing is wanted. A contract alone cannot carry it.',
    ]);
    assert.match(
      notLookedAtYet({ ...nothing, wanted: [asked] }).join(' '),
      /not looked at: what people do for themselves/,
    );
    const carried: Wanted = { ...asked, steps: [{ ...asked.steps[0]!, answer: 'taken' }] };
    assert.deepEqual(notYetAgreed({ ...nothing, wanted: [carried] }), []);
  });

  it('counts only those that a contract cannot carry', () => {
    const yes: Wanted = { ...one, id: '2', canSay: 'yes', couldSee: 'yes', inHands: 'yes' };
    const no: Wanted = { ...one, id: '3', canSay: 'no', couldSee: 'yes', inHands: 'yes' };
    assert.deepEqual(whereItStands({ ...nothing, wanted: [yes, no] }), [
      'Two things are wanted. A contract alone cannot carry one of them.',
    ]);
    assert.deepEqual(whereItStands({ ...nothing, wanted: [yes] }), ['One thing is wanted. A contract could carry it.']);
  });
});
