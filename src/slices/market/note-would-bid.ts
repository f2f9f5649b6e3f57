import type { Act } from '#platform/act/act.ts';
import { saveWouldBid, type Would } from './roster-store.ts';

/** What providers said about bidding next time, put beside those of that name and zone on the roster; how many those are. */
export async function noteWouldBid(
  act: Act,
  caseId: string,
  said: readonly Readonly<{ provider: string; zone: string | null; would: Would }>[],
  on: string,
): Promise<number> {
  let noted = 0;
  for (const one of said) noted += await saveWouldBid(act.tx, caseId, { ...one, on });
  if (noted > 0)
    act.record({
      action: 'roster.wouldBidNoted',
      on: { kind: 'case', id: caseId },
      caseId,
      fields: ['would_bid'],
    });
  return noted;
}
