import { type Figures, type Reading, readFigures, showNumber } from './figures.ts';

/** What somebody else published: their value and their interval, in their unit ("%", "per 100,000", "years"). */
export type Published = Readonly<{
  publishedValue: number | null;
  publishedLow: number | null;
  publishedHigh: number | null;
  publishedUnit: string | null;
  publishedBy: string | null;
}>;
export type Compared = Readonly<{ comparator: string | null; comparatorValue: number | null }>;

/** What is wrong with published figures as typed, by field. */
export function faultsInPublished(one: Published & Compared): Readonly<Record<string, string>> {
  const { publishedValue: value, publishedLow: low, publishedHigh: high } = one;
  const faults: Record<string, string> = {};
  const says = low !== null || high !== null || one.publishedUnit !== null;
  if (value === null && says) faults.publishedValue = 'Enter the value that was published, or leave the others empty';
  if ((low === null) !== (high === null)) faults.publishedHigh = 'Enter both limits, or neither';
  else if (low !== null && high !== null && low > high) faults.publishedHigh = 'The upper limit is below the lower one';
  else if (value !== null && low !== null && high !== null && (value < low || value > high))
    faults.publishedValue = 'The value lies outside its limits. Check the three numbers';
  if (one.comparatorValue !== null && !one.comparator)
    faults.comparator = 'Say whose number it is, for example England';
  return faults;
}

const withUnit = (value: number, unit: string): string =>
  unit === '%' ? `${showNumber(value)}%` : `${showNumber(value)}${unit ? ` ${unit}` : ''}`;

/** "2,240 per 100,000 (2,101 to 2,385)"; null where nothing was published. */
export function sayPublished({ publishedValue: value, publishedLow, publishedHigh, publishedUnit }: Published) {
  if (value === null) return null;
  const unit = publishedUnit ?? '';
  const end = (limit: number) => (unit === '%' ? `${showNumber(limit)}%` : showNumber(limit));
  const limits =
    publishedLow === null || publishedHigh === null ? '' : ` (${end(publishedLow)} to ${end(publishedHigh)})`;
  return `${withUnit(value, unit)}${limits}`;
}

const sameUnit = (reading: Reading, unit: string | null): boolean =>
  reading.unit.trim().toLowerCase() === (unit ?? '').trim().toLowerCase();

/** How far two statements of one number may lie apart and still be the same, rounded: half a last place, or 0.5%. */
function agrees(published: number, counted: number): boolean {
  const places = /\.(\d+)$/.exec(String(published))?.[1]?.length ?? 0;
  return Math.abs(published - counted) <= Math.max(0.5 / 10 ** places, Math.abs(counted) * 0.005);
}

/** Says where the published value is not what its own count and denominator give; null where they agree or cannot be compared. */
export function sayDisagreement(one: Figures & Published): string | null {
  const reading = readFigures(one);
  if (!reading || one.publishedValue === null || !sameUnit(reading, one.publishedUnit)) return null;
  if (agrees(one.publishedValue, reading.value)) return null;
  const [published, counted] = [one.publishedValue, reading.value].map((value) => withUnit(value, reading.unit.trim()));
  return `The published value is ${published}; its count and denominator give ${counted}. A value adjusted for age differs so; if this one is not adjusted, check it`;
}

export type Standing = Readonly<{ says: string; stands: 'above' | 'below' | 'within' | 'unknown' }>;

const standings = {
  above: 'The whole range here lies above it',
  below: 'The whole range here lies below it',
  within: 'It lies within the range here, so chance alone could make the difference',
  unknown: 'There is no range here to compare it with',
} as const;

/** Where a comparator stands against this need's interval: the publisher's where there is one, since theirs are alike, else the one worked out here. */
export function compare(one: Figures & Published & Compared): Standing | null {
  const { comparator, comparatorValue: other } = one;
  if (comparator === null || other === null) return null;
  const reading = readFigures(one);
  const theirs = one.publishedLow !== null && one.publishedHigh !== null;
  const ours = one.publishedValue === null || (reading && sameUnit(reading, one.publishedUnit)) ? reading : null;
  const low = theirs ? one.publishedLow : (ours?.low ?? null);
  const high = theirs ? one.publishedHigh : (ours?.high ?? null);
  const unit = one.publishedValue !== null ? (one.publishedUnit ?? '') : (reading?.unit.trim() ?? '');
  const stands = low === null || high === null ? 'unknown' : low > other ? 'above' : high < other ? 'below' : 'within';
  return { stands, says: `${comparator}: ${withUnit(other, unit)}. ${standings[stands]}` };
}

/** Whether revised figures lie beyond what the earlier range allowed, so that what rests on the need is looked at again. */
export function hasMovedBeyond(before: Figures & Published, after: Figures & Published): boolean {
  const theirs = before.publishedLow !== null && before.publishedHigh !== null && after.publishedValue !== null;
  const [was, is] = [readFigures(before), readFigures(after)];
  const low = theirs ? before.publishedLow : was?.low;
  const high = theirs ? before.publishedHigh : was?.high;
  const value = theirs ? after.publishedValue : is?.value;
  if (low === null || low === undefined || high === null || high === undefined) return false;
  return value === null || value === undefined || value < low || value > high;
}
