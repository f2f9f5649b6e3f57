import type { PortfolioAnswer, Stays } from '#engines/portfolio/index.ts';
import type { Range } from '../options/missing-values.ts';
import type { Must, OptionList, UseLine } from '../options/option.ts';

export const allocationStates = ['looking', 'found', 'stopped', 'decided'] as const;

/** An option as it stood when it was asked. */
export type AskedOption = Readonly<{
  id: string;
  title: string;
  list: OptionList;
  annualPence: number;
  range: Range;
  /** What a person counts for with equity on. */
  weight: number;
  must: Must | null;
  mustBecause: string | null;
  grouping: string | null;
  /** Pence a year by payer. */
  payers: readonly (readonly [string, number])[];
  uses: readonly UseLine[];
  needs: readonly string[];
  excludes: readonly string[];
  elsewhere: boolean;
}>;

export type Asked = Readonly<{
  moneyPence: number;
  payers: readonly Readonly<{ payer: string; pence: number }>[];
  uses: readonly UseLine[];
  groups: readonly Readonly<{ title: string; least: number | null; most: number | null }>[];
  options: readonly AskedOption[];
  /** What had to be left out before anything was looked at, and why. */
  notes: readonly string[];
}>;

export type Looked = Readonly<{
  answer: PortfolioAnswer | null;
  /** Why there is none. */
  faults: readonly string[];
}>;

export type Found = Readonly<{
  /** Must-dos held, everybody counting the same. */
  plain: Looked;
  /** The same with equity weights on; null where no option has one. */
  equity: Looked | null;
  /** By value for money alone: no must-do held. Null where none is marked. */
  valueAlone: Looked | null;
  stays: readonly Stays[];
  draws: number;
  seed: number;
  more: readonly Readonly<{ resource: string; step: number; gain: number }>[];
}>;

export type Dissent = Readonly<{ name: string | null; words: string }>;

export type Allocation = Readonly<{
  id: string;
  caseId: string;
  state: (typeof allocationStates)[number];
  version: number;
  title: string;
  asked: Asked;
  found: Found | null;
  progress: number;
  /** "plain-1", "near-1" or "equity-1". */
  chosen: string | null;
  decisionId: string | null;
  dissent: readonly Dissent[];
  askedBy: string;
  askedAt: Date;
  decidedAt: Date | null;
}>;

export const sayAllocation = (one: Pick<Allocation, 'title' | 'state'>) => ({
  title: one.title,
  text: { looking: 'Being looked for', found: 'Portfolios found', stopped: 'Stopped', decided: 'Decided' }[one.state],
});
