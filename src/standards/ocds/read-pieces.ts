import { isUtf8 } from 'node:buffer';
import { linesOf, type PathProblem } from '#platform/export/index.ts';
import { type OcdsRelease, readReleases } from './read-releases.ts';

/** What can be taken whole or not at all: a line of a file of lines, else one release of a document. `at` counts from 1. */
export type Piece = Readonly<{
  at: number;
  releases: readonly OcdsRelease[];
  problems: readonly PathProblem[];
  leftOut: number;
  bytes: number;
  /** Nothing after this can be read. */
  last: boolean;
}>;

export type PieceOptions = Readonly<{
  /** Pieces that were taken before: they are counted and not read again. */
  after?: number;
  /** The most that a file may be when unpacked; without it lines may go on for ever. */
  mostBytes?: number;
}>;

const mostDocument = 64 * 1024 * 1024;

/** @example namesLines('releases.jsonl.gz') // true */
export const namesLines = (name: string): boolean => /\.(jsonl|ndjson|jl)(\.gz)?$/i.test(name);

/**
 * A file of releases piece by piece, as it arrives. Files named as JSON lines may be larger than memory; any other JSON (packages,
 * lists, records) is read whole, up to 64 MB. Reading from the same file again gives the same pieces. Paths begin with the name.
 *
 * @example for await (const piece of readPieces(createReadStream(file), 'a.jsonl.gz', { after: 5_000 })) …
 */
export async function* readPieces(
  chunks: AsyncIterable<Uint8Array>,
  name: string,
  options: PieceOptions = {},
): AsyncGenerator<Piece> {
  if (namesLines(name)) yield* piecesOfLines(chunks, name, options);
  else yield* piecesOfDocument(chunks, name, options);
}

async function* piecesOfLines(
  chunks: AsyncIterable<Uint8Array>,
  name: string,
  { after = 0, mostBytes }: PieceOptions,
): AsyncGenerator<Piece> {
  for await (const found of linesOf(chunks, mostBytes === undefined ? {} : { mostBytes })) {
    const path = `${name}: line ${found.line}`;
    if (found.bytes === null) {
      const { why, last } = found;
      // Where the rest is lost nothing was taken: the line is not done, and is asked for again when the file is.
      const at = last ? found.line - 1 : found.line;
      if (last || at > after) yield { at, releases: [], problems: [{ path, why }], leftOut: 1, bytes: 0, last };
    } else if (found.line > after) yield lineAsPiece(found.line, found.bytes, path);
  }
}

function lineAsPiece(line: number, bytes: Buffer, path: string): Piece {
  const empty = { at: line, releases: [], problems: [], leftOut: 0, bytes: bytes.length, last: false };
  const text = isUtf8(bytes) ? bytes.toString() : null;
  if (text !== null && text.trim() === '') return empty;
  const read = readReleases(text ?? bytes);
  const here = <T extends { path: string }>(one: T): T => ({
    ...one,
    path: one.path === '' ? path : `${path}/${one.path.replace(/^line 1\/?/, '')}`,
  });
  return { ...empty, releases: read.releases.map(here), problems: read.problems.map(here), leftOut: read.leftOut };
}

async function* piecesOfDocument(
  chunks: AsyncIterable<Uint8Array>,
  name: string,
  { after = 0 }: PieceOptions,
): AsyncGenerator<Piece> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size <= mostDocument) parts.push(chunk);
  }
  const none = { releases: [], problems: [], leftOut: 0, bytes: 0, last: false };
  if (size > mostDocument) {
    const why = 'The file is larger than 64 MB. Split it and send the parts, or send it as JSON lines.';
    yield { ...none, at: 0, problems: [{ path: name, why }], leftOut: 1, last: true };
    return;
  }

  const { releases, problems, leftOut } = readReleases(Buffer.concat(parts), name);
  // Without any release in it, it is not what it was taken for: nothing is done, and its problems say why.
  if (releases.length === 0) yield { ...none, at: 0, problems, leftOut, last: true };
  for (const [index, release] of releases.entries()) {
    const about = index === 0 ? { problems, leftOut } : {};
    if (index >= after) yield { ...none, ...about, at: index + 1, releases: [release] };
  }
}
