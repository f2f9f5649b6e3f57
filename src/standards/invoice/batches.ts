import { decodeText, type LineProblem, linesOf, readTable, type TableRow } from '#platform/export/index.ts';

/** Some rows of a list that is longer than memory, with the number of lines that are done with them. */
export type Batch = Readonly<{
  columns: readonly string[];
  rows: TableRow[];
  problems: readonly LineProblem[];
  linesDone: number;
  /** Where nothing after this can be read, and why. */
  stopped: string | null;
}>;

const mostBytes = 512 * 1024 * 1024;
const mostLine = 1024 * 1024;
const batchBytes = 2 * 1024 * 1024;
/** Lines that a quoted cell may go on over beyond the end of a batch. */
const mostBeyond = 200;

const marksIn = (bytes: Buffer): number => {
  let marks = 0;
  for (let at = bytes.indexOf(34); at >= 0; at = bytes.indexOf(34, at + 1)) marks += 1;
  return marks;
};

const headLine = (columns: readonly string[], delimiter: string): string =>
  columns.map((name) => `"${name.replaceAll('"', '""')}"`).join(delimiter);

/**
 * A CSV file of any length, a few thousand rows at a time, plain or gzip. The same bytes are cut at the same lines, so that reading goes on
 * `after` any that was given. Column names and what parts the cells are those of the beginning.
 *
 * @example for await (const { rows, linesDone } of batchesOf(chunks, { after: 0 })) …
 */
export async function* batchesOf(
  chunks: AsyncIterable<Uint8Array>,
  { after = 0, rows = 2_000 }: { after?: number; rows?: number } = {},
): AsyncGenerator<Batch> {
  const cutter = new Cutter(rows);
  for await (const one of linesOf(chunks, { mostBytes, mostLine })) {
    if (one.bytes === null) {
      if (one.last) {
        yield* asked(cutter.take(), after);
        yield { columns: [], rows: [], problems: [], linesDone: one.line, stopped: one.why };
        return;
      }
      cutter.pass(one.line, one.why);
    } else cutter.add(one.line, one.bytes);
    if (cutter.isFull) {
      const batch = cutter.take();
      yield* asked(batch, after);
      if (batch?.stopped) return;
    }
  }
  yield* asked(cutter.take(), after);
}

function* asked(batch: Batch | null, after: number): Generator<Batch> {
  if (batch && (batch.linesDone > after || batch.stopped)) yield batch;
}

class Cutter {
  readonly #most: number;
  #head: { columns: string[]; delimiter: string } | null = null;
  #lines: Buffer[] = [];
  #problems: LineProblem[] = [];
  #first = 1;
  #last = 0;
  #bytes = 0;
  #marks = 0;
  constructor(most: number) {
    this.#most = most;
  }

  /** Never within a quoted cell, unless a mark never closes. */
  get isFull(): boolean {
    const count = this.#lines.length;
    if (count < this.#most && this.#bytes < batchBytes) return false;
    return this.#marks % 2 === 0 || count >= this.#most + mostBeyond || this.#bytes >= batchBytes + mostBeyond * 1024;
  }

  add(line: number, bytes: Buffer): void {
    this.#lines.push(bytes);
    this.#last = line;
    this.#bytes += bytes.length + 1;
    this.#marks += marksIn(bytes);
  }

  pass(line: number, why: string): void {
    this.add(line, Buffer.alloc(0));
    this.#problems.push({ line, why });
  }

  take(): Batch | null {
    if (this.#lines.length === 0) return null;
    const bytes = Buffer.concat(this.#lines.flatMap((line) => [line, Buffer.from('\n')]));
    const batch = this.#head ? this.#body(bytes, this.#head) : this.#begin(bytes);
    this.#first = this.#last + 1;
    this.#lines = [];
    this.#problems = [];
    this.#bytes = 0;
    this.#marks = 0;
    return batch;
  }

  #begin(bytes: Buffer): Batch {
    const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
    if (utf16) return this.#stop('This file is in UTF-16. Save it as “CSV UTF-8”, and send that file.');
    const table = readTable(bytes, { maxCells: 10_000_000 });
    if (table.columns.length === 0) return this.#stop(table.problems[0]?.why ?? 'The file is empty.');
    this.#head = { columns: table.columns, delimiter: table.delimiter };
    return this.#batch(table.columns, table.rows, table.problems);
  }

  #body(bytes: Buffer, { columns, delimiter }: { columns: string[]; delimiter: string }): Batch {
    const decoded = decodeText(bytes);
    if (decoded.unreadable)
      return this.#batch(
        columns,
        [],
        [{ line: this.#first, why: `Lines ${this.#first} to ${this.#last} are not text and were left out.` }],
      );
    const table = readTable(`${headLine(columns, delimiter)}\n${decoded.text}`, {
      delimiter,
      headerLine: 1,
      maxCells: 10_000_000,
    });
    // Line 1 is the names that were put before it.
    const placed = (line: number) => line + this.#first - 2;
    return this.#batch(
      columns,
      table.rows.map((row) => ({ ...row, line: placed(row.line) })),
      table.problems
        .filter(({ line }) => line > 1)
        .concat(decoded.problems.map(({ line, why }) => ({ line: line + 1, why })))
        .map(({ line, why }) => ({ line: placed(line), why })),
    );
  }

  #batch(columns: readonly string[], rows: TableRow[], problems: readonly LineProblem[]): Batch {
    return { columns, rows, problems: [...this.#problems, ...problems], linesDone: this.#last, stopped: null };
  }

  #stop(why: string): Batch {
    return { columns: [], rows: [], problems: [], linesDone: this.#last, stopped: why };
  }
}
