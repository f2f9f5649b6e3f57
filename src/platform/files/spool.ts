import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Something large that came in, on disk under a random name until somebody has looked at it. */
export type SpooledFile = Readonly<{ id: string; bytes: number; sha256: string }>;

export type Spool = {
  take(source: Readable): Promise<SpooledFile>;
  pathOf(id: string): string;
  /** All of a small file; null where it is larger than `most`. */
  readSmall(id: string, most: number): Buffer | null;
  has(id: string): boolean;
  remove(id: string): void;
  /** Removes what nothing that was committed refers to, left by a stop in the middle. */
  sweep(known: ReadonlySet<string>, olderThanMs: number): number;
};

export function openSpool(dataDir: string): Spool {
  const folder = path.join(dataDir, 'spool');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const place = (id: string) => path.join(folder, id);
  const remove = (id: string) => rmSync(place(id), { force: true });
  return {
    pathOf: place,
    remove,
    async take(source) {
      const id = randomUUID();
      const hash = createHash('sha256');
      let bytes = 0;
      try {
        await pipeline(
          source,
          async function* (chunks: AsyncIterable<Buffer>) {
            for await (const chunk of chunks) {
              hash.update(chunk);
              bytes += chunk.length;
              yield chunk;
            }
          },
          createWriteStream(place(id), { flags: 'wx', mode: 0o600, flush: true }),
        );
      } catch (error) {
        remove(id);
        throw error;
      }
      return { id, bytes, sha256: hash.digest('hex') };
    },
    readSmall: (id, most) => (statSync(place(id)).size > most ? null : readFileSync(place(id))),
    has: (id) => readdirSync(folder).includes(id),
    sweep: (known, olderThanMs) => sweepFolder(folder, known, olderThanMs),
  };
}

/** Removes files of a folder that nobody knows, unless somebody may be writing them at this moment. */
export function sweepFolder(folder: string, known: ReadonlySet<string>, olderThanMs: number): number {
  let removed = 0;
  for (const name of readdirSync(folder)) {
    if (known.has(name)) continue;
    const found = statSync(path.join(folder, name), { throwIfNoEntry: false });
    if (!found || Date.now() - found.mtimeMs < olderThanMs) continue;
    rmSync(path.join(folder, name), { force: true });
    removed += 1;
  }
  return removed;
}
