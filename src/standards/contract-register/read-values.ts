import { isMonthFirst, parseMoney, readUkDate } from '#platform/export/index.ts';

export type Read<T> = { value: T | null; why: string | null };

/** What registers write where there is no value. */
const saysNothing = /^(?:|n\/?a|none|nil|tbc|tba|to be confirmed|not applicable|not known|unknown|[-–—.?]+)$/i;
const silent = { value: null, why: null };

export function readDateCell(words: string): Read<string> {
  if (saysNothing.test(words)) return silent;
  const { on } = readUkDate(words);
  if (on) return { value: on, why: null };
  const shown = `“${words.slice(0, 40)}”`;
  if (isMonthFirst(words)) return { value: null, why: `${shown} has the month first. Change the dates to day first.` };
  return { value: null, why: `${shown} is not a date we can read. Write it like 31/03/2027.` };
}

export function readMoneyCell(words: string): Read<number> {
  if (saysNothing.test(words)) return silent;
  const pence = parseMoney(words);
  if (pence !== null && pence >= 0) return { value: pence, why: null };
  return { value: null, why: `“${words.slice(0, 40)}” is not an amount we can read. Write it like £1,234.50.` };
}

export const readWordsCell = (words: string): Read<string> => ({ value: words.slice(0, 2_000) || null, why: null });
