import {
  applyMapping,
  type Field,
  type LineProblem,
  missingFrom,
  normaliseName,
  readTable,
  suggestMapping,
} from '#platform/export/index.ts';
import type { Strength } from '../causes/cause.ts';
import { type Direction, faultsInLink } from './causal-link.ts';

export type VariableRow = Readonly<{
  line: number;
  name: string;
  definition: string | null;
  theme: string | null;
  goesUp: string | null;
  goesDown: string | null;
}>;
export type LinkRow = Readonly<{
  line: number;
  from: string;
  to: string;
  direction: Direction;
  delayed: boolean;
  delayWords: string | null;
  strength: Strength;
  saidBy: string | null;
  evidence: string | null;
}>;
export type ReadMap = Readonly<{
  variables: readonly VariableRow[];
  links: readonly LinkRow[];
  problems: readonly LineProblem[];
}>;

export const variableColumns: readonly Field[] = [
  { name: 'name', label: 'Variable', aliases: ['Name', 'Label', 'Factor', 'Node'], required: true },
  { name: 'definition', label: 'What is meant', aliases: ['Definition', 'Description'] },
  { name: 'theme', label: 'Theme', aliases: ['Tag', 'Tags', 'Group', 'Type'] },
  { name: 'goesUp', label: 'When it goes up', aliases: ['Goes up'] },
  { name: 'goesDown', label: 'When it goes down', aliases: ['Goes down'] },
];
export const linkColumns: readonly Field[] = [
  { name: 'from', label: 'From', aliases: ['Source', 'Cause'], required: true },
  { name: 'to', label: 'To', aliases: ['Target', 'Effect'], required: true },
  { name: 'direction', label: 'Direction', aliases: ['Polarity', 'Sign', 'Which way'], required: true },
  { name: 'delay', label: 'Delay', aliases: ['Delayed', 'After'] },
  { name: 'strength', label: 'Strength', aliases: ['How well is this known', 'Weight'] },
  { name: 'saidBy', label: 'Who says so', aliases: ['Said by', 'Source of evidence'] },
  { name: 'evidence', label: 'How they know', aliases: ['Evidence', 'Notes'] },
];

const signs: Readonly<Record<string, Direction>> = {
  same: 'same',
  '+': 'same',
  '1': 'same',
  '+1': 'same',
  positive: 'same',
  s: 'same',
  'same way': 'same',
  'the same way': 'same',
  opposite: 'opposite',
  '-': 'opposite',
  '−': 'opposite',
  '–': 'opposite',
  '-1': 'opposite',
  negative: 'opposite',
  o: 'opposite',
  'opposite way': 'opposite',
  'the opposite way': 'opposite',
};
const none = ['', 'no', 'none', '0', 'false', 'n'];
const some = ['yes', 'true', '1', 'y', '||', 'x', 'delayed'];
const known: readonly Strength[] = ['strong', 'moderate', 'weak', 'assumed'];
const longest = { name: 120, definition: 1_000, theme: 60, words: 160, delay: 60, saidBy: 200, evidence: 1_000 };

/** A cell as it was before an export guarded it against being run as a formula. */
const cell = (text: string | undefined): string =>
  (text ?? '')
    .toWellFormed()
    .replaceAll('\0', '')
    .replace(/^'(?=[=+\-@])/, '')
    .trim();
const orNull = (text: string): string | null => text || null;

/**
 * A file of variables or of links, by its column names: whatever holds "from" and "to" is links. What cannot be read is listed
 * by its line; the rest is given.
 */
export function readMapTable(content: string | Uint8Array): ReadMap {
  const table = readTable(content);
  const problems: LineProblem[] = [...table.problems];
  const isLinks = suggestMapping(table.columns, linkColumns);
  const fields = isLinks.from && isLinks.to ? linkColumns : variableColumns;
  const mapping = suggestMapping(table.columns, fields);
  const missing = missingFrom(mapping, fields, table.columns);
  if (missing.length > 0 && table.columns.length > 0)
    problems.push({
      line: table.headerLine ?? 1,
      why: `There is no column called ${missing.map(({ label }) => `“${label}”`).join(' or ')}.`,
    });
  if (missing.length > 0 || table.columns.length === 0) return { variables: [], links: [], problems };
  const rows = applyMapping(table, mapping);
  const read = <T>(row: (values: Record<string, string>, line: number) => T | string): T[] =>
    rows.flatMap(({ values, line }) => {
      const one = row(Object.fromEntries(Object.entries(values).map(([name, text]) => [name, cell(text)])), line);
      if (typeof one !== 'string') return [one];
      problems.push({ line, why: one });
      return [];
    });
  const answer =
    fields === linkColumns ? { variables: [], links: read(linkOf) } : { variables: read(variableOf), links: [] };
  return { ...answer, problems: problems.sort((a, b) => a.line - b.line) };
}

const tooLong = (values: readonly (readonly [name: string, text: string, most: number])[]): string | null => {
  const over = values.find(([, text, most]) => text.length > most);
  return over ? `“${over[0]}” has more than ${over[2]} characters.` : null;
};

function variableOf(values: Record<string, string>, line: number): VariableRow | string {
  const { name = '', definition = '', theme = '', goesUp = '', goesDown = '' } = values;
  if (!name) return 'There is no name on this line.';
  const long = tooLong([
    ['Variable', name, longest.name],
    ['What is meant', definition, longest.definition],
    ['Theme', theme, longest.theme],
    ['When it goes up', goesUp, longest.words],
    ['When it goes down', goesDown, longest.words],
  ]);
  if (long) return long;
  return {
    line,
    name,
    definition: orNull(definition),
    theme: orNull(theme),
    goesUp: orNull(goesUp),
    goesDown: orNull(goesDown),
  };
}

function linkOf(values: Record<string, string>, line: number): LinkRow | string {
  const { from = '', to = '', delay = '', saidBy = '', evidence = '' } = values;
  if (!from || !to) return 'A link needs a name under “From” and one under “To”.';
  const direction = signs[(values.direction ?? '').toLowerCase()];
  if (!direction) return `“${values.direction ?? ''}” is not a direction. Write “same” or “opposite”, or + or −.`;
  const strength = (values.strength || 'assumed').toLowerCase() as Strength;
  if (!known.includes(strength))
    return `“${values.strength}” is not a strength. Write strong, moderate, weak or assumed.`;
  const long = tooLong([
    ['From', from, longest.name],
    ['To', to, longest.name],
    ['Delay', delay, longest.delay],
    ['Who says so', saidBy, longest.saidBy],
    ['How they know', evidence, longest.evidence],
  ]);
  if (long) return long;
  const faults = faultsInLink({
    fromId: normaliseName(from),
    toId: normaliseName(to),
    strength,
    saidBy: orNull(saidBy),
    evidence: orNull(evidence),
  });
  const [fault] = Object.values(faults);
  if (fault) return `${fault}.`;
  const delayed = !none.includes(delay.toLowerCase());
  const words = delayed && !some.includes(delay.toLowerCase()) ? delay : null;
  return {
    line,
    from,
    to,
    direction,
    delayed,
    delayWords: words,
    strength,
    saidBy: orNull(saidBy),
    evidence: orNull(evidence),
  };
}
