/** Agree, disagree, or pass. */
export type Vote = 1 | -1 | 0;

/** Why somebody passed. Whoever says that a statement does not apply to them is not counted as having an opinion of it. */
export const passReasons = ['not said', 'unsure', 'does not apply', 'unclear'] as const;
export type PassReason = (typeof passReasons)[number];

/**
 * Votes as columns: the nth vote is of `people[person[n]]` on `statements[statement[n]]`. Whose votes do not count is not among them.
 */
export type Votes = Readonly<{
  people: readonly string[];
  statements: readonly string[];
  person: Int32Array;
  statement: Int32Array;
  value: Int8Array;
  /**
   * When each vote was cast: of several by one person on one statement the latest counts, of two at once the later in the list. Without it
   * there is one at most.
   */
  at?: Float64Array;
  /** Place in `passReasons`, read where the value is 0. */
  reason?: Uint8Array;
  /** Statements that a moderator took out: tallied, and in no sum about groups. */
  takenOut?: ReadonlySet<string>;
  /** Statements about the people voting ("I live here") and not opinions: likewise, and shown to everybody. */
  about?: ReadonlySet<string>;
}>;

/** Votes in one order, whatever order they came in: people and statements by their ids, each row by statement. */
export type Matrix = Readonly<{
  people: readonly string[];
  statements: readonly string[];
  /** Where each person's votes begin; one longer than there are people. */
  start: Int32Array;
  column: Int32Array;
  value: Int8Array;
  /** Empty where no reasons were given. */
  reason: Uint8Array;
  /** 1 where a statement is left out of all that is about groups. */
  leftOut: Uint8Array;
  /** 1 where a statement is about the people voting. */
  about: Uint8Array;
}>;

/** Agrees, disagrees, passes and all of them, by statement. */
export type Tallies = Readonly<{ agree: Int32Array; disagree: Int32Array; pass: Int32Array; seen: Int32Array }>;

export type Axes = Readonly<{
  /** Mean vote on each statement among those who voted on it. */
  centre: Float64Array;
  /** Two directions of length 1 in the space of statements, each with its largest entry above 0. */
  first: Float64Array;
  second: Float64Array;
  /** The parts of all variation along the two. */
  share: readonly [number, number];
  steps: number;
}>;

/** People in the plane of the two axes. */
export type Plane = Readonly<{ x: Float64Array; y: Float64Array }>;

/** Group of each person, −1 for whoever is in none. Groups are numbered from 0, the largest first. */
export type Grouping = Readonly<{
  of: Int32Array;
  sizes: readonly number[];
  x: readonly number[];
  y: readonly number[];
}>;
