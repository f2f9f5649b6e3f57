import { createGunzip } from 'node:zlib';

/** A line's bytes without its end; or why it cannot be read, and whether nothing after it can be either. */
export type StreamedLine =
  | Readonly<{ line: number; bytes: Buffer; why: null }>
  | Readonly<{ line: number; bytes: null; why: string; last: boolean }>;

export type LineLimits = Readonly<{ mostLine?: number; mostBytes?: number }>;

const newline = 10;
/** Gzip makes at most about a thousand bytes of one, so that a step of this size cannot fill the memory. */
const gzipStep = 16 * 1024;
const megabytes = (bytes: number) => Math.round(bytes / 1024 / 1024);

/**
 * The lines of a file that may be larger than memory, plain or gzip, as it arrives. A line longer than `mostLine` is passed over and
 * said; where a compressed file is damaged or cut short, the whole lines before it are given, never half of one, and the last item
 * says so. The same bytes give the same lines, however they arrive.
 *
 * @example for await (const { line, bytes } of linesOf(createReadStream('releases.jsonl.gz'))) …
 */
export async function* linesOf(
  chunks: AsyncIterable<Uint8Array>,
  limits: LineLimits = {},
): AsyncGenerator<StreamedLine> {
  const { mostLine = 16 * 1024 * 1024, mostBytes = Number.POSITIVE_INFINITY } = limits;
  const cutter = new LineCutter(mostLine);
  let unpacked = 0;
  try {
    for await (const chunk of unpackedChunks(chunks)) {
      unpacked += chunk.length;
      if (unpacked > mostBytes) {
        yield cutter.end(
          `The file is larger than ${megabytes(mostBytes)} MB when unpacked. Split it and send the parts.`,
        );
        return;
      }
      yield* cutter.cut(chunk);
    }
  } catch (error) {
    if (!String((error as { code?: string }).code).startsWith('Z_')) throw error;
    yield cutter.end('The file is cut short or broken from here on. Download it again.');
    return;
  }
  yield* cutter.rest();
}

class LineCutter {
  readonly #most: number;
  #line = 1;
  #parts: Buffer[] = [];
  #length = 0;

  constructor(most: number) {
    this.#most = most;
  }

  *cut(chunk: Buffer): Generator<StreamedLine> {
    let from = 0;
    for (let at = chunk.indexOf(newline); at >= 0; at = chunk.indexOf(newline, from)) {
      this.#hold(chunk.subarray(from, at));
      yield this.#whole();
      from = at + 1;
    }
    if (from < chunk.length) this.#hold(chunk.subarray(from));
  }

  *rest(): Generator<StreamedLine> {
    if (this.#length > 0) yield this.#whole();
  }

  end(why: string): StreamedLine {
    return { line: this.#line, bytes: null, why, last: true };
  }

  #hold(part: Buffer): void {
    this.#length += part.length;
    if (this.#length > this.#most) this.#parts = [];
    else this.#parts.push(part);
  }

  #whole(): StreamedLine {
    const line = this.#line;
    const tooLong = this.#length > this.#most;
    const bytes = this.#parts.length === 1 ? this.#parts[0]! : Buffer.concat(this.#parts);
    this.#line += 1;
    this.#parts = [];
    this.#length = 0;
    if (!tooLong) return { line, bytes, why: null };
    return {
      line,
      bytes: null,
      why: `This line is longer than ${megabytes(this.#most)} MB and was left out.`,
      last: false,
    };
  }
}

async function* unpackedChunks(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let gunzip: Unpacker | null = null;
  let first = true;
  for await (const given of chunks) {
    const chunk = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
    if (first && chunk.length === 0) continue;
    if (first && chunk[0] === 0x1f && (chunk[1] ?? 0x8b) === 0x8b) gunzip = new Unpacker();
    first = false;
    if (!gunzip) yield chunk;
    else
      for (let at = 0; at < chunk.length; at += gzipStep) yield* await gunzip.write(chunk.subarray(at, at + gzipStep));
  }
  if (gunzip) yield* await gunzip.end();
}

/** Unpacks a step at a time and hands on all of it before the next: a stream that fails throws away what nobody has taken yet. */
class Unpacker {
  readonly #gunzip = createGunzip();
  #out: Buffer[] = [];
  #fault: Error | null = null;

  constructor() {
    this.#gunzip.on('data', (chunk: Buffer) => this.#out.push(chunk));
    this.#gunzip.on('error', (error) => {
      this.#fault = error;
    });
  }

  write(bytes: Buffer): Promise<Buffer[]> {
    return this.#taking((done) => this.#gunzip.write(bytes, done));
  }

  end(): Promise<Buffer[]> {
    return this.#taking((done) => this.#gunzip.once('end', done).end());
  }

  #taking(begin: (done: (error?: Error | null) => void) => void): Promise<Buffer[]> {
    return new Promise((resolve, reject) => {
      if (this.#fault) return reject(this.#fault);
      const settle = (error?: Error | null) => {
        this.#gunzip.off('error', settle);
        if (error) return reject(error);
        const taken = this.#out;
        this.#out = [];
        resolve(taken);
      };
      this.#gunzip.once('error', settle);
      begin(settle);
    });
  }
}
