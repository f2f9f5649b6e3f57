import { checkPortfolio } from './check-portfolio.ts';
import { withNeeds } from './circles.ts';
import { costOf } from './cost-of.ts';
import type { Group, Problem } from './types.ts';

/** The most that a group can come to whatever is chosen. */
function mostOf(problem: Problem, group: Group): number {
  const inside = problem.options.filter((option) => group.options.includes(option.id));
  return group.of ? inside.reduce((sum, option) => sum + Math.max(0, costOf(option, group.of!)), 0) : inside.length;
}

/** Groups that no choice could keep to, whatever else there is. */
export function groupFaults(problem: Problem): string[] {
  return (problem.groups ?? []).flatMap((group) => {
    const { title, least, most } = group;
    if (least !== undefined && most !== undefined && least > most)
      return [`The group ${title} must have ${least} at least and may have ${most} at most.`];
    return least !== undefined && least > mostOf(problem, group)
      ? [`The group ${title} must have ${least} at least, and all of it together comes to ${mostOf(problem, group)}.`]
      : [];
  });
}

/**
 * Must-dos with all that they need, and each limit that they break together. What another option could yet mend, by releasing
 * something or by being in a group, is no fault here: the solver finds that out.
 */
export function mustFaults(problem: Problem): string[] {
  const must = withNeeds(
    problem,
    problem.options.filter((option) => option.mustDo).map((option) => option.id),
  );
  if (must.size === 0) return [];
  const others = problem.options.filter((option) => !must.has(option.id));
  const mends = (resource: string, among = others) => among.some((option) => costOf(option, resource) < 0);
  const groups = (problem.groups ?? []).flatMap(({ least: _, ...group }) => {
    const inside = others.filter((option) => group.options.includes(option.id));
    return group.of && mends(group.of, inside) ? [] : [group];
  });
  return checkPortfolio({ ...problem, groups }, [...must])
    .broken.filter((one) => !one.resource || !mends(one.resource))
    .map((one) => `What must be done cannot be: ${one.says}`);
}
