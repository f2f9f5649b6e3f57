import { checkPortfolio } from './check-portfolio.ts';
import { findFaults } from './find-faults.ts';
import { type Model, modelOf, type Row, type Solver, withoutChoice, worthAtLeast } from './model.ts';
import { columnsOf, mostToSearch, searchAll } from './search-all.ts';
import type { Portfolio, Problem } from './types.ts';

export const version = 'portfolio 1';

export type SolveOptions = Readonly<{
  /** Answers within this share of the best are shown beside it; 0.03 by default. */
  within?: number;
  /** No more than this many of them; 12 by default. Beyond it, a sample of those that differ most. */
  most?: number;
  /** A limit missed by less than this share of it is worth being told of; 0.02 by default. */
  nearly?: number;
  onProgress?: (done: number, of: number) => void;
}>;

export type PortfolioAnswer = Readonly<{
  version: typeof version;
  /** Best first: at least three where there are three. Empty where nothing keeps to what was set. */
  portfolios: readonly Portfolio[];
  /** How many are within the share, where all were looked at; null where there may be more. */
  within: number | null;
  /** True where `portfolios` shows all that are within the share; else it is the best and those that differ most from each other. */
  complete: boolean;
  /** They miss one limit by a little, and are worth more than the best. */
  near: readonly Portfolio[];
  /** How far the best may be from what could be reached: 0 where it is proved to be the best. */
  gap: number;
}>;

export class ProblemFaults extends Error {
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(faults.join(' '));
    this.faults = faults;
  }
}

type Settings = Required<Omit<SolveOptions, 'onProgress'>> & Pick<SolveOptions, 'onProgress'>;
const ids = (problem: Problem, columns: readonly number[]) => columns.map((column) => problem.options[column]!.id);

/** Held to our own sums: an answer that breaks anything is a fault of the solver, and nobody is shown it. */
function verified(problem: Problem, columns: readonly number[]): Portfolio {
  const portfolio = checkPortfolio(problem, ids(problem, columns));
  if (portfolio.broken.length > 0) throw new Error(`The solver broke a limit: ${portfolio.broken[0]!.says}`);
  return portfolio;
}

const floor = (best: number, within: number) => best - within * Math.abs(best);

/** The best, then again and again the one that differs most from those already taken. */
export function mostDifferent<T>(best: readonly T[], count: number, differ: (a: T, b: T) => number): T[] {
  const [first, ...rest] = best;
  if (first === undefined) return [];
  const taken = [first];
  const left = new Set(rest);
  while (taken.length < count && left.size > 0) {
    let furthest: T | undefined;
    let far = -1;
    for (const one of left) {
      const away = Math.min(...taken.map((other) => differ(one, other)));
      if (away > far) {
        far = away;
        furthest = one;
      }
    }
    taken.push(furthest!);
    left.delete(furthest!);
  }
  return taken;
}

const bits = (mask: number): number => {
  let count = 0;
  for (let left = mask; left !== 0; left &= left - 1) count += 1;
  return count;
};

function searchSmall(problem: Problem, model: Model, settings: Settings): PortfolioAnswer {
  const all = searchAll(model);
  const best = all[0];
  if (!best)
    return {
      version,
      portfolios: [],
      within: 0,
      complete: true,
      near: nearSmall(problem, model, null, settings),
      gap: 0,
    };
  const close = all.filter((one) => one.benefit >= floor(best.benefit, settings.within) - 1e-9);
  const wanted = close.length >= 3 ? close : all.slice(0, 3);
  const shown =
    wanted.length <= settings.most
      ? wanted
      : mostDifferent(wanted, settings.most, (a, b) => bits(a.mask ^ b.mask)).sort((a, b) => b.benefit - a.benefit);
  return {
    version,
    portfolios: shown.map((one) => verified(problem, columnsOf(one.mask))),
    within: close.length,
    complete: shown.length >= close.length,
    near: nearSmall(problem, model, best.benefit, settings),
    gap: 0,
  };
}

function nearSmall(problem: Problem, model: Model, best: number | null, { nearly, most }: Settings): Portfolio[] {
  const limits = problem.resources.length;
  return searchAll(model, (broken) => broken.length === 1 && broken[0]! < limits)
    .filter((one) => best === null || one.benefit > best + 1e-9)
    .map((one) => checkPortfolio(problem, ids(problem, columnsOf(one.mask))))
    .filter((one) => one.broken.length === 1 && (one.broken[0]!.share ?? 1) < nearly)
    .slice(0, most);
}

