import { fraction, halfUp } from './fraction.ts';
import { admissible, allLeaves, type Leaf } from './leaves.ts';
import { qualityPoints, type Scores } from './points.ts';
import type { Model } from './types.ts';

/** Between which prices and scores bids may plausibly lie. Scores are those that keep a bid in, unless given. */
export type Range = Readonly<{
  lowPence: number;
  highPence: number;
  scores?: Readonly<Record<string, Readonly<{ from: number; to: number }>>>;
}>;

export function plausibleScores(model: Model, leaf: Leaf, range: Range): readonly number[] {
  const within = range.scores?.[leaf.id];
  return admissible(model, leaf).filter((score) => !within || (score >= within.from && score <= within.to));
}

/** The scores at one end of what is plausible. */
export const endScores = (model: Model, range: Range, end: 0 | -1): Scores =>
  new Map(allLeaves(model).map((leaf) => [leaf.id, fraction(plausibleScores(model, leaf, range).at(end) ?? 0)]));

export const qualityOf = (model: Model, scores: Scores): number =>
  qualityPoints(model, scores).reduce((all, { points }) => all + points, 0);

/** The least and the most quality that a bid which is still in may have, in hundredths of a point. */
export function qualityEnds(model: Model, range: Range): { worst: number; best: number } {
  const best = qualityOf(model, endScores(model, range, -1));
  return {
    worst: Math.min(best, Math.max(model.qualityFloor ?? 0, qualityOf(model, endScores(model, range, 0)))),
    best,
  };
}

/** As many steps from one end to the other, both included, as whole numbers. */
export const steps = (from: number, to: number, count: number): readonly number[] => [
  ...new Set(Array.from({ length: count }, (_, index) => from + halfUp(fraction((to - from) * index, count - 1)))),
];

/** Whole numbers from 0 to below `under`, by chance from a seed: T. Ettinger's mulberry32, in the public domain. */
export function chance(seed: number): (under: number) => number {
  let state = seed | 0;
  return (under) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * under);
  };
}
