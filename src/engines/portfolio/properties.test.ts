import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { openSolver } from '#platform/solver/open-solver.ts';
import { randomProblem, seeded } from '#test/support/portfolio-problems.ts';
import { checkPortfolio, findFaults, type Portfolio, type Problem, type Solver, solvePortfolio } from './index.ts';
import { modelOf } from './model.ts';

const highs = openSolver();
after(() => highs.close());
const solver: Solver = (model) => highs.solve(model, { seconds: 20, gap: 0 });

/** Every choice, by plain addition alone. */
function countedOut(problem: Problem): Portfolio[] {
  const all: Portfolio[] = [];
  for (let mask = 0; mask < 2 ** problem.options.length; mask += 1) {
    const chosen = problem.options.filter((_, index) => mask & (1 << index)).map((option) => option.id);
    const portfolio = checkPortfolio(problem, chosen);
    if (portfolio.broken.length === 0) all.push(portfolio);
  }
  return all.sort((a, b) => b.benefit - a.benefit);
}

const near = (a: number, b: number) => Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(b));
const problems = Array.from({ length: 120 }, (_, seed) => randomProblem(seed)).filter(
  (problem) => findFaults(problem).length === 0,
);

describe('on random problems with every kind of limit', () => {
  it(`what is found is what counting out finds, and so is what the solver finds (${problems.length} problems)`, async () => {
    let solved = 0;
    for (const problem of problems) {
      const counted = countedOut(problem);
      const answer = await solvePortfolio(problem, async () => assert.fail('it is small'));
      const bySolver = await solver(modelOf(problem));
      if (counted.length === 0) {
        assert.equal(answer.portfolios.length, 0);
        assert.equal(bySolver, null);
        continue;
      }
      solved += 1;
      assert.ok(near(answer.portfolios[0]!.benefit, counted[0]!.benefit));
      assert.ok(near(bySolver!.benefit, counted[0]!.benefit), JSON.stringify(problem));
      assert.deepEqual(
        checkPortfolio(
          problem,
          bySolver!.chosen.map((column) => problem.options[column]!.id),
        ).broken,
        [],
      );
      assert.ok(near(bySolver!.bound, counted[0]!.benefit));
      const floor = counted[0]!.benefit - 0.03 * Math.abs(counted[0]!.benefit);
      assert.equal(answer.within, counted.filter((one) => one.benefit >= floor - 1e-9).length);
      assert.ok(answer.portfolios.length >= Math.min(3, counted.length));
      for (const one of answer.portfolios) assert.deepEqual(one.broken, []);
    }
    assert.ok(solved > 60, `${solved} had an answer`);
  });

  it('more of anything is never worse, and neither is another option', async () => {
    for (const problem of problems.slice(0, 60)) {
      const best = countedOut(problem)[0];
      if (!best) continue;
      const more = { ...problem, resources: problem.resources.map((one) => ({ ...one, limit: one.limit + 10 })) };
      const wider = {
        ...problem,
        options: [...problem.options, { id: 'new', title: 'New', benefit: 5, cost: { money: 1 } }],
      };
      for (const other of [more, wider]) {
        const answer = await solvePortfolio(other, solver);
        assert.ok(answer.portfolios[0]!.benefit >= best.benefit - 1e-9);
      }
    }
  });

  it('the order of options and the size of a point change nothing', async () => {
    for (const problem of problems.slice(0, 60)) {
      const answer = await solvePortfolio(problem, solver);
      const [best] = answer.portfolios;
      const turned = await solvePortfolio({ ...problem, options: problem.options.toReversed() }, solver);
      const scaled = await solvePortfolio(
        { ...problem, options: problem.options.map((one) => ({ ...one, benefit: one.benefit * 8 })) },
        solver,
      );
      assert.ok(near(turned.portfolios[0]?.benefit ?? 0, best?.benefit ?? 0));
      assert.ok(near(scaled.portfolios[0]?.benefit ?? 0, (best?.benefit ?? 0) * 8));
      assert.equal(turned.within, answer.within);
    }
  });
});

describe('more options than can be counted out', () => {
  const pick = seeded(41);
  const large: Problem = {
    options: Array.from({ length: 60 }, (_, index) => ({
      id: `o${index}`,
      title: `Option ${index}`,
      benefit: 10 + pick(90),
      cost: { money: 10 + pick(90), hours: pick(40) },
    })),
    resources: [
      { id: 'money', title: 'Money', unit: '£', limit: 900 },
      { id: 'hours', title: 'Hours', unit: 'hours', limit: 300 },
    ],
  };

  it('are solved with the best proved, several that differ, and a plain word that there may be more', async () => {
    const seen: number[] = [];
    const answer = await solvePortfolio(large, solver, { onProgress: (done) => seen.push(done) });
    assert.ok(answer.portfolios.length >= 3);
    assert.equal(answer.complete, false);
    assert.equal(answer.within, null);
    assert.ok(answer.gap < 1e-6);
    const [best, ...others] = answer.portfolios;
    for (const other of others) {
      assert.deepEqual(other.broken, []);
      assert.ok(other.benefit <= best!.benefit + 1e-9 && other.benefit >= best!.benefit * 0.97 - 1e-6);
      assert.notDeepEqual(other.chosen, best!.chosen);
    }
    assert.equal(new Set(answer.portfolios.map((one) => one.chosen.join())).size, answer.portfolios.length);
    assert.deepEqual(
      seen,
      seen.toSorted((a, b) => a - b),
    );
  });

  it('give the same answer again', async () => {
    const chosen = async () => (await solvePortfolio(large, solver, { most: 4 })).portfolios.map((one) => one.chosen);
    assert.deepEqual(await chosen(), await chosen());
  });

  it('stop when they are cancelled', async () => {
    const cancel = new AbortController();
    const other = openSolver(cancel.signal);
    const solving = solvePortfolio(large, (model) => other.solve(model, { seconds: 60, gap: 0 }));
    cancel.abort();
    await assert.rejects(solving, /cancelled/);
  });
});
