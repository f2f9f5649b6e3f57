import pg from 'pg';

const oid = {
  int8: 20,
  date: 1082,
  numeric: 1700,
  int8Array: 1016,
  dateArray: 1182,
  numericArray: 1231,
  textArray: 1009,
} as const;

/** Turns PostgreSQL's exact numbers into JavaScript's, and refuses a value that would be silently rounded. */
function toNumber(text: string): number {
  const value = Number(text);
  if (Number.isFinite(value) && Math.abs(value) > Number.MAX_SAFE_INTEGER) {
    throw new RangeError(`The database returned ${text}, which is too large to hold exactly as a number.`);
  }
  return value;
}

const textArray = pg.types.getTypeParser(oid.textArray as number) as (text: string) => (string | null)[];
const toNumbers = (text: string) => textArray(text).map((entry) => (entry === null ? null : toNumber(entry)));

/**
 * How columns arrive in JavaScript, the same on both databases: int8 and numeric as numbers, date as 'YYYY-MM-DD'
 * (a date has no time zone, so it must not become a Date), timestamptz as Date (pg's default).
 */
export const columnTypes = new pg.TypeOverrides();
columnTypes.setTypeParser(oid.int8, toNumber);
columnTypes.setTypeParser(oid.numeric, toNumber);
columnTypes.setTypeParser(oid.date, (text: string) => text);
columnTypes.setTypeParser(oid.int8Array, toNumbers);
columnTypes.setTypeParser(oid.numericArray, toNumbers);
columnTypes.setTypeParser(oid.dateArray, textArray);
