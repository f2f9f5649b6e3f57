import assert from 'node:assert/strict';
import { it } from 'node:test';
import { checkPortfolio, findFaults, type Problem, ProblemFaults, solvePortfolio } from './index.ts';

const fair: Problem = {
  options: [
    { id: 'a', title: 'A', benefit: 3, cost: { money: 6 } },
    { id: 'b', title: 'B', benefit: 2, cost: { money: 6 } },
  ],
  resources: [{ id: 'money', title: 'Money', unit: '£', limit: 10 }],
};

it('a problem that can be put has no faults', () => assert.deepEqual(findFaults(fair), []));

it('everything that is wrong is said at once, by name', () => {
  assert.deepEqual(
    findFaults({
      options: [...fair.options, { id: 'a', title: 'A again', benefit: Number.NaN, cost: { time: 1 } }],
      resources: [{ id: 'money', title: 'Money', unit: '£', limit: Number.POSITIVE_INFINITY, onlyFor: ['z'] }],
      exclusions: [['a', 'q']],
      prerequisites: [{ option: 'p', needs: 'a' }],
      groups: [{ title: 'North', options: ['n'], of: 'space' }],
    }),
    [
      'Two options are called a.',
      'The benefit of A again is not a number.',
      'The limit of Money is not a number.',
      'The cost of A again names time, which is not there.',
      'The ring-fence of Money names z, which is not there.',
      'A set of which at most one is done names q, which is not there.',
      'A prerequisite names p, which is not there.',
      'The group North names n, which is not there.',
      'The group North names space, which is not there.',
    ],
  );
});

it('must-dos that cannot be done together name the limit that they break, with what they need', () => {
  const must = fair.options.map((option) => ({ ...option, mustDo: option.id === 'a' }));
  assert.deepEqual(findFaults({ ...fair, options: must, prerequisites: [{ option: 'a', needs: 'b' }] }), [
    'What must be done cannot be: Money is exceeded by £2.',
  ]);
  assert.deepEqual(
    findFaults({ ...fair, options: must, prerequisites: [{ option: 'a', needs: 'b' }], exclusions: [['a', 'b']] }),
    [
      'What must be done cannot be: Money is exceeded by £2.',
      'What must be done cannot be: A and B exclude each other.',
    ],
  );
});

it('is not solved with faults, and says them all', async () => {
  await assert.rejects(
    solvePortfolio({ options: [], resources: [] }, async () => null),
    (error) => error instanceof ProblemFaults && error.faults[0] === 'There are no options.',
  );
});

it('a choice with a name that is not there is an error, never a portfolio', () => {
  assert.throws(() => checkPortfolio(fair, ['c']), /no option c/);
});
