import { Worker } from 'node:worker_threads';
import type { Answer, FromSolver, Programme, SolverOptions } from './programme.ts';

class Cancelled extends Error {}

export type OpenSolver = {
  solve(programme: Programme, options: SolverOptions): Promise<Answer>;
  close(): Promise<void>;
};

/**
 * HiGHS in a thread of its own, since it holds the one that it runs on. One programme at a time; a signal ends the thread, and
 * with it whatever it was doing.
 *
 * @example const solver = openSolver(); const answer = await solver.solve(programme, { seconds: 2, gap: 0.01 }); await solver.close();
 */
export function openSolver(signal?: AbortSignal): OpenSolver {
  const worker = new Worker(new URL('./solver-worker.ts', import.meta.url));
  worker.unref();
  const waiting = new Map<number, { resolve: (answer: Answer) => void; reject: (error: Error) => void }>();
  let next = 0;
  let ended: Error | null = null;
  const end = (error: Error): void => {
    ended ??= error;
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
  };
  worker.on('message', (reply: FromSolver) => {
    const held = waiting.get(reply.id);
    waiting.delete(reply.id);
    if (waiting.size === 0) worker.unref();
    if ('error' in reply) held?.reject(new Error(reply.error));
    else held?.resolve(reply.answer);
  });
  worker.on('error', (error) => end(error as Error));
  worker.on('exit', () => end(new Error('The solver ended.')));
  const stop = () => {
    end(new Cancelled('It was cancelled.'));
    void worker.terminate();
  };
  if (signal?.aborted) stop();
  signal?.addEventListener('abort', stop, { once: true });
  return {
    solve(programme, options) {
      if (ended) return Promise.reject(ended);
      next += 1;
      const id = next;
      worker.ref();
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        worker.postMessage({ id, programme, options });
      });
    },
    async close() {
      signal?.removeEventListener('abort', stop);
      end(new Error('The solver was closed.'));
      await worker.terminate();
    },
  };
}
