import { createReadStream, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import readline from 'node:readline';
import { createGunzip } from 'node:zlib';
import { type OcdsRelease, type PathProblem, readReleases } from '#standards/ocds/index.ts';

const isLines = (name: string): boolean => /\.(jsonl|ndjson|jl)(\.gz)?$/i.test(name);
const isOurs = (name: string): boolean => /\.(json|jsonl|ndjson|jl)(\.gz)?$/i.test(name);

/** The files that were named, and the JSON files of the folders that were. */
export const filesOf = (names: readonly string[]): string[] =>
  names.flatMap((name) =>
    statSync(name).isDirectory()
      ? readdirSync(name)
          .filter(isOurs)
          .sort()
          .map((one) => path.join(name, one))
      : [name],
  );

/**
 * The releases of a file, one after another. JSON lines are read a line at a time, so that a file may be larger than memory; other
 * JSON is read whole. What could not be read goes to `problems` by path.
 */
export async function* releasesOf(file: string, problems: PathProblem[]): AsyncGenerator<OcdsRelease> {
  const name = path.basename(file);
  if (!isLines(name)) {
    const read = readReleases(readFileSync(file), name);
    problems.push(...read.problems);
    yield* read.releases;
    return;
  }
  const bytes = createReadStream(file);
  const source = file.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes;
  bytes.on('error', (error) => source.destroy(error));
  const under = (line: string, rest: string) => (rest === '' ? line : `${line}/${rest}`);
  let line = 0;
  try {
    for await (const text of readline.createInterface({ input: source, crlfDelay: Number.POSITIVE_INFINITY })) {
      line += 1;
      if (text.trim() === '') continue;
      const at = <T extends { path: string }>(one: T): T => ({
        ...one,
        path: under(`${name}: line ${line}`, one.path),
      });
      const read = readReleases(text);
      problems.push(...read.problems.map(at));
      yield* read.releases.map(at);
    }
  } catch (error) {
    if ((error as { code?: string }).code !== 'Z_DATA_ERROR' && (error as { code?: string }).code !== 'Z_BUF_ERROR')
      throw error;
    problems.push({
      path: `${name}: line ${line + 1}`,
      why: 'The file is cut short or broken from here on. Download it again.',
    });
  }
}
