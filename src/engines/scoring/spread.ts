import { type Fraction, fraction, over, sum } from './fraction.ts';
import { allLeaves, guidesOf, type Leaf } from './leaves.ts';
import type { Individual, Model } from './types.ts';

/** How evaluators' own scores of one thing in one bid lie apart. */
export type Spread = Readonly<{
  bid: string;
  of: string;
  scores: readonly Readonly<{ evaluator: string; score: number }>[];
  low: number;
  high: number;
  /** The mean in hundredths of a score, for reading only: nothing is decided by it. */
  mean: number;
  /** How many steps of the scale lie between the lowest and the highest. */
  steps: number;
  /** Why it should be talked about; nothing where it need not be. */
  moderate: readonly ('apart' | 'across-the-minimum' | 'one-evaluator' | 'missing')[];
}>;

export const meanOf = (scores: readonly number[]): Fraction =>
  over(sum(scores.map((score) => fraction(score))), fraction(scores.length));

/** Individual scores by bid and by what they are of. */
export function cellsOf(
  individual: readonly Individual[],
): ReadonlyMap<string, ReadonlyMap<string, readonly Individual[]>> {
  const cells = new Map<string, Map<string, Individual[]>>();
  for (const one of [...individual].sort((a, b) => (a.evaluator < b.evaluator ? -1 : 1))) {
    const bid = cells.get(one.bid) ?? new Map<string, Individual[]>();
    cells.set(one.bid, bid.set(one.of, [...(bid.get(one.of) ?? []), one]));
  }
  return cells;
}

function spread(
  model: Model,
  bid: string,
  leaf: Leaf,
  given: readonly Individual[],
  evaluators: number,
  apart: number,
): Spread {
  const scores = given.map(({ score }) => score);
  const [low, high] = [Math.min(...scores), Math.max(...scores)];
  const order = guidesOf(model, leaf).map(({ score }) => score);
  const steps = order.indexOf(high) - order.indexOf(low);
  const mean = meanOf(scores);
  const moderate: Spread['moderate'][number][] = [];
  if (steps >= apart) moderate.push('apart');
  if (leaf.minimum !== null && low < leaf.minimum && high >= leaf.minimum) moderate.push('across-the-minimum');
  if (scores.length === 1) moderate.push('one-evaluator');
  if (scores.length < evaluators) moderate.push('missing');
  return {
    bid,
    of: leaf.id,
    scores: given.map(({ evaluator, score }) => ({ evaluator, score })),
    low,
    high,
    mean: Math.round(Number((mean.n * 100_000n) / mean.d) / 1000),
    steps,
    moderate,
  };
}

/**
 * What evaluators gave alone, before moderation: by bid and by what is scored, how far apart, and where people should talk.
 *
 * @param apart how many steps of the scale are too far apart; two unless given
 * @param evaluators by what is scored, how many should have scored it; whoever scored any of it unless given
 */
export function spreadsOf(
  model: Model,
  individual: readonly Individual[],
  apart = 2,
  evaluators: Readonly<Record<string, number>> = {},
): readonly Spread[] {
  const cells = cellsOf(individual);
  return [...cells.keys()].sort().flatMap((bid) =>
    allLeaves(model).flatMap((leaf) => {
      const given = cells.get(bid)!.get(leaf.id) ?? [];
      if (given.length === 0) return [];
      const all = new Set(individual.filter(({ of }) => of === leaf.id).map(({ evaluator }) => evaluator)).size;
      return [spread(model, bid, leaf, given, evaluators[leaf.id] ?? all, apart)];
    }),
  );
}
