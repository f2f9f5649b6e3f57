import { parentPort, workerData } from 'node:worker_threads';

const { module, name, given } = workerData as { module: string; name: string; given: readonly unknown[] };
try {
  const found = (await import(module)) as Record<string, (...values: readonly unknown[]) => unknown>;
  parentPort!.postMessage({ value: await found[name]!(...given) });
} catch (error) {
  parentPort!.postMessage({ error: error instanceof Error ? error.message : String(error) });
}
