import { type Answer, type DrawSums, type Scenario, summarise } from '#engines/retender/index.ts';
import { runInWorker } from '#platform/workers/run-in-worker.ts';

const engine = import.meta.resolve('#engines/retender/index.ts');
/** So that a first answer is soon there. */
const firstDraws = 20;
const mostSeconds = 3_600;

/** Draws in pieces: a small one first, then enough for everybody to have several. */
function pieces(draws: number, workers: number): [from: number, to: number][] {
  const first = Math.min(draws, firstDraws);
  const size = Math.max(1, Math.ceil((draws - first) / (workers * 4)));
  const found: [number, number][] = [[0, first]];
  for (let from = first; from < draws; from += size) found.push([from, Math.min(draws, from + size)]);
  return found;
}

export type Telling = Readonly<{
  /** Hears how many draws are done, and the answer so far, each time that a piece is. */
  told?: (done: number, answer: () => Answer) => void | Promise<void>;
  /** Stops before the next piece. */
  signal?: AbortSignal;
}>;

/**
 * Works a scenario out in threads of their own. Which thread did what leaves no trace in the digits.
 *
 * @throws the signal’s reason where it was stopped
 */
export async function runInThreads(
  scenario: Scenario,
  workers: number,
  { told = () => undefined, signal }: Telling = {},
): Promise<Answer> {
  const waiting = pieces(scenario.draws, workers);
  const sums: DrawSums[] = [];
  const work = async () => {
    for (let piece = waiting.shift(); piece; piece = waiting.shift()) {
      signal?.throwIfAborted();
      sums.push(...(await runInWorker<DrawSums[]>(engine, 'runDraws', [scenario, ...piece], mostSeconds)));
      await told(sums.length, () => summarise(scenario, sums));
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
  signal?.throwIfAborted();
  return summarise(scenario, sums);
}
