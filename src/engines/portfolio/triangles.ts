import { costOf } from './cost-of.ts';
import type { Problem } from './types.ts';

/**
 * Benefit to a whole population: reach × benefit to a person (0 to 100, of the most that any option does for one) × the
 * probability that it works ÷ 100 (the value triangle's height, after the STAR approach).
 *
 * @example populationBenefit(900, 35, 0.75) // 236.25
 */
export const populationBenefit = (reach: number, perPerson: number, probability: number): number =>
  (reach * perPerson * probability) / 100;

export type Triangle = Readonly<{ id: string; title: string; cost: number; benefit: number; slope: number }>;

/**
 * Options as triangles, steepest first: base is cost, height is benefit. What releases or costs nothing comes first, with an
 * infinite slope. The order is the efficiency frontier where options can be had in part.
 */
export function triangles(problem: Problem, resource: string): Triangle[] {
  return problem.options
    .map((option) => {
      const cost = costOf(option, resource);
      const slope = cost > 0 ? option.benefit / cost : Number.POSITIVE_INFINITY;
      return { id: option.id, title: option.title, cost, benefit: option.benefit, slope };
    })
    .sort((a, b) => (b.slope === a.slope ? b.benefit - a.benefit : b.slope - a.slope));
}

/** What a choice costs each partner, by resource. Partners are named by people, so their names are keys and nothing else. */
export function costByPartner(problem: Problem, chosen: readonly string[]): Record<string, Record<string, number>> {
  const has = new Set(chosen);
  const costs = new Map<string, Map<string, number>>();
  for (const option of problem.options)
    if (has.has(option.id))
      for (const [partner, amounts] of Object.entries(option.paidBy ?? {})) {
        const theirs = costs.get(partner) ?? new Map<string, number>();
        costs.set(partner, theirs);
        for (const [resource, amount] of Object.entries(amounts))
          theirs.set(resource, (theirs.get(resource) ?? 0) + amount);
      }
  return Object.fromEntries([...costs].map(([partner, amounts]) => [partner, Object.fromEntries(amounts)]));
}
