import type { Problem } from './types.ts';

/** The options that each needs, by id. */
function needsOf(problem: Problem): Map<string, string[]> {
  const needs = new Map<string, string[]>();
  for (const one of problem.prerequisites ?? [])
    needs.set(one.option, [...new Set([...(needs.get(one.option) ?? []), one.needs])]);
  return needs;
}

/**
 * Prerequisites that lead back to where they began, each circle once, as the ids on it in order. Whoever means "both or neither"
 * puts them as one option, so a circle is taken for a mistake.
 *
 * @example circlesOf({ options, resources, prerequisites: [{ option: 'a', needs: 'b' }, { option: 'b', needs: 'a' }] }) // [['a', 'b']]
 */
export function circlesOf(problem: Problem): string[][] {
  const needs = needsOf(problem);
  const done = new Set<string>();
  const found: string[][] = [];
  for (const start of needs.keys()) {
    // By hand and not by calls within calls: a chain in a hostile file may be longer than the stack.
    const path: string[] = [];
    const place = new Map<string, number>();
    const steps: { id: string; next: number }[] = done.has(start) ? [] : [{ id: start, next: 0 }];
    while (steps.length > 0) {
      const step = steps.at(-1)!;
      if (step.next === 0) {
        place.set(step.id, path.length);
        path.push(step.id);
      }
      const to = needs.get(step.id)?.[step.next];
      step.next += 1;
      if (to === undefined) {
        steps.pop();
        path.pop();
        place.delete(step.id);
        done.add(step.id);
      } else if (place.has(to)) found.push(path.slice(place.get(to)));
      else if (!done.has(to)) steps.push({ id: to, next: 0 });
    }
  }
  return found;
}

/** An option with everything that it needs, and everything that those need. */
export function withNeeds(problem: Problem, ids: Iterable<string>): Set<string> {
  const needs = needsOf(problem);
  const all = new Set(ids);
  for (const id of all) for (const other of needs.get(id) ?? []) all.add(other);
  return all;
}
