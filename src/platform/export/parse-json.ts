import { decodeText } from './decode-text.ts';
import type { Json, PathProblem } from './json-value.ts';
import { unpack } from './unpack.ts';

const mostBytes = 64 * 1024 * 1024;
const mostShown = 50;

export type JsonDocument = { path: string; value: Json };

/**
 * The JSON documents of a file: one, or one a line (JSON lines); plain or gzip. A line that is not JSON is a problem at
 * its own path (`line 12`), and the others are read.
 */
export function parseJson(input: Uint8Array | string, problems: PathProblem[]): JsonDocument[] {
  const text = textOf(input, problems);
  if (text === null) return [];
  if (text.trim() === '') {
    problems.push({ path: '', why: 'The file is empty.' });
    return [];
  }
  try {
    return [{ path: '', value: parse(text) }];
  } catch {
    return looksLikeLines(text) ? parseLines(text, problems) : notJson(problems);
  }
}

// A zero or half of a character inside a text is nothing that anybody wrote, and no database's text holds one.
const keepable = (_: string, value: unknown) =>
  typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : value;
const parse = (text: string): Json =>
  text.includes('\\u') && /\\u(0000|d[89a-f])/i.test(text) ? JSON.parse(text, keepable) : JSON.parse(text);

function notJson(problems: PathProblem[]): JsonDocument[] {
  problems.push({ path: '', why: 'This is not whole JSON. It may have been cut short: download it again.' });
  return [];
}

function textOf(input: Uint8Array | string, problems: PathProblem[]): string | null {
  if (typeof input === 'string') return input.replace(/^\ufeff/, '');
  const { bytes, why } = unpack(input, mostBytes);
  if (bytes === null) {
    problems.push({ path: '', why });
    return null;
  }
  const decoded = decodeText(bytes);
  for (const problem of decoded.problems) problems.push({ path: `line ${problem.line}`, why: problem.why });
  return decoded.unreadable ? null : decoded.text.replace(/^\ufeff/, '');
}

/** JSON lines if the first line that says anything is JSON on its own. */
function looksLikeLines(text: string): boolean {
  const first = /^\s*(.*)$/m.exec(text)?.[1] ?? '';
  try {
    return typeof JSON.parse(first) === 'object';
  } catch {
    return /\n\s*\{.*\}\s*(\n|$)/.test(text.slice(0, 5_000_000)) && /^\s*\{.*\S/.test(first);
  }
}

function parseLines(text: string, problems: PathProblem[]): JsonDocument[] {
  const documents: JsonDocument[] = [];
  let bad = 0;
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const path = `line ${index + 1}`;
    try {
      documents.push({ path, value: parse(line) });
    } catch {
      bad += 1;
      if (bad <= mostShown) problems.push({ path, why: 'This line is not whole JSON and was skipped.' });
    }
  }
  if (bad > mostShown)
    problems.push({ path: '', why: `${bad - mostShown} more lines are not whole JSON and were skipped.` });
  return documents;
}
