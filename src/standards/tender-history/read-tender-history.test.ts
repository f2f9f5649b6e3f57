import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readTable } from '#platform/export/index.ts';
import { readDay, readTenderHistory } from './index.ts';

const read = (text: string) => readTenderHistory(readTable(text));
const head = 'pid,date,bidder_id,bid,winner,reserveprice,road,pipe,postelec,winner_known,projecttitle';

describe('a tender history', () => {
  it('is one tender for all its bids, with what was known beforehand', () => {
    const { tenders, problems } = read(
      `${head}\n7,20250401,a,"1,200",1,1500,1,0,2,1,Road works no. 3\n7,20250401,b,1300,0,1500,1,0,2,1,Road works no. 3\n8,2025-05-02,a,,,,0,1,1,0,Pipes`,
    );
    assert.deepEqual(problems, []);
    assert.equal(tenders.length, 2);
    const [first, second] = tenders;
    assert.deepEqual(first!.kinds, ['road']);
    assert.deepEqual(first!.words, ['road', 'works']);
    assert.deepEqual(first!.bids, [
      { bidder: 'a', amount: 1200, won: true },
      { bidder: 'b', amount: 1300, won: false },
    ]);
    assert.deepEqual([first!.year, first!.size, second!.size, second!.kinds], [2025, 1500, null, ['pipe']]);
  });

  it('counts a bidder who bid twice once, with the lower bid, and a tender without bidders as one to which nobody came', () => {
    const { tenders } = read('pid,date,bidder_id,bid\n1,20250401,a,90\n1,20250401,a,80\n1,20250401,a,\n2,20250401,,');
    assert.deepEqual(
      tenders.map((one) => one.bids),
      [[{ bidder: 'a', amount: 80, won: false }], []],
    );
  });

  it('takes year, month and day where there is no date, and knows days that do not exist', () => {
    assert.equal(read('pid,year,month,day,bidder_id\n1,2025,4,1,a').tenders[0]!.day, Date.UTC(2025, 3, 1) / 86_400_000);
    assert.equal(readDay('20250229'), null);
    assert.equal(readDay('1/4/2025'), Date.UTC(2025, 3, 1) / 86_400_000);
    assert.equal(readDay('yesterday'), null);
  });

  it('says by line what it leaves out, and names the columns that are not there', () => {
    const { tenders, problems } = read('pid,date,bidder_id\n1,20251301,a\n,20250401,b\n2,20250401,c\n2,20250402,d');
    assert.deepEqual(tenders, []);
    assert.deepEqual(
      problems.map((one) => one.line),
      [2, 3, 5],
    );
    assert.deepEqual(read('a,b\n1,2').missing.length, 3);
  });

  it('is the same whatever the order of its rows', () => {
    const rows = ['1,20250401,a,5', '1,20250401,b,4', '2,20250401,a,3', '2,20250401,b,6'];
    const byId = (text: string) => read(text).tenders.sort((a, b) => (a.id < b.id ? -1 : 1));
    assert.deepEqual(
      byId(['pid,date,bidder_id,bid', ...rows].join('\n')),
      byId(['pid,date,bidder_id,bid', ...rows.reverse()].join('\n')),
    );
  });
});
