import type { Block } from '#platform/documents/index.ts';
import type { PaperPart, PaperWay } from '#slices/cases/index.ts';
import type { Facts } from '../facts.ts';
import type { LeavingFacts } from '../leaving-facts.ts';
import type { BoardFacts } from './board-facts.ts';
import type { MoneyFacts } from './money-facts.ts';
import type { OptionsFacts } from './options-facts.ts';
import type { SigningFacts } from './signing-facts.ts';

/** A bead of the thread as a paper prints it. */
export type ThreadLine = Readonly<{
  kind: string;
  says: string;
  by: string | null;
  on: string | null;
  loose: string | null;
}>;

/** Everything that a decision paper is made of, already limited to what its reader may see. */
export type PaperFacts = Readonly<{
  facts: Facts;
  /** What people added; null for those who may not read it before it is decided. */
  parts: readonly PaperPart[] | null;
  /** Null for those who may bid. */
  options: OptionsFacts | null;
  money: MoneyFacts | null;
  board: BoardFacts;
  /** Who signed the plan; null for those who may bid. */
  signings: SigningFacts | null;
  /** Null for those who may bid. */
  leaving: LeavingFacts | null;
  way: PaperWay | null;
  thread: readonly ThreadLine[];
  mayReadExempt: boolean;
}>;

/** What a committee reads in public, and what it reads apart. */
export type Paper = Readonly<{ open: readonly Block[]; exempt: readonly Block[] }>;

/** One section: it writes itself, or it says that it is missing; it is never left out in silence. */
export type Section = (from: PaperFacts) => readonly Block[];
