import { applyMapping, type Field, type LineProblem, type Mapping, type Table } from '#platform/export/index.ts';
import { type Contact, readDemandType } from './contact.ts';

export type ReadContacts = Readonly<{ contacts: readonly Contact[]; problems: readonly LineProblem[] }>;

export const contactFields: readonly Field[] = [
  {
    name: 'reason',
    label: 'Reason for contact',
    required: true,
    aliases: [
      'reason',
      'contact reason',
      'why',
      'request',
      'presenting issue',
      'what they asked',
      'call reason',
      'description',
    ],
  },
  {
    name: 'demand',
    label: 'Value or failure demand',
    aliases: [
      'demand',
      'demand type',
      'type of demand',
      'value failure',
      'value or failure',
      'v f',
      'type',
      'avoidable',
    ],
  },
  {
    name: 'mattered',
    label: 'What mattered to the person',
    aliases: ['what mattered', 'what matters', 'mattered', 'purpose'],
  },
  {
    name: 'cameFrom',
    label: 'Where it came from',
    aliases: ['came from', 'source', 'referrer', 'referred by', 'channel', 'from', 'team'],
  },
];

const longest = 500;
const tidy = (words: string): string => words.replaceAll(/\s+/g, ' ').trim();

function contactOf(line: number, cells: Record<string, string>, problems: LineProblem[]): Contact[] {
  const reason = tidy(cells.reason ?? '');
  const typed = tidy(cells.demand ?? '');
  if (reason === '') {
    problems.push({ line, why: 'There is no reason for contact on this line. It was left out.' });
    return [];
  }
  const demand = readDemandType(typed);
  if (demand === null)
    problems.push({
      line,
      why: `“${typed.slice(0, 40)}” is neither value nor failure. This line is kept as not classed.`,
    });
  const words = [reason, tidy(cells.mattered ?? ''), tidy(cells.cameFrom ?? '')];
  if (words.some((one) => one.length > longest))
    problems.push({ line, why: `Only the first ${longest} characters of each cell were kept.` });
  const [short, mattered, cameFrom] = words.map((one) => one.slice(0, longest));
  return [{ line, reason: short!, demand: demand ?? 'unsure', mattered: mattered || null, cameFrom: cameFrom || null }];
}

/**
 * A mapped table as contacts. A line without a reason is left out, and what was not understood is listed by line.
 *
 * @example readContacts(readTable('Reason,Type\nA fall,F'), { reason: 'Reason', demand: 'Type' }).contacts[0].demand // 'failure'
 */
export function readContacts(table: Pick<Table, 'rows' | 'problems'>, mapping: Mapping): ReadContacts {
  const problems: LineProblem[] = [...table.problems];
  const contacts = applyMapping(table, mapping).flatMap(({ line, values }) => contactOf(line, values, problems));
  problems.sort((a, b) => a.line - b.line);
  return { contacts, problems };
}

/**
 * A contact a line, as people jot them: parts between bars, tabs or semicolons, in the order reason, what mattered, where
 * from; a part that is only "F" or "V" (or "failure", "value") says which kind of demand it was, wherever it stands.
 *
 * @example readPastedContacts('A fall on the stairs | F | to stay at home').contacts[0].mattered // 'to stay at home'
 */
export function readPastedContacts(text: string): ReadContacts {
  const problems: LineProblem[] = [];
  const contacts = text.split(/\r\n|\r|\n/).flatMap((raw, index) => {
    if (raw.trim() === '') return [];
    const parts = raw.split(/[\t|;]/).map(tidy);
    const types = parts.filter((part) => part !== '' && readDemandType(part) !== null);
    const [reason = '', mattered = '', ...from] = parts.filter((part) => !types.includes(part));
    if (types.length > 1)
      problems.push({
        line: index + 1,
        why: 'This line says the kind of demand more than once. The first one was read.',
      });
    return contactOf(index + 1, { reason, mattered, cameFrom: from.join(' '), demand: types[0] ?? '' }, problems);
  });
  if (contacts.length === 0 && problems.length === 0)
    problems.push({ line: 1, why: 'There is nothing here. Paste a contact a line.' });
  return { contacts, problems };
}
