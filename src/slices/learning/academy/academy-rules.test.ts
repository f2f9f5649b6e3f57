import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { guest, type Who } from '#platform/access/who.ts';
import { addToDate } from '#platform/clock.ts';
import { cohortAccess, hundredDaysAccess, learningSetAccess } from './access.ts';
import { sayChallenge } from './challenges/challenge.ts';
import type { MemberState } from './cohorts/cohort.ts';
import { cohortKind } from './cohorts/cohort-kind.ts';
import { isHeld, strongestOf } from './held/held-lessons.ts';
import { type Day, dayLines, dueDay, type Met, sayPlan } from './hundred-days/hundred-days.ts';
import { hundredDaysKind } from './hundred-days/hundred-days-kind.ts';
import { agreedParts, liveStates, mayAgree, mayReadLive, parts } from './live/live-case.ts';
import { isQuestion } from './sets/learning-set.ts';
import { learningSetKind } from './sets/learning-set-kind.ts';

const person = (personId: string, more: Partial<Who> = {}): Who => ({ ...guest, personId, name: personId, ...more });
const steward = person('steward', { organisations: [{ id: 'council', name: 'Council', may: ['belong', 'grant'] }] });
const hats = [
  'commissioner',
  'procurement',
  'partner',
  'practitioner',
  'provider',
  'community',
  'councillor',
  'auditor',
];

describe('who may do what in the academy', () => {
  const asIn = (state: 'open' | 'ended', member: MemberState | null, begunBy = 'other') => ({
    ...cohortKind.example(state),
    begunBy,
    members: member ? [{ personId: 'me', state: member, speaksAs: 'resident' as const, wants: null }] : [],
  });
  const expected: Record<string, readonly string[]> = {
    'open none': ['see', 'ask'],
    'open asked': ['see', 'leave'],
    'open joined': ['see', 'read', 'work', 'letIn', 'leave'],
    'open declined': ['see'],
    'open left': ['see', 'ask'],
    'ended none': ['see'],
    'ended asked': ['see', 'leave'],
    'ended joined': ['see', 'read', 'leave'],
    'ended declined': ['see'],
    'ended left': ['see'],
  };

  it('is what a member’s standing and the cohort’s state say, whatever hats somebody wears', () => {
    for (const state of ['open', 'ended'] as const)
      for (const member of [null, 'asked', 'joined', 'declined', 'left'] as const)
        for (const hat of [[], ...hats.map((one) => [one])]) {
          const may = cohortAccess(person('me', { hats: hat }), asIn(state, member));
          assert.deepEqual(may, expected[`${state} ${member ?? 'none'}`], `${state} ${member} ${hat}`);
        }
    assert.ok(cohortAccess(person('me'), asIn('open', 'joined', 'me')).includes('end'));
    assert.ok(!cohortAccess(person('me'), asIn('ended', 'joined', 'me')).includes('end'));
    assert.ok(!cohortAccess(person('me'), asIn('open', 'left', 'me')).includes('end'));
  });

  it('opens to no guest, and to no steward of an organisation, what is said within', () => {
    for (const state of ['open', 'ended'] as const) {
      assert.deepEqual(cohortAccess(guest, asIn(state, 'joined')), []);
      for (const may of ['read', 'work', 'letIn', 'end'])
        assert.ok(!cohortAccess(steward, asIn(state, 'joined')).includes(may));
    }
    for (const who of [guest, steward, person('x', { hats })]) {
      for (const state of learningSetKind.states)
        assert.deepEqual(learningSetAccess(who, learningSetKind.example(state)), []);
      for (const state of hundredDaysKind.states)
        assert.deepEqual(hundredDaysAccess(who, hundredDaysKind.example(state)), []);
    }
  });

  it('lets only its writer meet a plan, while it runs, also after they have left', () => {
    const own = { ...hundredDaysKind.example('running'), readerIds: [] };
    assert.deepEqual(hundredDaysAccess(person('self'), own), ['see', 'meet']);
    assert.deepEqual(hundredDaysAccess(person('self'), { ...own, state: 'met' }), ['see']);
    assert.deepEqual(hundredDaysAccess(person('member'), hundredDaysKind.example('running')), ['see']);
    assert.deepEqual(hundredDaysAccess(person('member'), own), []);
  });

  it('keeps a set to those in it, and silent once its cohort has ended', () => {
    assert.deepEqual(learningSetAccess(person('self'), learningSetKind.example('open')), ['see', 'speak', 'leave']);
    assert.deepEqual(learningSetAccess(person('self'), learningSetKind.example('ended')), ['see', 'leave']);
    assert.deepEqual(learningSetAccess(person('gone'), learningSetKind.example('open')), []);
  });

  it('leaves the yes for a case to another of its people with a commissioner or procurement hat', () => {
    const wearers = [
      { personId: 'amara', hat: 'commissioner' },
      { personId: 'dev', hat: 'procurement' },
      { personId: 'sal', hat: 'partner' },
    ];
    assert.ok(mayAgree('dev', 'amara', wearers));
    assert.ok(!mayAgree('amara', 'amara', wearers));
    assert.ok(!mayAgree('sal', 'amara', wearers));
    assert.ok(!mayAgree('nobody', 'amara', wearers));
    assert.ok(
      mayAgree('amara', 'amara', [
        { personId: 'amara', hat: 'commissioner' },
        { personId: 'amara', hat: 'procurement' },
      ]),
    );
    assert.deepEqual(agreedParts(['purpose', 'lessons'], [...parts]), ['purpose', 'lessons']);
    assert.deepEqual(agreedParts(['purpose'], ['lessons']), []);
    for (const state of liveStates)
      for (const providersToo of [true, false])
        for (const isProvider of [true, false])
          assert.equal(
            mayReadLive({ state, providersToo }, { isProvider }),
            state === 'shared' && (!isProvider || providersToo),
            `${state} ${providersToo} ${isProvider}`,
          );
  });
});

