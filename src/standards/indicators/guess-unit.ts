import type { IndicatorRow } from './indicator.ts';

/** What a value is of: a share of people, or a rate per so many. */
export type Unit = Readonly<{ countedAs: 'share' | 'rate'; per: number }>;

const pers = [100, 1_000, 10_000, 100_000, 1_000_000];
/** Adjusting for age moves a rate, seldom by more than half; the next unit is ten times away. */
const furthest = Math.log10(2);

/**
 * Indicator files do not say their unit. Where count ÷ denominator × 100 (1,000, …) comes near the value, that is the
 * unit; where none comes within a factor of two, the value is of something else (years, a score) and null is returned.
 * One line can come near by accident: `guessUnitOf` asks every line of an indicator, and people confirm what it says.
 *
 * @example guessUnit({ value: 2240, count: 1006, denominator: 44900 }) // { countedAs: 'rate', per: 100000 }
 */
export function guessUnit({
  value,
  count,
  denominator,
}: Pick<IndicatorRow, 'value' | 'count' | 'denominator'>): Unit | null {
  if (!value || !count || !denominator || value < 0) return null;
  const away = (per: number) => Math.abs(Math.log10(value / ((count / denominator) * per)));
  const per = pers.reduce((a, b) => (away(b) < away(a) ? b : a));
  if (away(per) > furthest) return null;
  return { countedAs: per === 100 && count <= denominator ? 'share' : 'rate', per };
}

/** The unit on which every line of an indicator agrees that can say; null where they differ, or none can. A share is a rate where one line counts more than its whole. */
export function guessUnitOf(rows: readonly Parameters<typeof guessUnit>[0][]): Unit | null {
  const telling = rows.filter(({ value, count, denominator }) => value && count && denominator);
  const units = telling.map(guessUnit);
  const [first] = units;
  if (!first || units.some((unit) => unit?.per !== first.per)) return null;
  return units.find((unit) => unit?.countedAs === 'rate') ?? first;
}
