import { costOf } from './cost-of.ts';
import type { Problem } from './types.ts';

/** A yes-or-no programme as any solver takes it: make the sum of `benefits` large, each row between `least` and `most`. */
export type Row = Readonly<{
  least: number;
  most: number;
  terms: readonly (readonly [column: number, value: number])[];
}>;
export type Model = Readonly<{ benefits: readonly number[]; rows: readonly Row[]; fixed: ReadonlyMap<number, 0 | 1> }>;

/** What a solver answers. `bound` is the most that any choice could reach; null where nothing keeps to the rows. */
export type Solved = Readonly<{ chosen: readonly number[]; benefit: number; bound: number }> | null;
export type Solver = (model: Model) => Promise<Solved>;

const none = Number.NEGATIVE_INFINITY;
const any = Number.POSITIVE_INFINITY;

function groupRows(problem: Problem, place: ReadonlyMap<string, number>): Row[] {
  return (problem.groups ?? []).map((group) => ({
    least: group.least ?? none,
    most: group.most ?? any,
    terms: group.options.map((id) => {
      const column = place.get(id)!;
      return [column, group.of ? costOf(problem.options[column]!, group.of) : 1] as const;
    }),
  }));
}

/** The problem as rows, the resources first in their order; a ring-fence and a must-do fix their options. */
export function modelOf(problem: Problem): Model {
  const place = new Map(problem.options.map((option, index) => [option.id, index]));
  const fixed = new Map<number, 0 | 1>();
  for (const resource of problem.resources)
    if (resource.onlyFor)
      for (const [index, option] of problem.options.entries())
        if (costOf(option, resource.id) > 0 && !resource.onlyFor.includes(option.id)) fixed.set(index, 0);
  for (const [index, option] of problem.options.entries()) if (option.mustDo) fixed.set(index, 1);
  const costs = (resource: string) =>
    problem.options
      .map((option, column) => [column, costOf(option, resource)] as const)
      .filter(([, value]) => value !== 0);
  return {
    benefits: problem.options.map((option) => option.benefit),
    fixed,
    rows: [
      ...problem.resources.map((resource) => ({ least: none, most: resource.limit, terms: costs(resource.id) })),
      ...(problem.exclusions ?? []).map((set) => ({
        least: none,
        most: 1,
        terms: [...new Set(set)].map((id) => [place.get(id)!, 1] as const),
      })),
      ...(problem.prerequisites ?? []).map(({ option, needs }) => ({
        least: none,
        most: 0,
        terms: [
          [place.get(option)!, 1],
          [place.get(needs)!, -1],
        ] as const,
      })),
      ...groupRows(problem, place),
    ],
  };
}

/** Rows that leave out one choice and no other, so that the next best is found. */
export const withoutChoice = (columns: number, chosen: readonly number[]): Row => {
  const has = new Set(chosen);
  return {
    least: none,
    most: has.size - 1,
    terms: Array.from({ length: columns }, (_, column) => [column, has.has(column) ? 1 : -1] as const),
  };
};

/** At least so much benefit. */
export const worthAtLeast = (benefits: readonly number[], least: number): Row => ({
  least,
  most: any,
  terms: benefits.map((benefit, column) => [column, benefit] as const).filter(([, value]) => value !== 0),
});
