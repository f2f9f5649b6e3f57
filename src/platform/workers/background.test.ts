import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { openBackground, stopBackground } from './background.ts';

test('work that nobody waits for runs beside the pages, can be waited for and is gone when it is done', async () => {
  const background = openBackground();
  const { promise, resolve } = Promise.withResolvers<void>();
  background.begin('one', () => promise);
  assert.ok(background.isRunning('one'));
  assert.ok(!background.isRunning('other'));
  resolve();
  await background.untilDone('one');
  assert.ok(!background.isRunning('one'));
  await background.untilDone('one');
});

test('stopped work hears of it, and its ending so is no warning', async () => {
  const background = openBackground();
  const warned: Error[] = [];
  const hear = (warning: Error) => warned.push(warning);
  process.on('warning', hear);
  background.begin('one', async (signal) => {
    await once(signal, 'abort');
    throw new Error('ended early');
  });
  background.stop('one');
  await background.untilDone('one');
  background.begin('two', async () => {
    throw new Error('a fault');
  });
  await background.untilDone('two');
  await new Promise(setImmediate);
  process.off('warning', hear);
  assert.deepEqual(
    warned.map(({ message }) => message),
    ['a fault'],
  );
});

test('begun again, the later work is what is known under the id', async () => {
  const background = openBackground();
  const first = Promise.withResolvers<void>();
  const second = Promise.withResolvers<void>();
  background.begin('one', () => first.promise);
  const before = background.untilDone('one');
  background.begin('one', () => second.promise);
  first.resolve();
  await before;
  assert.ok(background.isRunning('one'));
  second.resolve();
  await background.untilDone('one');
  assert.ok(!background.isRunning('one'));
});

test('when the server stops, all that runs beside the pages is stopped and waited for, also what begins after it', async () => {
  const [one, other] = [openBackground(), openBackground()];
  const ended: string[] = [];
  const until = (name: string) => (signal: AbortSignal) =>
    new Promise<void>((_, reject) =>
      signal.addEventListener('abort', () => {
        ended.push(name);
        reject(signal.reason);
      }),
    );
  one.begin('a', until('a'));
  other.begin('b', until('b'));
  void one.untilDone('a').then(() => one.begin('c', until('c')));
  await stopBackground();
  assert.deepEqual(ended.toSorted(), ['a', 'b', 'c']);
  assert.ok(!one.isRunning('c') && !other.isRunning('b'));
});

test('work that does not hear that it is stopped keeps nobody waiting for ever', async () => {
  const background = openBackground();
  const { promise, resolve } = Promise.withResolvers<void>();
  background.begin('deaf', () => promise);
  await stopBackground(20);
  assert.ok(background.isRunning('deaf'));
  resolve();
  await background.untilDone('deaf');
});
