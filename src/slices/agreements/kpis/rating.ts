import { type Day, monthsFrom } from '#engines/calendar/index.ts';
import type { Indicator, Rating } from '../from-award/indicator.ts';

export type IndicatorRating = Readonly<{
  id: string;
  agreementId: string;
  indicatorId: string;
  fromOn: Day;
  toOn: Day;
  rating: Rating;
  because: string;
  ratedBy: string;
  ratedAt: Date;
  /** Until when the supplier can answer before it is published. */
  replyByOn: Day;
  reply: string | null;
  replyAgrees: boolean | null;
  replyWay: 'own' | 'recorded' | null;
  publishedRating: Rating | null;
  publishedBecause: string | null;
  publishedOn: Day | null;
  publishedReference: string | null;
  publishedBy: string | null;
  version: number;
}>;

/** The law names no time in which a supplier answers; this is the practice here. */
export const fewestReplyDays = 10;
export const monthsBetweenRatings = 12;

/** The right of reply: nothing is published before the supplier has answered, or the day by which it can is over. */
export const mayPublish = ({ reply, replyByOn }: Pick<IndicatorRating, 'reply' | 'replyByOn'>, today: Day): boolean =>
  reply !== null || today > replyByOn;

/** A reason says why in words; a number is not one. */
export const isReason = (because: string): boolean => (because.match(/\p{L}{2,}/gu) ?? []).length >= 3;

/** The day by which an indicator has its next rating: once in every twelve months. Null where nobody has said when the agreement began. */
export function nextRatingBy(
  { id }: Pick<Indicator, 'id'>,
  ratings: readonly Pick<IndicatorRating, 'indicatorId' | 'toOn' | 'publishedOn'>[],
  startsOn: Day | null,
): Day | null {
  const last = ratings
    .filter((one) => one.indicatorId === id && one.publishedOn !== null)
    .map(({ toOn }) => toOn)
    .sort()
    .at(-1);
  const from = last ?? startsOn;
  return from ? monthsFrom(from, monthsBetweenRatings) : null;
}
