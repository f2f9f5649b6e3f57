import { type Model, modelOf, type Solver } from './model.ts';
import { columnsOf, mostToSearch, searchAll } from './search-all.ts';
import type { Problem } from './types.ts';

export type Stays = Readonly<{ option: string; times: number; of: number }>;

async function bestColumns(model: Model, solver: Solver): Promise<readonly number[] | null> {
  if (model.benefits.length > mostToSearch) return (await solver(model))?.chosen ?? null;
  const [best] = searchAll(model);
  return best ? columnsOf(best.mask) : null;
}

/**
 * How often each option is in the best portfolio when benefits are drawn again: what weights and probabilities decide, and what
 * is in whatever they are.
 *
 * @param draws benefits in points, in the options' order, one array a draw (see drawBenefits).
 * @returns for each option, in how many draws it was in; `of` counts the draws that had an answer.
 */
export async function staysIn(
  problem: Problem,
  draws: readonly (readonly number[])[],
  solver: Solver,
  onProgress?: (done: number, of: number) => void,
): Promise<Stays[]> {
  const model = modelOf(problem);
  const times = new Array<number>(problem.options.length).fill(0);
  let of = 0;
  // Where choices are few, those that keep to the rows are found once, and only their worth is added up again.
  const all = problem.options.length <= mostToSearch ? searchAll(model).map((one) => columnsOf(one.mask)) : null;
  for (const [index, benefits] of draws.entries()) {
    const chosen = all ? bestOf(all, benefits) : await bestColumns({ ...model, benefits }, solver);
    onProgress?.(index + 1, draws.length);
    if (!chosen) continue;
    of += 1;
    for (const column of chosen) times[column]! += 1;
  }
  return problem.options.map((option, column) => ({ option: option.id, times: times[column]!, of }));
}

function bestOf(all: readonly (readonly number[])[], benefits: readonly number[]): readonly number[] | null {
  let best: readonly number[] | null = null;
  let most = Number.NEGATIVE_INFINITY;
  for (const chosen of all) {
    let worth = 0;
    for (const column of chosen) worth += benefits[column]!;
    if (worth > most) {
      most = worth;
      best = chosen;
    }
  }
  return best;
}
