import { luckOf } from './luck.ts';
import type { Tallies } from './types.ts';

/** The published priority of statements about the people voting, which is shown to all. */
const aboutPriority = 49;

/**
 * How much a statement is worth showing next, as published: [(1 − p)(E + 1) a (1 + 8 · 2^(−S/5))]², a and p the parts who agree and pass,
 * each drawn a little towards even, E how far from the middle agreeing places somebody, S how many have seen it. New ones come first;
 * ones that many pass on or that few agree with come later.
 *
 * @param about 1 where a statement is about the people voting: those have 49
 */
export function prioritiesOf(
  { agree, pass, seen }: Pick<Tallies, 'agree' | 'pass' | 'seen'>,
  extremity: Float64Array,
  about: Uint8Array,
): Float64Array {
  return extremity.map((far, on) => {
    if (about[on]) return aboutPriority;
    const all = seen[on]!;
    const [a, p] = [(agree[on]! + 1) / (all + 2), (pass[on]! + 1) / (all + 2)];
    return ((1 - p) * (far + 1) * a * (1 + 8 * 2 ** (-all / 5))) ** 2;
  });
}

export type RoutingRule = Readonly<{
  /** The part of all turns that goes to statements seen by fewer than `seenAtLeast`, from 0 to 1. */
  floor: number;
  seenAtLeast: number;
}>;

export const standardRouting: RoutingRule = { floor: 0.3, seenAtLeast: 20 };

export type Turn = Readonly<{ statement: number; why: 'floor' | 'priority'; chance: number }>;

/**
 * The chance of each statement to be shown next to somebody, which sums to 1: by priority, but `floor` of all turns are kept for those that
 * too few have seen, all of them alike. Where none is short of eyes, or all are, priority alone decides.
 *
 * @param open statements that this person has not voted on
 * @example routing(priorities, seen, [0, 3, 4]) // Float64Array of three
 */
export function routing(
  priorities: Float64Array,
  seen: Int32Array,
  open: readonly number[],
  rule: RoutingRule = standardRouting,
): Float64Array {
  const short = open.map((on) => seen[on]! < rule.seenAtLeast);
  const few = short.filter(Boolean).length;
  const kept = few > 0 && few < open.length ? rule.floor : 0;
  let all = 0;
  for (const on of open) all += priorities[on]!;
  return Float64Array.from(open, (on, at) => {
    const byPriority = all > 0 ? priorities[on]! / all : 1 / open.length;
    return (1 - kept) * byPriority + (short[at] ? kept / few : 0);
  });
}

/**
 * The statement to show next, and why: a draw that is a function of the seed, the person and how many they have voted on, so that it can
 * be looked up later and nobody can be shown something else by asking again.
 *
 * @returns null where nothing is open
 * @example nextFor(priorities, seen, open, { seed: 1, person: 12, turn: 3 })?.statement
 */
export function nextFor(
  priorities: Float64Array,
  seen: Int32Array,
  open: readonly number[],
  { seed, person, turn }: Readonly<{ seed: number; person: number; turn: number }>,
  rule: RoutingRule = standardRouting,
): Turn | null {
  const chances = routing(priorities, seen, open, rule);
  let left = luckOf(seed, 7, person, turn);
  for (const [at, on] of open.entries()) {
    left -= chances[at]!;
    if (left >= 0 && at < open.length - 1) continue;
    return { statement: on, why: seen[on]! < rule.seenAtLeast ? 'floor' : 'priority', chance: chances[at]! };
  }
  return null;
}
