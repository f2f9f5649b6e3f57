import { type Forecaster, frequencies, type Known, wide } from './forecaster.ts';
import type { Tender } from './tender.ts';

/** The share of two lists that both hold: 1 the same, 0 nothing in common. */
export function overlap(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 && b.length === 0) return 1;
  const both = a.filter((one) => b.includes(one)).length;
  return both / (a.length + b.length - both);
}

export type AlikeRecipe = Readonly<{ halfLife: number; sizeWidth: number; sharpness: number; strength: number }>;

/**
 * Frequencies among tenders that were alike: the nearer in size (a normal kernel on the logarithm), kind and words, and the later,
 * the more. Drawn towards the same without likeness.
 */
export const alike = (name: string, how: AlikeRecipe): Forecaster => ({
  name,
  learn: (known: Known) => {
    const fade = (index: number) => 0.5 ** ((known.tenders.length - 1 - index) / how.halfLife);
    const whole = frequencies(known, wide(known), 2, (_, index) => fade(index));
    return (tender) =>
      frequencies(known, whole, how.strength, (other, index) => fade(index) * likeness(tender, other, how));
  },
});

function likeness(a: Tender, b: Tender, how: AlikeRecipe): number {
  const apart = a.size === null || b.size === null ? 1 : Math.log(a.size / b.size) / how.sizeWidth;
  const same = 0.7 * overlap(a.kinds, b.kinds) + 0.3 * overlap(a.words, b.words);
  return Math.exp(-0.5 * apart * apart + how.sharpness * (same - 1));
}
