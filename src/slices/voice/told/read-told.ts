import type { Tx } from '#platform/db/database.ts';
import type { ToldLine, ToldWhole } from './told.ts';
import { isPending, toldByNumber } from './told-store.ts';

/** What everybody may read of a conversation's votes. */
export type ToldCount = Readonly<{
  whole: ToldWhole;
  countedAt: Date;
  lines: ReadonlyMap<string, ToldLine>;
  /** Whether it is looked at now whether groups stand. */
  pending: boolean;
}>;

/** Null while nothing may be told yet. Pages, files and reports read this and never the count itself. */
export async function toldOf(tx: Tx, conversationId: string): Promise<ToldCount | null> {
  const told = await toldByNumber(tx, conversationId);
  const whole = told.get(0);
  if (!whole) return null;
  const lines = [...told].flatMap(([number, { line }]) =>
    number > 0 ? [[String(number), line as ToldLine] as const] : [],
  );
  return {
    whole: whole.line as ToldWhole,
    countedAt: whole.toldAt,
    lines: new Map(lines),
    pending: await isPending(tx, conversationId),
  };
}

/** What is told before anything is: statements stand there, and nothing of their votes. */
export const nothingTold: ToldCount = {
  whole: { participants: 0, groups: [], engine: '', grouping: 0, representative: [], stability: [], countedAt: '' },
  countedAt: new Date(0),
  lines: new Map(),
  pending: true,
};
