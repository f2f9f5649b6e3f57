import { normalise, type Pmf } from '../statistics/counts.ts';
import { type Forecaster, frequencies, type Known, wide } from './forecaster.ts';
import { kindOf, type Tender } from './tender.ts';

/**
 * Frequencies in cells of kind × size, each drawn towards its kind and its size class, those towards the whole, the older the less.
 *
 * @param strength as how many tenders the wider cell counts
 */
export const shrunkCells = (name: string, halfLife: number, strength: number): Forecaster => ({
  name,
  learn: (known) => {
    const sizeClass = sizeClasses(known.tenders);
    const fade = (index: number) => 0.5 ** ((known.tenders.length - 1 - index) / halfLife);
    const whole = frequencies(known, wide(known), 2, (_, index) => fade(index));
    const kinds = cellsBy(known, kindOf, fade, () => whole, strength);
    const sizes = cellsBy(known, sizeClass, fade, () => whole, strength);
    const toward = (tender: Tender): Pmf => {
      const kind = kinds(tender);
      const size = sizes(tender);
      return normalise(whole.map((base, k) => (kind[k]! * size[k]!) / Math.max(1e-12, base)));
    };
    return cellsBy(known, (tender) => `${kindOf(tender)} / ${sizeClass(tender)}`, fade, toward, strength);
  },
});

function cellsBy(
  known: Known,
  cellOf: (tender: Tender) => string,
  fade: (index: number) => number,
  toward: (tender: Tender) => Pmf,
  strength: number,
): (tender: Tender) => Pmf {
  const members = new Map<string, number[]>();
  known.tenders.forEach((tender, index) => {
    const cell = cellOf(tender);
    const list = members.get(cell);
    if (list) list.push(index);
    else members.set(cell, [index]);
  });
  const made = new Map<string, Pmf>();
  return (tender) => {
    const cell = cellOf(tender);
    let pmf = made.get(cell);
    if (!pmf) {
      pmf = toward(tender).map((chance) => strength * chance);
      for (const index of members.get(cell) ?? []) pmf[Math.min(known.most, known.counts[index]!)]! += fade(index);
      made.set(cell, normalise(pmf));
    }
    return pmf;
  };
}

/** Quarters of the sizes that were met; a size that is not known is a class of its own. */
function sizeClasses(tenders: readonly Tender[]): (tender: Tender) => string {
  const sizes = tenders.flatMap((tender) => tender.size ?? []).sort((a, b) => a - b);
  const cuts = [0.25, 0.5, 0.75].map((share) => sizes[Math.floor(share * sizes.length)] ?? Infinity);
  return ({ size }) => (size === null ? 'not known' : String(cuts.filter((cut) => size >= cut).length));
}
