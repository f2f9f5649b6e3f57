import {
  applyMapping,
  type Field,
  missingFrom,
  readTable,
  readUkDate,
  suggestMapping,
} from '#platform/export/index.ts';
import { londonInstants } from './london-time.ts';

/** A line of the portal's receipt list: what it says that it took, and when. */
export type ReceiptLine = Readonly<{
  line: number;
  supplier: string;
  /** An instant as ISO 8601, to the second. */
  receivedAt: string;
  file: string | null;
  bytes: number | null;
  sha256: string | null;
  lot: string | null;
}>;

const fields: readonly Field[] = [
  {
    name: 'supplier',
    label: 'Supplier',
    aliases: ['Bidder', 'Supplier name', 'Organisation', 'Company'],
    required: true,
  },
  {
    name: 'receivedAt',
    label: 'Received at',
    aliases: ['Received', 'Submitted at', 'Submission date', 'Date received', 'Submitted', 'Time'],
    required: true,
  },
  { name: 'file', label: 'File', aliases: ['File name', 'Document', 'Attachment'] },
  { name: 'bytes', label: 'Size', aliases: ['Bytes', 'File size', 'Size in bytes'] },
  { name: 'sha256', label: 'SHA-256', aliases: ['Hash', 'Checksum', 'Fingerprint'] },
  { name: 'lot', label: 'Lot', aliases: ['Lots'] },
];

export type ReadReceipts = Readonly<{ lines: readonly ReceiptLine[]; why: string | null }>;

/** An instant as portals write it: with its offset, or as London’s clocks showed it; of an hour that came twice the earlier, in the bidder’s favour. */
export function receivedInstant(text: string): Date | null {
  const words = text.trim();
  if (/^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:?\d{2})$/i.test(words)) {
    const instant = new Date(words);
    return Number.isNaN(instant.getTime()) ? null : instant;
  }
  const time = /(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s*(am|pm)?$/i.exec(words);
  const on = readUkDate(words).on;
  if (!time || on === null) return null;
  let hour = Number(time[1]);
  if (time[4]) hour = (hour % 12) + (time[4].toLowerCase() === 'pm' ? 12 : 0);
  const at = [hour, Number(time[2]), Number(time[3] ?? 0)].map((one) => String(one).padStart(2, '0')).join(':');
  return londonInstants(on, at)[0] ?? null;
}

const sizeOf = (text: string): number | null =>
  /^\d[\d, ]*$/.test(text) ? Number(text.replaceAll(/[, ]/g, '')) : null;
const hashOf = (text: string): string | null => (/^[0-9a-f]{64}$/i.test(text) ? text.toLowerCase() : null);

/** Reads the portal’s list. One line that cannot be read stops all of it: a receipt that is passed over would look like none. */
export function readReceipts(bytes: Uint8Array): ReadReceipts {
  const table = readTable(bytes);
  const mapping = suggestMapping(table.columns, fields);
  const missing = missingFrom(mapping, fields, table.columns);
  const no = (why: string): ReadReceipts => ({ lines: [], why });
  if (table.rows.length === 0) return no('There are no receipts in it. Choose the CSV file with a line a receipt');
  if (missing.length > 0) return no(`It has no column “${missing[0]!.label}”`);
  if (table.problems.length > 0) return no(`Line ${table.problems[0]!.line} cannot be read`);
  const lines: ReceiptLine[] = [];
  for (const { line, values } of applyMapping(table, mapping)) {
    const { supplier = '', receivedAt = '', file = '', bytes: size = '', sha256 = '', lot = '' } = values;
    const instant = receivedInstant(receivedAt);
    if (supplier === '') return no(`Line ${line} names no supplier`);
    if (instant === null) return no(`Line ${line} has no date and time of receipt, such as 31/03/2027 11:59:30`);
    if (sha256 !== '' && hashOf(sha256) === null) return no(`Line ${line} has something that is no SHA-256`);
    lines.push({
      line,
      supplier: supplier.slice(0, 300),
      receivedAt: instant.toISOString(),
      file: file.replaceAll('\\', '/') || null,
      bytes: sizeOf(size),
      sha256: hashOf(sha256),
      lot: lot || null,
    });
  }
  return { lines, why: null };
}

export type CameFile = Readonly<{ path: string; bytes: number; sha256: string }>;

/** What came beside what the receipts say, as paths: closed with the tender. */
export type Comparison = Readonly<{
  receipts: number;
  missing: readonly string[];
  extra: readonly string[];
  different: readonly Readonly<{ path: string; what: 'hash' | 'size' }>[];
}>;

const baseOf = (path: string): string => path.split('/').at(-1)!;
const plain = (path: string): string => path.normalize('NFC').toLowerCase();

/** Each receipt finds its file by the whole path, else by its last part where that is the only one of its name. */
export function compareReceipts(lines: readonly ReceiptLine[], came: readonly CameFile[]): Comparison {
  const named = lines.filter((one) => one.file !== null);
  const left = new Map(came.map((one) => [one.path, one]));
  const missing: string[] = [];
  const different: { path: string; what: 'hash' | 'size' }[] = [];
  for (const line of named) {
    const all = [...left.values()];
    const sameBase = all.filter((one) => plain(baseOf(one.path)) === plain(baseOf(line.file!)));
    const found =
      all.find((one) => plain(one.path) === plain(line.file!)) ??
      sameBase.find((one) => one.sha256 === line.sha256) ??
      (sameBase.length === 1 ? sameBase[0] : undefined);
    if (!found) {
      missing.push(line.file!);
      continue;
    }
    left.delete(found.path);
    if (line.sha256 !== null && line.sha256 !== found.sha256) different.push({ path: found.path, what: 'hash' });
    else if (line.bytes !== null && line.bytes !== found.bytes) different.push({ path: found.path, what: 'size' });
  }
  return { receipts: lines.length, missing, extra: named.length > 0 ? [...left.keys()] : [], different };
}
