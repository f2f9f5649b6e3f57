/** A link between two variables: `to` moves the same way as `from`, or the opposite way; perhaps only after a delay. */
export type SignedLink = Readonly<{
  id: string;
  from: string;
  to: string;
  direction: 'same' | 'opposite';
  delayed: boolean;
}>;

export type LoopClass = 'reinforcing' | 'balancing';

/** Variables and links in the order in which the loop runs; link n leads from variable n to the next, the last to the first. */
export type Loop = Readonly<{
  variables: readonly string[];
  links: readonly string[];
  class: LoopClass;
  opposites: number;
  delays: number;
}>;

export type LoopLimits = Readonly<{
  /** Loops listed at most, the shortest first. */
  most?: number;
  /** Links in a loop at most. */
  longest?: number;
  /** Loops counted at most, listed or not. */
  countTo?: number;
  /** Links looked at before the search gives up: a count, so that the answer does not depend on the machine. */
  steps?: number;
}>;

export type FoundLoops = Readonly<{
  loops: readonly Loop[];
  /** Loops met, listed or not. */
  counted: number;
  /** True where `counted` is every loop there is. */
  complete: boolean;
  /** What ended the search early, or null. */
  stoppedBy: 'count' | 'length' | 'steps' | null;
  /** Every loop of up to this many links was counted. */
  everyUpTo: number;
}>;
