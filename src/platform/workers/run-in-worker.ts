import { Worker } from 'node:worker_threads';

/**
 * Calls a pure function in a thread of its own, so that pages are answered meanwhile. What goes in and comes out is copied.
 *
 * @param module address of the module, as `import.meta.resolve` gives it
 * @param name the function that the module exports
 * @param seconds after which it is given up
 * @param signal gives it up when it is aborted
 * @throws what the function throws, or an error that says that it took too long
 * @example await runInWorker(import.meta.resolve('#engines/map-layout/index.ts'), 'layOut', [boxes, joins], 30)
 */
export function runInWorker<T>(
  module: string,
  name: string,
  given: readonly unknown[],
  seconds: number,
  signal?: AbortSignal,
): Promise<T> {
  if (signal?.aborted) return Promise.reject(signal.reason);
  const worker = new Worker(new URL('./call-in-worker.ts', import.meta.url), { workerData: { module, name, given } });
  return new Promise<T>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`${name} took more than ${seconds} seconds.`)), seconds * 1000);
    worker.once('message', (answer: { value: T } | { error: string }) => {
      if ('error' in answer) reject(new Error(answer.error));
      else resolve(answer.value);
    });
    worker.once('error', reject);
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
    worker.once('exit', () => reject(new Error(`${name} ended without an answer.`)));
    worker.once('exit', () => clearTimeout(late));
  }).finally(() => void worker.terminate());
}
