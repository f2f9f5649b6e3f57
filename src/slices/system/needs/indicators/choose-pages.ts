import { z } from 'zod';
import type { Subject } from '#platform/access/kinds.ts';
import { field, slip } from '#platform/forms/index.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { needTypeChoices, needTypes, sayNumber } from '../need.ts';
import { figuresOfRow, populationOf, sayUnit, unitChoices, unitLabels } from './figures-of-row.ts';
import { fileOn } from './file-store.ts';
import { fileAt } from './indicator-pages.ts';
import { type Candidate, type Filter, filterRows, indicatorOf, readFile } from './read-file.ts';
import { type Taken, takeRows } from './take-rows.ts';

const mostRows = 100;
const mostTaken = 50;
/** More choices than this are found by typing a part of the name. */
const mostChoices = 300;
const mostProblems = 50;

const text = (value: unknown): string => (typeof value === 'string' ? value.trim().slice(0, 300) : '');

/** The lines of a file, by area and indicator: the person chooses which of them are needs. */
export async function showRows({ tx, object, params, query, returned }: Visit<Subject>): Promise<Reply> {
  const file = await fileOn(tx, object.id, params.fileId!);
  const read = readFile(file);
  const from = returned?.values ?? query;
  const filter: Filter = { area: text(from.area), indicator: text(from.indicator), period: text(from.period) };
  const found = filterRows(read.rows, filter, file.fileName);
  return page('system/indicators-rows.njk', 'Which of these are needs?', {
    fileName: file.fileName,
    at: fileAt(object.id, file.id),
    lines: read.rows.length,
    filter,
    asked: filter.area !== '' || filter.indicator !== '',
    areas: different(read.rows.map((row) => row.area)),
    indicators: different(read.rows.map((row) => indicatorOf(row, file.fileName))),
    periods: different(read.rows.map((row) => row.period)).reverse(),
    mostChoices,
    found: found.length,
    rows: found.slice(0, mostRows).map((row) => toShow(row, file.fileName)),
    needTypes: needTypeChoices,
    units: unitChoices.map((value) => ({ value, text: unitLabels[value] })),
    publisher: read.fingertips ? 'Fingertips' : null,
    problems: read.problems.slice(0, mostProblems),
    moreProblems: Math.max(0, read.problems.length - mostProblems),
    mostTaken,
  });
}

const different = (names: readonly (string | null)[]): string[] =>
  [...new Set(names.filter((name) => name !== null))].sort((a, b) => a.localeCompare(b, 'en-GB', { numeric: true }));

function toShow(row: Candidate, fileName: string) {
  const figures = figuresOfRow(row, row.unit);
  const publishedBy = null;
  return {
    line: row.line,
    indicator: indicatorOf(row, fileName),
    about: [row.area, populationOf(row), row.period].filter(Boolean).join(' · '),
    says: sayNumber({ ...figures, publishedBy }) ?? '',
    counts:
      row.count === null
        ? ''
        : `${row.count.toLocaleString('en-GB')}${row.denominator === null ? '' : ` of ${row.denominator.toLocaleString('en-GB')}`}`,
    unit: sayUnit(row.unit),
    england: row.england,
  };
}

export const chooseInput = z.strictObject({
  lines: field.manyTexts(12),
  needType: field.choice(needTypes, 'Choose how we know that these are needs'),
  unit: field.choice(unitChoices, 'Choose what the values are'),
  publishedBy: field.optionalText(200),
  area: field.optionalText(300),
  indicator: field.optionalText(300),
  period: field.optionalText(300),
});

export async function keepRows({
  act,
  tx,
  object,
  params,
  body,
}: Doing<Subject, z.infer<typeof chooseInput>>): Promise<Reply> {
  const file = await fileOn(tx, object.id, params.fileId!);
  if (body.lines.length === 0) slip('lines', 'Tick the lines that are needs');
  if (body.lines.length > mostTaken) slip('lines', `Choose ${mostTaken} lines or fewer at a time`);
  const wanted = new Set(body.lines);
  const rows = readFile(file).rows.filter((row) => wanted.has(String(row.line)));
  if (rows.length !== wanted.size) slip('lines', 'Choose from the list');
  return redirect(fileAt(object.id, file.id), sayTaken(await takeRows(act, file, rows, body)));
}

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** "2 needs recorded. 1 was here already, and says the same." */
export function sayTaken({ recorded, revised, unchanged, withdrawn }: Taken): string {
  const parts = [
    recorded > 0 && `${plural(recorded, 'need', 'needs')} recorded`,
    revised > 0 && `${plural(revised, 'need has', 'needs have')} new figures`,
    unchanged > 0 &&
      `${plural(unchanged, 'was', 'were')} here already, and ${unchanged === 1 ? 'says' : 'say'} the same`,
    withdrawn > 0 &&
      `${plural(withdrawn, 'was', 'were')} withdrawn before, and ${withdrawn === 1 ? 'stays' : 'stay'} so`,
  ];
  return `${parts.filter(Boolean).join('. ')}.`;
}
