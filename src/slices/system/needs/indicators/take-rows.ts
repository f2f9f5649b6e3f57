import type { Act } from '#platform/act/act.ts';
import { hashOf, keyOf } from '#standards/indicators/index.ts';
import { reviseFigures } from '../change-need.ts';
import type { NeedType } from '../need.ts';
import { needsOf } from '../need-store.ts';
import { recordNeed } from '../record-need.ts';
import {
  figuresOfRow,
  populationOf,
  sayUnit,
  sourceOf,
  statementOf,
  type UnitChoice,
  unitOf,
} from './figures-of-row.ts';
import type { IndicatorFile } from './file-store.ts';
import { type Candidate, indicatorOf } from './read-file.ts';

export type Taken = Readonly<{ recorded: number; revised: number; unchanged: number; withdrawn: number }>;

/**
 * Makes needs of the chosen lines. A line that is a need already changes nothing, or puts its revised figures in place;
 * people's own words for it stay. One that somebody withdrew stays withdrawn.
 */
export async function takeRows(
  act: Act,
  file: Pick<IndicatorFile, 'caseId' | 'fileName'>,
  rows: readonly Candidate[],
  said: { needType: NeedType; unit: UnitChoice; publishedBy: string | null },
): Promise<Taken> {
  const known = new Map((await needsOf(act.tx, file.caseId)).map((need) => [need.importKey, need]));
  const taken = { recorded: 0, revised: 0, unchanged: 0, withdrawn: 0 };
  for (const row of rows) {
    const unit = unitOf(said.unit, row.unit);
    const figures = figuresOfRow(row, unit);
    const importKey = keyOf({ ...row, indicator: indicatorOf(row, file.fileName) });
    const importHash = `${hashOf(row)} ${sayUnit(unit)}`.trim();
    const before = known.get(importKey);
    if (before?.state === 'withdrawn') taken.withdrawn += 1;
    else if (before?.importHash === importHash) taken.unchanged += 1;
    else if (before) {
      await reviseFigures(act, before, { ...figures, importHash, source: sourceOf(row, file.fileName) });
      taken.revised += 1;
    } else {
      await recordNeed(act, {
        ...figures,
        caseId: file.caseId,
        statement: statementOf(row, file.fileName),
        population: populationOf(row),
        place: row.area,
        needType: said.needType,
        source: sourceOf(row, file.fileName),
        period: row.period,
        publishedBy: figures.publishedValue === null ? null : said.publishedBy,
        observedOn: null,
        quotations: [],
        importKey,
        importHash,
      });
      taken.recorded += 1;
    }
  }
  return taken;
}
