import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { refusedAtOnce, refusedUnpacking } from '#test/support/hostile-archives.ts';
import { makeZip } from '#test/support/make-zip.ts';
import { BadArchive, listArchive, unpackArchive, usualLimits } from './archive.ts';
import { openFiles } from './files.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'commonweal-archives-'));
const files = openFiles(folder);
const kept = (content: Buffer): string => {
  const file = path.join(folder, 'archive.zip');
  writeFileSync(file, content);
  return file;
};
const onDisk = () => readdirSync(path.join(folder, 'files'));

async function unpackAll(content: Buffer): Promise<Record<string, string>> {
  const file = kept(content);
  const list = await listArchive(file);
  const found: Record<string, string> = {};
  await unpackArchive(file, new Set(list.map(({ at }) => at)), async (at, stream) => {
    const one = list.find((each) => each.at === at)!;
    const came = await files.putStream(`file-${at}`, stream);
    if (came.crc32 !== one.crc32) throw new BadArchive('sum');
    found[one.path] = files.read(`file-${at}`).toString('utf8');
  });
  return found;
}

describe('an archive', () => {
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('gives what was packed into it, in one form of Unicode, without what systems add', async () => {
    const archive = makeZip([
      { name: 'A/', mode: 0o040755 },
      { name: 'A/e\u0301.txt', content: 'packed' },
      { name: 'A/plain.txt', content: 'stored', stored: true },
      { name: '__MACOSX/A/._x', content: 'clutter' },
      { name: 'A/inner.zip', content: makeZip([{ name: 'x' }]), stored: true },
    ]);
    const found = await unpackAll(archive);
    assert.deepEqual(Object.keys(found).sort(), ['A/inner.zip', 'A/plain.txt', 'A/\u00e9.txt']);
    assert.deepEqual([found['A/\u00e9.txt'], found['A/plain.txt']], ['packed', 'stored']);
    await assert.rejects(listArchive(kept(archive), { ...usualLimits, refuseArchives: true }), /another archive/);
  });

  it('that was made to do harm is refused with a sentence that names nothing in it', async () => {
    for (const [what, archive, says] of refusedAtOnce.filter(([name]) => name !== 'nothing but an end'))
      await assert.rejects(listArchive(kept(archive)), (error: Error) => {
        assert.ok(error instanceof BadArchive, `${what}: ${error.stack}`);
        assert.match(error.message, says, what);
        assert.doesNotMatch(error.message, /passwd|bomb|fine/, what);
        return true;
      });
  });

  it('that gives something else than its list says is refused on the way, and leaves no file', async () => {
    for (const name of onDisk()) files.remove(name);
    for (const [what, archive] of refusedUnpacking) {
      await assert.rejects(unpackAll(archive), (error: Error) => {
        assert.ok(error instanceof BadArchive, `${what}: ${error.stack}`);
        return true;
      });
      files.remove('file-0');
      assert.deepEqual(onDisk(), [], what);
    }
  });

  it('that is cut off anywhere is refused, or gives all that it held', async () => {
    const whole = makeZip([{ name: 'A/a.txt', content: 'all is well with this one' }]);
    for (let length = 0; length < whole.length; length += 1)
      await assert.rejects(unpackAll(whole.subarray(0, length)), BadArchive, `cut at ${length}`);
  });

  it('in which any one byte is another is refused, or gives what its own sums say', async () => {
    const whole = makeZip([{ name: 'A/a.txt', content: 'all is well with this one' }]);
    for (let at = 0; at < whole.length; at += 1) {
      const changed = Buffer.from(whole);
      changed[at]! ^= 0xff;
      await unpackAll(changed).catch((error: Error) =>
        assert.ok(error instanceof BadArchive, `byte ${at}: ${error.stack}`),
      );
    }
  });
});