const key = (chosen: readonly number[]) => chosen.toSorted((a, b) => a - b).join(',');

/** As far as possible from every choice taken so far, while worth nearly as much: the next of a diverse sample. */
function furthestModel(model: Model, taken: readonly (readonly number[])[], least: number): Model {
  const away = model.benefits.map(
    (_, column) => taken.reduce((sum, chosen) => sum + (chosen.includes(column) ? -1 : 1), 0) / taken.length,
  );
  return {
    ...model,
    benefits: away,
    rows: [
      ...model.rows,
      worthAtLeast(model.benefits, least),
      ...taken.map((chosen) => withoutChoice(model.benefits.length, chosen)),
    ],
  };
}

async function searchLarge(
  problem: Problem,
  model: Model,
  solver: Solver,
  settings: Settings,
): Promise<PortfolioAnswer> {
  const columns = model.benefits.length;
  const steps = settings.most + problem.resources.length;
  const near: Portfolio[] = [];
  const first = await solver(model);
  settings.onProgress?.(1, steps);
  const taken: (readonly number[])[] = first ? [first.chosen] : [];
  const least = first ? floor(first.benefit, settings.within) : 0;
  let complete = first === null || first.bound - first.benefit <= 1e-6 * Math.max(1, Math.abs(first.benefit));
  // Half of the number by worth, one after the other; the rest by how much they differ.
  while (first && taken.length < settings.most) {
    const cuts: Row[] = taken.map((chosen) => withoutChoice(columns, chosen));
    const byWorth = taken.length < Math.max(3, Math.ceil(settings.most / 2));
    const next = byWorth
      ? await solver({ ...model, rows: [...model.rows, ...cuts] })
      : await solver(furthestModel(model, taken, least));
    settings.onProgress?.(taken.length + 1, steps);
    if (!next) break;
    const worth = next.chosen.reduce((sum, column) => sum + model.benefits[column]!, 0);
    if (worth < least - 1e-9 && taken.length >= 3) break;
    taken.push(next.chosen);
    if (taken.length === settings.most) complete = false;
  }
  for (const [index, resource] of problem.resources.entries()) {
    if (!first || resource.limit <= 0) continue;
    const more = resource.limit * (1 + settings.nearly);
    const rows = model.rows.map((row, place) => (place === index ? { ...row, most: more } : row));
    const found = await solver({ ...model, rows });
    settings.onProgress?.(settings.most + index + 1, steps);
    if (!found || found.benefit <= first.benefit + 1e-9) continue;
    const portfolio = checkPortfolio(problem, ids(problem, found.chosen));
    if (portfolio.broken.length === 1) near.push(portfolio);
  }
  settings.onProgress?.(steps, steps);
  const unique = [...new Map(taken.map((chosen) => [key(chosen), chosen])).values()];
  const portfolios = unique.map((chosen) => verified(problem, chosen)).sort((a, b) => b.benefit - a.benefit);
  return {
    version,
    portfolios,
    within: complete ? portfolios.filter((one) => one.benefit >= least - 1e-9).length : null,
    complete,
    near,
    gap: first ? (first.bound - first.benefit) / Math.max(1e-9, Math.abs(first.benefit)) : 0,
  };
}

/**
 * What could be done with what there is: never one answer. Up to 18 options every choice is looked at; beyond that the solver
 * given finds the best, then the next by leaving out what was found, then those that differ most while nearly as good.
 *
 * @param problem options with benefit in points and costs in their resources' units; faults are thrown as ProblemFaults, all of them.
 * @param solver solves one yes-or-no programme; not called for small problems.
 * @returns portfolios held to `checkPortfolio`, best first; those that miss one limit by under `nearly`; the gap to what could be reached.
 * @example (await solvePortfolio(problem, solver)).portfolios[0].chosen // ['A', 'B', 'E', 'G', 'J']
 */
export async function solvePortfolio(
  problem: Problem,
  solver: Solver,
  options: SolveOptions = {},
): Promise<PortfolioAnswer> {
  const faults = findFaults(problem);
  if (faults.length > 0) throw new ProblemFaults(faults);
  const settings: Settings = { within: 0.03, most: 12, nearly: 0.02, ...options };
  const model = modelOf(problem);
  return problem.options.length <= mostToSearch
    ? searchSmall(problem, model, settings)
    : searchLarge(problem, model, solver, settings);
}
