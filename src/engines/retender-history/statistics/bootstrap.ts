import { randomFrom } from './random.ts';

export type Skill = Readonly<{ value: number; low: number; high: number }>;

export type Resampling = Readonly<{ block: number; draws?: number; seed?: number; share?: number }>;

/**
 * Skill, 1 − Σ score / Σ naive score, with a paired moving-block bootstrap: blocks of neighbours are drawn together, so that what
 * hangs together in time is not counted as if it were independent, and both forecasts meet the same blocks. The interval is of
 * `share` (0.95 where nothing is said) by percentiles. Above zero is better than the naive.
 *
 * Source: H. R. Künsch (1989), Annals of Statistics 17, 1217–1241.
 *
 * @param scores lower is better, in order of time (or area)
 * @param naive the naive forecast's, in the same order
 * @returns null where there is nothing to compare
 * @example skillOf([0, 0], [1, 1], { block: 1 }) // { value: 1, low: 1, high: 1 }
 */
export function skillOf(scores: readonly number[], naive: readonly number[], how: Resampling): Skill | null {
  const n = scores.length;
  const whole = sum(naive);
  if (n === 0 || whole === 0) return null;
  const { draws = 2000, seed = 1, share = 0.95 } = how;
  const block = Math.max(1, Math.min(how.block, Math.floor(n / 2)));
  const ours = runningSums(scores);
  const theirs = runningSums(naive);
  const random = randomFrom(seed);
  const blocks = Math.ceil(n / block);
  const values = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw += 1) {
    let mine = 0;
    let other = 0;
    for (let count = 0; count < blocks; count += 1) {
      const from = Math.floor(random() * (n - block + 1));
      const to = from + Math.min(block, n - count * block);
      mine += ours[to]! - ours[from]!;
      other += theirs[to]! - theirs[from]!;
    }
    values[draw] = other > 0 ? 1 - mine / other : 0;
  }
  values.sort();
  const at = (part: number) => values[Math.min(draws - 1, Math.max(0, Math.round(part * (draws - 1))))]!;
  return { value: 1 - sum(scores) / whole, low: at((1 - share) / 2), high: at((1 + share) / 2) };
}

/** As `skillOf`, for a difference of means: naive − ours. Log scores have no natural zero, so no ratio of them is a skill. */
export function gainOf(scores: readonly number[], naive: readonly number[], how: Resampling): Skill | null {
  const gains = scores.map((score, index) => naive[index]! - score);
  const found = skillOf(
    gains,
    gains.map(() => 1),
    how,
  );
  return found && { value: 1 - found.value, low: 1 - found.high, high: 1 - found.low };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

function runningSums(values: readonly number[]): Float64Array {
  const sums = new Float64Array(values.length + 1);
  values.forEach((value, index) => {
    sums[index + 1] = sums[index]! + value;
  });
  return sums;
}
