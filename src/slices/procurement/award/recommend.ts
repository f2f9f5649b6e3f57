import type { JudgedTender } from '../tendering/tender.ts';
import type { Subject } from './award.ts';

export const mechanisms = ['in-order', 'largest-first', 'widest-lead'] as const;
export type Mechanism = (typeof mechanisms)[number];
export const mechanismLabels: Record<Mechanism, string> = {
  'in-order': 'Lots are given one after the other, in the order in which they stand',
  'largest-first': 'The lot of the highest value is given first',
  'widest-lead': 'The lot in which the best tender leads by most points is given first',
};

export type Recommendation = Readonly<{
  lotId: string | null;
  /** Null where no tender is in, or the first place is shared. */
  first: JudgedTender | null;
  shared: readonly JudgedTender[];
  /** Better tenders that already won as many lots as one bidder may. */
  passedOver: readonly JudgedTender[];
}>;

const inPlaces = (judged: readonly JudgedTender[], lotId: string | null): JudgedTender[] =>
  judged.filter((one) => one.lotId === lotId && one.rank !== null).toSorted((a, b) => a.rank! - b.rank!);

function order(subjects: readonly Subject[], judged: readonly JudgedTender[], mechanism: Mechanism): Subject[] {
  const lead = ({ lotId }: Subject): number => {
    const [first, second] = inPlaces(judged, lotId);
    return first ? first.points - (second?.points ?? 0) : -1;
  };
  if (mechanism === 'largest-first') return subjects.toSorted((a, b) => (b.valuePence ?? 0) - (a.valuePence ?? 0));
  return mechanism === 'widest-lead' ? subjects.toSorted((a, b) => lead(b) - lead(a)) : [...subjects];
}

/**
 * Who comes first for each lot, where a bidder may win only so many: lots are gone through in the order of the stated mechanism, and a bidder who
 * has as many as the lot allows is passed over for the next. Places are those of the scores; a shared first place is nobody's until it is decided.
 */
export function recommend(
  subjects: readonly Subject[],
  judged: readonly JudgedTender[],
  mechanism: Mechanism,
): Recommendation[] {
  const won = new Map<string, number>();
  const found = new Map<string | null, Recommendation>();
  for (const { lotId, mostLots } of order(subjects, judged, mechanism)) {
    const places = inPlaces(judged, lotId);
    const full = ({ bidderId }: JudgedTender) => mostLots !== null && (won.get(bidderId) ?? 0) >= mostLots;
    const left = places.filter((one) => !full(one));
    const best = left.filter(({ rank }) => rank === left[0]!.rank);
    const first = best.length === 1 ? best[0]! : null;
    if (first) won.set(first.bidderId, (won.get(first.bidderId) ?? 0) + 1);
    found.set(lotId, {
      lotId,
      first,
      shared: first ? [] : best,
      passedOver: places.filter((one) => full(one) && (!best[0] || one.rank! < best[0].rank!)),
    });
  }
  return subjects.map(({ lotId }) => found.get(lotId)!);
}
