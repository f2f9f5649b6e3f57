import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inBatches, type TestFile } from './test-batches.ts';

const app = (path: string): TestFile => ({ path, text: "import { openTestApp } from '#test/support/client.ts';" });
const unit = (path: string): TestFile => ({ path, text: "import { it } from 'node:test';" });

describe('test files in batches', () => {
  it('are each in one batch, whatever they are', () => {
    const files = [
      ...Array.from({ length: 41 }, (_, index) => app(`src/slices/a/${index}.test.ts`)),
      ...Array.from({ length: 77 }, (_, index) => unit(`src/engines/b/${index}.test.ts`)),
      { path: 'test/journeys/c.browser.test.ts', text: '' },
      { path: 'test/guarantees/d.test.ts', text: '' },
    ];
    const batches = inBatches(files);
    assert.deepEqual(batches.flat().sort(), files.map((file) => file.path).sort());
    assert.ok(batches.every((batch) => batch.length <= 30));
    assert.deepEqual(batches.slice(0, 2), [['test/journeys/c.browser.test.ts'], ['test/guarantees/d.test.ts']]);
  });

  it('have a process of their own where they start or kill something, and share one where they do not', () => {
    const kills = { path: 'src/slices/a/killed.test.ts', text: "import { spawn } from 'node:child_process';" };
    assert.deepEqual(inBatches([app('src/a.test.ts'), kills, app('src/b.test.ts')]), [
      ['src/slices/a/killed.test.ts'],
      ['src/a.test.ts', 'src/b.test.ts'],
    ]);
  });
});
