/** What has been told of something that changes, oldest first, and what will be told next once enough has come on top of it. */
export type Steps<T> = Readonly<{ told: readonly T[]; waiting: T | null }>;

export type StepRule<T> = Readonly<{
  /** Whether it may be told where nothing was. */
  mayBegin: (one: T) => boolean;
  /** Whether it may be told after `earlier`. */
  follows: (later: T, earlier: T) => boolean;
  /** Whether it may, and so may whatever comes on top of it. */
  isApart: (later: T, earlier: T) => boolean;
}>;

/**
 * What is told next of something that grows, so that nobody reads one person between two tellings, and nobody is left out in the end.
 *
 * While it is open, a state is first noted and told only once the present one is apart from it. So there are always enough people behind
 * the last telling for the whole to be told on closing. On closing, the present state is told at once, if it follows everything told: it
 * does where people only came, but for rare tables whose small parts grew meanwhile; then the last telling stays.
 *
 * @returns what to tell now, or null; and what waits from now on: the present state, or what waited already
 * @example nextToTell({ told: [], waiting: null }, 7, false, steps) // { tell: null, waiting: 7 }, and told at 12 where five are enough
 */
export function nextToTell<T>(
  { told, waiting }: Steps<T>,
  now: T,
  closed: boolean,
  rule: StepRule<T>,
): Readonly<{ tell: T | null; waiting: T | null }> {
  if (closed) {
    const may = rule.mayBegin(now) && told.every((one) => rule.follows(now, one));
    return { tell: may ? now : null, waiting: null };
  }
  if (waiting !== null && !rule.isApart(now, waiting)) return { tell: null, waiting };
  const may = rule.mayBegin(now) && told.every((one) => rule.isApart(now, one));
  return { tell: waiting, waiting: may ? now : null };
}