describe('a hundred days', () => {
  const beginsOn = '2026-03-02';
  const met = (day: Day): Met => ({ day, metOn: beginsOn, seen: 'partly', happened: 'x', learnt: null, next: null });
  const on = (days: number) => addToDate(beginsOn, { days });
  const standings = (today: string, ...done: Day[]) =>
    dayLines({ beginsOn, met: done.map(met) }, today).map(({ standing }) => standing);

  it('are met on days 30, 60 and 100, no day before it has come', () => {
    for (let day = 0; day <= 140; day += 1) {
      const due = dueDay({ beginsOn, met: [] }, on(day))?.day ?? null;
      assert.equal(due, day < 30 ? null : day < 60 ? 30 : day < 100 ? 60 : 100, `on day ${day}`);
    }
    assert.deepEqual(standings(on(30), 30), ['said', 'met', 'later', 'later']);
  });
  it('say of a day that passed without a meeting that it did', () => {
    assert.deepEqual(standings(on(61)), ['said', 'missed', 'due', 'later']);
    assert.deepEqual(standings(on(100)), ['said', 'missed', 'missed', 'due']);
    assert.equal(
      sayPlan({ beginsOn, met: [], state: 'running' }, on(100)),
      'Day 100 is due. Day 30 and day 60 passed without a meeting.',
    );
    assert.equal(sayPlan({ beginsOn, met: [met(30)], state: 'running' }, on(31)), 'Next is day 60.');
  });
});

describe('what is said in the academy', () => {
  it('holds a lesson by the strongest that was recorded of it', () => {
    assert.equal(strongestOf([]), null);
    assert.equal(strongestOf([null]), null);
    assert.equal(strongestOf(['acted-on', 'identified']), 'acted-on');
    assert.equal(strongestOf(['held', 'identified', null, 'acted-on']), 'held');
    assert.ok(isHeld('identified', 'held') && !isHeld('identified', 'acted-on') && !isHeld(null));
  });
  it('is a question where the others may only ask', () => {
    for (const words of ['What would she say?', ' “Who rings?” ', 'Who? (And when?)'])
      assert.ok(isQuestion(words), words);
    for (const words of ['Ring her.', 'Why? Because.', '']) assert.ok(!isQuestion(words), words);
  });
  it('counts the challenges that wait for an answer', () => {
    const given = (taken: 'taken' | null) => ({ id: 'g', words: '', givenBy: 'x', taken, because: taken && 'so' });
    assert.equal(sayChallenge({ given: [] }), 'Nobody has given one yet');
    assert.equal(sayChallenge({ given: [given(null), given('taken')] }), '1 of 2 not answered yet');
    assert.equal(sayChallenge({ given: [given('taken')] }), '1 given and answered');
  });
});
