import { modelOf, type Solver } from './model.ts';
import { mostToSearch, searchAll } from './search-all.ts';
import type { Problem } from './types.ts';

export type OneMore = Readonly<{
  resource: string;
  /** How much more was tried, in the resource's unit. */
  step: number;
  /** Points gained by it; 0 where the resource does not bind by so much. */
  gain: number;
}>;

/**
 * What more of each resource would be worth: solved again with a stated step more of it, all else the same. No price is derived
 * from a solver, since what is done is done whole.
 *
 * @param share the step as a share of the limit; 0.1 by default.
 */
export async function oneMore(problem: Problem, solver: Solver, share = 0.1): Promise<OneMore[]> {
  const model = modelOf(problem);
  const worth = async (rows = model.rows): Promise<number | null> => {
    const one = { ...model, rows };
    if (one.benefits.length <= mostToSearch) return searchAll(one)[0]?.benefit ?? null;
    return (await solver(one))?.benefit ?? null;
  };
  const now = await worth();
  const gains: OneMore[] = [];
  for (const [index, resource] of problem.resources.entries()) {
    const step = Math.abs(resource.limit) * share;
    const then = await worth(
      model.rows.map((row, place) => (place === index ? { ...row, most: resource.limit + step } : row)),
    );
    gains.push({ resource: resource.id, step, gain: then === null ? 0 : Math.max(0, then - (now ?? 0)) });
  }
  return gains;
}
