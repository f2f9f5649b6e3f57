import { readFileSync } from 'node:fs';
import {
  costByPartner,
  oneMore,
  type PortfolioAnswer,
  type Problem,
  ProblemFaults,
  solvePortfolio,
} from '#engines/portfolio/index.ts';
import { parseMoney, readTable } from '#platform/export/index.ts';
import { number, plural } from '#platform/say.ts';
import { openSolver } from '#platform/solver/open-solver.ts';
import { type OptionsFile, readOptionsJson, readOptionsTable } from '#standards/portfolio-options/index.ts';
import { type Command, exitCodes, usage } from './command.ts';

type Read = { file: OptionsFile | null; problems: string[] };

function readFile(name: string): Read {
  const content = readFileSync(name);
  if (/\.json$/i.test(name)) {
    const { file, problems } = readOptionsJson(content.toString('utf8'));
    return { file, problems: problems.map((one) => `${one.path || 'The file'}: ${one.why}`) };
  }
  const { problems, ...file } = readOptionsTable(readTable(content));
  return { file, problems: problems.map((one) => `Line ${one.line}: ${one.why}`) };
}

function problemOf(file: OptionsFile, options: Record<string, unknown>): Problem {
  const must = new Set(
    String(options.must ?? '')
      .split(',')
      .map((one) => one.trim())
      .filter(Boolean),
  );
  for (const id of must)
    if (!file.options.some((one) => one.id === id)) usage(`--must names ${id}, which is not in the file.`);
  const pence = options.budget === undefined ? null : parseMoney(String(options.budget));
  if (options.budget !== undefined && pence === null) usage('--budget is an amount in pounds, for example 1.2m.');
  const resources =
    pence === null
      ? file.resources
      : [
          { id: 'money', title: 'The budget', unit: '£', limit: pence / 100 },
          ...file.resources.filter((one) => one.id !== 'money'),
        ];
  if (resources.length === 0) usage('Give a --budget, or resources in the file.');
  return {
    ...file,
    resources,
    options: file.options.map((one) => ({ ...one, mustDo: one.mustDo || must.has(one.id) })),
  };
}

function inWords(problem: Problem, answer: PortfolioAnswer, more: Awaited<ReturnType<typeof oneMore>>): string[] {
  const [best, ...others] = answer.portfolios;
  if (!best) return ['Nothing keeps to what was set. Raise a limit, or take a must-do out.'];
  const one = (portfolio: typeof best) =>
    `${portfolio.chosen.join(', ') || 'nothing'}: ${number(Math.round(portfolio.benefit * 10) / 10)} points, ${problem.resources.map((resource) => `${number(portfolio.used[resource.id] ?? 0)} of ${number(resource.limit)} ${resource.unit}`).join(', ')}`;
  return [
    `Best found${answer.gap > 1e-6 ? `, within ${number(answer.gap * 100)}% of what could be reached` : ', and proved'}: ${one(best)}`,
    ...others.map((other) => `  also ${one(other)}`),
    answer.complete
      ? `${plural(answer.within ?? 0, 'portfolio is', 'portfolios are')} within 3% of the best; all that are, are shown.`
      : 'There are more within 3% of the best. These are the best and those that differ most.',
    ...answer.near.map((near) => `Just out of reach: ${one(near)}. ${near.broken[0]!.says}`),
    ...more.map(
      (each) =>
        `${number(each.step)} more of ${problem.resources.find((one) => one.id === each.resource)!.title.toLowerCase()} would gain ${number(Math.round(each.gain * 10) / 10)} points.`,
    ),
  ];
}

/** Pure: it needs no database and runs beside a server. */
export const allocate: Command = {
  name: 'allocate',
  summary:
    'Says which options could be done with what there is, from a file of options. Never one answer. Needs no database. Exit code 1 where nothing can be done.',
  usage: '<options.json|options.csv> [--budget 1.2m] [--must F1,A] [--seconds 20] [--gap 0.01]',
  options: { budget: 'string', must: 'string', seconds: 'string', gap: 'string' },
  run: async ({ args, options, say }) => {
    const { file, problems } = readFile(args[0] ?? usage('Name the file of options.'));
    const seconds = Number(options.seconds ?? 20);
    const gap = Number(options.gap ?? 0.001);
    if (!(seconds > 0) || !(gap >= 0)) usage('--seconds is more than nothing, and --gap is a share such as 0.01.');
    if (!file) {
      say(problems.join('\n'), { problems });
      return exitCodes.failed;
    }
    const problem = problemOf(file, options);
    const solver = openSolver();
    const ask = (model: Parameters<typeof solver.solve>[0]) => solver.solve(model, { seconds, gap });
    try {
      const answer = await solvePortfolio(problem, ask);
      const more = answer.portfolios.length > 0 ? await oneMore(problem, ask) : [];
      const partners = answer.portfolios.map((one) => costByPartner(problem, one.chosen));
      say([...inWords(problem, answer, more), ...problems].join('\n'), { ...answer, more, partners, problems });
      return answer.portfolios.length > 0 ? exitCodes.done : exitCodes.failed;
    } catch (error) {
      if (!(error instanceof ProblemFaults)) throw error;
      say([...error.faults, ...problems].join('\n'), { faults: error.faults, problems });
      return exitCodes.failed;
    } finally {
      await solver.close();
    }
  },
};
