import type { Tender } from './tender.ts';
import { isLate } from './tendering.ts';

export type Came = Pick<Tender, 'id' | 'bidderId' | 'receivedAt' | 'state'>;
export type Stands = Readonly<{
  id: string;
  late: boolean;
  state: 'closed' | 'kept-closed' | 'replaced';
  because: string | null;
}>;

/**
 * Which tender of each bidder stands before anything is opened: the last that came in time; earlier ones are replaced, late ones and those
 * of bidders who withdrew stay closed. Worked out anew whenever a tender comes, a bidder withdraws or the time moves, so that the order of
 * these leaves no trace.
 */
export function standing(came: readonly Came[], withdrawn: ReadonlySet<string>, dueAt: Date): Stands[] {
  const last = new Map<string, Came>();
  const inTime = came.filter((one) => !isLate(one.receivedAt, dueAt));
  for (const one of inTime) {
    const before = last.get(one.bidderId);
    const later =
      !before || +one.receivedAt > +before.receivedAt || (+one.receivedAt === +before.receivedAt && one.id > before.id);
    if (later) last.set(one.bidderId, one);
  }
  return came.map(({ id, bidderId, receivedAt }): Stands => {
    const late = isLate(receivedAt, dueAt);
    if (withdrawn.has(bidderId)) return { id, late, state: 'kept-closed', because: 'Its bidder withdrew' };
    if (late) return { id, late, state: 'kept-closed', because: 'It came late' };
    if (last.get(bidderId)!.id !== id)
      return { id, late, state: 'replaced', because: 'The bidder sent another in time' };
    return { id, late, state: 'closed', because: null };
  });
}
