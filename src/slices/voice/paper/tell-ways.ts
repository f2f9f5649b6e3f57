import type { StepRule } from '#engines/disclosure/index.ts';
import type { Tx } from '#platform/db/database.ts';
import { thresholds } from '#platform/thresholds.ts';
import { nextTelling } from '../told/tell-count.ts';
import { keepTellings, tellingsOf } from '../told/told-store.ts';
import { peopleByWay } from './told-store.ts';
import { mergeSmall, type ToldCell } from './totals.ts';

/** How many took part in which way and where, as it may be told. */
export type ToldWays = Readonly<{ ways: readonly ToldCell[]; places: readonly ToldCell[] }>;

/** Where it stands among what is told: statements are above nought, questions about oneself just below. */
export const waysNumber = -100;
const few = thresholds.publishedCell;

export const wayWords: Readonly<Record<string, string>> = {
  link: 'online',
  code: 'online',
  account: 'online',
  paper: 'on paper',
  meeting: 'on sheets at a meeting',
  phone: 'by phone',
};

type People = Awaited<ReturnType<typeof peopleByWay>>;

export function waysOfPeople(people: People): ToldWays {
  const sumBy = (name: (one: People[number]) => string, list: People = people) => {
    const sums = new Map<string, number>();
    for (const one of list) sums.set(name(one), (sums.get(name(one)) ?? 0) + one.people);
    return [...sums].map(([key, count]) => ({ name: key, people: count }));
  };
  const named = ({ way }: People[number]) => wayWords[way] ?? way;
  const ways = mergeSmall(sumBy(named), few);
  // Within what is told of the ways, so that no two tables differ by a few.
  const places = ways.flatMap(({ names }) => {
    const within = people.filter((one) => names.includes(named(one)));
    return within.every(({ place }) => place === null)
      ? []
      : mergeSmall(
          sumBy(({ place }) => place ?? 'Online', within),
          few,
        );
  });
  return { ways, places: places.length > 1 ? places : [] };
}

/** What somebody learns who holds one table beside another: how much each part has changed that both tell of, however they put it together. */
export function changesBetween(later: readonly ToldCell[], earlier: readonly ToldCell[]): number[] {
  const parts: { names: Set<string>; change: number }[] = [];
  const cells = [...later.map((one) => ({ ...one, sign: 1 })), ...earlier.map((one) => ({ ...one, sign: -1 }))];
  for (const { names, people, sign } of cells) {
    const touching = parts.filter((part) => names.some((name) => part.names.has(name)));
    const whole = { names: new Set(names), change: sign * people };
    for (const part of touching) {
      for (const name of part.names) whole.names.add(name);
      whole.change += part.change;
      parts.splice(parts.indexOf(part), 1);
    }
    parts.push(whole);
  }
  return parts.map(({ change }) => Math.abs(change));
}

const follows = (later: ToldWays, earlier: ToldWays): boolean =>
  [...changesBetween(later.ways, earlier.ways), ...changesBetween(later.places, earlier.places)].every(
    (change) => change === 0 || change >= few,
  );

/** No two tables that are told differ by fewer than ten people in any number. */
export const waySteps: StepRule<ToldWays> = {
  mayBegin: ({ ways }) => ways.length > 0,
  follows,
  isApart: (later, earlier) => follows(later, earlier) && changesBetween(later.ways, earlier.ways).some(Boolean),
};

/** Tells how people took part, where it is time; with the count, and never in a request. */
export async function tellWays(
  tx: Tx,
  conversationId: string,
  when: Readonly<{ closed: boolean; at: Date }>,
): Promise<void> {
  const known = (await tellingsOf(tx, conversationId)).get(waysNumber);
  const now = waysOfPeople(await peopleByWay(tx, conversationId));
  const next = nextTelling(waysNumber, known, now, (one) => one, waySteps, when);
  if (next) await keepTellings(tx, conversationId, [next]);
}
