export const foretellingStates = ['waiting', 'met', 'set-aside'] as const;
export const foretellingKinds = ['saving', 'benefit', 'forecast'] as const;
export type WhatKind = (typeof foretellingKinds)[number];
export const whatLabels: Record<WhatKind, string> = {
  saving: 'A saving',
  benefit: 'A benefit for people',
  forecast: 'A forecast of something else',
};

/** What somebody said would happen, with the range that they were so sure of; and what came. */
export type Foretelling = Readonly<{
  id: string;
  caseId: string;
  state: (typeof foretellingStates)[number];
  version: number;
  aboutKind: string;
  aboutId: string;
  says: string;
  kind: WhatKind;
  unit: string | null;
  low: number;
  middle: number;
  high: number;
  /** In how many of a hundred such ranges what comes was said to lie inside. */
  sureness: number;
  /** Who was said to save, or to gain. */
  bearer: string | null;
  saidOn: string;
  dueOn: string;
  actual: number | null;
  seenOn: string | null;
  source: string | null;
  /** Who in fact saved, gained, or bore the cost. */
  borneBy: string | null;
  because: string | null;
  saidBy: string | null;
  metBy: string | null;
}>;

type Range = Readonly<{ low: number; middle: number; high: number }>;

/** What is wrong with a range as typed. A single number is a promise nobody can keep, so the two ends are asked for. */
export function faultsInRange({ low, middle, high }: Range): Readonly<Record<string, string>> {
  if (low > high) return { low: 'The lowest stands below the highest' };
  return low <= middle && middle <= high ? {} : { middle: 'What you expect lies between the lowest and the highest' };
}

export type Score = Readonly<{ inside: boolean; off: number; missed: number }>;

/**
 * How a foretelling did: whether what came lay inside its range, how far it lay from the middle (above is more than was said), and by
 * how much it missed the range, in its own unit.
 * @example scoreOf({ low: 10, middle: 20, high: 30 }, 34) // { inside: false, off: 14, missed: 4 }
 */
export function scoreOf({ low, middle, high }: Range, actual: number): Score {
  const missed = Math.max(0, low - actual, actual - high);
  return { inside: missed === 0, off: actual - middle, missed };
}

export type Held = Readonly<{ sureness: number; of: number; inside: number }>;

/** How often what came lay inside, by how sure people said that they were: the surest first. */
export function trackRecord(all: readonly Foretelling[]): Held[] {
  const met = all.filter((one) => one.actual !== null && one.state === 'met');
  return [...Map.groupBy(met, (one) => one.sureness)]
    .map(([sureness, list]) => ({
      sureness,
      of: list.length,
      inside: list.filter((one) => scoreOf(one, one.actual!).inside).length,
    }))
    .toSorted((a, b) => b.sureness - a.sureness);
}

/** "Of 7 ranges that were said to hold 80 in 100 times, 5 held." Few say little, and that is said too. */
export const sayRecord = ({ sureness, of, inside }: Held): string =>
  `Of ${of} ${of === 1 ? 'range that was' : 'ranges that were'} said to hold ${sureness} in 100 times, ${inside} held.${of < 10 ? ' So few tell little.' : ''}`;

export type Saved = Readonly<{ unit: string; said: number; came: number; of: number }>;

/** Savings that came due, each unit by itself: what was said and what came. Benefits are never added to them. */
export function savingsOf(all: readonly Foretelling[]): Saved[] {
  const met = all.filter((one) => one.kind === 'saving' && one.state === 'met' && one.actual !== null);
  return [...Map.groupBy(met, (one) => one.unit ?? '')].map(([unit, list]) => ({
    unit,
    said: list.reduce((sum, one) => sum + one.middle, 0),
    came: list.reduce((sum, one) => sum + one.actual!, 0),
    of: list.length,
  }));
}
