import type { IndicatorRow, Unit } from '#standards/indicators/index.ts';
import type { NeedInput } from '../record-need.ts';
import { indicatorOf } from './read-file.ts';

/** How the values chosen are to be read: as their counts suggest, in a unit that somebody said, or as neither share nor rate. */
export const unitChoices = ['counts', 'share', '100', '1000', '10000', '100000', 'other'] as const;
export type UnitChoice = (typeof unitChoices)[number];
export const unitLabels: Record<UnitChoice, string> = {
  counts: 'As its counts suggest',
  share: 'A percentage',
  '100': 'Per 100',
  '1000': 'Per 1,000',
  '10000': 'Per 10,000',
  '100000': 'Per 100,000',
  other: 'Something else: years, a score',
};

export function unitOf(choice: UnitChoice, suggested: Unit | null): Unit | null {
  if (choice === 'counts') return suggested;
  if (choice === 'other') return null;
  return choice === 'share' ? { countedAs: 'share', per: 100 } : { countedAs: 'rate', per: Number(choice) };
}

export const sayUnit = (unit: Unit | null): string =>
  unit === null ? '' : unit.countedAs === 'share' ? '%' : `per ${unit.per.toLocaleString('en-GB')}`;

type Figures = Pick<
  Required<NeedInput>,
  | 'countedAs'
  | 'numerator'
  | 'denominator'
  | 'per'
  | 'publishedValue'
  | 'publishedLow'
  | 'publishedHigh'
  | 'publishedUnit'
  | 'comparator'
  | 'comparatorValue'
  | 'trend'
>;

const most = 1e9;
const whole = (value: number | null): value is number => value !== null && Number.isInteger(value) && value <= most;

/**
 * The counts as a need keeps them, where an interval can be worked out from them: whole numbers (a weighted estimate is
 * not), in a unit that is known, and no share above its whole.
 */
function countsOf(
  row: IndicatorRow,
  unit: Unit | null,
): Pick<Figures, 'countedAs' | 'numerator' | 'denominator' | 'per'> {
  const { count, denominator } = row;
  if (!whole(count)) return { countedAs: null, numerator: null, denominator: null, per: null };
  if (denominator === null && row.value === null)
    return { countedAs: 'count', numerator: count, denominator: null, per: null };
  const usable = unit !== null && whole(denominator) && (unit.countedAs === 'rate' || count <= denominator);
  if (!usable) return { countedAs: null, numerator: null, denominator: null, per: null };
  const per = unit.countedAs === 'rate' ? unit.per : null;
  return { countedAs: unit.countedAs, numerator: count, denominator, per };
}

const join = (parts: readonly (string | null)[]): string | null => parts.filter(Boolean).join('; ') || null;

/** The figures of a line: the publisher's value and limits as they are, and beside them the counts where they can be used. */
export function figuresOfRow(row: IndicatorRow, unit: Unit | null): Figures {
  return {
    ...countsOf(row, unit),
    publishedValue: row.value,
    publishedLow: row.low,
    publishedHigh: row.high,
    publishedUnit: row.value === null ? null : sayUnit(unit) || null,
    comparator: row.england === null ? null : 'England',
    comparatorValue: row.england,
    trend: join([row.trend, row.compared && `compared with England: ${row.compared}`]),
  };
}

const everybody = /^(persons|all persons|people|all|total|both)$/i;

/** Whom a line is about: "female, 65+ yrs". */
export const populationOf = (row: IndicatorRow): string | null =>
  [row.sex && everybody.test(row.sex) ? null : row.sex?.toLowerCase(), row.age, row.category]
    .filter(Boolean)
    .join(', ') || null;

export const sourceOf = (row: IndicatorRow, fileName: string): string =>
  [row.indicatorId && `indicator ${row.indicatorId}`, `line ${row.line} of ${fileName}`]
    .filter(Boolean)
    .join(', ')
    .slice(0, 500);

export const statementOf = (row: IndicatorRow, fileName: string): string => indicatorOf(row, fileName).slice(0, 500);
