import { readTable, type Table } from '#platform/export/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import {
  guessUnitOf,
  type IndicatorProblem,
  type IndicatorRow,
  isFingertips,
  readIndicators,
  type Unit,
} from '#standards/indicators/index.ts';
import type { IndicatorFile } from './file-store.ts';

/** A line that could become a need, and the unit that its indicator's lines agree on. */
export type Candidate = IndicatorRow & Readonly<{ unit: Unit | null }>;
export type ReadFile = Readonly<{
  table: Table;
  fingertips: boolean;
  rows: readonly Candidate[];
  problems: readonly IndicatorProblem[];
}>;

export const indicatorOf = (row: IndicatorRow, fileName: string): string =>
  row.indicator ?? (row.indicatorId ? `Indicator ${row.indicatorId}` : fileName.replace(/\.[a-z]{1,5}$/i, ''));

/** What a file holds by its mapping. Refused where nobody has said yet which column is which. */
export function readFile({ content, mapping, fileName }: IndicatorFile): ReadFile {
  const table = readTable(content);
  const { rows, problems } = readIndicators(table, mapping ?? refuse('not-found'));
  const units = new Map(
    [...Map.groupBy(rows, (row) => indicatorOf(row, fileName))].map(([name, of]) => [name, guessUnitOf(of)]),
  );
  return {
    table,
    fingertips: isFingertips(table.columns),
    rows: rows.map((row) => ({ ...row, unit: units.get(indicatorOf(row, fileName)) ?? null })),
    problems,
  };
}

export type Filter = Readonly<{ area: string; indicator: string; period: string }>;

const holds = (words: string | null, wanted: string): boolean =>
  wanted === '' || (words ?? '').toLowerCase().includes(wanted.toLowerCase());

/** The lines whose area, indicator and period hold what was asked; none where neither area nor indicator was. */
export function filterRows(
  rows: readonly Candidate[],
  { area, indicator, period }: Filter,
  fileName: string,
): Candidate[] {
  if (area === '' && indicator === '') return [];
  return rows.filter(
    (row) => holds(row.area, area) && holds(indicatorOf(row, fileName), indicator) && holds(row.period, period),
  );
}
