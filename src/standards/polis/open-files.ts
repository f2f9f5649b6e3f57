import { normaliseName, readTable, type Table, unpack } from '#platform/export/index.ts';
import type { PolisProblem } from './export.ts';

export type PolisKind = 'comments' | 'votes' | 'participants' | 'summary';
export type OpenedFile = { file: string; table: Table; column(name: string): string | null };
export type PolisFile = { name: string; bytes: Uint8Array };

const sizes = { maxBytes: 64 * 1024 * 1024, maxRows: 1_000_000, maxCells: 10_000_000, maxColumns: 12_000 };

const kinds: [RegExp, PolisKind][] = [
  [/participants?-votes\.csv(\.gz)?$/i, 'participants'],
  [/(^|[-_/\\. ])comments\.csv(\.gz)?$/i, 'comments'],
  [/(^|[-_/\\. ])votes\.csv(\.gz)?$/i, 'votes'],
  [/(^|[-_/\\. ])summary\.csv(\.gz)?$/i, 'summary'],
];

/** Unpacks and reads the files of an export, each known by how its name ends. */
export function openFiles(
  files: readonly PolisFile[],
  problems: PolisProblem[],
): Partial<Record<PolisKind, OpenedFile>> {
  const opened: Partial<Record<PolisKind, OpenedFile>> = {};
  for (const { name, bytes } of files) {
    const kind = kinds.find(([pattern]) => pattern.test(name))?.[1];
    const say = (why: string, line: number | null = null) => problems.push({ file: name, line, why });
    if (!kind) say('Not read. A Polis export has comments.csv, votes.csv, participants-votes.csv and summary.csv.');
    else if (opened[kind])
      say('Not read, because another file of this kind came first. Send one conversation at a time.');
    else {
      const { bytes: plain, why } = unpack(bytes, sizes.maxBytes);
      if (plain === null) say(why);
      else opened[kind] = openTable(name, kind, plain, problems);
    }
  }
  return opened;
}

function openTable(file: string, kind: PolisKind, bytes: Buffer, problems: PolisProblem[]): OpenedFile {
  // The names stand on the first line; the summary has none, and its first line is its first fact.
  const table = readTable(bytes, { ...sizes, delimiter: ',', headerLine: 1 });
  const quiet = kind === 'summary' ? /rows below|cells than/ : /^$/;
  for (const problem of table.problems) if (!quiet.test(problem.why)) problems.push({ file, ...problem });
  const byName = new Map(table.columns.map((column) => [normaliseName(column), column]));
  return { file, table, column: (name) => byName.get(normaliseName(name)) ?? null };
}
