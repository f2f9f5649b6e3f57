import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { guest } from '#platform/access/who.ts';
import { wordsOf } from './answer-leaving.ts';
import { type Asked, leavingAskStates, sayingsIn, sayTiming, timingOf } from './leaving.ts';
import { leavingAskAccess, leavingAskKind } from './leaving-kind.ts';

const drawn = '2026-06-10';
const days = ['2026-06-09', drawn, '2026-06-11'];
const ask = (askedOn: string, heardOn: string | null, writtenOn = heardOn): Asked => ({
  state: heardOn ? 'answered' : 'asked',
  body: 'Elders',
  askedOn,
  heardOn,
  writtenOn,
});

describe('whether anybody was heard before a lot was drawn', () => {
  it('is a comparison of days, for every pair of them', () => {
    const table = days.flatMap((askedOn) =>
      [null, ...days].map(
        (heardOn) => `${askedOn.slice(-2)} ${heardOn?.slice(-2) ?? '--'} ${timingOf(drawn, [ask(askedOn, heardOn)])}`,
      ),
    );
    assert.deepEqual(table, [
      '09 -- asked-not-heard',
      '09 09 heard-before',
      '09 10 same-day',
      '09 11 asked-not-heard',
      '10 -- asked-not-heard',
      '10 09 heard-before',
      '10 10 same-day',
      '10 11 asked-not-heard',
      '11 -- asked-after',
      '11 09 heard-before',
      '11 10 same-day',
      '11 11 heard-after',
    ]);
  });

  it('counts the first that was heard, and none that was taken back', () => {
    assert.equal(timingOf(drawn, []), 'nobody');
    assert.equal(timingOf(drawn, [ask(days[2]!, days[2]!), ask(days[0]!, days[0]!)]), 'heard-before');
    assert.equal(timingOf(drawn, [{ ...ask(days[0]!, null), state: 'withdrawn' }]), 'nobody');
  });

  it('is said with its dates, and that words were written down only afterwards', () => {
    assert.deepEqual(sayTiming(drawn, []), {
      says: 'It was drawn on 10 June 2026, before anybody in the community was asked what it should leave. Nobody has been heard since.',
      late: true,
    });
    assert.match(sayTiming(drawn, [ask(days[2]!, days[2]!)]).says, /Elders was heard on 11 June 2026/);
    assert.deepEqual(sayTiming(drawn, [ask(days[0]!, days[0]!, '2026-07-01')]), {
      says: 'Elders said what it hopes and fears on 9 June 2026. It was drawn on 10 June 2026. What it said was written down on 1 July 2026, after the lot was drawn.',
      late: false,
    });
    for (const heardOn of days) assert.equal(sayTiming(drawn, [ask(days[2]!, heardOn)]).late, heardOn === days[2]);
  });
});

describe('what a body says', () => {
  it('is a saying a line, as it was written', () => {
    assert.deepEqual(sayingsIn(' The hall \n\nWilf’s minibus\r\n'), ['The hall', 'Wilf’s minibus']);
    assert.deepEqual(sayingsIn(null), []);
    const none = { capacityHope: null, capacityFear: null, capabilityHope: null, capabilityFear: null };
    assert.deepEqual(wordsOf({ ...none, prosperityHope: 'Jobs\nRent', prosperityFear: 'The shop' }), [
      { about: 'prosperity', feels: 'hope', words: 'Jobs' },
      { about: 'prosperity', feels: 'hope', words: 'Rent' },
      { about: 'prosperity', feels: 'fear', words: 'The shop' },
    ]);
  });
});

describe('who answers for a body', () => {
  const wearing = (bodyIds: readonly string[], ...hats: string[]) => ({ ...guest, personId: 'p', bodyIds, hats });
  it('is its members alone, and none of them who commissions; others write down a meeting', () => {
    for (const state of leavingAskStates) {
      const example = leavingAskKind.example(state);
      const may = (...who: Parameters<typeof wearing>) => leavingAskAccess(wearing(...who), example);
      const open = state === 'asked';
      assert.deepEqual(may(['body']), []);
      assert.deepEqual(may(['body'], 'provider'), []);
      assert.deepEqual(may(['body'], 'community'), open ? ['see', 'answer'] : ['see']);
      assert.deepEqual(may(['other'], 'community'), ['see']);
      for (const hat of ['commissioner', 'procurement'])
        assert.deepEqual(may(['body'], hat, 'community'), open ? ['see', 'record', 'send'] : ['see']);
      assert.deepEqual(may([], 'councillor'), ['see']);
    }
  });
});
