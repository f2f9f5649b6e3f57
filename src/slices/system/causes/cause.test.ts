import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Cause, causeStates, endings, faultsInEnding, faultsInStep, isLoose, strengths } from './cause.ts';
import { chainsOf, pathTo } from './chain.ts';

describe('a step of a why-chain', () => {
  it('is strong or moderate only on some evidence', () => {
    for (const strength of strengths) {
      const bare = Object.keys(faultsInStep({ strength, evidence: null, ending: null, endingWords: null }));
      assert.deepEqual(bare, strength === 'strong' || strength === 'moderate' ? ['evidence'] : []);
      assert.deepEqual(faultsInStep({ strength, evidence: 'a log', ending: null, endingWords: null }), {});
    }
  });
  it('ends with words that say where', () => {
    for (const ending of endings) {
      assert.deepEqual(Object.keys(faultsInEnding(ending, null)), ['endingWords']);
      assert.deepEqual(faultsInEnding(ending, 'Care Act 2014 section 18'), {});
    }
    assert.deepEqual(Object.keys(faultsInEnding(null, 'words')), ['ending']);
    assert.deepEqual(faultsInEnding(null, null), {});
  });
  it('is loose until it ends or is explained; a dropped step is not', () => {
    for (const state of causeStates)
      for (const ending of [null, ...endings])
        for (const explained of [true, false])
          assert.equal(isLoose({ state, ending, explained }), state !== 'dropped' && !ending && !explained);
  });
});

const cause = (id: string, explains: string, more: Partial<Cause> = {}): Cause =>
  ({
    id,
    explainsId: explains,
    explainsKind: explains.startsWith('need') ? 'need' : 'cause',
    state: 'standing',
    ending: null,
    explained: false,
    ...more,
  }) as Cause;

describe('why-chains', () => {
  it('begin at what was asked about, and may branch', () => {
    const causes = [
      cause('a', 'need1', { explained: true }),
      cause('b', 'a', { ending: 'changeable', endingWords: 'pay' }),
      cause('c', 'a'),
      cause('d', 'need2', { ending: 'duty', endingWords: 'Care Act' }),
    ];
    const chains = chainsOf(causes);
    assert.deepEqual(
      chains.map((chain) => [chain.from.id, chain.loose]),
      [
        ['need1', 1],
        ['need2', 0],
      ],
    );
    assert.deepEqual(
      chains[0]!.steps[0]!.steps.map((step) => [step.cause.id, step.loose]),
      [
        ['b', false],
        ['c', true],
      ],
    );
  });
  it('leave out a dropped step and what hung from it', () => {
    assert.deepEqual(chainsOf([cause('a', 'need1', { state: 'dropped' }), cause('b', 'a')]), []);
  });
  it('do not run in circles on data that does', () => {
    const causes = [cause('n', 'need1'), cause('a', 'n'), cause('b', 'a'), cause('n2', 'b')];
    assert.equal(pathTo([cause('x', 'y'), cause('y', 'x')], 'x').length, 2);
    assert.deepEqual(
      pathTo(causes, 'b').map(({ id }) => id),
      ['n', 'a', 'b'],
    );
    assert.deepEqual(pathTo(causes, 'nobody'), []);
  });
});
