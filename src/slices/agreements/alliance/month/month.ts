export const isMonth = (value: string): boolean => /^20\d{2}-(0[1-9]|1[0-2])$/.test(value);

/** The month that is so many after this one: `monthAfter('2026-12', 1)` → "2027-01". */
export function monthAfter(month: string, add: number): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const count = year * 12 + number - 1 + add;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
}

/** So many that the page stays one sheet; how many more there are is said. */
export const mostOnSheet = 4;

export type Section<T> = Readonly<{ shown: readonly T[]; more: number }>;
export const onSheet = <T>(all: readonly T[]): Section<T> => ({
  shown: all.slice(0, mostOnSheet),
  more: Math.max(0, all.length - mostOnSheet),
});
