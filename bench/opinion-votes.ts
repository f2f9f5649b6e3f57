import type { Votes } from '#engines/opinion/index.ts';

/** The same numbers each time, without leaving anything to collect: mulberry32 (T. Ettinger, public domain). */
function numbers(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * A conversation that nobody held: people in three leanings, each voting on about `each` statements, early ones oftener than late ones.
 */
export function madeUpVotes(people: number, statements: number, each: number): Votes {
  const next = numbers(people + statements);
  const lean = Array.from({ length: 3 }, () => Float64Array.from({ length: statements }, () => next() * 2 - 1));
  const most = people * each;
  const columns = { person: new Int32Array(most), statement: new Int32Array(most), value: new Int8Array(most) };
  const seen = new Int32Array(statements).fill(-1);
  let length = 0;
  for (let one = 0; one < people; one += 1) {
    const own = lean[Math.floor(next() * 3)]!;
    for (let turn = 0; turn < each; turn += 1) {
      const on = Math.floor(next() * next() ** 0.3 * statements);
      if (seen[on] === one) continue;
      seen[on] = one;
      const draw = next();
      const agrees = 0.5 + own[on]! * 0.4;
      columns.person[length] = one;
      columns.statement[length] = on;
      columns.value[length] = draw < 0.12 ? 0 : next() < agrees ? 1 : -1;
      length += 1;
    }
  }
  return {
    people: Array.from({ length: people }, (_, at) => `person ${at}`),
    statements: Array.from({ length: statements }, (_, at) => `${at}`),
    person: columns.person.subarray(0, length),
    statement: columns.statement.subarray(0, length),
    value: columns.value.subarray(0, length),
  };
}
