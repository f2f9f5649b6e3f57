import { compare, type Fraction, fraction, halfUp, nothing, over, plus, sum, times } from './fraction.ts';
import { guidesOf, type Leaf, leavesOf, whole } from './leaves.ts';
import type { Criterion, CriterionPoints, Model, PriceFormula } from './types.ts';

/** Scores that may lie between two of the scale, as a mean of evaluators does. */
export type Scores = ReadonlyMap<string, Fraction>;

/** How much of what a leaf can give a score gives: the score over the highest of its scale. */
export function shareOf(model: Model, leaf: Leaf, scores: Scores): Fraction {
  const highest = guidesOf(model, leaf).at(-1)?.score ?? 1;
  return over(scores.get(leaf.id) ?? nothing, fraction(highest));
}

/** How much of its weight a criterion gets: its parts by their weights. */
export const criterionShare = (model: Model, criterion: Criterion, scores: Scores): Fraction =>
  sum(leavesOf(criterion).map((leaf) => times(shareOf(model, leaf, scores), fraction(leaf.weight, whole))));

/**
 * Points of each criterion, in hundredths: weight × Σ (part × score ÷ highest score), rounded once. What the parts show is rounded
 * for each of them, so that it may differ from the criterion by a hundredth; the criterion counts.
 */
export function qualityPoints(model: Model, scores: Scores): readonly CriterionPoints[] {
  return model.criteria.map((criterion) => ({
    id: criterion.id,
    points: halfUp(times(criterionShare(model, criterion, scores), fraction(criterion.weight))),
    of: criterion.weight,
    sub: criterion.sub.length
      ? leavesOf(criterion).map((leaf) => {
          const of = times(fraction(criterion.weight), fraction(leaf.weight, whole));
          return { id: leaf.id, points: halfUp(times(shareOf(model, leaf, scores), of)), of: halfUp(of) };
        })
      : [],
  }));
}

/**
 * Points that a price gives, exactly, in hundredths. `lowest` is the lowest price among the bids that are still in.
 *
 * Relative: weight × lowest ÷ price. Benchmark: points at the benchmark + slope × 100 × (benchmark − price) ÷ benchmark, from nothing to
 * the cap. Price per quality point and fixed price give none. The names are those of the Cabinet Office's bid evaluation guidance
 * (May 2021); the arithmetic is this engine's own statement of them, and is printed in the documents.
 */
export function exactPricePoints(price: PriceFormula, pence: number, lowest: number): Fraction {
  if (price.id === 'relative') return fraction(BigInt(price.weight) * BigInt(lowest), pence);
  if (price.id !== 'benchmark') return nothing;
  const below = fraction(
    BigInt(price.perPercent) * 100n * (BigInt(price.benchmarkPence) - BigInt(pence)),
    price.benchmarkPence,
  );
  const points = plus(fraction(price.atBenchmark), below);
  const [none, most] = [nothing, fraction(price.cap)];
  return compare(points, none) < 0 ? none : compare(points, most) > 0 ? most : points;
}

export const pricePoints = (price: PriceFormula, pence: number, lowest: number): number =>
  halfUp(exactPricePoints(price, pence, lowest));

/** What bids are compared by; more is better. Price per quality point compares quality ÷ price, unrounded. */
export function keyOf(price: PriceFormula, quality: number, pence: number | null, lowest: number | null): Fraction {
  if (price.id === 'fixed-price' || pence === null || lowest === null) return fraction(quality);
  if (price.id === 'price-per-quality-point') return fraction(quality, pence);
  return fraction(quality + pricePoints(price, pence, lowest));
}
