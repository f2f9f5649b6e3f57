import {
  cellOf,
  cleanWords,
  decodeText,
  normaliseName,
  type PathProblem,
  parseJson,
  readTable,
  unpack,
} from '#platform/export/index.ts';
import { readPolisExport } from '#standards/polis/index.ts';
import { longestStatement } from '../held/hold-conversation.ts';
import type { Language } from '../languages/languages.ts';
import { readConversation, type Seed } from './conversation-file.ts';

export type FileProblem = Readonly<{ file: string; where: string | null; why: string }>;
export type SentFile = Readonly<{ name: string; bytes: Uint8Array }>;

export type ReadFiles = Readonly<{
  title: string | null;
  about: string | null;
  languages: readonly Language[];
  seeds: readonly Seed[];
  problems: readonly FileProblem[];
}>;

type Read = Omit<ReadFiles, 'problems'>;

const mostBytes = 20 * 1024 * 1024;
export const mostSeeds = 1_000;
const columns = [
  'comment-body',
  'statement',
  'statements',
  'words',
  'text',
  'quotation',
  'answer',
  'comment',
  'proposal',
];

const plain = (words: string): Seed => ({ words, as: null, language: null, translations: [] });
const nothing: Read = { title: null, about: null, languages: [], seeds: [] };
/** An apostrophe that a table was given so that no spreadsheet runs the words. */
const unguarded = (words: string): string => words.replace(/^'(?=[=+\-@＝＋－＠])/, '');

/**
 * Statements from files that people have: a Polis export (comments.csv, and summary.csv for the title), our own JSON, a table with a column
 * of statements, or text with one on each line. Never throws: what was left out is said by file and line.
 */
export function readFiles(files: readonly SentFile[]): ReadFiles {
  const problems: FileProblem[] = [];
  const isPolis = ({ name }: SentFile) => /(^|[-_/\\. ])(comments|summary)\.csv(\.gz)?$/i.test(name);
  const read = files.filter((one) => !isPolis(one)).map((one) => readOne(one, problems));
  if (files.some(isPolis)) read.unshift(readPolis(files.filter(isPolis), problems));
  const first = <K extends 'title' | 'about'>(key: K) => read.find((one) => one[key])?.[key] ?? null;
  const seeds = checked(
    read.flatMap((one) => one.seeds),
    problems,
  );
  return {
    title: first('title'),
    about: first('about'),
    languages: read.find(({ languages }) => languages.length > 0)?.languages ?? [],
    seeds,
    problems,
  };
}

/** Words as they are kept, each once, none too long, and no more than a conversation can hold. */
export function checked(seeds: readonly Seed[], problems: FileProblem[]): Seed[] {
  const known = new Set<string>();
  const kept: Seed[] = [];
  let over = 0;
  for (const seed of seeds) {
    const words = cleanWords(seed.words.replaceAll(/\s*\n\s*/g, ' '), longestStatement + 1).text;
    const key = words.toLowerCase();
    if (words === '' || known.has(key)) continue;
    const said = `“${words.slice(0, 60)}${words.length > 60 ? '…' : ''}”`;
    if (words.length > longestStatement)
      problems.push({
        file: said,
        where: null,
        why: `It is longer than ${longestStatement} characters, and was left out.`,
      });
    else if (kept.length === mostSeeds) over += 1;
    else {
      known.add(key);
      kept.push({ ...seed, words });
    }
  }
  if (over > 0)
    problems.push({
      file: `${over} more`,
      where: null,
      why: `A conversation can begin with ${mostSeeds} statements. The rest was left out.`,
    });
  return kept;
}

function readPolis(files: readonly SentFile[], problems: FileProblem[]): Read {
  const found = readPolisExport(files);
  const sent = new Set(files.map(({ name }) => name));
  for (const { file, line, why } of found.problems)
    if (sent.has(file)) problems.push({ file, where: line === null ? null : `line ${line}`, why });
  const seeds = found.statements
    .filter((one) => one.moderated !== -1 && !one.isMeta)
    .map((one) => plain(unguarded(one.text)));
  return { ...nothing, title: found.summary.topic, seeds };
}

function readOne({ name, bytes }: SentFile, problems: FileProblem[]): Read {
  const say = (why: string, where: string | null = null) => void problems.push({ file: name, where, why });
  const unpacked = unpack(bytes, mostBytes);
  if (unpacked.bytes === null) {
    say(unpacked.why);
    return nothing;
  }
  if (/\.json(\.gz)?$/i.test(name)) return readJson(unpacked.bytes, say);
  if (/\.txt(\.gz)?$/i.test(name)) return readLines(unpacked.bytes, say);
  const table = readTable(unpacked.bytes);
  for (const { line, why } of table.problems.slice(0, 50)) say(why, `line ${line}`);
  const column = columns
    .map((wanted) => table.columns.find((one) => normaliseName(one) === normaliseName(wanted)))
    .find(Boolean);
  if (!column) {
    say(
      'It has no column that is called “statement” or “words”. Give the column with the statements that name, or paste them one on each line.',
    );
    return nothing;
  }
  return { ...nothing, seeds: table.rows.map((row) => plain(unguarded(cellOf(row, column)))) };
}

type Say = (why: string, where?: string | null) => void;

function readJson(bytes: Buffer, say: Say): Read {
  const problems: PathProblem[] = [];
  const [document] = parseJson(bytes, problems);
  const read = document ? readConversation(document.value, problems) : null;
  for (const { path, why } of problems.slice(0, 50)) say(why, path || null);
  if (document && !read)
    say('It is JSON, and no conversation from here: it has no list of statements that can be read.');
  return read ?? nothing;
}

function readLines(bytes: Buffer, say: Say): Read {
  const { text, problems, unreadable } = decodeText(bytes);
  for (const { line, why } of problems.slice(0, 50)) say(why, `line ${line}`);
  return unreadable ? nothing : { ...nothing, seeds: text.split('\n').map(plain) };
}
