import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Bead, Link } from '#platform/links/index.ts';
import { ringSize, stationsOf } from './rings.ts';

const bead = (kind: string, id: string, more: Partial<Bead> = {}): Bead =>
  ({
    ref: { kind, id },
    kindLabel: kind,
    title: id,
    text: '',
    lens: 'want',
    path: `/${id}`,
    flags: [],
    ...more,
  }) as unknown as Bead;
const link = (from: [string, string], to: [string, string]): Link =>
  ({ from: { kind: from[0], id: from[1] }, to: { kind: to[0], id: to[1] }, relation: '' }) as unknown as Link;
const everything = ['seeInside', 'seeMarket'];
const named = (stations: ReturnType<typeof stationsOf>, title: string) => stations.find((one) => one.title === title)!;

describe('the two rings', () => {
  it('say of each room whether nothing is there, something hangs loose, or it holds', () => {
    const stations = stationsOf(
      [bead('quotation', 'a'), bead('quotation', 'b'), bead('need', 'n')],
      [link(['need', 'n'], ['quotation', 'a']), link(['outcome', 'o'], ['need', 'n'])],
      everything,
    );
    assert.deepEqual(
      [named(stations, 'Words').state, named(stations, 'Words').count, named(stations, 'Words').loose],
      ['loose', 2, 1],
    );
    assert.equal(named(stations, 'Why').state, 'holds');
    assert.equal(named(stations, 'Agreements').state, 'nothing');
  });

  it('count what is to be looked at again', () => {
    const flagged = stationsOf([bead('assumption', 'a', { flags: ['changed'] })], [], everything);
    assert.deepEqual([named(flagged, 'Why').state, named(flagged, 'Why').again], ['loose', 1]);
  });

  it('leave out the rooms that somebody may not enter, and stay inside the picture', () => {
    const guest = stationsOf([], [], []);
    assert.ok(!guest.some((one) => ['Buying', 'What helps', 'Requirements'].includes(one.title)));
    assert.deepEqual(
      guest.map((one) => one.number),
      guest.map((_, index) => index + 1),
    );
    for (const one of stationsOf([], [], everything)) {
      assert.ok(one.x > 12 && one.x < ringSize.width - 12 && one.y > 12 && one.y < ringSize.width - 12);
      const away = Math.hypot(one.x - ringSize.centre, one.y - ringSize.centre);
      assert.ok(Math.abs(away - ringSize[one.ring]) < 0.2);
    }
  });
});
