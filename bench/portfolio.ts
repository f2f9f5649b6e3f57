import { type Constraint, solve as yalps } from 'yalps';
import { checkPortfolio, type Problem, solvePortfolio } from '#engines/portfolio/index.ts';
import { modelOf } from '#engines/portfolio/model.ts';
import { openSolver } from '#platform/solver/open-solver.ts';
import { seeded } from '#test/support/portfolio-problems.ts';

/** 500 options under 60 limits: ten resources, twenty sets that exclude, twenty prerequisites, ten groups; seed 20261123. */
export function largeProblem(): Problem {
  const pick = seeded(20_261_123);
  const resources = Array.from({ length: 10 }, (_, index) => `r${index}`);
  const options = Array.from({ length: 500 }, (_, index) => ({
    id: `o${index}`,
    title: `Option ${index}`,
    benefit: 5 + pick(95),
    cost: Object.fromEntries(resources.filter(() => pick(3) === 0).map((resource) => [resource, 5 + pick(95)])),
  }));
  const some = (count: number): string[] => Array.from({ length: count }, () => `o${pick(500)}`);
  return {
    options,
    resources: resources.map((id) => ({ id, title: id, unit: 'units', limit: 2_000 + pick(1_500) })),
    exclusions: Array.from({ length: 20 }, () => [...new Set(some(4))]),
    prerequisites: Array.from({ length: 20 }, (_, index) => ({
      option: `o${index * 2}`,
      needs: `o${index * 2 + 101}`,
    })),
    groups: Array.from({ length: 10 }, (_, index) => ({
      title: `Group ${index}`,
      options: options.slice(index * 50, index * 50 + 50).map((one) => one.id),
      least: 5,
      most: 30,
    })),
  };
}

const capSeconds = 20;

/** The first plan of a large problem, beside a solver in plain JavaScript, in one run. */
export async function benchPortfolio(say: (line: string) => void): Promise<void> {
  const problem = largeProblem();
  const model = modelOf(problem);
  const solver = openSolver();
  await solver.solve({ ...model, rows: [] }, { seconds: 1, gap: 0 });
  let began = performance.now();
  const first = await solver.solve(model, { seconds: capSeconds, gap: 0.01 });
  const ours = (performance.now() - began) / 1000;
  const broken = checkPortfolio(
    problem,
    first!.chosen.map((column) => problem.options[column]!.id),
  ).broken.length;
  began = performance.now();
  const answer = await solvePortfolio(problem, (one) => solver.solve(one, { seconds: capSeconds, gap: 0.01 }), {
    most: 6,
  });
  const all = (performance.now() - began) / 1000;
  await solver.close();
  const constraints = new Map<string, Constraint>();
  const variables = new Map<string, Map<string, number>>(
    model.benefits.map((benefit, column) => [`x${column}`, new Map([['benefit', benefit]])]),
  );
  for (const [index, row] of model.rows.entries()) {
    constraints.set(`c${index}`, {
      ...(Number.isFinite(row.least) ? { min: row.least } : {}),
      ...(Number.isFinite(row.most) ? { max: row.most } : {}),
    });
    for (const [column, value] of row.terms) variables.get(`x${column}`)!.set(`c${index}`, value);
  }
  began = performance.now();
  const peer = yalps(
    { direction: 'maximize', objective: 'benefit', constraints, variables, binaries: true },
    { timeout: capSeconds * 1000, tolerance: 0.01 },
  );
  const theirs = (performance.now() - began) / 1000;
  say(
    `a first plan for 500 options under 60 limits at a 1% gap (HiGHS in a worker): ${ours.toFixed(2)} s, ${broken} limits broken, within ${(((first!.bound - first!.benefit) / first!.benefit) * 100).toFixed(2)}% of the bound; yalps ${peer.status === 'optimal' ? `${theirs.toFixed(1)} s, ${(theirs / ours).toFixed(0)} times as long` : `${peer.status} after ${theirs.toFixed(0)} s, more than ${(theirs / ours).toFixed(0)} times as long`}`,
  );
  say(
    `six portfolios for it, and those just out of reach: ${all.toFixed(1)} s, as a job (${answer.portfolios.length} shown)`,
  );
}
