import assert from 'node:assert/strict';
import { it } from 'node:test';
import { checkPortfolio, costByPartner, findFaults, type Problem, ProblemFaults, solvePortfolio } from './index.ts';

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

it('prerequisites in a circle are a fault, each circle once, however long the chain', () => {
  const needs = (...pairs: [string, string][]): Problem => ({
    ...fair,
    options: [...fair.options, { id: 'c', title: 'C', benefit: 1, cost: {} }],
    prerequisites: pairs.map(([option, of]) => ({ option, needs: of })),
  });
  assert.deepEqual(findFaults(needs(['a', 'b'], ['b', 'c'])), []);
  assert.deepEqual(findFaults(needs(['c', 'a'], ['a', 'b'], ['b', 'a'])), [
    'A needs B needs A: that goes round in a circle. What is done together or not at all is one option.',
  ]);
  assert.match(findFaults(needs(['a', 'a']))[0]!, /^A needs A: /);
  const options = Array.from({ length: 20_000 }, (_, index) => ({
    id: `${index}`,
    title: `${index}`,
    benefit: 1,
    cost: {},
  }));
  const chain = options.slice(1).map((one, index) => ({ option: one.id, needs: `${index}` }));
  assert.deepEqual(findFaults({ options, resources: [], prerequisites: chain }), []);
});

it('what is named twice, and groups that nothing could keep to, are faults', () => {
  assert.deepEqual(
    findFaults({
      ...fair,
      resources: [...fair.resources, fair.resources[0]!],
      exclusions: [['a', 'a']],
      groups: [{ title: 'North', options: ['b', 'b'] }],
    }),
    [
      'Two resources are called money.',
      'A set of which at most one is done names a twice.',
      'The group North names b twice.',
    ],
  );
  assert.deepEqual(
    findFaults({
      ...fair,
      groups: [
        { title: 'North', options: ['a'], least: 2, most: 1 },
        { title: 'South', options: ['a', 'b'], least: 13, of: 'money' },
      ],
    }),
    [
      'The group North must have 2 at least and may have 1 at most.',
      'The group South must have 13 at least, and all of it together comes to 12.',
    ],
  );
});

it('must-dos that are more than a group may have are named, unless another option could make room', () => {
  const must = fair.options.map((option) => ({ ...option, cost: { money: 5 }, mustDo: true }));
  const groups = [{ title: 'North', options: ['a', 'b', 'c'], of: 'money', most: 8 }];
  const release = { id: 'c', title: 'C', benefit: -1, cost: { money: -3 } };
  assert.deepEqual(findFaults({ ...fair, options: [...must, release], groups }), []);
  assert.deepEqual(
    findFaults({ ...fair, options: [...must, release], groups: [{ ...groups[0]!, options: ['a', 'b'] }] }),
    ['What must be done cannot be: North has 10, and may have 8 at most.'],
  );
});

it('names that a file may carry and a program may trip over are only names', () => {
  const problem: Problem = {
    options: [
      {
        id: '__proto__',
        title: 'Odd',
        benefit: 3,
        cost: { money: 6 },
        paidBy: Object.fromEntries([['__proto__', { money: 7 }]]),
      },
    ],
    resources: [...fair.resources, { id: 'constructor', title: 'Odd', unit: 'hours', limit: 10 }],
  };
  const costs = costByPartner(problem, ['__proto__']);
  assert.deepEqual(Object.entries(costs), [['__proto__', { money: 7 }]]);
  assert.equal(({} as { money?: number }).money, undefined);
  assert.deepEqual(checkPortfolio(problem, ['__proto__']).used, { money: 6, constructor: 0 });
});
