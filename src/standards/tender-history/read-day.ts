const dayMs = 86_400_000;

/** Days from 1 January 1970 of a date that exists: "20250401", "2025-04-01" or "1/4/2025", or year, month and day apart. */
export function readDay(date: string, apart: readonly string[] = []): number | null {
  const whole = /^(\d{4})-?(\d{2})-?(\d{2})(?:\.0|[T ].*)?$/.exec(date.trim());
  if (whole) return dayOf(whole.slice(1));
  const british = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(date.trim());
  if (british) return dayOf([british[3]!, british[2]!, british[1]!]);
  return date.trim() === '' && apart.length === 3 && apart.every((part) => /^\d+$/.test(part.trim()))
    ? dayOf(apart)
    : null;
}

function dayOf(parts: readonly string[]): number | null {
  const [year, month, day] = parts.map(Number) as [number, number, number];
  if (year < 1900 || year > 2200) return null;
  const time = new Date(Date.UTC(year, month - 1, day));
  return time.getUTCMonth() === month - 1 && time.getUTCDate() === day ? time.getTime() / dayMs : null;
}
