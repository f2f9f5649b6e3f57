import { createReadStream, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { type OcdsRelease, type PathProblem, readPieces } from '#standards/ocds/index.ts';

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
  for await (const piece of readPieces(createReadStream(file), path.basename(file))) {
    for (const problem of piece.problems) problems.push(problem);
    yield* piece.releases;
  }
}
