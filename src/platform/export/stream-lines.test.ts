import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { linesOf, type StreamedLine } from './index.ts';

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function all(bytes: Uint8Array, size = 65_536, limits = {}): Promise<StreamedLine[]> {
  const found: StreamedLine[] = [];
  for await (const line of linesOf(inChunks(bytes, size), limits)) found.push(line);
  return found;
}

const said = (lines: readonly StreamedLine[]) => lines.map(({ line, bytes, why }) => [line, bytes?.toString() ?? why]);

test('lines are the same however they arrive, plain and gzip', async () => {
  const text = Buffer.from('one\n\ntwo, longer ü\r\nlast without an end');
  const wanted = [
    [1, 'one'],
    [2, ''],
    [3, 'two, longer ü\r'],
    [4, 'last without an end'],
  ];
  for (const size of [1, 2, 3, 7, 1_000]) {
    assert.deepEqual(said(await all(text, size)), wanted);
    assert.deepEqual(said(await all(gzipSync(text), size)), wanted);
  }
  assert.deepEqual(await all(Buffer.alloc(0)), []);
  const twoMembers = Buffer.concat([gzipSync('one\n'), gzipSync('two\n')]);
  assert.equal((await all(twoMembers)).length, 2);
});

test('gzip that is cut anywhere gives whole lines, never half of one, and says where it breaks', async () => {
  const lines = Array.from({ length: 300 }, (_, at) => JSON.stringify({ at, words: 'w'.repeat(at % 50) }));
  const packed = gzipSync(lines.join('\n'));
  for (let cut = 2; cut < packed.length; cut += 7) {
    const found = await all(packed.subarray(0, cut), 50);
    const last = found.pop()!;
    assert.equal(last.bytes, null);
    assert.match(last.why!, /cut short/);
    assert.equal(last.line, found.length + 1);
    for (const { line, bytes } of found) assert.equal(bytes?.toString(), lines[line - 1]);
  }
  const damaged = Buffer.from(packed);
  damaged.fill(0xff, 400, 420);
  assert.match((await all(damaged)).at(-1)!.why!, /cut short or broken/);
});

test('a line without end is passed over and the next is read; a bomb is stopped at what was allowed', async () => {
  const long = Buffer.concat([Buffer.from('a\n'), Buffer.alloc(3_000, 120), Buffer.from('\nb\n')]);
  const found = await all(gzipSync(long), 64, { mostLine: 1_000 });
  assert.deepEqual(
    found.map((one) => one.bytes?.toString() ?? 'left out'),
    ['a', 'left out', 'b'],
  );
  const bomb = gzipSync(Buffer.alloc(20 * 1024 * 1024));
  const before = process.memoryUsage().arrayBuffers;
  const [only, more] = await all(bomb, 65_536, { mostBytes: 5 * 1024 * 1024 });
  assert.match(only!.why!, /larger than 5 MB/);
  assert.equal(more, undefined);
  assert.ok(process.memoryUsage().arrayBuffers - before < 20 * 1024 * 1024);
});
