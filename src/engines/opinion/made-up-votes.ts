import { luckOf } from './luck.ts';
import type { Votes } from './types.ts';

/** A conversation that nobody held, for tests: people of some leanings, each on a part of the statements. The same for the same numbers. */
export function madeUpVotes(people: number, statements: number, leanings: number, cast = 0.6, seed = 1): Votes {
  const rows: [number, number, number][] = [];
  for (let one = 0; one < people; one += 1)
    for (let on = 0; on < statements; on += 1) {
      if (luckOf(seed, 1, one, on) >= cast) continue;
      const agrees = luckOf(seed, 2, one % leanings, on) < 0.5 ? 0.1 : 0.9;
      const draw = luckOf(seed, 3, one, on);
      rows.push([one, on, draw < 0.1 ? 0 : luckOf(seed, 4, one, on) < agrees ? 1 : -1]);
    }
  return {
    people: Array.from({ length: people }, (_, at) => `p${at}`),
    statements: Array.from({ length: statements }, (_, at) => String(at)),
    person: Int32Array.from(rows, ([one]) => one),
    statement: Int32Array.from(rows, ([, on]) => on),
    value: Int8Array.from(rows, ([, , vote]) => vote),
  };
}
