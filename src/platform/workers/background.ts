export type Background = Readonly<{
  /** Begins what no request waits for. What goes wrong in it is told to whoever runs the server. */
  begin: (id: string, work: (signal: AbortSignal) => Promise<void>) => void;
  /** Whether it runs now, in this process: it does not outlive the server that began it. */
  isRunning: (id: string) => boolean;
  stop: (id: string) => void;
  /** When nobody in this process works on it any more. */
  untilDone: (id: string) => Promise<void>;
}>;

type Works = Map<string, { abort: AbortController; done: Promise<void> }>;
const opened: Works[] = [];

/**
 * Stops all work of this process, before what it works on is closed, and waits for it; for work that does not hear that it is stopped, no
 * longer than `mostMs`. What it left undone is gone on with at the next start.
 */
export async function stopBackground(mostMs = 5_000): Promise<void> {
  const late = AbortSignal.timeout(mostMs);
  const given = new Promise<void>((resolve) => late.addEventListener('abort', () => resolve(), { once: true }));
  for (let all = atWork(); all.length > 0 && !late.aborted; all = atWork()) {
    for (const { abort } of all) abort.abort();
    await Promise.race([given, Promise.all(all.map(({ done }) => done))]);
    // Whoever waited for one of them may begin the next.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const atWork = () => opened.flatMap((running) => [...running.values()]);

/**
 * Long work beside the pages, by the id of what it is for. Begun again while it runs, the second takes its place under the id; whoever
 * begins it sees to it that both do not write.
 *
 * @example const searches = openBackground(); searches.begin(id, (signal) => search(id, signal))
 */
export function openBackground(): Background {
  const running: Works = new Map();
  opened.push(running);
  return {
    begin(id, work) {
      const abort = new AbortController();
      const done = work(abort.signal)
        .catch((error: Error) => {
          // Whoever stopped it has said so already.
          if (!abort.signal.aborted) process.emitWarning(error);
        })
        .finally(() => {
          if (running.get(id)?.abort === abort) running.delete(id);
        });
      running.set(id, { abort, done });
    },
    isRunning: (id) => running.has(id),
    stop: (id) => running.get(id)?.abort.abort(),
    untilDone: (id) => running.get(id)?.done ?? Promise.resolve(),
  };
}
