import { z } from 'zod';
import { parseMoney } from '../export/parse-money.ts';
import { isId } from '../ids.ts';

const trimmed = (value: unknown): unknown =>
  typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim() : value;
const emptyToNull = (value: unknown): unknown => {
  const text = trimmed(value);
  return text === '' || text === undefined ? null : text;
};

const tooLong = (max: number) => `Use ${max.toLocaleString('en-GB')} characters or fewer`;

/** Words that must be there: `text('Enter what you are about to buy')`. */
export const text = (missing: string, max = 2_000) =>
  z.preprocess(trimmed, z.string({ error: missing }).min(1, missing).max(max, tooLong(max)));

export const optionalText = (max = 2_000) => z.preprocess(emptyToNull, z.string().max(max, tooLong(max)).nullable());

export const choice = <const T extends readonly [string, ...string[]]>(values: T, missing: string) =>
  z.enum(values, { error: missing });

export const optionalChoice = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.preprocess(emptyToNull, z.enum(values, { error: 'Choose one from the list' }).nullable());

/** Check boxes: one value arrives as text, several as a list, none not at all. */
export const manyOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.preprocess(asList, z.array(z.enum(values, { error: 'Choose from the list' })));

export const manyTexts = (max = 500) => z.preprocess(asList, z.array(z.string().max(max, tooLong(max))));

export const ticked = () => z.preprocess((value) => value === 'yes', z.boolean());

function asList(value: unknown): unknown {
  if (value === undefined || value === '') return [];
  return Array.isArray(value) ? value : [value];
}

export const id = (missing = 'Choose one from the list') => z.string({ error: missing }).refine(isId, missing);
export const optionalId = () =>
  z.preprocess(emptyToNull, z.string().refine(isId, 'Choose one from the list').nullable());
export const manyIds = () => z.preprocess(asList, z.array(z.string().refine(isId, 'Choose from the list')));

const realDate = (value: string): boolean => {
  const date = new Date(`${value}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
};
const realDateMessage = 'Enter a real date, for example 31 3 2027';

/** A calendar date as YYYY-MM-DD; the three boxes `name-day`, `name-month`, `name-year` are joined before this is read. */
export const dateOn = (missing: string) =>
  z.preprocess(emptyToNull, z.string({ error: missing }).refine(realDate, realDateMessage));
export const optionalDateOn = () => z.preprocess(emptyToNull, z.string().refine(realDate, realDateMessage).nullable());

const asNumber = (value: unknown): unknown => {
  const content = emptyToNull(value);
  return typeof content === 'string' ? Number(content.replaceAll(',', '')) : content;
};
const inRange = (min: number, max: number) =>
  `Enter a number from ${min.toLocaleString('en-GB')} to ${max.toLocaleString('en-GB')}`;

export const wholeNumber = (missing: string, min = 0, max = 1_000_000_000) =>
  z.preprocess(
    asNumber,
    z.number({ error: missing }).int('Enter a whole number').min(min, inRange(min, max)).max(max, inRange(min, max)),
  );
export const optionalWholeNumber = (min = 0, max = 1_000_000_000) =>
  z.preprocess(
    asNumber,
    z
      .number({ error: 'Enter a whole number' })
      .int('Enter a whole number')
      .min(min, inRange(min, max))
      .max(max, inRange(min, max))
      .nullable(),
  );
export const optionalNumber = (min = -1e12, max = 1e12) =>
  z.preprocess(
    asNumber,
    z.number({ error: 'Enter a number' }).min(min, inRange(min, max)).max(max, inRange(min, max)).nullable(),
  );

/** Pounds as people type them ("£1,234.50", "1.2m"), kept as integer pence; never less than nothing. */
export const optionalPounds = () =>
  z.preprocess((value) => {
    const content = emptyToNull(value);
    return typeof content === 'string' ? (parseMoney(content) ?? Number.NaN) : content;
  }, z
    .number({ error: 'Enter an amount in pounds, for example 1,234.50' })
    .int()
    .min(0, 'Enter an amount of nothing or more')
    .nullable());

/** The version of an object that a form was made from; a later one means that somebody changed it meanwhile. */
export const version = () => z.coerce.number().int().min(1);
