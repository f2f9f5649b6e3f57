import { createGunzip } from 'node:zlib';
import type { PolisProblem } from './export.ts';

/** Every vote of a file in columns, changed ones too, with its time: of several on one statement the latest counts. */
export type VoteColumns = Readonly<{
  people: readonly string[];
  statements: readonly string[];
  person: Int32Array;
  statement: Int32Array;
  value: Int8Array;
  at: Float64Array;
  problems: readonly PolisProblem[];
  /** Lines that are no vote. */
  leftOut: number;
}>;

const mostProblems = 100;
const mostVotes = 50_000_000;

/** Columns that grow by halves. */
class Growing {
  person = new Int32Array(1 << 16);
  statement = new Int32Array(1 << 16);
  value = new Int8Array(1 << 16);
  at = new Float64Array(1 << 16);
  length = 0;

  add(person: number, statement: number, value: number, at: number): void {
    if (this.length === this.value.length) this.#grow();
    this.person[this.length] = person;
    this.statement[this.length] = statement;
    this.value[this.length] = value;
    this.at[this.length] = at;
    this.length += 1;
  }

  #grow(): void {
    const length = Math.ceil(this.length * 1.5);
    const wider = <Column extends Int32Array | Int8Array | Float64Array>(from: Column, to: Column): Column => {
      to.set(from);
      return to;
    };
    this.person = wider(this.person, new Int32Array(length));
    this.statement = wider(this.statement, new Int32Array(length));
    this.value = wider(this.value, new Int8Array(length));
    this.at = wider(this.at, new Float64Array(length));
  }
}

class Ids {
  readonly names: string[] = [];
  readonly #places = new Map<string, number>();

  place(name: string): number {
    const found = this.#places.get(name);
    if (found !== undefined) return found;
    // A piece of a larger text would keep all of it in memory.
    const own = Buffer.from(name).toString();
    this.#places.set(own, this.names.length);
    this.names.push(own);
    return this.names.length - 1;
  }
}

type Columns = Readonly<{ statement: number; voter: number; vote: number; time: number }>;

/** Cells of a line; quotes as in any CSV. */
function cellsIn(line: string): string[] {
  if (!line.includes('"')) return line.split(',');
  const cells: string[] = [];
  const pattern = /(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g;
  for (const [, quoted, plain] of line.matchAll(pattern)) cells.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
  return cells;
}

/**
 * The votes of an exported conversation as columns, plain or gzip, line by line: files of millions of votes need no more memory than their
 * columns. Never throws for what is in the file.
 *
 * @example await streamVotes(createReadStream('votes.csv.gz'), 'votes.csv.gz')
 */
export async function streamVotes(chunks: AsyncIterable<Uint8Array>, file: string): Promise<VoteColumns> {
  const reader = new VoteReader(file);
  try {
    for await (const text of textsOf(chunks)) if (!reader.read(text)) break;
    reader.end();
  } catch (error) {
    if (!String((error as { code?: string }).code).startsWith('Z_')) throw error;
    reader.say(null, 'The file is cut short or broken from here on. Download it again.');
  }
  return reader.columns();
}

async function* textsOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  for await (const chunk of unpacked(chunks)) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

async function* unpacked(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const source = chunks[Symbol.asyncIterator]();
  const first = await source.next();
  if (first.done) return;
  const rest = {
    async *[Symbol.asyncIterator]() {
      yield first.value;
      for (let next = await source.next(); !next.done; next = await source.next()) yield next.value;
    },
  };
  if (first.value[0] !== 0x1f || first.value[1] !== 0x8b) {
    yield* rest;
    return;
  }
  const gunzip = createGunzip();
  const feeding = (async () => {
    for await (const chunk of rest)
      if (!gunzip.write(chunk)) await new Promise<void>((resolve) => gunzip.once('drain', resolve));
    gunzip.end();
  })();
  yield* gunzip;
  await feeding;
}

class VoteReader {
  readonly #file: string;
  readonly #votes = new Growing();
  readonly #people = new Ids();
  readonly #statements = new Ids();
  readonly #problems: PolisProblem[] = [];
  #leftOut = 0;
  #columns: Columns | null = null;
  #broken = false;
  #line = 0;
  #left = '';

  constructor(file: string) {
    this.#file = file;
  }

  say(line: number | null, why: string): void {
    if (this.#problems.length < mostProblems) this.#problems.push({ file: this.#file, line, why });
  }

  /** False where reading on is of no use. */
  read(text: string): boolean {
    const lines = (this.#left + text).split('\n');
    this.#left = lines.pop()!;
    for (const line of lines) this.#readLine(line);
    return !this.#broken;
  }

  end(): void {
    if (this.#left !== '' && !this.#broken) this.#readLine(this.#left);
    if (this.#votes.length === 0 && !this.#broken) this.say(null, 'No votes were read, so nothing was counted.');
  }

  columns(): VoteColumns {
    const { person, statement, value, at, length } = this.#votes;
    return {
      people: this.#people.names,
      statements: this.#statements.names,
      person: person.subarray(0, length),
      statement: statement.subarray(0, length),
      value: value.subarray(0, length),
      at: at.subarray(0, length),
      problems: this.#problems,
      leftOut: this.#leftOut,
    };
  }

  #readLine(given: string): void {
    this.#line += 1;
    const line = given.endsWith('\r') ? given.slice(0, -1) : given;
    if (this.#broken || line === '') return;
    if (!this.#columns) this.#readHead(line);
    else this.#readVote(line, this.#columns);
  }

  #readHead(line: string): void {
    const names = cellsIn(line.replace(/^\uFEFF/, '')).map((name) => name.trim().toLowerCase());
    const [statement, voter, vote] = ['comment-id', 'voter-id', 'vote'].map((name) => names.indexOf(name));
    this.#columns = { statement: statement!, voter: voter!, vote: vote!, time: names.indexOf('timestamp') };
    this.#broken = statement! < 0 || voter! < 0 || vote! < 0;
    if (this.#broken)
      this.say(this.#line, 'There have to be columns “comment-id”, “voter-id” and “vote”, so no vote was read.');
  }

  #readVote(line: string, columns: Columns): void {
    const cells = cellsIn(line);
    const [statement, voter] = [cells[columns.statement]?.trim(), cells[columns.voter]?.trim()];
    const vote = cells[columns.vote]?.trim();
    if (!statement || !voter || (vote !== '1' && vote !== '0' && vote !== '-1')) {
      this.#leftOut += 1;
      this.say(this.#line, 'This is not a vote: it needs a voter, a statement, and 1, 0 or -1.');
      return;
    }
    if (this.#votes.length === mostVotes) {
      this.#broken = true;
      this.say(this.#line, 'There are more than 50 million votes. The rest was not read.');
      return;
    }
    const time = columns.time < 0 ? 0 : Number(cells[columns.time]);
    this.#votes.add(
      this.#people.place(voter),
      this.#statements.place(statement),
      Number(vote),
      Number.isFinite(time) ? time : 0,
    );
  }
}
