import { costOf } from './cost-of.ts';
import type { Broken, Group, Option, Portfolio, Problem } from './types.ts';

const rounding = 1e-9;
/** More than a limit by more than what rounding does. */
const over = (value: number, limit: number): boolean => value > limit + rounding * Math.max(1, Math.abs(limit));
const plain = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });

const amount = (value: number, unit: string): string =>
  unit === '£' ? `£${plain.format(value)}` : `${plain.format(value)} ${unit}`;

const usedOf = (chosen: readonly Option[], resource: string): number =>
  chosen.reduce((sum, option) => sum + costOf(option, resource), 0);

function brokenResources(problem: Problem, chosen: readonly Option[]): Broken[] {
  return problem.resources.flatMap((resource): Broken[] => {
    const used = usedOf(chosen, resource.id);
    const outside = resource.onlyFor
      ? chosen.filter((option) => costOf(option, resource.id) > 0 && !resource.onlyFor!.includes(option.id))
      : [];
    const fence = outside.map((option) => ({ says: `${option.title} may not draw on ${resource.title}.` }));
    if (!over(used, resource.limit)) return fence;
    const by = used - resource.limit;
    const share = resource.limit > 0 ? by / resource.limit : Number.POSITIVE_INFINITY;
    return [
      ...fence,
      {
        says: `${resource.title} is exceeded by ${amount(by, resource.unit)}.`,
        resource: resource.id,
        by,
        share,
      },
    ];
  });
}

function brokenGroup(group: Group, chosen: readonly Option[]): Broken[] {
  const inside = chosen.filter((option) => group.options.includes(option.id));
  const total = group.of ? usedOf(inside, group.of) : inside.length;
  const miss = (by: number, limit: number) => ({
    group: group.title,
    by,
    share: limit > 0 ? by / limit : Number.POSITIVE_INFINITY,
  });
  const has = `${group.title} has ${plain.format(total)}`;
  if (group.most !== undefined && over(total, group.most))
    return [
      { says: `${has}, and may have ${plain.format(group.most)} at most.`, ...miss(total - group.most, group.most) },
    ];
  if (group.least !== undefined && over(group.least, total))
    return [
      {
        says: `${has}, and must have ${plain.format(group.least)} at least.`,
        ...miss(group.least - total, group.least),
      },
    ];
  return [];
}

/**
 * Whether a choice keeps to everything that was set, by plain addition and with no solver: what each answer is held to before
 * anybody sees it.
 *
 * @param chosen ids of options; an id that the problem does not know is an error.
 * @returns benefit (sum of points), what is used of each resource (in its unit), and each thing that is broken, with by how much.
 * @example checkPortfolio({ options: [{ id: 'a', title: 'A', benefit: 3, cost: { money: 12 } }], resources: [{ id: 'money', title: 'Money', unit: '£', limit: 10 }] }, ['a']).broken[0].by // 2
 */
export function checkPortfolio(problem: Problem, chosen: readonly string[]): Portfolio {
  const byId = new Map(problem.options.map((option) => [option.id, option]));
  const picked = [...new Set(chosen)].map((id) => {
    const option = byId.get(id);
    if (!option) throw new RangeError(`There is no option ${id}.`);
    return option;
  });
  const has = new Set(chosen);
  const title = (id: string) => byId.get(id)?.title ?? id;
  const broken: Broken[] = [
    ...problem.options
      .filter((option) => option.mustDo && !has.has(option.id))
      .map((option) => ({ says: `${option.title} must be done.` })),
    ...brokenResources(problem, picked),
    ...(problem.exclusions ?? []).flatMap((set) => {
      const both = set.filter((id) => has.has(id));
      return both.length > 1 ? [{ says: `${both.map(title).join(' and ')} exclude each other.` }] : [];
    }),
    ...(problem.prerequisites ?? [])
      .filter(({ option, needs }) => has.has(option) && !has.has(needs))
      .map(({ option, needs }) => ({ says: `${title(option)} needs ${title(needs)}.` })),
    ...(problem.groups ?? []).flatMap((group) => brokenGroup(group, picked)),
  ];
  return {
    chosen: problem.options.filter((option) => has.has(option.id)).map((option) => option.id),
    benefit: picked.reduce((sum, option) => sum + option.benefit, 0),
    used: Object.fromEntries(problem.resources.map((resource) => [resource.id, usedOf(picked, resource.id)])),
    broken,
  };
}
