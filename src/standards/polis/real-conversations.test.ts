import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { readTable } from '#platform/export/index.ts';
import { readRealFile, realPath, testOnRealData } from '#test/support/real-data.ts';
import { readPolisExport } from './index.ts';

const conversations: [string, { statements: number; participants: number; changed: number }][] = [
  ['bg2050-volunteers', { statements: 371, participants: 126, changed: 58 }],
  ['brexit-consensus', { statements: 50, participants: 204, changed: 9 }],
  ['canadian-electoral-reform', { statements: 174, participants: 448, changed: 68 }],
  ['london.youth.policing', { statements: 39, participants: 26, changed: 2 }],
  ['scoop-hivemind.biodiversity', { statements: 316, participants: 536, changed: 83 }],
  ['ssis.land-bank-farmland.2rumnecbeh.2021-08-01', { statements: 297, participants: 404, changed: 67 }],
];

for (const [name, expected] of conversations) {
  testOnRealData(`reads every row of ${name}, and its tallies agree with the grid`, `voice/${name}`, () => {
    const files = readdirSync(realPath('voice', name)).map((file) => ({
      name: file,
      bytes: readRealFile('voice', name, file),
    }));
    const read = readPolisExport(files);
    for (const problem of read.problems) console.log(`${name}: ${problem.file} ${problem.line ?? ''} ${problem.why}`);
    assert.deepEqual(read.problems, []);
    assert.equal(read.statements.length, expected.statements);
    assert.equal(read.participants.length, expected.participants);
    assert.equal(read.summary.changedVotes, expected.changed);
    const rowsOf = (file: string) =>
      readTable(gunzipSync(readRealFile('voice', name, file)), { delimiter: ',', headerLine: 1 });
    assert.equal(read.statements.length, rowsOf('comments.csv.gz').rows.length);
    assert.equal(read.votes.length + expected.changed, rowsOf('votes.csv.gz').rows.length);
    assert.ok(read.participants.every((person) => person.group === null || person.group >= 0));
    assert.ok(read.summary.topic && read.summary.url);
    agreesWithGrid(read, rowsOf('participants-votes.csv.gz'));
  });
}

/** Counts the columns of participants-votes.csv afresh, without the reader under test. */
function agreesWithGrid(read: ReturnType<typeof readPolisExport>, grid: ReturnType<typeof readTable>): void {
  for (const statement of read.statements) {
    const count = (vote: string) => grid.rows.filter((row) => row.cells[statement.externalId] === vote).length;
    assert.deepEqual(
      [statement.agrees, statement.disagrees, statement.passes],
      [count('1'), count('-1'), count('0')],
      `statement ${statement.externalId}`,
    );
  }
  const group = new Map(grid.rows.map((row) => [row.cells.participant, row.cells['group-id']]));
  for (const person of read.participants) assert.equal(String(person.group ?? ''), group.get(person.externalId));
}
