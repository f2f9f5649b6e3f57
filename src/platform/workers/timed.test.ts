import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Services } from '../http/services.ts';
import { keepTime, runTimed } from './timed.ts';

const services = {} as Services;

describe('work whose time comes by itself', () => {
  it('is done although something before it failed, and the failure is told by name', async () => {
    const done: string[] = [];
    const failed: string[] = [];
    const works = [
      { name: 'fails', run: () => Promise.reject(new Error('no')) },
      { name: 'works', run: async () => void done.push('works') },
    ];
    await runTimed(services, works, (_, name) => failed.push(name));
    assert.deepEqual([failed, done], [['fails'], ['works']]);
  });

  it('is never done twice at once, and whoever stops it waits for what has begun', async () => {
    let running = 0;
    let most = 0;
    let rounds = 0;
    let thirdRound: () => void;
    const third = new Promise<void>((resolve) => {
      thirdRound = resolve;
    });
    const slow = {
      name: 'slow',
      async run() {
        running += 1;
        most = Math.max(most, running);
        rounds += 1;
        if (rounds === 3) thirdRound();
        await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
        running -= 1;
      },
    };
    const time = keepTime(services, [slow], 1, () => assert.fail());
    await third;
    await time.stop();
    assert.deepEqual([most, running], [1, 0]);
  });
});
