import type { Act } from '#platform/act/act.ts';
import { addToDate } from '#platform/clock.ts';
import { procurementsById } from '#slices/procurement/index.ts';
import type { World } from '../build.ts';

/** An id that an earlier scene left in the world; a story that calls for one too early says so. */
export function the(world: World, name: string): string {
  return world[name] ?? never(name);
}

function never(name: string): never {
  throw new Error(`The story has no ${name} yet.`);
}

/** A date counted from the day on which the demonstration begins. */
export const dated = (world: World, add: { days?: number; months?: number }): string =>
  addToDate(the(world, 'today'), add);

/** The one object that was asked for. */
export function only<T>(found: readonly T[]): T {
  const [one] = found;
  if (one === undefined) throw new Error('The story looks for something that is not there.');
  return one;
}

export const procurementOf = async (act: Pick<Act, 'tx'>, world: World, key: string) =>
  only(await procurementsById(act.tx, [the(world, `procurement.${key}`)]));
