import type { Evidence } from './option.ts';

export type Range = Readonly<{ low: number; middle: number; high: number }>;

/**
 * What is taken where nothing was said. They are conventions of ours, not findings: they are here, in one place, so that
 * a room can read them and change them. Each is wide on purpose. A narrow guess would rank a badly known option as if it
 * were well known; a refusal would shut out those who cannot pay for an analyst.
 */
export const missingValues = {
  /** The chance that it works, by its evidence. Even strong evidence comes from elsewhere, so nothing is certain. */
  probability: {
    strong: { low: 0.6, middle: 0.78, high: 0.95 },
    moderate: { low: 0.4, middle: 0.63, high: 0.85 },
    weak: { low: 0.2, middle: 0.45, high: 0.7 },
    none: { low: 0.05, middle: 0.35, high: 0.65 },
    unsaid: { low: 0.05, middle: 0.5, high: 0.95 },
  } satisfies Record<Evidence | 'unsaid', Range>,
  /** How far a chance that somebody did say may be off either way: they judged it, and evidence is what they judged it by. */
  aroundProbability: { strong: 0.05, moderate: 0.1, weak: 0.2, none: 0.3, unsaid: 0.15 } satisfies Record<
    Evidence | 'unsaid',
    number
  >,
  /** A benefit that one person typed may be off by this many points of 100; one that a room scored brings its own spread. */
  aroundBenefit: 10,
  /** A count of people may be off by this share. */
  aroundReach: 0.1,
  /** First in the order and not worked out: up to this many times the best that was worked out. Nobody knows; a half more is a bound that people accept. */
  beyondTheBest: 1.5,
  /** Where nobody worked anything out, the first in the order is the yardstick. */
  yardstick: 100,
} as const;

/** The same in words, for the page. */
export const missingValueRules: readonly string[] = [
  'Chance of success not said: 5% to 95%; with strong evidence 60% to 95%, moderate 40% to 85%, weak 20% to 70%, none yet 5% to 65%.',
  'Chance said: 15 points either way; with strong evidence 5, moderate 10, weak 20, none yet 30.',
  'Benefit for a person typed by one person: 10 points either way. Scored in a round: the middle half of the people who scored it.',
  'People reached: a tenth either way.',
  'People reached or benefit not said: no more than any option placed above it, and no less than any placed below it. First of all: up to half as much again as the best that was worked out. Last of all: down to nothing.',
  'Nothing worked out for any option: the first in the order is the yardstick, 100; any other lies between 0 and 100.',
];
