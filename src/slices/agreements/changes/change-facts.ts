import { type Day, daysBetween } from '#engines/calendar/index.ts';
import type { Agreement } from '../agreement.ts';
import type { Ground } from '../change-grounds.ts';
import type { Regime } from '../register/register.ts';

export type Terms = Pick<Agreement, 'type' | 'lotId' | 'startsOn' | 'endsOn' | 'valuePence'>;

export type Given = Readonly<{
  /** What it said when it was entered into, then after each change, and last what this change would make of it. */
  said: readonly Terms[];
  ground: Ground;
  regime: Regime;
  works: boolean;
  /** The threshold for what it is, in pence with value added tax; null where it is not known for the day. */
  thresholdPence: number | null;
}>;

/** How far all changes together move a number: the part of what was agreed to begin with, and the amount. Null where a number is not known. */
export type Moved = Readonly<{ part: number; amount: number; up: number }> | null;

export type Facts = Omit<Given, 'said'> &
  Readonly<{ type: Terms['type']; fromLot: boolean; term: Moved; value: Moved }>;

const lasts = ({ startsOn, endsOn }: Terms): number | null =>
  startsOn && endsOn ? daysBetween(startsOn as Day, endsOn as Day) + 1 : null;

/**
 * Adds up every change since the agreement was entered into. What goes up and comes down again counts both times, and so does a change that is made in
 * ten: the larger of the distance and of all steps together is taken, so that cutting a change into pieces makes it no smaller.
 *
 * @example movedIn([100, 109, 100]) // { part: 0.18, amount: 18, up: 0 }
 */
export function movedIn(numbers: readonly (number | null)[]): Moved {
  const known = numbers.filter((one) => one !== null);
  const first = numbers[0] ?? null;
  const last = numbers.at(-1) ?? null;
  if (!first || last === null) return null;
  const steps = known.slice(1).reduce((all, one, at) => all + Math.abs(one - known[at]!), 0);
  const amount = Math.max(steps, Math.abs(last - first));
  return { part: amount / first, amount, up: last - first };
}

export function factsOf({ said, ...rest }: Given): Facts {
  const last = said.at(-1)!;
  return {
    ...rest,
    type: last.type,
    fromLot: last.lotId !== null,
    term: movedIn(said.map(lasts)),
    value: movedIn(said.map(({ valuePence }) => valuePence)),
  };
}
