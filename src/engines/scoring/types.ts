export const engineVersion = 'scoring 1';

/** What every published figure keeps to; it belongs in the documents. */
export const roundingRule =
  'Points are worked out exactly. What each award criterion gives, and what the price gives, is rounded once to two decimals, a half upwards. A total is the sum of those rounded figures, and bids are compared by what is printed.';

/** One score that may be given, its word, and what it means. */
export type Guide = Readonly<{ score: number; word: string; means: string }>;
export type Scale = Readonly<{ id: string; guides: readonly Guide[] }>;

/** `weight` in hundredths of one per cent of its criterion: 2_500 is a quarter of it. */
export type SubCriterion = Readonly<{
  id: string;
  title: string;
  weight: number;
  scale: string;
  /** A bid that scores less is out; null where none is set. */
  minimum: number | null;
}>;

/** `weight` in hundredths of one per cent of the whole: 4_000 is 40%. Scored itself, or by its sub-criteria. */
export type Criterion = Readonly<{
  id: string;
  title: string;
  weight: number;
  scale: string | null;
  minimum: number | null;
  sub: readonly SubCriterion[];
}>;

export type PassFail = Readonly<{ id: string; title: string; test: string }>;

/** Money in whole pence; weights and points in hundredths: 4_000 is 40% or 40.00 points. */
export type PriceFormula =
  | Readonly<{ id: 'relative'; version: 1; weight: number }>
  | Readonly<{ id: 'price-per-quality-point'; version: 1 }>
  | Readonly<{
      id: 'benchmark';
      version: 1;
      weight: number;
      benchmarkPence: number;
      /** Points of a bid at the benchmark. */
      atBenchmark: number;
      /** Points gained for each 1% of the benchmark that a bid is below it, and lost for each 1% above. */
      perPercent: number;
      /** The most points that the price can give. */
      cap: number;
    }>
  | Readonly<{ id: 'fixed-price'; version: 1; pricePence: number }>;

export type TieRule =
  | Readonly<{ by: 'quality' }>
  | Readonly<{ by: 'criterion'; id: string }>
  | Readonly<{ by: 'lower-price' }>
  | Readonly<{ by: 'lot' }>;

export type Model = Readonly<{
  scales: readonly Scale[];
  criteria: readonly Criterion[];
  passFail: readonly PassFail[];
  price: PriceFormula | null;
  /** Points of quality, in hundredths, below which a bid is out. Price per quality point needs one. */
  qualityFloor: number | null;
  /** How a tie is decided, the first rule first; chosen before anybody bids. */
  ties: readonly TieRule[];
}>;

/** `scores` by the id of what is scored: a sub-criterion, or a criterion that has none. Moderated, as they were locked. */
export type Bid = Readonly<{
  id: string;
  pricePence: number | null;
  scores: Readonly<Record<string, number>>;
  passes: Readonly<Record<string, boolean>>;
}>;

/** What one evaluator gave before seeing anybody else's. */
export type Individual = Readonly<{ evaluator: string; bid: string; of: string; score: number }>;

export const faultCodes = [
  'weights-not-100',
  'sub-weights-not-100',
  'weight-not-a-share',
  'twice',
  'no-criteria',
  'no-title',
  'price-formula-missing',
  'price-formula-odd',
  'floor-missing',
  'floor-out-of-reach',
  'scale-missing',
  'guides-missing',
  'scale-odd',
  'minimum-off-the-scale',
  'scored-twice-over',
  'ties-not-settled',
  'tie-rule-odd',
  'score-missing',
  'score-off-the-scale',
  'pass-missing',
  'price-missing',
  'price-not-the-fixed-one',
] as const;
export type FaultCode = (typeof faultCodes)[number];

/** `at` is the id of what it is about, or the name of a part of the model. */
export type Fault = Readonly<{ code: FaultCode; at: string; says: string }>;

export type Out = Readonly<{ because: 'pass-fail' | 'minimum' | 'quality-floor'; at: string; says: string }>;
export type PointsOf = Readonly<{ id: string; points: number; of: number }>;
export type CriterionPoints = PointsOf & Readonly<{ sub: readonly PointsOf[] }>;

export type Standing = Readonly<{
  bid: string;
  pricePence: number | null;
  /** Why it is not ranked; nothing where it is. */
  out: readonly Out[];
  criteria: readonly CriterionPoints[];
  /** Points, in hundredths. */
  quality: number;
  pricePoints: number | null;
  total: number | null;
  /** Pence for one point of quality, rounded; only of price per quality point, which compares them unrounded. */
  pencePerPoint: number | null;
  rank: number | null;
  /** Bids with the same figure, and the rule that told this one from them; null where the tie is not yet decided. */
  tie: Readonly<{ with: readonly string[]; decidedBy: TieRule | null }> | null;
}>;

export type Standings = Readonly<{
  version: string;
  rounding: string;
  /** By rank; those that are out come last, by id. */
  standings: readonly Standing[];
  /** Null where nobody is in, or where a tie for first waits for a lot to be drawn. */
  winner: string | null;
  /** Bids that still share a rank. A lot is to be drawn, and its order recorded. */
  undecided: readonly (readonly string[])[];
}>;
