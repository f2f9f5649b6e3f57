/** A number that is not known exactly. low ≤ central ≤ high. */
export type Range = Readonly<{ low: number; central: number; high: number }>;

/**
 * What a prevention estimate is made of. Events are what is prevented (falls, admissions); money is in pence; years are
 * counted from 1, the year in which the work begins.
 */
export type Estimate = Readonly<{
  /** Whom it is about: people. 0 or more. */
  population: Range;
  /** Events for each person in a year without the work. 0 or more; above 1 where one person has several. */
  baselineRisk: Range;
  /** The part of the population that it is offered to, 0 to 1. */
  reach: Range;
  /** The part of those who take it up, 0 to 1. */
  uptake: Range;
  /** The part of their events that it averts, −1 to 1; below 0 it makes things worse. */
  effect: Range;
  /** How much of the effect is left a year later, 0 to 1. */
  persistence: Range;
  /** The year in which the effect begins, 1 to `years`. */
  beginsInYear: number;
  /** How many years are looked at, 1 to 30. */
  years: number;
  /** The part by which money loses value each year, 0 to 1: 0.035. */
  discountRate: number;
  /** What an event costs, so that averting it avoids that cost. */
  avoidedPence: Range;
  /** What of it could really be taken out of somebody's budget. Never above what is avoided. */
  cashablePence: Range;
  /** What the work costs in a year, in every year that is looked at. */
  costPence: Range;
}>;

/** Two ranges of one number: where nine in ten draws fall, and the furthest that every factor together could take it. */
export type Doubt = Readonly<{
  central: number;
  /** 5th and 95th percentile of the draws, widened where they would not hold the centre. */
  low: number;
  high: number;
  /** All factors at their worst, and at their best. */
  worst: number;
  best: number;
}>;

export type Year = Readonly<{
  year: number;
  /** Events without the work and with it. */
  without: Doubt;
  with: Doubt;
  averted: Doubt;
  /** Discounted to year 1. */
  avoidedPence: Doubt;
  cashablePence: Doubt;
  costPence: Doubt;
}>;

export type Prevention = Readonly<{
  years: readonly Year[];
  total: Readonly<{
    averted: Doubt;
    avoidedPence: Doubt;
    cashablePence: Doubt;
    costPence: Doubt;
    /** Discounted cost for each event averted; null in part where no event is averted. */
    costPerEvent: Readonly<{ central: number | null; low: number | null; high: number | null }>;
  }>;
  draws: number;
  seed: number;
}>;
