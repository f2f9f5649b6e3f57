import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { callCommand } from '#test/support/command-line.ts';
import { realPath, testOnRealData } from '#test/support/real-data.ts';

const run = (...args: string[]) => callCommand(['opinion', ...args]);

describe('npx commonweal opinion', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'commonweal-opinion-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const write = (name: string, content: string | Buffer) => {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
    return file;
  };
  const lines = ['timestamp,datetime,comment-id,voter-id,vote'];
  for (let one = 0; one < 40; one += 1)
    for (let on = 0; on < 12; on += 1)
      lines.push(`${1_000 + one * 12 + on},"Mon, 1 Jan",${on},${one},${(one % 4 === 0) === (on % 2 === 0) ? 1 : -1}`);

  it('counts votes from one file, plain or gzipped, in any order to the same answer', async () => {
    const plain = JSON.parse((await run(write('a/votes.csv', lines.join('\n')), '--json')).out);
    const turned = [lines[0], ...lines.slice(1).reverse()].join('\r\n');
    const packed = JSON.parse((await run(write('b/votes.csv.gz', gzipSync(turned)), '--json')).out);
    assert.deepEqual({ ...packed, problems: [] }, { ...plain, problems: [] });
    assert.deepEqual([plain.clear, plain.groups.map(({ size }: { size: number }) => size)], [true, [30, 10]]);
    const [first] = plain.statements;
    assert.deepEqual([first.agree, first.disagree, first.pass, first.seen], [10, 30, 0, 40]);
    assert.equal(first.lowestGroupAgreement.value, 0);
    assert.match(plain.inputHash, /^[0-9a-f]{64}$/);
  });

  it('takes the last vote of somebody who changed their mind, and lists lines that are no vote', async () => {
    const changed = [...lines, '9000,x,0,0,-1', '1,x,1,0,0', 'no vote', '9001,x,0,0,7'];
    const answer = JSON.parse((await run(write('c/votes.csv', changed.join('\n')), '--json')).out);
    assert.equal(answer.statements[0].agree, 9);
    assert.equal(answer.statements[1].pass, 0);
    assert.deepEqual(
      answer.problems.map(({ line }: { line: number }) => line),
      [484, 485],
    );
  });

  it('says what is wrong with a call or a file, and harms nothing', async () => {
    assert.equal((await run()).code, 2);
    assert.equal((await run(path.join(folder, 'none'))).code, 1);
    assert.equal((await run(path.join(folder, 'a'), '--groups', 'two')).code, 2);
    const broken = await run(write('d/votes.csv.gz', gzipSync(lines.join('\n')).subarray(0, 300)));
    assert.match(broken.out, /cut short or broken/);
    const other = await run(write('e/votes.csv', 'a,b\n1,2\n'));
    assert.deepEqual([other.code, /There have to be columns/.test(other.out)], [1, true]);
  });

  testOnRealData(
    'tells a real conversation in words, with the groups that are asked for',
    'voice/brexit-consensus',
    async () => {
      const told = await run(realPath('voice', 'brexit-consensus'), '--groups', '2');
      assert.equal(told.code, 0, told.err);
      assert.match(told.out, /204 people, 50 statements, 5,303 votes/);
      assert.match(told.out, /Group 1, 101 people/);
      assert.match(told.out, /Agreement is no consent/);
    },
  );
});
