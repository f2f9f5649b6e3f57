import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  actionsFor,
  afterOthersReword,
  hands,
  overallState,
  type PartState,
  partActions,
  partStates,
  standsBehind,
  stateAsAt,
  stepOf,
} from './ownership.ts';

// Written out whole and apart from the table, as a reader of the rule would say it.
const expected: Record<string, Record<string, string>> = {
  working: {
    'none hear': 'heard',
    'none propose': 'proposed',
    'heard propose': 'proposed',
  },
  member: {
    'none propose': 'proposed',
    'heard propose': 'proposed',
    'heard shape': 'shaped-with',
    'proposed shape': 'shaped-with',
    'contested shape': 'shaped-with',
    'lapsed shape': 'shaped-with',
    'heard contest': 'contested',
    'proposed contest': 'contested',
    'shaped-with contest': 'contested',
    'lapsed contest': 'contested',
  },
  body: {
    'heard contest': 'contested',
    'proposed contest': 'contested',
    'shaped-with contest': 'contested',
    'lapsed contest': 'contested',
    'endorsed contest': 'contested',
    'owned contest': 'contested',
    ...Object.fromEntries(
      ['heard', 'proposed', 'shaped-with', 'lapsed', 'endorsed', 'owned', 'contested', 'retired'].flatMap((state) => [
        [`${state} endorse`, 'endorsed'],
        [`${state} own`, 'owned'],
      ]),
    ),
    ...Object.fromEntries(
      ['heard', 'proposed', 'shaped-with', 'lapsed', 'endorsed', 'owned', 'contested'].map((state) => [
        `${state} retire`,
        'retired',
      ]),
    ),
  },
};

describe('ownership by one community', () => {
  for (const hand of hands) {
    for (const state of [null, ...partStates]) {
      for (const action of partActions) {
        const to = expected[hand]![`${state ?? 'none'} ${action}`] ?? null;
        it(`${hand} ${to ? `may ${action}` : `may not ${action}`} from ${state ?? 'none'}`, () => {
          assert.equal(stepOf(state, action, hand), to);
          assert.equal(actionsFor(state, hand).includes(action), to !== null);
        });
      }
    }
  }

  it('falls back to a proposal when others reword what was shaped together, and nothing else moves', () => {
    for (const state of partStates)
      assert.equal(afterOthersReword(state), state === 'shaped-with' ? 'proposed' : state);
  });
});

describe('a term', () => {
  it('ends by itself on the day after its last, and for nothing but what was endorsed or owned', () => {
    for (const state of partStates)
      for (const [untilOn, today] of [
        [null, '2030-01-01'],
        ['2028-05-31', '2028-05-31'],
        ['2028-05-31', '2028-06-01'],
      ] as const)
        assert.equal(
          stateAsAt(state, untilOn, today),
          standsBehind(state) && untilOn && today > untilOn ? 'lapsed' : state,
        );
    assert.equal(standsBehind('lapsed'), false);
  });
});

describe('the state of the whole outcome', () => {
  const cases: [PartState[], boolean, PartState][] = [
    [[], false, 'proposed'],
    [['owned'], true, 'retired'],
    [['owned', 'heard'], false, 'heard'],
    [['owned', 'owned'], false, 'owned'],
    [['owned', 'endorsed'], false, 'endorsed'],
    [['owned', 'lapsed'], false, 'lapsed'],
    [['lapsed', 'shaped-with'], false, 'shaped-with'],
    [['owned', 'contested'], false, 'contested'],
    [['owned', 'retired'], false, 'owned'],
    [['retired'], false, 'retired'],
  ];
  for (const [parts, retired, whole] of cases)
    it(`is ${whole} where the parts are ${parts.join(', ') || 'none'}${retired ? ', retired' : ''}`, () =>
      assert.equal(overallState(parts, retired), whole));
});
