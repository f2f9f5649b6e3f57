import type { StatementState } from '../conversation.ts';
import { type SaidAs, saidAsTexts } from '../held/held.ts';
import { linkParts } from './link-parts.ts';

export const sides = ['for', 'against', 'question'] as const;
export type Side = (typeof sides)[number];

export const sideTexts: Readonly<Record<Side, string>> = { for: 'For', against: 'Against', question: 'Questions' };
export const longestRemark = 1_000;
/** So many remarks of one person under one statement. */
export const mostUnderOne = 5;
/** So many of one person in one conversation. */
export const mostRemarks = 50;

export type Remark = Readonly<{
  id: string;
  statementId: string;
  authorId: string | null;
  side: Side;
  saidAs: SaidAs;
  words: string;
  state: StatementState;
  refusedBecause: string | null;
  reports: number;
  saidAt: Date;
}>;

/** A remark as everybody reads it: who speaks, and never who it is. */
export const remarkShown = ({ id, saidAs, words }: Remark) => ({
  id,
  by: saidAsTexts[saidAs],
  lines: words
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(linkParts),
});

/** By side, in the order in which they were said. */
export const remarksBySide = (remarks: readonly Remark[]) =>
  sides.map((side) => ({
    side,
    text: sideTexts[side],
    remarks: remarks.filter((one) => one.side === side).map(remarkShown),
  }));
