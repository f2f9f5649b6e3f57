import { circlesOf } from './circles.ts';
import { groupFaults, mustFaults } from './must-faults.ts';
import type { Problem } from './types.ts';

const unknown = (ids: readonly string[], known: ReadonlySet<string>, where: string): string[] =>
  ids.filter((id) => !known.has(id)).map((id) => `${where} names ${id}, which is not there.`);

/** Each that is there more than once, once. */
const repeated = (ids: readonly string[]): string[] => {
  const seen = new Set<string>();
  return [...new Set(ids.filter((id) => seen.has(id) || !seen.add(id)))];
};
const twice = (ids: readonly string[], where: string): string[] =>
  repeated(ids).map((id) => `${where} names ${id} twice.`);

function badNumbers(problem: Problem): string[] {
  const notNumbers = (amounts: Readonly<Record<string, number>>, says: (resource: string) => string) =>
    Object.entries(amounts)
      .filter(([, amount]) => !Number.isFinite(amount))
      .map(([resource]) => says(resource));
  return [
    ...problem.options.flatMap((option) => [
      ...(Number.isFinite(option.benefit) ? [] : [`The benefit of ${option.title} is not a number.`]),
      ...notNumbers(option.cost, (resource) => `What ${option.title} costs of ${resource} is not a number.`),
      ...Object.entries(option.paidBy ?? {}).flatMap(([partner, amounts]) =>
        notNumbers(amounts, (resource) => `What ${partner} pays of ${resource} for ${option.title} is not a number.`),
      ),
    ]),
    ...problem.resources
      .filter((resource) => !Number.isFinite(resource.limit))
      .map((resource) => `The limit of ${resource.title} is not a number.`),
    ...(problem.groups ?? [])
      .filter(({ least = 0, most = 0 }) => !Number.isFinite(least) || !Number.isFinite(most))
      .map((group) => `The fewest or most of the group ${group.title} is not a number.`),
  ];
}

function badNames(problem: Problem): string[] {
  const options = new Set(problem.options.map((option) => option.id));
  const resources = new Set(problem.resources.map((resource) => resource.id));
  const both = (ids: readonly string[], known: ReadonlySet<string>, where: string) => [
    ...unknown(ids, known, where),
    ...twice(ids, where),
  ];
  return [
    ...problem.options.flatMap((option) => [
      ...unknown(Object.keys(option.cost), resources, `The cost of ${option.title}`),
      ...Object.entries(option.paidBy ?? {}).flatMap(([partner, amounts]) =>
        unknown(Object.keys(amounts), resources, `What ${partner} pays for ${option.title}`),
      ),
    ]),
    ...problem.resources.flatMap((one) => both(one.onlyFor ?? [], options, `The ring-fence of ${one.title}`)),
    ...(problem.exclusions ?? []).flatMap((set) => both(set, options, 'A set of which at most one is done')),
    ...(problem.prerequisites ?? []).flatMap((one) => unknown([one.option, one.needs], options, 'A prerequisite')),
    ...(problem.groups ?? []).flatMap((group) => [
      ...both(group.options, options, `The group ${group.title}`),
      ...unknown(group.of === undefined ? [] : [group.of], resources, `The group ${group.title}`),
    ]),
  ];
}

function circleFaults(problem: Problem): string[] {
  const title = new Map(problem.options.map((option) => [option.id, option.title]));
  return circlesOf(problem).map((ids) => {
    const names = [...ids, ids[0]!].map((id) => title.get(id) ?? id);
    return `${names.join(' needs ')}: that goes round in a circle. What is done together or not at all is one option.`;
  });
}

/**
 * Everything that is wrong with a problem, in sentences, before anything is solved: names that are not there or are there twice,
 * numbers that are none, prerequisites in a circle, groups that no choice could keep to; and, where there is none of those, the
 * limits that what must be done breaks together. An empty list means that it can be put to the solver; it may still have no answer.
 *
 * @example findFaults({ options: [], resources: [] }) // ['There are no options.']
 */
export function findFaults(problem: Problem): string[] {
  const faults = [
    ...(problem.options.length === 0 ? ['There are no options.'] : []),
    ...repeated(problem.options.map((option) => option.id)).map((id) => `Two options are called ${id}.`),
    ...repeated(problem.resources.map((one) => one.id)).map((id) => `Two resources are called ${id}.`),
    ...badNumbers(problem),
    ...badNames(problem),
    ...circleFaults(problem),
  ];
  if (faults.length > 0) return faults;
  return [...groupFaults(problem), ...mustFaults(problem)];
}
