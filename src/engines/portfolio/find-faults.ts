import { checkPortfolio } from './check-portfolio.ts';
import type { Problem } from './types.ts';

const unknown = (ids: readonly string[], known: ReadonlySet<string>, where: string): string[] =>
  ids.filter((id) => !known.has(id)).map((id) => `${where} names ${id}, which is not there.`);

function badNumbers(problem: Problem): string[] {
  return [
    ...problem.options.flatMap((option) => [
      ...(Number.isFinite(option.benefit) ? [] : [`The benefit of ${option.title} is not a number.`]),
      ...Object.entries(option.cost)
        .filter(([, amount]) => !Number.isFinite(amount))
        .map(([resource]) => `What ${option.title} costs of ${resource} is not a number.`),
    ]),
    ...problem.resources
      .filter((resource) => !Number.isFinite(resource.limit))
      .map((resource) => `The limit of ${resource.title} is not a number.`),
  ];
}

/** Must-dos with all that they need, and what they break together. */
function mustDos(problem: Problem): string[] {
  const must = new Set(problem.options.filter((option) => option.mustDo).map((option) => option.id));
  for (let grew = true; grew; ) {
    grew = false;
    for (const { option, needs } of problem.prerequisites ?? [])
      if (must.has(option) && !must.has(needs)) {
        must.add(needs);
        grew = true;
      }
  }
  if (must.size === 0) return [];
  // Options that release something may yet make room, so only what no other option could mend is a fault.
  const releases = (resource: string) =>
    problem.options.some((option) => !must.has(option.id) && (option.cost[resource] ?? 0) < 0);
  return checkPortfolio({ ...problem, groups: [] }, [...must])
    .broken.filter((one) => !one.resource || !releases(one.resource))
    .map((one) => `What must be done cannot be: ${one.says}`);
}

/**
 * Everything that is wrong with a problem, in sentences, before anything is solved. An empty list means that it can be put to the
 * solver; it may still have no answer.
 *
 * @example findFaults({ options: [], resources: [] }) // ['There are no options.']
 */
export function findFaults(problem: Problem): string[] {
  const options = new Set(problem.options.map((option) => option.id));
  const resources = new Set(problem.resources.map((resource) => resource.id));
  const twice = problem.options.filter(
    (option, index) => problem.options.findIndex((one) => one.id === option.id) < index,
  );
  const faults = [
    ...(problem.options.length === 0 ? ['There are no options.'] : []),
    ...twice.map((option) => `Two options are called ${option.id}.`),
    ...badNumbers(problem),
    ...problem.options.flatMap((option) => unknown(Object.keys(option.cost), resources, `The cost of ${option.title}`)),
    ...problem.resources.flatMap((one) => unknown(one.onlyFor ?? [], options, `The ring-fence of ${one.title}`)),
    ...(problem.exclusions ?? []).flatMap((set) => unknown(set, options, 'A set of which at most one is done')),
    ...(problem.prerequisites ?? []).flatMap((one) => unknown([one.option, one.needs], options, 'A prerequisite')),
    ...(problem.groups ?? []).flatMap((group) => [
      ...unknown(group.options, options, `The group ${group.title}`),
      ...unknown(group.of ? [group.of] : [], resources, `The group ${group.title}`),
    ]),
  ];
  return faults.length > 0 ? faults : mustDos(problem);
}
