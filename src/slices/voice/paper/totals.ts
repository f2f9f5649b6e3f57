import type { SheetState } from './paper.ts';

/** What became of a pile's sheets. They always add up: entered is the sum of all that follow it. */
export type Totals = Readonly<{
  entered: number;
  typedOnce: number;
  differs: number;
  setAside: number;
  late: number;
  /** In the sums. */
  counted: number;
  /** Were counted, and their votes were taken out of every sum. */
  takenOut: number;
}>;

export type SheetCount = Readonly<{ state: SheetState; out: boolean; sheets: number }>;

const none: Totals = { entered: 0, typedOnce: 0, differs: 0, setAside: 0, late: 0, counted: 0, takenOut: 0 };
const kept: Readonly<Record<SheetState, keyof Totals>> = {
  'typed once': 'typedOnce',
  differs: 'differs',
  'set aside': 'setAside',
  late: 'late',
  counted: 'counted',
};

export function totalsOf(counts: readonly SheetCount[]): Totals {
  const totals: Record<keyof Totals, number> = { ...none };
  for (const { state, out, sheets } of counts) {
    totals.entered += sheets;
    totals[out ? 'takenOut' : kept[state]] += sheets;
  }
  return totals;
}

export const addTotals = (list: readonly Totals[]): Totals => {
  const sum: Record<keyof Totals, number> = { ...none };
  for (const one of list) for (const key of Object.keys(sum) as (keyof Totals)[]) sum[key] += one[key];
  return sum;
};

/** Sheets that are not typed in yet, where it was said how many there are; never fewer than none. */
export const notTyped = (handedIn: number | null, { entered }: Totals): number | null =>
  handedIn === null ? null : Math.max(0, handedIn - entered);

export type Cell = Readonly<{ name: string; people: number }>;
export type ToldCell = Readonly<{ names: readonly string[]; people: number }>;

/**
 * Cells as they may be published: one of fewer people than `least` is told together with the next smallest, so that nothing under
 * `least` can be read or found by subtraction. Nothing at all where the whole is fewer.
 *
 * @example mergeSmall([{ name: 'online', people: 90 }, { name: 'by phone', people: 3 }], 10) // one cell of 93
 */
export function mergeSmall(cells: readonly Cell[], least: number): ToldCell[] {
  const bySize = (list: readonly ToldCell[]) => list.toSorted((a, b) => a.people - b.people);
  const merge = (list: readonly ToldCell[]): readonly ToldCell[] => {
    const [small, next, ...others] = bySize(list);
    if (!small || !next || small.people >= least) return list;
    const both = { names: [...next.names, ...small.names], people: small.people + next.people };
    return merge([both, ...others]);
  };
  const told = merge(cells.filter(({ people }) => people > 0).map(({ name, people }) => ({ names: [name], people })));
  return bySize(told.filter(({ people }) => people >= least)).toReversed();
}
