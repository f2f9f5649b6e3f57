import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { faultsInStep, strengths } from '../causes/cause.ts';
import { areIndependent, countIndependent, type Source } from './independence.ts';
import { groupReasons, groupWords, hasMoved, sayShare, shareOf } from './sample.ts';

describe('the share of failure demand', () => {
  it('is said with its Wilson interval, n and what was left out of it', () => {
    assert.equal(sayShare({ failure: 23, value: 37 }), '38% failure demand (27% to 51%), 23 of 60');
    const { share, low, high } = shareOf({ failure: 23, value: 37 })!;
    // By hand: centre (0.38333 + 3.8415/120)/(1 + 3.8415/60) = 0.39035; half width 0.11924.
    for (const [found, expected] of [
      [share, 0.38333],
      [low, 0.27092],
      [high, 0.50979],
    ] as const)
      assert.ok(Math.abs(found - expected) < 0.0005, `${found} is not ${expected}`);
    assert.equal(sayShare({ failure: 0, value: 0 }), 'No contact is classed yet');
  });
  it('has moved only beyond what the earlier sample allowed', () => {
    assert.equal(hasMoved({ failure: 23, value: 37 }, { failure: 30, value: 37 }), false);
    assert.equal(hasMoved({ failure: 23, value: 37 }, { failure: 60, value: 37 }), true);
    assert.equal(hasMoved({ failure: 23, value: 37 }, { failure: 0, value: 0 }), true);
    assert.equal(hasMoved({ failure: 0, value: 0 }, { failure: 1, value: 0 }), false);
  });
  it('is broken down by reasons that read alike, the commonest first', () => {
    const of = (reason: string, demand: 'failure' | 'value' | 'unsure') => ({ reason, demand });
    assert.deepEqual(
      groupReasons([of('A fall', 'failure'), of('a  fall!', 'value'), of('Lonely', 'unsure'), of('???', 'value')]).map(
        ({ reason, failure, value, unsure, all }) => [reason, failure, value, unsure, all],
      ),
      [
        ['A fall', 1, 1, 0, 2],
        ['???', 0, 1, 0, 1],
        ['Lonely', 0, 0, 1, 1],
      ],
    );
  });
});

describe('what mattered', () => {
  it('is said once, with how often it was said', () => {
    assert.deepEqual(groupWords(['To be up early', 'The same face', 'the same face.']), [
      { words: 'The same face', times: 2 },
      { words: 'To be up early', times: 1 },
    ]);
  });
});

describe('samples as sources', () => {
  const source = (
    countedBy: string | null,
    place: string | null,
    fromOn: string | null = null,
    toOn = fromOn,
  ): Source => ({
    id: `${countedBy}${place}${fromOn}`,
    countedBy,
    place,
    fromOn,
    toOn,
  });
  it('are independent where others counted, elsewhere or at another time', () => {
    const dev = source('Dev', 'Front door', '2026-05-01', '2026-05-31');
    for (const [other, independent] of [
      [source('Ines', 'The hospital', '2026-05-01'), true],
      [source('Ines', 'Front door', '2026-06-01'), true],
      [source('Ines', 'front door ', '2026-05-31'), false],
      [source('dev', 'The hospital', '2026-06-01'), false],
      [source(null, 'The hospital', '2026-06-01'), false],
      [source('Ines', null, null), false],
      [source('Ines', 'Front door', null), false],
    ] as const) {
      assert.equal(areIndependent(dev, other), independent, JSON.stringify(other));
      assert.equal(areIndependent(other, dev), independent);
    }
  });
  it('count as many as are independent of each other, whatever their order', () => {
    const some = fc.record({
      id: fc.uuid(),
      countedBy: fc.constantFrom('a', 'b', 'c', null),
      place: fc.constantFrom('x', 'y', null),
      fromOn: fc.constantFrom('2026-01-01', '2026-02-01', null),
      toOn: fc.constantFrom('2026-02-01', '2026-03-01', null),
    });
    fc.assert(
      fc.property(fc.array(some, { maxLength: 8 }), (samples) => {
        let best = 0;
        for (let set = 0; set < 2 ** samples.length; set += 1) {
          const chosen = samples.filter((_, at) => (set >> at) & 1);
          if (chosen.every((one, at) => chosen.slice(at + 1).every((other) => areIndependent(one, other))))
            best = Math.max(best, chosen.length);
        }
        assert.equal(countIndependent(samples), best);
        assert.equal(countIndependent(samples.toReversed()), best);
      }),
    );
  });
  it('make a step moderate alone, and strong where two are independent or words stand beside one', () => {
    for (const strength of strengths)
      for (const evidence of [null, 'a log'])
        for (const sampled of [0, 1, 2]) {
          const enough = { strong: 2, moderate: 1, weak: 0, assumed: 0 }[strength];
          const faults = faultsInStep({ strength, evidence, ending: null, endingWords: null }, sampled);
          assert.equal(
            Object.keys(faults).length,
            evidence || sampled >= enough ? 0 : 1,
            `${strength} ${evidence} ${sampled}`,
          );
        }
  });
});
