import { parseHours } from '#platform/export/index.ts';
import { partAtBid, readBid, readSpare, readType, splitAtHours } from './read-words.ts';
import type { RosterProvider } from './roster.ts';

type Draft = { -readonly [Key in keyof RosterProvider]: RosterProvider[Key] };

const parts = /\t|;|\||,(?!\d{3}(?:\D|$))|\s[–—-]\s|(?<!spare|free|available|spare hours):\s+/i;
const label = /^(?:hours|hrs|hours (?:per|a) week|weekly hours|zone|area)$/i;
const trimmings = /^[\s,;:–—-]+|[\s,;:–—-]+$/g;

/** A line as its parts; what stands in brackets is a part of its own if it says something we know. */
function partsOf(line: string): string[] {
  const parted = line.replaceAll(/\(([^()]*)\)/g, (whole, inside: string) => {
    const words = inside.trim();
    const known =
      readType(words) !== null || readBid(words) !== null || readSpare(words) !== null || parseHours(words) !== null;
    return known ? `;${words};` : whole;
  });
  return parted
    .split(parts)
    .flatMap(partAtBid)
    .map((part) => part.replaceAll(trimmings, ''))
    .filter((part) => part !== '' && !label.test(part));
}

/** "Bay Care: 475" names a provider; "Fell & Shore: Bay Care, 475" could be either way round. */
function isEitherWayRound(text: string): boolean {
  const right = /^[^:]*[^:\s]:\s+(\p{L}.*)$/u.exec(text)?.[1];
  const first = right === undefined ? undefined : partsOf(right)[0];
  return first !== undefined && readBid(first) === null && readSpare(first) === null;
}

/**
 * One provider from one line; or why not. The first words are the name; after it, in any order, hours a week, spare
 * hours, whether it bid, and one zone. A second zone is a line we do not understand.
 */
export function readLine(line: number, text: string, zone: string | null): RosterProvider | { why: string } {
  const draft: Draft = { line, name: '', hoursPerWeek: null, zone, bidLastTime: null, spareHours: null };
  if (isEitherWayRound(text))
    return {
      why: 'We cannot tell the zone from the provider here. Put the zone last, or above on a line that ends with a colon.',
    };
  let ownZone = false;
  for (const part of partsOf(text)) {
    if (takeFact(part, draft)) continue;
    for (const words of takeHours(part, draft)) {
      if (takeFact(words, draft)) continue;
      if (draft.name === '') draft.name = words;
      else if (!ownZone) {
        draft.zone = words;
        ownZone = true;
      } else return { why: `We do not understand “${words.slice(0, 40)}” here. Write: name, hours, zone.` };
    }
  }
  return faultOf(draft) ?? draft;
}

function faultOf({ name, hoursPerWeek }: Draft): { why: string } | null {
  if (!/\p{L}/u.test(name)) return { why: 'There is no provider’s name here. Write: name, hours, zone.' };
  if (name.length > 80 || name.split(/\s+/).length > 10)
    return { why: 'This reads like a sentence, not a provider. Write: name, hours, zone.' };
  if (hoursPerWeek !== null && hoursPerWeek > 200_000)
    return { why: 'These hours are more than anyone provides. Check them.' };
  return null;
}

/** Takes a whole part that is a fact; false where it is words. A second number of hours is taken as spare. */
function takeFact(part: string, draft: Draft): boolean {
  const spare = readSpare(part);
  if (spare !== null) draft.spareHours = spare;
  const bid = spare === null ? readBid(part) : null;
  if (bid !== null) draft.bidLastTime = bid;
  const hours = spare === null && bid === null ? parseHours(part) : null;
  // The first words are the name, whatever they mean besides.
  const type = draft.name === '' ? null : readType(part);
  if (type !== null) draft.type = type;
  else if (hours !== null && draft.hoursPerWeek === null) draft.hoursPerWeek = hours;
  else if (hours !== null && draft.spareHours === null) draft.spareHours = hours;
  else return spare !== null || bid !== null;
  return true;
}

/** Takes hours out of the middle of words and gives back what stood round them. */
function takeHours(part: string, draft: Draft): string[] {
  const split = draft.hoursPerWeek === null ? splitAtHours(part) : null;
  const hours = split && parseHours(split.hours);
  if (!split || hours === null) return [part];
  draft.hoursPerWeek = hours;
  return [split.before, split.after].map((words) => words.replaceAll(trimmings, '')).filter((words) => words !== '');
}
