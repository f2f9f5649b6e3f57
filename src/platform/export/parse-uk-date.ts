export type ReadDate = {
  /** YYYY-MM-DD, or null where it is not a date. */
  on: string | null;
  /** True where day and month could be the other way round: 03/04/2027 is read as 3 April, as here, but an American file means 4 March. */
  ambiguous: boolean;
};

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const fullNames = 'january february march april may june july august september october november december sept'.split(
  ' ',
);
const none: ReadDate = { on: null, ambiguous: false };

/** 1 to 12 for "Mar", "march" or "Sept."; null for anything else. */
export function monthNumber(word: string): number | null {
  const name = word.toLowerCase().replace(/\.$/, '');
  if (!months.includes(name) && !fullNames.includes(name)) return null;
  return months.indexOf(name.slice(0, 3)) + 1;
}

/** "27" → 2027, "85" → 1985, "2027" → 2027; null outside 1950 to 2149, where registers hold only slips and 31/12/9999. */
export function fullYear(text: string): number | null {
  const year = Number(text);
  if (text.length === 2) return year < 80 ? 2000 + year : 1900 + year;
  return text.length === 4 && year >= 1950 && year < 2150 ? year : null;
}

function dateOf(year: number | null, month: number | null, day: number): string | null {
  if (year === null || month === null) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  const same = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return same ? date.toISOString().slice(0, 10) : null;
}

const time = String.raw`(?:[ T,]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:am|pm|Z|[+-]\d{2}:?\d{2})?)?`;
const weekday = String.raw`(?:(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)(?:day|nesday|rday|urday|sday)?,?\s+)?`;
const iso = new RegExp(String.raw`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})${time}$`, 'i');
const numeric = new RegExp(String.raw`^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})${time}$`, 'i');
const dayNamed = new RegExp(
  String.raw`^${weekday}(\d{1,2})(?:st|nd|rd|th)?[-/ .,]*(?:of )?([a-z]{3,9}\.?)[-/ .,]*(\d{4}|\d{2})${time}$`,
  'i',
);
const monthNamed = new RegExp(String.raw`^${weekday}([a-z]{3,9}\.?) (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})${time}$`, 'i');

/** A number of days since 1900 as Excel stores dates; 1954 to 2119, so that it is not mistaken for a small number. */
function fromSerial(text: string): ReadDate {
  const days = /^(\d{5})(?:\.0+)?$/.exec(text)?.[1];
  if (!days || Number(days) < 20_000 || Number(days) > 80_000) return none;
  return { on: new Date(Date.UTC(1899, 11, 30 + Number(days))).toISOString().slice(0, 10), ambiguous: false };
}

/** Reads a date as British people and their spreadsheets write it, day first, and says where that was a guess. */
export function readUkDate(text: string): ReadDate {
  const words = text.replaceAll(/\s+/g, ' ').trim();
  if (words.length > 60) return none;
  let part = iso.exec(words);
  if (part) return { on: dateOf(fullYear(part[1]!), Number(part[2]), Number(part[3])), ambiguous: false };
  part = numeric.exec(words);
  if (part) {
    const [day, month] = [Number(part[1]), Number(part[2])];
    const on = dateOf(fullYear(part[3]!), month <= 12 ? month : null, day);
    return { on, ambiguous: on !== null && day <= 12 && day !== month };
  }
  part = dayNamed.exec(words);
  if (part) return { on: dateOf(fullYear(part[3]!), monthNumber(part[2]!), Number(part[1])), ambiguous: false };
  part = monthNamed.exec(words);
  if (part) return { on: dateOf(fullYear(part[3]!), monthNumber(part[1]!), Number(part[2])), ambiguous: false };
  return fromSerial(words);
}

/** True for 12/31/2027: a date only if the month comes first. One such date in a column makes its whole order doubtful. */
export function isMonthFirst(text: string): boolean {
  const part = numeric.exec(text.trim());
  if (!part || Number(part[2]) <= 12) return false;
  return dateOf(fullYear(part[3]!), Number(part[1]) <= 12 ? Number(part[1]) : null, Number(part[2])) !== null;
}

/**
 * A date as YYYY-MM-DD, null where it is none.
 *
 * @example parseUkDate('31-Mar-27') // '2027-03-31'
 */
export const parseUkDate = (text: string): string | null => readUkDate(text).on;
