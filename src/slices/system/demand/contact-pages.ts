import { z } from 'zod';
import {
  decodeText,
  type LineProblem,
  type Mapping,
  missingFrom,
  readTable,
  suggestMapping,
} from '#platform/export/index.ts';
import { field, slip } from '#platform/forms/index.ts';
import { type Doing, page, type Reply, type Returned, redirect, type Visit } from '#platform/http/route.ts';
import { rememberedMapping, rememberMapping } from '#slices/people/index.ts';
import {
  type Contact,
  contactFields,
  demandTypes,
  readContacts,
  readPastedContacts,
} from '#standards/contacts/index.ts';
import { listOfCase } from '../list-of-case.ts';
import { addContacts, type Doubtful, doubtfulOf, lookedMark } from './add-contacts.ts';
import type { Sample } from './sample.ts';

const mostCharacters = 300_000;
const looked = field.optionalText(100);
const content = (missing: string) => field.text(missing, mostCharacters);

/** The rows of the table that is typed into. */
export const rowNumbers = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;

export const rowsInput = z.strictObject({
  looked,
  ...Object.fromEntries(
    rowNumbers.flatMap((row) => [
      [`reason-${row}`, field.optionalText(500)],
      [`demand-${row}`, field.optionalChoice(demandTypes)],
      [`mattered-${row}`, field.optionalText(500)],
      [`cameFrom-${row}`, field.optionalText(500)],
    ]),
  ),
});
export const linesInput = z.strictObject({ looked, content: content('Paste a contact a line') });
const columnFields = Object.fromEntries(contactFields.map(({ name }) => [name, field.optionalText(300)]));
export const tableInput = z.strictObject({
  looked,
  content: content('The lines of the file are not here any more. Bring it in again'),
  ...columnFields,
});

type Typed = Readonly<Record<string, unknown>>;
const words = (typed: Typed, name: string): string => (typeof typed[name] === 'string' ? typed[name].trim() : '');

/** Typed rows that say anything; `line` is the row's number. */
function readRows(typed: Typed): Contact[] {
  return rowNumbers.flatMap((row) => {
    const [reason, mattered, cameFrom] = ['reason', 'mattered', 'cameFrom'].map((name) =>
      words(typed, `${name}-${row}`),
    );
    if (!reason && !mattered && !cameFrom) return [];
    const demand = demandTypes.find((type) => type === words(typed, `demand-${row}`)) ?? 'unsure';
    return [{ line: row, reason: reason!, demand, mattered: mattered || null, cameFrom: cameFrom || null }];
  });
}

const mappingOf = (typed: Typed): Mapping =>
  Object.fromEntries(contactFields.map(({ name }) => [name, words(typed, name) || null]));

function contactsIn(typed: Typed): readonly Contact[] {
  if (typed['reason-1'] !== undefined) return readRows(typed);
  const text = words(typed, 'content').replaceAll('\r\n', '\n').slice(0, mostCharacters);
  if (text === '') return [];
  const reading =
    typed.reason === undefined ? readPastedContacts(text) : readContacts(readTable(text), mappingOf(typed));
  return reading.contacts;
}

/** What of the contacts that were just sent somebody has to look at, and the mark that says they did. */
export function lookAgain(returned: Returned | null): { lines: Doubtful[]; mark: string } | null {
  if (!returned?.errors.looked) return null;
  const lines = doubtfulOf(contactsIn(returned.values));
  return lines.length > 0 ? { lines, mark: lookedMark(lines) } : null;
}

const at = ({ caseId, id }: Sample): string => `/cases/${caseId}/demand/${id}`;

function sayKept(kept: number, of: number, problems: readonly LineProblem[]): string {
  if (kept === 0 && of > 0) return 'This was brought in before. Nothing changed.';
  const said = problems.slice(0, 3).map(({ line, why }) => `Line ${line}: ${why}`);
  const more = problems.length > 3 ? `And ${problems.length - 3} more.` : '';
  return [`${kept} ${kept === 1 ? 'contact is' : 'contacts are'} kept.`, ...said, more].filter(Boolean).join(' ');
}

export async function keepRows({ act, object, body }: Doing<Sample, Typed>): Promise<Reply> {
  const contacts = readRows(body);
  if (contacts.length === 0) slip('reason-1', 'Enter why somebody came');
  const bare = contacts.find((one) => one.reason === '');
  if (bare) slip(`reason-${bare.line}`, `Enter why they came, in row ${bare.line}`);
  const kept = await addContacts(act, object, { contacts, looked: body.looked as string | null, content: null });
  return redirect(at(object), sayKept(kept, contacts.length, []));
}

function someOf(contacts: readonly Contact[], problems: readonly LineProblem[]): void {
  if (contacts.length === 0)
    slip(
      'content',
      problems
        .slice(0, 3)
        .map(({ line, why }) => `Line ${line}: ${why}`)
        .join(' ') || 'There is nothing here to keep',
    );
}

export async function keepLines({ act, object, body }: Doing<Sample, z.infer<typeof linesInput>>): Promise<Reply> {
  const { contacts, problems } = readPastedContacts(body.content);
  someOf(contacts, problems);
  const kept = await addContacts(act, object, { contacts, looked: body.looked, content: body.content });
  return redirect(at(object), sayKept(kept, contacts.length, problems));
}

/** Shows the columns of a file. The file itself is not kept: its lines go back and forth with the form until they are looked at. */
export async function showFile(doing: Doing<Sample>): Promise<Reply> {
  const file = doing.files.find((one) => one.field === 'file') ?? slip('file', 'Choose the file, saved as CSV');
  const { text, problems, unreadable } = decodeText(file.bytes);
  if (unreadable) slip('file', problems[0]!.why);
  if (text.length > mostCharacters)
    slip('file', 'The file is too long for a sample. Split it, or take out columns that are not needed');
  const table = readTable(text);
  if (table.rows.length === 0) slip('file', table.problems[0]?.why ?? 'There are no lines in it');
  return columnsPage(doing, text.replaceAll('\r\n', '\n').trim());
}

export const showTable = (visit: Visit<Sample>): Promise<Reply> =>
  columnsPage(visit, words(visit.returned?.values ?? {}, 'content').replaceAll('\r\n', '\n'));

async function columnsPage({ tx, object, returned }: Visit<Sample>, text: string): Promise<Reply> {
  const table = readTable(text);
  const remembered = await rememberedMapping(tx, await listOfCase(tx, object.caseId, 'contacts', table.columns));
  return page('system/contacts-columns.njk', 'Which column is which?', {
    at: at(object),
    content: text,
    remembered: remembered !== null,
    mapping: remembered ?? suggestMapping(table.columns, contactFields),
    fields: contactFields,
    columns: table.columns.map((column) => ({ value: column, text: column })),
    lines: table.rows.length,
    doubtful: lookAgain(returned),
  });
}

export async function keepTable({ act, object, body }: Doing<Sample, Typed>): Promise<Reply> {
  const text = words(body, 'content');
  const table = readTable(text);
  const mapping = mappingOf(body);
  const [missing] = missingFrom(mapping, contactFields, table.columns);
  if (missing)
    slip(
      missing.name,
      missing.name === 'reason' ? 'Choose the column that says why they came' : 'Choose one from the list',
    );
  const { contacts, problems } = readContacts(table, mapping);
  someOf(contacts, problems);
  const kept = await addContacts(act, object, { contacts, looked: body.looked as string | null, content: text });
  await rememberMapping(act, await listOfCase(act.tx, object.caseId, 'contacts', table.columns), mapping);
  return redirect(at(object), sayKept(kept, contacts.length, problems));
}
