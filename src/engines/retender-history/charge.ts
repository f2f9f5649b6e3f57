import type { Pmf } from './statistics/counts.ts';
import { binaryLogScore, brier, centralInterval, crps, logScore, manyBrier } from './statistics/scores.ts';
import type { Charged } from './target.ts';

/** What a forecast of a count is charged for what came. */
export function chargeCount(pmf: Pmf, came: number): Charged {
  const { low, high, holds } = centralInterval(pmf, 0.9);
  const chance = pmf[Math.min(came, pmf.length - 1)]!;
  return {
    brier: manyBrier(pmf, came),
    logScore: logScore(chance),
    crps: crps(pmf, came),
    within90: came >= low && came <= high ? 1 : 0,
    holds90: holds,
  };
}

/** What a chance is charged. Its 90% set is the likelier answer alone where that has a chance of 0.9, otherwise both. */
export function chargeChance(chance: number, came: boolean): Charged {
  const score = brier(chance, came);
  const sure = Math.max(chance, 1 - chance) >= 0.9;
  return {
    brier: score,
    logScore: binaryLogScore(chance, came),
    crps: score,
    within90: !sure || chance >= 0.5 === came ? 1 : 0,
    holds90: sure ? Math.max(chance, 1 - chance) : 1,
  };
}
