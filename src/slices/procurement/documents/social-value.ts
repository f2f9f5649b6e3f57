import { cellOf, readTable } from '#platform/export/index.ts';

export type Measure = Readonly<{ code: string; title: string; unit: string | null; outcome: string | null }>;
export type MeasureList = Readonly<{
  id: string;
  name: string;
  edition: string;
  /** Under which licence the authority may use it, in its own words. */
  licence: string;
  measures: readonly Measure[];
  broughtInAt: Date;
}>;

/** What is known here of the social value model of Procurement Policy Note 002: the codes that a source gave, and no others. */
export const modelOfNote002 = {
  name: 'Social value model (Procurement Policy Note 002)',
  edition: 'February 2025, in part',
  licence: 'Crown copyright. Whether the Open Government Licence covers it was not verified: check this.',
  notes: [
    'It binds central government from 1 October 2025. Others may use it.',
    'Its missions, outcomes and criteria beyond outcome 1 were not verified, so they are not here.',
  ],
  measures: [
    { code: '1a', title: 'Create and retain high-quality jobs', unit: null, outcome: '1 Fair work' },
    { code: '1b', title: 'Fair working conditions', unit: null, outcome: '1 Fair work' },
    { code: '1c', title: 'Fair pay practices', unit: null, outcome: '1 Fair work' },
    { code: '1d', title: 'Progression in work', unit: null, outcome: '1 Fair work' },
  ] satisfies Measure[],
} as const;

const headings = {
  code: /^(code|ref|reference|id)$/i,
  title: /^(title|measure|description|name)$/i,
  unit: /^(unit|units)$/i,
  outcome: /^(outcome|theme|mission)$/i,
};

export type ReadMeasures = Readonly<{ measures: Measure[]; wrong: null }> | Readonly<{ measures: null; wrong: string }>;
const wrong = (why: string): ReadMeasures => ({ measures: null, wrong: why });

/** Measures from a table with a code and a title a line, and the unit and outcome where there are any. */
export function readMeasures(bytes: Uint8Array | string): ReadMeasures {
  const table = readTable(bytes);
  const at = (name: keyof typeof headings) => table.columns.find((column) => headings[name].test(column.trim()));
  const [code, title] = [at('code'), at('title')];
  if (!code || !title) return wrong('There are no columns “Code” and “Title”. Name them so, and bring it in again');
  const cell = (row: (typeof table.rows)[number], name: keyof typeof headings) =>
    (at(name) ? cellOf(row, at(name)!).trim() : '') || null;
  const measures = table.rows.flatMap((row): Measure[] => {
    const [id, words] = [cell(row, 'code'), cell(row, 'title')];
    return id && words ? [{ code: id, title: words, unit: cell(row, 'unit'), outcome: cell(row, 'outcome') }] : [];
  });
  if (measures.length === 0) return wrong('No line has both a code and a title');
  if (measures.length > 2_000) return wrong('There are more than 2,000 measures in it. Bring in those that you use');
  const seen = new Set<string>();
  for (const one of measures) {
    if (seen.has(one.code)) return wrong(`The code ${one.code.slice(0, 40)} is there twice`);
    seen.add(one.code);
  }
  return { measures, wrong: null };
}
