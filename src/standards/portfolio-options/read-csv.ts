import { type LineProblem, parseMoney, type Table, type TableRow } from '#platform/export/index.ts';
import { type FileOption, type OptionsFile, worth } from './options-file.ts';

const names = {
  id: ['option', 'id', 'reference'],
  title: ['title', 'name', 'description'],
  cost: ['cost', 'cost a year', 'annual cost'],
  benefit: ['benefit', 'points'],
  reach: ['reach', 'people'],
  perPerson: ['benefit per person', 'benefit for a person', 'benefit/person'],
  probability: ['probability', 'chance', 'success'],
  must: ['must do', 'must', 'must-do'],
  needs: ['needs', 'requires'],
  excludes: ['excludes'],
} as const;

const squeezed = (text: string) => text.trim().toLowerCase().replace(/\s+/g, ' ');
const list = (text: string): string[] =>
  text
    .split(/[;,]/)
    .map((one) => one.trim())
    .filter(Boolean);
const yes = /^(y|yes|true|1|must)$/i;

function cellOf(table: Table, row: TableRow, name: keyof typeof names): string {
  const column = table.columns.find((one) => (names[name] as readonly string[]).includes(squeezed(one)));
  return column ? (row.cells[column] ?? '').trim() : '';
}

const numberIn = (text: string): number => {
  const share = /^([\d.]+)\s*%$/.exec(text);
  return share ? Number(share[1]) / 100 : text === '' ? Number.NaN : Number(text.replaceAll(',', ''));
};

/**
 * Options from a table: columns Option, Title, Cost, and Benefit, or Reach, Benefit per person and Probability; Must do, Needs and
 * Excludes may be left out. A line that cannot be read is a problem with its number and is left out.
 */
export function readOptionsTable(table: Table): OptionsFile & { problems: LineProblem[] } {
  const problems = [...table.problems];
  const options: FileOption[] = [];
  const exclusions: string[][] = [];
  const prerequisites: { option: string; needs: string }[] = [];
  for (const row of table.rows) {
    const cell = (name: keyof typeof names) => cellOf(table, row, name);
    const id = cell('id') || cell('title');
    const pence = parseMoney(cell('cost'));
    const benefit = worth({
      benefit: numberIn(cell('benefit')),
      reach: numberIn(cell('reach')),
      perPerson: numberIn(cell('perPerson')),
      probability: numberIn(cell('probability')),
    });
    const why = !id
      ? 'There is no name for the option.'
      : pence === null
        ? 'The cost could not be read as an amount in pounds.'
        : benefit === null
          ? 'There is no benefit, nor a reach, a benefit per person and a probability to make it from.'
          : null;
    if (why !== null || pence === null || benefit === null) {
      problems.push({ line: row.line, why: why ?? '' });
      continue;
    }
    options.push({
      id,
      title: cell('title') || id,
      benefit,
      cost: { money: pence / 100 },
      mustDo: yes.test(cell('must')),
    });
    for (const needs of list(cell('needs'))) prerequisites.push({ option: id, needs });
    for (const other of list(cell('excludes'))) exclusions.push([id, other]);
  }
  return { options, exclusions, prerequisites, resources: [], groups: [], problems };
}
