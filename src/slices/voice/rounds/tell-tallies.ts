import type { Tx } from '#platform/db/database.ts';
import { fewestTold } from '../held/results-view.ts';
import type { DraftTold, Version } from './gather-drafts.ts';
import { notToldNow, takesReplies } from './reply.ts';
import { draftsAsked, repliesByRound, roundsOf } from './round-store.ts';

/**
 * Drafts as they are told to those who do not hold the conversation. While a round asks about words, nothing is told of them: two readings
 * would differ by one person's reply. Asked again in a later round, they are told only where five or more said something in it.
 */
export async function toldOutside(
  tx: Tx,
  conversationId: string,
  drafts: readonly DraftTold[],
  today: string,
): Promise<DraftTold[]> {
  const open = (await roundsOf(tx, conversationId)).find((round) => takesReplies(round, today));
  const asked = new Set(open ? await draftsAsked(tx, open.id) : []);
  const byRound = await repliesByRound(
    tx,
    drafts.flatMap(({ now, earlier }) => [now, ...earlier].map(({ id }) => id)),
  );
  const told = (version: Version, waits: boolean): Version => {
    const rounds = byRound.get(version.id) ?? [];
    const fewAnew = rounds.length > 1 && rounds.at(-1)! < fewestTold;
    return waits || fewAnew ? { ...version, tally: notToldNow } : version;
  };
  return drafts.map((draft) => ({
    ...draft,
    now: told(draft.now, asked.has(draft.id) && draft.state === 'written'),
    earlier: draft.earlier.map((version) => told(version, false)),
  }));
}
