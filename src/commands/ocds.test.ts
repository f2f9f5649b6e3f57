import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { realPath, testOnRealData } from '#test/support/real-data.ts';

const root = path.join(import.meta.dirname, '../..');
const run = (...args: string[]) => {
  const done = spawnSync(process.execPath, [path.join(root, 'src/cli.ts'), 'ocds', ...args], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 100_000_000,
  });
  return { code: done.status, out: done.stdout, err: done.stderr };
};
const release = (ocid: string, day: number, rest: object) => ({
  ocid,
  id: `${ocid}-${day}`,
  date: `2026-01-0${day}T00:00:00Z`,
  tag: ['tender'],
  initiationType: 'tender',
  ...rest,
});

describe('OCDS on the command line', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'commonweal-ocds-cli-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const file = (name: string, content: string | Buffer) => {
    writeFileSync(path.join(folder, name), content);
    return path.join(folder, name);
  };
  const lines = (text: string) =>
    text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));

  it('compiles a folder of packages, lists and lines, gzipped or not, and never over a file', () => {
    file(
      'a.json',
      JSON.stringify({ version: '1.1', releases: [release('x', 1, { tender: { id: 't', title: 'Care' } })] }),
    );
    file(
      'b.jsonl.gz',
      gzipSync(`${JSON.stringify(release('x', 2, { tender: { title: 'Care at home' } }))}\n\n{"ocid": \n`),
    );
    file('c.json', JSON.stringify([release('y', 1, {})]));
    const done = run('compile', folder);
    assert.equal(done.code, 0);
    const [x, y] = lines(done.out);
    assert.deepEqual(
      [x.id, x.tag, x.tender],
      ['x-2026-01-02T00:00:00Z', ['compiled'], { id: 't', title: 'Care at home' }],
    );
    assert.equal(y.ocid, 'y');
    assert.match(done.err, /3 releases of 2 processes: 2 compiled\. 1 thing to look at:\nb\.jsonl\.gz: line 3/);
    const out = path.join(folder, 'out.txt');
    assert.equal(run('compile', folder, '--out', out).code, 0);
    assert.equal(readFileSync(out, 'utf8'), done.out);
    assert.equal(run('compile', folder, '--out', out).code, 1, 'the file is there');
    const versioned = lines(run('compile', folder, '--versioned').out)[0];
    assert.deepEqual(
      versioned.tender.title.map((one: { value: string }) => one.value),
      ['Care', 'Care at home'],
    );
  });

  it('says by line and path what does not hold together, by itself and by a schema', () => {
    const name = file(
      'check.jsonl',
      [
        JSON.stringify(release('x', 1, { buyer: { id: 'b', name: 'B' }, parties: [{ id: 'b' }] })),
        JSON.stringify(
          release('x', 1, {
            tag: ['tnder'],
            buyer: { id: 'c' },
            parties: [{ id: 'b' }, { id: 'b' }],
            awards: [{ id: 1, date: 'soon' }],
            contracts: [{ id: 1, awardID: 2 }],
          }),
        ),
      ].join('\n'),
    );
    const done = run('check', name, '--json');
    assert.equal(done.code, 4);
    assert.deepEqual(
      JSON.parse(done.out)
        .problems.map((one: { path: string }) => one.path.replace('check.jsonl: line ', ''))
        .sort(),
      ['2/awards/0/date', '2/buyer/id', '2/contracts/0/awardID', '2/parties/1/id', '2/tag/0'],
    );
    const schema = file(
      'schema.json',
      JSON.stringify({ type: 'object', required: ['language'], properties: { id: { type: 'string', format: 'uri' } } }),
    );
    const strict = JSON.parse(run('check', name, '--schema', schema, '--json').out);
    assert.deepEqual(strict.schema, { valid: 0, invalid: 2, errors: 4 });
  });

  it('is clear about files and schemas that are none', () => {
    for (const [args, code] of [
      [['compile'], 2],
      [['check', path.join(folder, 'missing.json')], 1],
      [['check', file('empty.json', '')], 4],
      [['compile', file('junk.json', Buffer.from([0, 255, 254, 1]))], 1],
      [['compile', file('cut.jsonl.gz', gzipSync(`${JSON.stringify(release('x', 1, {}))}\n`).subarray(0, 30))], 1],
      [['check', folder, '--schema', file('no-schema.txt', '[1')], 2],
      [['check', folder, '--schema', file('odd-schema.txt', '{"type":"nonsense"}')], 2],
      [['compile', folder, '--standard', '7'], 2],
    ] as const) {
      const done = run(...args);
      assert.equal(done.code, code, `${args.join(' ')}: ${done.err}`);
      assert.doesNotMatch(done.err + done.out, /\.ts:\d/);
    }
  });
});

testOnRealData(
  'real files are compiled one line a process, and checked with the official schema',
  'ocds/schema/release-schema.json',
  () => {
    const files = ['international-2018.jsonl.gz', 'contracts-finder-2025.jsonl.gz'].map((name) =>
      realPath('ocds', name),
    );
    assert.equal(
      run('compile', ...files)
        .out.trim()
        .split('\n').length,
      883,
    );
    const checked = JSON.parse(
      run('check', ...files, '--schema', realPath('ocds', 'schema', 'release-schema.json'), '--json').out,
    );
    assert.deepEqual([checked.releases, checked.schema], [1012, { valid: 397, invalid: 615, errors: 2902 }]);
  },
);
