/** A number with its doubt: how many records it rests on, what was left out, and how sure it is. */
export type Indicator = Readonly<{
  name: IndicatorName;
  /** Null where no record tells. */
  value: number | null;
  /** A 95% interval; null where none can be given. */
  low: number | null;
  high: number | null;
  as: 'share' | 'number' | 'index' | 'ratio' | 'a year';
  /** Records that it rests on. */
  n: number;
  leftOut: number;
  /** Whose, where it is of one kind of work, zone or firm. */
  of: string | null;
}>;

export const indicatorNames = [
  'singleBids',
  'noBids',
  'biddersALot',
  'newWinners',
  'recurringWinners',
  'incumbentsRetained',
  'comers',
  'leavers',
  'largestSupplier',
  'concentration',
  'smallAndVoluntary',
  'awardsToSmall',
  'awardsToVoluntary',
  'headroom',
  'handBacks',
  'feeAgainstFloor',
  'feeAgainstCostOfCare',
] as const;
export type IndicatorName = (typeof indicatorNames)[number];

/** A tender as it was: who bid, who won, what it was worth. */
export type PastTender = Readonly<{
  id: string;
  /** Days from 1 January 1970. */
  day: number;
  kind: string;
  size: number | null;
  bidders: readonly string[];
  winner: string | null;
}>;
