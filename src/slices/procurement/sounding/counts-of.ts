import type { Tx } from '#platform/db/database.ts';
import { countsSay, type LotTally, tallyOf } from './sounding.ts';
import { answersOf, soundingsOf } from './sounding-store.ts';

export type SoundingCounts = Readonly<{ askedAt: Date; says: string }>;

/** Where fewer answered about a lot, the counts could tell what one of them said. The rule is ours. */
const fewestTold = 5;
const answered = ({ yes, perhaps, no }: LotTally): number => yes.length + perhaps.length + no.length;

/** Counts for everybody to read: without names, and of lots about which too few answered only that. */
export function countsForAll(tallies: readonly LotTally[]): string {
  const few = tallies.filter((one) => answered(one) < fewestTold).map(({ lot }) => lot.title);
  return [
    countsSay(tallies.filter((one) => answered(one) >= fewestTold)),
    few.length > 0 ? `Fewer than ${fewestTold} answered about ${few.join(', ')}, so it is not told.` : '',
  ]
    .filter(Boolean)
    .join(' ');
}

/** What providers answered where the asking is over. */
export async function soundingCountsOf(tx: Tx, caseId: string): Promise<SoundingCounts[]> {
  const closed = (await soundingsOf(tx, caseId)).filter(({ state }) => state === 'closed');
  const counts: SoundingCounts[] = [];
  for (const one of closed)
    counts.push({ askedAt: one.openedAt, says: countsForAll(tallyOf(one.lots, await answersOf(tx, one.id))) });
  return counts;
}
