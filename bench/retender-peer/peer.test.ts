import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { market, ways } from '../retender.ts';
import { buildPeer, largestDifference } from './index.ts';

const peer = buildPeer();
if (!peer) console.warn('SKIPPED: the simulation in C needs gcc (Debian: apt-get install gcc libc6-dev).');

describe('the simulation in C beside the engine', { skip: !peer && 'there is no gcc on this machine' }, () => {
  after(() => peer!.close());
  const vehicles = (['framework', 'dynamic market', 'alliance'] as const).map((vehicle) => ({
    id: vehicle,
    terms: { vehicle, termRounds: 2, extensionRounds: 1, capLots: 3, qualityLeast: 0.5, feeFloor: 22, feeCeiling: 26 },
  }));

  for (const way of [...ways, ...vehicles])
    it(`comes to the same sums under “${way.id}”: the same algorithm, draws and tables`, () => {
      const scenario = market(3, 40, [way]);
      assert.ok(largestDifference(scenario, peer!.run(scenario)) < 1e-9);
    });

  it('is found out where it is not the same', () => {
    const scenario = market(2, 10, [ways[0]!]);
    const other = peer!.run(market(2, 10, [ways[1]!]));
    assert.ok(largestDifference(scenario, other) > 1e-3);
  });
});
