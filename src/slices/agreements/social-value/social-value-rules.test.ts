import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { totalOf } from '../pooling.ts';
import { readReturns } from './read-returns.ts';
import { cameOf, type SocialWorth, worthOf } from './social-value.ts';

const none = { low: 0, high: 0 };
const priced = { unitPence: 100_00, deadweight: { low: 20, high: 50 }, displacement: none, attribution: none };

describe('what a contract leaves', () => {
  it('is worth a range, by what would have happened anyway, moved, or been brought about by others', () => {
    assert.deepEqual(worthOf(10, priced), { is: 'social worth', leastPence: 500_00, mostPence: 800_00 });
    const all = { ...priced, displacement: { low: 10, high: 10 }, attribution: { low: 0, high: 100 } };
    assert.deepEqual(worthOf(10, all), { is: 'social worth', leastPence: 0, mostPence: 720_00 });
  });

  it('is worth nothing that can be said where a doubt is not said', () => {
    for (const name of ['unitPence', 'deadweight', 'displacement', 'attribution'])
      assert.equal(worthOf(10, { ...priced, [name]: null }), null, name);
  });

  it('cannot be added to savings: the compiler refuses it, and no total of it is a number', () => {
    const worth = worthOf(1, priced) as SocialWorth;
    const saving = 5_000;
    // @ts-expect-error social worth is not money
    const mixed: number = worth + saving;
    assert.ok(Number.isNaN(Number(mixed)));
    // @ts-expect-error nor does it stand among amounts that are summed
    const refused: Parameters<typeof totalOf>[0] = [worth];
    assert.equal(refused.length, 1);
  });

  it('is counted where the work is done, with what it stands beside', () => {
    const at = (place: string, quantity: number) => ({ promiseId: 'a', quantity, place, on: '2026-05-01' });
    const returns = [at('Fell', 30), at(' fell ', 10), at('Leeds', 60), { ...at('Fell', 5), promiseId: 'b' }];
    const places = [{ place: 'Fell', residents: 8_000, source: 'Census 2021' }];
    const came = cameOf({ id: 'a' }, returns, places, 400_000_00);
    assert.deepEqual([came.here, came.elsewhere, came.perHundredThousand, came.perThousand], [40, 60, 10, 5]);
    assert.equal(cameOf({ id: 'a' }, returns, [], null).here, 0);
    assert.equal(cameOf({ id: 'a' }, returns, [], null).perThousand, null);
  });
});

describe('a supplier’s return', () => {
  const promises = [{ id: 'a', name: 'Apprentices' }];
  const read = (text: string) => readReturns(text, promises, '2026-06-01');

  it('is read a line at a time, each taken or refused with its reason', () => {
    const { rows, refused } = read(
      [
        'Promise,Quantity,Registered office,Place of work,Date',
        'Apprentices,"1,200",London,Fell,31/05/2026',
        'apprentices,4.5,London,Fell,2026-05-01',
        'Apprentices,4.5,London,Fell,2026-05-01',
        'Volunteers,3,London,Fell,2026-05-01',
        'Apprentices,many,London,Fell,2026-05-01',
        'Apprentices,-1,London,Fell,2026-05-01',
        'Apprentices,1,London,,2026-05-01',
        'Apprentices,1,London,Fell,2026-07-01',
      ].join('\n'),
    );
    assert.deepEqual(
      rows.map(({ quantity, place, on, occurrence }) => [quantity, place, on, occurrence]),
      [
        [1200, 'Fell', '2026-05-31', 1],
        [4.5, 'Fell', '2026-05-01', 1],
        [4.5, 'Fell', '2026-05-01', 2],
      ],
    );
    assert.deepEqual(
      refused.map(({ line }) => line),
      [5, 6, 7, 8, 9],
    );
    assert.match(refused[3]!.why, /does not say where the work was done/);
  });

  it('takes no registered office for a place of work', () => {
    const { rows, refused } = read('Promise,Quantity,Registered office location,Date\nApprentices,1,London,2026-05-01');
    assert.deepEqual(rows, []);
    assert.match(refused[0]!.why, /no column for: Place of work/);
  });
});
