import type { PathProblem } from '#standards/ocds/index.ts';

export type ImportSource = 'file' | 'find-a-tender' | 'contracts-finder';
export type ImportState = 'reading' | 'done' | 'stopped';

export type ImportCounts = {
  releases: number;
  /** Processes that were not known before. */
  added: number;
  changed: number;
  /** The same as before, or older than what is kept. */
  unchanged: number;
  /** Lines and releases that could not be read at all. */
  skipped: number;
  /** Of other buyers than the one that was asked for. */
  passedOver: number;
};

export type ReleaseImport = Readonly<
  ImportCounts & {
    id: string;
    organisationId: string;
    source: ImportSource;
    name: string;
    signature: string;
    linesDone: number;
    nextPage: string | null;
    problemCount: number;
    problems: readonly PathProblem[];
    state: ImportState;
    version: number;
    beganAt: Date;
    changedAt: Date;
  }
>;

export const mostProblems = 200;

/** The first two hundred problems; one that was there before is not said again when a file is begun anew. */
export function withProblems(
  known: Pick<ReleaseImport, 'problems' | 'problemCount'>,
  found: readonly PathProblem[],
): Pick<ReleaseImport, 'problems' | 'problemCount'> {
  const said = new Set(known.problems.map(({ path, why }) => `${path}\n${why}`));
  const whole = found.map(({ path, why }) => ({ path: path.toWellFormed(), why: why.toWellFormed() }));
  const fresh = whole.filter(({ path, why }) => {
    const words = `${path}\n${why}`;
    if (said.has(words)) return false;
    said.add(words);
    return true;
  });
  return {
    problems: [...known.problems, ...fresh.slice(0, Math.max(0, mostProblems - known.problems.length))],
    problemCount: known.problemCount + fresh.length,
  };
}
