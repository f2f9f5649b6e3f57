import type { Sample } from './sample.ts';

export type Source = Pick<Sample, 'id' | 'countedBy' | 'place' | 'fromOn' | 'toOn'>;

const word = (text: string | null): string =>
  (text ?? '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const overlap = (a: Source, b: Source): boolean =>
  !a.fromOn || !a.toOn || !b.fromOn || !b.toOn || (a.fromOn <= b.toOn && b.fromOn <= a.toOn);

/**
 * Whether two samples say something independently: different people counted, and they were not of the same place at the
 * same time. What nobody wrote down does not speak for it.
 */
export function areIndependent(a: Source, b: Source): boolean {
  if (!word(a.countedBy) || !word(b.countedBy) || word(a.countedBy) === word(b.countedBy)) return false;
  const elsewhere = word(a.place) !== '' && word(b.place) !== '' && word(a.place) !== word(b.place);
  return elsewhere || !overlap(a, b);
}

/** More samples than this on one step are counted as if they were this many. */
const most = 12;

/** The most samples among these of which every two are independent: what counts as so many sources. */
export function countIndependent(samples: readonly Source[]): number {
  const grow = (chosen: readonly Source[], rest: readonly Source[]): number => {
    const [next, ...later] = rest;
    if (!next) return chosen.length;
    const without = chosen.length + later.length;
    const taken = chosen.every((one) => areIndependent(one, next)) ? grow([...chosen, next], later) : 0;
    return without > taken ? Math.max(taken, grow(chosen, later)) : taken;
  };
  return grow([], samples.slice(0, most));
}
