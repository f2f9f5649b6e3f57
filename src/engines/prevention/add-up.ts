import type { Doubt } from './types.ts';

/** An estimate's money as it can be added up: whose pound it is, and which events it counts. */
export type Counted = Readonly<{
  id: string;
  /** Whose budget the pound is in: one owner for each pound. */
  owner: string;
  /** Estimates about the same events share a group. */
  group: string;
  avoidedPence: Doubt;
  cashablePence: Doubt;
}>;
export type Refused = Readonly<{ id: string; already: string; owner: string; group: string }>;
export type OwnerTotal = Readonly<{ owner: string; ids: readonly string[]; avoidedPence: Span; cashablePence: Span }>;
/** Central values added; worst added to worst and best to best, which holds however the estimates hang together. */
export type Span = Readonly<{ central: number; worst: number; best: number }>;

const word = (text: string): string => text.trim().toLowerCase().replaceAll(/\s+/g, ' ');
const placeOf = (one: Pick<Counted, 'owner' | 'group'>): string => JSON.stringify([word(one.owner), word(one.group)]);

/** The estimate that already counts these events for this owner, so that another would count the same pound twice; null where none does. */
export const countedAlready = <T extends Pick<Counted, 'owner' | 'group'>>(
  one: Pick<Counted, 'owner' | 'group'>,
  others: readonly T[],
): T | null => others.find((other) => placeOf(other) === placeOf(one)) ?? null;

/**
 * Adds money by owner. Of two estimates about the same events for the same owner only the first is added, and the other
 * is named in `refused`. Events are never added: one group's events may save money for several owners.
 *
 * @example addUp([a, b]).refused[0] // { id: 'b', already: 'a', owner: 'Council', group: 'falls' }
 */
export function addUp(estimates: readonly Counted[]): { owners: OwnerTotal[]; refused: Refused[] } {
  const taken: Counted[] = [];
  const refused: Refused[] = [];
  for (const one of estimates) {
    const already = countedAlready(one, taken);
    if (already) refused.push({ id: one.id, already: already.id, owner: one.owner, group: one.group });
    else taken.push(one);
  }
  const owners = [...Map.groupBy(taken, (one) => word(one.owner)).values()].map((of) => ({
    owner: of[0]!.owner,
    ids: of.map((one) => one.id),
    avoidedPence: sum(of.map((one) => one.avoidedPence)),
    cashablePence: sum(of.map((one) => one.cashablePence)),
  }));
  return { owners, refused };
}

const sum = (all: readonly Doubt[]): Span => ({
  central: all.reduce((total, one) => total + one.central, 0),
  worst: all.reduce((total, one) => total + one.worst, 0),
  best: all.reduce((total, one) => total + one.best, 0),
});
