export const engineVersion = 'spc 2';

export type Point = Readonly<{ on: string; value: number }>;

export const improvements = ['up', 'down', 'neutral'] as const;
export type Improvement = (typeof improvements)[number];

/** What kind of data a series is; some kinds are not fit for an XmR chart and are refused with what fits instead. */
export const dataKinds = [
  'measure',
  'count',
  'rate',
  'percentage',
  'rare-count',
  'annual-survey',
  'cumulative',
] as const;
export type DataKind = (typeof dataKinds)[number];

/** From this point on, by date or by place in the series, the process is known to be another one; the reason is part of the chart. */
export type Rebase = Readonly<{ because: string } & ({ on: string } | { at: number })>;

export type Options = Readonly<{
  kind: DataKind;
  improvement: Improvement;
  target?: number | null;
  /**
   * How many first points of each segment make its baseline; all of them up to 12 unless given. Or the places (from 0, both included)
   * that make the baseline of the first segment, where its first points are known not to be the process.
   */
  baseline?: number | Readonly<{ from: number; to: number }> | null;
  rebases?: readonly Rebase[];
  /**
   * Leave out moving ranges at or above 3.267 times their mean, once. True unless given, as in the NHSR package; the NHS spreadsheet does
   * not leave them out, so limits compared with its own need `false`.
   */
  screen?: boolean;
}>;

export const rules = ['outside', 'trend', 'two-of-three', 'run'] as const;
export type Rule = (typeof rules)[number];
export type Side = 'above' | 'below';
export type Colour = 'improvement' | 'concern' | 'neutral' | 'common';

export type ChartPoint = Readonly<{
  on: string;
  value: number;
  segment: number;
  movingRange: number | null;
  /** Every rule that the point takes part in, in order of precedence; the first gives the rule, side and colour. */
  matches: readonly Readonly<{ rule: Rule; side: Side }>[];
  rule: Rule | null;
  side: Side | null;
  colour: Colour;
}>;

export type Segment = Readonly<{
  from: number;
  to: number;
  because: string | null;
  /** How many points the limits rest on. */
  baseline: number;
  mean: number;
  averageMovingRange: number;
  lower: number;
  upper: number;
  closeLower: number;
  closeUpper: number;
  /** Where the lower limit is drawn: a count is never below nothing, whatever the arithmetic says. */
  shownLower: number;
  trial: boolean;
}>;

/** Consistently passes, consistently fails, inconsistent: said as the sentences say it. */
export const assurances = ['consistently-meets', 'consistently-misses', 'hit-or-miss'] as const;
export type Assurance = (typeof assurances)[number];

export type Chart = Readonly<{
  refused: false;
  version: string;
  points: readonly ChartPoint[];
  segments: readonly Segment[];
  assurance: Assurance | null;
  warnings: readonly string[];
}>;

export type Refused = Readonly<{ refused: true; version: string; why: string; useInstead: string }>;
