import { kindOf, type Tender } from './tender.ts';

export type Recipe = Readonly<{
  /** A column of ones, which models without thresholds need. */
  intercept: boolean;
  /** The years from the last training tender, as a trend; it stands still after `heldAfter` years beyond it. */
  trend: number | null;
  heldAfter?: number;
  /** Precision of the prior for words of the title; null leaves words out. */
  words: number | null;
  kinds: number;
  /** Precision for kinds that come together as one more kind; null leaves them out. */
  together?: number | null;
  season: number | null;
}>;

export type TenderDesign = Readonly<{
  names: readonly string[];
  penalty: Float64Array;
  rowOf(tender: Tender): Float64Array;
}>;

const fewestOfKind = 8;
const mostWords = 60;
const yearDays = 365.25;

/**
 * What is known of a tender beforehand as numbers: how far its size is from the usual (log, and its square), kinds of work, words of
 * its title, season and trend, each with the precision of its prior. Everything that is learnt here is learnt from `known`.
 */
export function designFor(known: readonly Tender[], recipe: Recipe): TenderDesign {
  const sizes = known.filter((tender) => tender.size !== null).map((tender) => Math.log(tender.size!));
  const mean = sizes.length > 0 ? sizes.reduce((sum, one) => sum + one, 0) / sizes.length : 0;
  const spread =
    sizes.length > 1 ? Math.sqrt(sizes.reduce((sum, one) => sum + (one - mean) ** 2, 0) / sizes.length) || 1 : 1;
  const lastDay = known.reduce((last, tender) => Math.max(last, tender.day), -Infinity);
  const kinds = common(
    known.map((tender) => tender.kinds),
    fewestOfKind,
    Infinity,
  );
  const words =
    recipe.words === null
      ? []
      : common(
          known.map((tender) => tender.words),
          fewestOfKind + 4,
          mostWords,
        );
  const columns: { name: string; penalty: number; value(tender: Tender): number }[] = [];
  const add = (name: string, penalty: number, value: (tender: Tender) => number) =>
    columns.push({ name, penalty, value });
  if (recipe.intercept) add('level', 1e-4, () => 1);
  if (sizes.length > 0) {
    const scaled = (tender: Tender) =>
      tender.size === null ? 0 : Math.max(-3, Math.min(3, (Math.log(tender.size) - mean) / spread));
    add('size', 1, scaled);
    add('size squared', 2, (tender) => (tender.size === null ? 0 : scaled(tender) ** 2 - 1));
    if (sizes.length < known.length) add('size not known', 2, (tender) => Number(tender.size === null));
  }
  for (const kind of kinds) add(kind, recipe.kinds, (tender) => Number(tender.kinds.includes(kind)));
  if (recipe.together != null)
    for (const together of common(
      known.map((tender) => [kindOf(tender)]),
      fewestOfKind,
      Infinity,
    ))
      add(`together: ${together}`, recipe.together, (tender) => Number(kindOf(tender) === together));
  for (const word of words) add(`word: ${word}`, recipe.words!, (tender) => Number(tender.words.includes(word)));
  if (recipe.season !== null)
    for (const [name, wave] of [
      ['season (cosine)', Math.cos],
      ['season (sine)', Math.sin],
    ] as const)
      add(name, recipe.season, (tender) => wave((2 * Math.PI * (tender.day % yearDays)) / yearDays));
  if (recipe.trend !== null)
    add('trend', recipe.trend, (tender) => Math.min(recipe.heldAfter ?? 1, (tender.day - lastDay) / yearDays));
  return {
    names: columns.map((column) => column.name),
    penalty: Float64Array.from(columns, (column) => column.penalty),
    rowOf: (tender) => Float64Array.from(columns, (column) => column.value(tender)),
  };
}

/** The names that are often enough there and often enough absent, commonest first, ties in alphabetical order. */
function common(lists: readonly (readonly string[])[], fewest: number, most: number): string[] {
  const met = new Map<string, number>();
  for (const list of lists) for (const name of list) met.set(name, (met.get(name) ?? 0) + 1);
  return [...met]
    .filter(([, times]) => times >= fewest && times <= lists.length - fewest)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, most)
    .map(([name]) => name);
}
