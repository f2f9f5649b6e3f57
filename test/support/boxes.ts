/** A day as the three boxes that it is typed into. */
export function boxes(name: string, day: string): Record<string, string> {
  const [year, month, date] = day.split('-').map((part) => String(Number(part)));
  return { [`${name}-day`]: date!, [`${name}-month`]: month!, [`${name}-year`]: year! };
}
