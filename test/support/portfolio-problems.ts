import type { Group, Option, Problem } from '#engines/portfolio/index.ts';

/** A small seeded generator, so that a failing case can be made again. */
export function seeded(seed: number): (below: number) => number {
  let state = seed % 2_147_483_647 || 1;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

/** A problem with every kind of limit, of a size that can be counted out. */
export function randomProblem(seed: number, most = 12): Problem {
  const pick = seeded(seed * 7919 + 13);
  const count = 3 + pick(most - 2);
  const resources = ['money', 'hours', 'places'].slice(0, 1 + pick(3));
  const options: Option[] = Array.from({ length: count }, (_, index) => ({
    id: `o${index}`,
    title: `Option ${index}`,
    benefit: pick(100) - (pick(8) === 0 ? 30 : 0),
    cost: Object.fromEntries(resources.map((resource) => [resource, pick(9) === 0 ? -pick(20) : pick(60)])),
    mustDo: pick(9) === 0,
  }));
  const some = (): string[] => options.filter(() => pick(3) === 0).map((option) => option.id);
  const groups: Group[] = [
    { title: 'At most so many', options: some(), most: 1 + pick(4) },
    ...(pick(2) === 0 ? [{ title: 'At least one', options: options.slice(0, 4).map((one) => one.id), least: 1 }] : []),
    ...(pick(2) === 0 ? [{ title: 'No more hours', options: some(), of: resources[0]!, most: 40 + pick(60) }] : []),
  ];
  return {
    options,
    resources: resources.map((id) => ({
      id,
      title: id,
      unit: 'units',
      limit: 40 + pick(count * 20),
      ...(pick(5) === 0 ? { onlyFor: options.filter(() => pick(4) > 0).map((one) => one.id) } : {}),
    })),
    exclusions: pick(2) === 0 ? [some()] : [],
    prerequisites: count > 4 && pick(2) === 0 ? [{ option: 'o1', needs: 'o3' }] : [],
    groups,
  };
}
