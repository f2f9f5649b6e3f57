import type { Act } from '#platform/act/act.ts';
import { cleanWords, type PathProblem } from '#platform/export/index.ts';
import type { OcdsRelease, Piece } from '#standards/ocds/index.ts';
import { type KeptRelease, keepRelease, sameBuyer } from './keep-release.ts';
import type { ReleaseImport } from './release-import.ts';
import { beginImport } from './release-import-store.ts';
import { type Batch, saveBatch } from './save-batch.ts';

/** Runs work in an act of its own, or in the one that a page is in: then all batches are kept together or none is. */
export type RunAct = <T>(work: (act: Act) => Promise<T>) => Promise<T>;

export type ReleaseFile = Readonly<{
  organisationId: string;
  name: string;
  /** The same for the same bytes. */
  signature: string;
  /** The file's pieces after the first so many. */
  pieces(after: number): AsyncIterable<Piece>;
  /** Only releases of this buyer, by its name. */
  buyer?: string;
  /** Told after each batch that is kept. */
  told?: (now: ReleaseImport) => void;
}>;

export type Imported = Readonly<{ import: ReleaseImport; wasDone: boolean }>;

const mostReleases = 1_000;
const mostBytes = 4 * 1024 * 1024;

/**
 * Reads a file of releases into an organisation's contracting processes and register, batch by batch: each is one act. A file that was
 * read before changes nothing; one that was left in the middle goes on after the last batch that was kept.
 *
 * @example await importReleases((work) => act(door, theSystem, work), { organisationId, name, signature, pieces })
 */
export async function importReleases(run: RunAct, file: ReleaseFile): Promise<Imported> {
  const { organisationId, signature } = file;
  const begun = await run((act) => {
    const name = cleanWords(file.name, 300).text || 'A file';
    return beginImport(act.tx, { id: act.newId(), organisationId, source: 'file', name, signature }, act.now);
  });
  if (begun.state === 'done') return { import: begun, wasDone: true };
  const keeper = new Keeper(run, begun, file.told);
  const waiting = new WaitingBatch(begun.linesDone, file.buyer);
  let stopped = false;
  for await (const piece of file.pieces(begun.linesDone)) {
    waiting.add(piece);
    stopped = piece.last;
    // One batch is written while the next is read: two are in memory at most.
    if (waiting.isFull) await keeper.keep(waiting.take('reading'));
  }
  await keeper.keep(waiting.take(stopped ? 'stopped' : 'done'));
  return { import: await keeper.finished(), wasDone: false };
}

class Keeper {
  readonly #run: RunAct;
  readonly #told: ReleaseFile['told'];
  #writing: Promise<ReleaseImport>;

  constructor(run: RunAct, begun: ReleaseImport, told: ReleaseFile['told']) {
    this.#run = run;
    this.#told = told;
    this.#writing = Promise.resolve(begun);
  }

  async keep(batch: Batch): Promise<void> {
    const from = await this.#writing;
    this.#writing = this.#run((act) => saveBatch(act, from, batch)).then((now) => {
      this.#told?.(now);
      return now;
    });
    // Whoever asks for it next meets the fault; until then it must not end the process.
    this.#writing.catch(() => {});
  }

  finished(): Promise<ReleaseImport> {
    return this.#writing;
  }
}

class WaitingBatch {
  #kept: KeptRelease[] = [];
  #problems: PathProblem[] = [];
  #skipped = 0;
  #bytes = 0;
  #passedOver = 0;
  #linesDone: number;
  readonly #buyer: string | undefined;

  constructor(linesDone: number, buyer: string | undefined) {
    this.#linesDone = linesDone;
    this.#buyer = buyer;
  }

  get isFull(): boolean {
    return this.#kept.length + this.#problems.length >= mostReleases || this.#bytes >= mostBytes;
  }

  add(piece: Piece): void {
    this.#say(piece.problems);
    this.#skipped += piece.leftOut;
    this.#bytes += piece.bytes;
    this.#linesDone = Math.max(this.#linesDone, piece.at);
    for (const release of piece.releases) this.#addRelease(release);
  }

  #addRelease(release: OcdsRelease): void {
    const { kept, problems } = keepRelease(release);
    if (kept && this.#buyer !== undefined && !sameBuyer(kept.process.buyer, this.#buyer)) {
      this.#passedOver += 1;
      return;
    }
    this.#say(problems);
    if (kept) this.#kept.push(kept);
    else this.#skipped += 1;
  }

  /** One by one: a spread of as many as a hostile file can hold would be more than a call takes. */
  #say(problems: readonly PathProblem[]): void {
    for (const problem of problems) this.#problems.push(problem);
  }

  take(state: Batch['state']): Batch {
    const batch: Batch = {
      kept: this.#kept,
      problems: this.#problems,
      skipped: this.#skipped,
      passedOver: this.#passedOver,
      linesDone: this.#linesDone,
      nextPage: null,
      state,
    };
    this.#kept = [];
    this.#problems = [];
    this.#skipped = 0;
    this.#passedOver = 0;
    this.#bytes = 0;
    return batch;
  }
}
