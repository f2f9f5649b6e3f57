import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runInWorker } from './run-in-worker.ts';

const layout = import.meta.resolve('#engines/map-layout/index.ts');

test('a function called in a worker answers as it would here, while this thread goes on', async () => {
  let ticks = 0;
  const clock = setInterval(() => (ticks += 1), 1);
  const boxes = [{ id: 'fee', width: 150, height: 44 }];
  const places = await runInWorker<Map<string, { x: number; y: number }>>(layout, 'layOut', [boxes, []], 20);
  clearInterval(clock);
  assert.deepEqual(places, new Map([['fee', { x: 75, y: 22 }]]));
  assert.ok(ticks > 0);
});

test('what goes wrong there is said here', async () => {
  await assert.rejects(runInWorker(layout, 'layOut', [null, null], 20), /null/);
  await assert.rejects(runInWorker(layout, 'noSuchThing', [], 20), /not a function/);
  await assert.rejects(runInWorker('node:timers/promises', 'setTimeout', [60_000], 0.05), /took more than/);
});
