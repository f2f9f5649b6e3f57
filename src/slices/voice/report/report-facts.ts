import type { Block } from '#platform/documents/index.ts';
import type { Conversation } from '../conversation.ts';
import type { Held } from '../held/held.ts';
import type { ResultsView } from '../held/results-view.ts';
import type { HeldStatement } from '../held/taking-part-store.ts';
import type { StatementEnd } from '../rounds/ends-of.ts';
import type { DraftTold } from '../rounds/gather-drafts.ts';
import type { Round } from '../rounds/reply.ts';
import type { ReportPart } from './report-part.ts';
import type { Moderated } from './report-store.ts';

/** A quotation in a report is known by what it is of: words that their author takes back leave a published report too. */
export type ReportBlock = Block & Readonly<{ quotationId?: string }>;

/** All that a report is made of. Nothing in it names anybody who took part. */
export type ReportFacts = Readonly<{
  conversation: Conversation;
  held: Held;
  today: string;
  /** Where this site is reached, for addresses on paper. */
  site: string;
  parts: readonly ReportPart[];
  statements: readonly HeldStatement[];
  results: ResultsView | null;
  /** How many take part in the sums; what is told can be a little behind them, so that nobody reads who left. */
  counted: number | null;
  tookPart: readonly Block[];
  moderated: Moderated;
  drafts: readonly DraftTold[];
  rounds: readonly Round[];
  ends: readonly StatementEnd[];
  /** Versions that were published before. */
  before: readonly Readonly<{ number: number; publishedAt: Date }>[];
  /** What this version is once it is published; null for a draft. */
  published: Readonly<{ number: number; inputHash: string }> | null;
}>;

/** One section: it writes itself, or it says that it is missing; it is never left out in silence. */
export type ReportSection = (facts: ReportFacts) => readonly ReportBlock[];
