/**
 * The places that somebody wrote in one line: “Thornmere: Harbour, Vale, and Fell & Shore” names five.
 *
 * @example placesIn('Thornmere: Harbour and Vale') // ['thornmere', 'harbour', 'vale']
 */
export const placesIn = (text: string | null): string[] => [
  ...new Set(
    (text ?? '')
      .toLowerCase()
      .split(/[,;:/&()]|\band\b/)
      .map((part) => part.replace(/\s+/g, ' ').trim())
      .filter((part) => part.length > 2),
  ),
];

/** A place that both lines name in the same words, as the first wrote it; null where there is none. */
export function sharedPlace(one: string | null, other: string | null): string | null {
  const there = new Set(placesIn(other));
  const shared = placesIn(one).find((place) => there.has(place));
  if (!shared || !one) return null;
  const at = one.toLowerCase().replace(/\s+/g, ' ').indexOf(shared);
  return one.replace(/\s+/g, ' ').slice(at, at + shared.length);
}

const words = (text: string | null): string =>
  (text ?? '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Whether two cases are for the same people, in the same words. */
export const samePeople = (one: string | null, other: string | null): boolean =>
  words(one) !== '' && words(one) === words(other);
