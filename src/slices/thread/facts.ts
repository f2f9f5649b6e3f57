/** What the pages that compose slices are made of: plain data, gathered in one place and already limited to what this person may see. */

export type Said = 'yes' | 'partly' | 'no' | null;

export type Wanted = Readonly<{
  id: string;
  statement: string;
  forWhom: string | null;
  path: string;
  state: string;
  /** "Owned by the Elders’ Assembly, for people over 65". */
  owned: readonly string[];
  contested: readonly string[];
  dissent: readonly string[];
  answer: string | null;
  quotationIds: readonly string[];
  canSay: Said;
  couldSee: Said;
  inHands: Said;
  verdict: string | null;
  verdictShort: string | null;
  notContractable: boolean;
  steps: readonly Step[];
  mechanisms: readonly Readonly<{ title: string; path: string; contract: boolean }>[];
}>;

export type Step = Readonly<{
  step: string;
  title: string;
  answer: 'taken' | 'refused' | 'not-looked-at';
  note: string | null;
  ruleInTheWay: string | null;
}>;

export type Quoted = Readonly<{ id: string; words: string; by: string | null; path: string }>;

export type ToBuy = Readonly<{ id: string; title: string; text: string; path: string; loose: boolean }>;

export type DatedStep = Readonly<{ on: string; what: string; basis: string | null; warning: string | null }>;

export type Facts = Readonly<{
  title: string;
  about: string;
  purpose: string | null;
  endsOn: string | null;
  people: readonly Readonly<{ person: string; hat: string; organisation: string }>[];
  oneHand: string | null;
  ally: string | null;
  quotations: readonly Quoted[];
  wanted: readonly Wanted[];
  toBuy: readonly ToBuy[];
  dates: readonly DatedStep[];
  agreements: readonly Readonly<{ title: string; path: string; text: string }>[];
  left: Readonly<{ sentence: string; bidders: string | null; assumptions: readonly string[] }> | null;
  decisions: readonly Readonly<{
    decided: string;
    person: string;
    on: string;
    power: string;
    because: string | null;
  }>[];
  openGrumbles: readonly Readonly<{ words: string; cause: string; path: string }>[];
  /** Each mechanism that is proposed or chosen: whether anybody has asked who else bears its change, and what was said. */
  downstream: readonly Readonly<{ title: string; asked: boolean; bears: readonly string[]; apart: boolean }>[];
  assumptions: readonly Readonly<{ statement: string; state: string }>[];
  lessons: readonly string[];
  lines: readonly Readonly<{ label: string; words: string }>[];
  toLookAtAgain: number;
  /** Where a measure or a requirement pulls against an aim, and nobody has answered. */
  openClashes: number;
}>;

const asked = (one: Wanted): Said[] => [one.canSay, one.couldSee, one.inHands];

export const isAnswered = (one: Wanted): boolean => asked(one).every((answer) => answer !== null);

/** Any "no" or "partly" asks what else carries it. */
export const needsCarrying = (one: Wanted): boolean =>
  asked(one).some((answer) => answer === 'no' || answer === 'partly');

export const notLookedAt = (one: Wanted): readonly Step[] =>
  one.steps.filter((step) => step.answer === 'not-looked-at');
