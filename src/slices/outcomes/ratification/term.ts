import { londonDate } from '#platform/say.ts';
import type { Part } from '../outcome.ts';

/** Days before a term ends, or a review is due, from which its body is reminded. */
export const remindDays = 60;

const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** What there is to say of a part's term on a day; null where it has none. Nothing is ever renewed but by a new ratification. */
export function termOf(
  part: Pick<Part, 'body' | 'state' | 'untilOn' | 'reviewOn'>,
  today: string,
): { says: string; soon: boolean } | null {
  if (part.untilOn === null) return null;
  const until = londonDate(part.untilOn);
  if (part.state === 'lapsed')
    return {
      says: `${part.body} stood behind it until ${until}. It is theirs again only by a new ratification.`,
      soon: true,
    };
  const reviewDue = part.reviewOn !== null && daysBetween(today, part.reviewOn) <= 0;
  const soon = reviewDue || daysBetween(today, part.untilOn) <= remindDays;
  const review =
    part.reviewOn === null
      ? ''
      : reviewDue
        ? ` It was to be looked at again by ${londonDate(part.reviewOn)}.`
        : ` It is looked at again by ${londonDate(part.reviewOn)}.`;
  return { says: `Until ${until}.${review}`, soon };
}
