import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { readPolisExport } from './index.ts';

const comments = `timestamp,comment-id,author-id,agrees,disagrees,moderated,is-meta,is-seed,comment-body
1726860676783,0,7,9,9,1,false,true,"Make tea, together"
1726860685220,1,7,0,0,-1,false,false,Spam
1726860685221,2,7,0,0,0,true,false,I live here
`;
const votes = `timestamp,datetime,comment-id,voter-id,vote
1726860700000,x,0,a,1
1726860800000,x,0,a,-1
1726860700000,x,0,b,1
1726860700000,x,1,b,0
1726860600000,x,0,b,0
`;
const grid = 'participant,xid,group-id,n-votes,0,1,2\na,secret,1,1,-1,,\nb,,,2,1,0,\n';
const summary = 'topic,"Tea, and who makes it"\nurl,https://pol.is/abc\nviews,5\nvoters,2\n';
const file = (name: string, text: string) => ({ name, bytes: Buffer.from(text) });
const whole = [
  file('comments.csv', comments),
  file('votes.csv', votes),
  file('2026-11-23-participant-votes.csv', grid),
  file('summary.csv', summary),
];

test('reads an export, counting last votes only', () => {
  const read = readPolisExport(whole);
  assert.deepEqual(read.problems, []);
  assert.deepEqual(read.statements[0], {
    externalId: '0',
    text: 'Make tea, together',
    agrees: 1,
    disagrees: 1,
    passes: 0,
    moderated: 1,
    createdAt: '2024-09-20T19:31:16.783Z',
    isSeed: true,
    isMeta: false,
  });
  assert.deepEqual(
    read.statements.map((statement) => [statement.moderated, statement.passes, statement.isMeta]),
    [
      [1, 0, false],
      [-1, 1, false],
      [0, 0, true],
    ],
  );
  assert.deepEqual(read.participants, [
    { externalId: 'a', group: 1 },
    { externalId: 'b', group: null },
  ]);
  assert.deepEqual(read.summary, {
    topic: 'Tea, and who makes it',
    url: 'https://pol.is/abc',
    views: 5,
    voters: 2,
    statements: 3,
    participants: 2,
    lastVotes: 3,
    changedVotes: 2,
  });
  assert.ok(!JSON.stringify(read).includes('secret'));
});

test('reads the same from gzip, and from the grid alone', () => {
  const packed = whole.map(({ name, bytes }) => ({ name: `${name}.gz`, bytes: gzipSync(bytes) }));
  assert.deepEqual(readPolisExport(packed), readPolisExport(whole));
  const gridOnly = readPolisExport(whole.filter(({ name }) => name !== 'votes.csv'));
  assert.deepEqual(gridOnly.statements, readPolisExport(whole).statements);
  assert.deepEqual(gridOnly.problems, []);
});

test('says by file and line what it could not read and where files disagree', () => {
  const said = (files: typeof whole) =>
    readPolisExport(files).problems.map(({ file, line, why }) => `${file}:${line} ${why}`);
  const withFile = (name: string, text: string) =>
    whole.map((one) => (one.name.includes(name) ? file(one.name, text) : one));
  assert.match(
    said(withFile('comments', `${comments}x,0,7,0,0,5,f,f,Twice\n,,,,,,,,No number\n`)).join('\n'),
    /comments.csv:5 Statement 0 is here twice[\s\S]*comments.csv:6 This statement has no number/,
  );
  assert.match(said(withFile('comments', 'id,text\n1,2\n'))[0]!, /no column “comment-id”/);
  assert.match(
    said([...whole.filter(({ name }) => name !== 'votes.csv'), file('votes.csv', `${votes}1,x,0,c,maybe\n`)]).join(),
    /votes.csv:7 This is not a vote/,
  );
  assert.match(
    said([
      ...whole.filter(({ name }) => name !== 'votes.csv'),
      file('votes.csv', `${votes}1726860700000,x,99,a,1\n`),
    ]).join('\n'),
    /Statement 99: 1 of 1 people's votes[\s\S]*1 vote is on statement 99/,
  );
  assert.match(
    said(withFile('participant', 'participant,0\na,1\na,1\n,1\n')).join('\n'),
    /a is here twice[\s\S]*names no participant/,
  );
  assert.match(said([...whole, file('holiday.jpg', '')]).join(), /holiday.jpg:null Not read/);
  assert.match(said([...whole, file('other-comments.csv', comments)]).join(), /another file of this kind/);
  assert.equal(said([]).length, 2);
});

test('never throws, whatever is in the files or wherever they are cut', () => {
  for (const { name, bytes } of whole) {
    for (let at = 0; at < bytes.length; at += 1) {
      const cut = whole.map((one) => (one.name === name ? { name, bytes: bytes.subarray(0, at) } : one));
      assert.ok(Array.isArray(readPolisExport(cut).problems));
    }
  }
  const names = fc.constantFrom('comments.csv', 'votes.csv.gz', 'participants-votes.csv', 'summary.csv', 'x');
  const contents = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.string().map((text) => Buffer.from(`comment-id,voter-id,vote\n${text}`)),
  );
  fc.assert(
    fc.property(fc.array(fc.record({ name: names, bytes: contents }), { maxLength: 4 }), (files) => {
      assert.ok(readPolisExport(files).problems.length > 0);
    }),
    { numRuns: 300 },
  );
});
