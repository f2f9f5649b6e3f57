import { fullYear, monthNumber, parseUkDate } from '#platform/export/index.ts';

/**
 * A day, or a month as its first day: "Jan 2025", "January-25", "2025-01", "01/2025", "2025 Jan", "31/01/2025". Null
 * for anything else; bare numbers are never dates here, because they are values.
 */
export function readPeriod(text: string): string | null {
  const words = text.trim();
  if (words === '' || words.length > 40 || /^\d+(\.\d+)?$/.test(words)) return null;
  return readMonth(words) ?? parseUkDate(words);
}

/** A month as its first day, YYYY-MM-01; null for anything else. */
export function readMonth(text: string): string | null {
  const words = text.trim();
  let part = /^(\d{4})[-/. ](\d{1,2})$/.exec(words);
  if (part) return monthOf(part[1]!, Number(part[2]));
  part = /^(\d{1,2})[-/. ](\d{4})$/.exec(words);
  if (part) return monthOf(part[2]!, Number(part[1]));
  part = /^([a-z]{3,9}\.?)[-/., ’']+(\d{4}|\d{2})$/i.exec(words);
  if (part) return monthOf(part[2]!, monthNumber(part[1]!));
  part = /^(\d{4})[-/., ]+([a-z]{3,9}\.?)$/i.exec(words);
  return part ? monthOf(part[1]!, monthNumber(part[2]!)) : null;
}

function monthOf(yearText: string, month: number | null): string | null {
  const year = fullYear(yearText);
  if (year === null || month === null || month < 1 || month > 12) return null;
  return `${year}-${String(month).padStart(2, '0')}-01`;
}

/** The first day of the month so many months later. */
export function monthsAfter(firstMonth: string, months: number): string {
  const [year, month] = firstMonth.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
}
