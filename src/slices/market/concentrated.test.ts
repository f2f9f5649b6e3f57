import assert from 'node:assert/strict';
import { it } from 'node:test';
import { concentrated } from './concentrated.ts';
import type { Roster } from './roster.ts';

const roster = (...lines: [provider: string, zone: string | null, hours: number | null][]): Roster => ({
  growthPercent: 10,
  growthBecause: null,
  entries: lines.map(([provider, zone, hours], index) => ({
    id: `${index}`,
    provider,
    zone,
    hours,
    spareHours: null,
    bidLastTime: null,
  })),
});

it('a zone that hangs from one provider comes first, with the whole that hides it', () => {
  const found = concentrated(
    roster(
      ['A', 'Harbour', 50],
      ['B', 'Harbour', 50],
      ['C', 'Fell', 62],
      ['D', 'Fell', 38],
      ['a', 'Vale', 40],
      ['E', 'Vale', 60],
    ),
  )!;
  assert.deepEqual(
    found.zones.map((one) => [one.zone, Math.round(one.hhi), one.names[0]]),
    [
      ['Fell', 5288, 'C'],
      ['Vale', 5200, 'E'],
      ['Harbour', 5000, 'A'],
    ],
  );
  assert.equal(found.whole!.providers, 5, 'A is one provider in two zones');
  assert.equal(
    found.sentence,
    'C has 62% of the hours in Fell. Over all zones together nobody has more than 30%, which hides it.',
  );
});

it('one zone has no whole beside it; hours that nobody knows are left out and said', () => {
  const found = concentrated(roster(['A', null, 10], ['B', null, null]))!;
  assert.deepEqual([found.whole, found.sentence, found.leftOut], [null, 'A has 100% of the hours.', ['B']]);
  assert.equal(concentrated(roster(['A', null, null])), null);
  assert.equal(concentrated(roster()), null);
});
