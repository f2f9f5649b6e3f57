import { sha256 } from '#platform/crypto/secrets.ts';
import { normaliseName } from '#platform/export/index.ts';

/** One line of a file of indicators: who it is about, and its numbers as the file gives them. Null where it gives none. */
export type IndicatorRow = Readonly<{
  line: number;
  indicatorId: string | null;
  indicator: string | null;
  area: string | null;
  areaType: string | null;
  sex: string | null;
  age: string | null;
  category: string | null;
  period: string | null;
  value: number | null;
  /** The publisher's own limits; both or neither. */
  low: number | null;
  high: number | null;
  count: number | null;
  denominator: number | null;
  compared: string | null;
  trend: string | null;
  note: string | null;
  /** England's value for the same indicator, group and period, where the file has it. */
  england: number | null;
}>;

/** A problem of a line, and whether the line was left out for it. */
export type IndicatorProblem = Readonly<{ line: number; why: string; skipped: boolean }>;

type About = Pick<
  IndicatorRow,
  'indicatorId' | 'indicator' | 'area' | 'areaType' | 'sex' | 'age' | 'category' | 'period'
>;
type Numbers = Pick<
  IndicatorRow,
  'value' | 'low' | 'high' | 'count' | 'denominator' | 'england' | 'trend' | 'compared'
>;

const word = (text: string | null): string => normaliseName(text ?? '');

/** What a line is about but for the area, so that England's line can be found for it. */
export const groupOf = (row: About): string =>
  JSON.stringify([
    word(row.indicatorId) || word(row.indicator),
    word(row.sex),
    word(row.age),
    word(row.category),
    word(row.period),
  ]);

/** What a line is about: the same in every edition of the file. */
export const keyOf = (row: About): string => sha256(JSON.stringify([groupOf(row), word(row.area), word(row.areaType)]));

/** What a line says: another where the publisher revised it. */
export const hashOf = (row: Numbers): string =>
  sha256(
    JSON.stringify([row.value, row.low, row.high, row.count, row.denominator, row.england, row.trend, row.compared]),
  );

export const isEngland = (area: string | null): boolean => word(area) === 'england';
