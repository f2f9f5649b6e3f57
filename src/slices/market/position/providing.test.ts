import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { RosterEntry } from '../roster.ts';
import { fewestShown, providingOf } from './providing.ts';

const entry = (provider: string, zone: string | null, hours: number | null): RosterEntry => ({
  id: `${provider}${zone}`,
  provider,
  zone,
  hours,
  spareHours: null,
  bidLastTime: null,
});
const roster = (entries: RosterEntry[]) => ({ entries, growthPercent: 10, growthBecause: null });
const many = (zone: string, count: number, hours = 100) =>
  Array.from({ length: count }, (_, index) => entry(`${zone} ${index}`, zone, hours));

describe('who provides, for everybody to read', () => {
  it('tells counts, hours to the nearest ten and the largest share to a twentieth, by zone and over all', () => {
    const { zones, whole } = providingOf(
      roster([...many('Vale', 6, 104), ...many('Harbour', 5, 97), entry('Big', 'Harbour', 300)]),
    );
    assert.deepEqual(zones, [
      { zone: 'Harbour', providers: 6, hours: 790, largest: 0.4 },
      { zone: 'Vale', providers: 6, hours: 620, largest: 0.15000000000000002 },
    ]);
    assert.equal(whole?.providers, 12);
  });

  it('tells of a zone of few only that it is one; and where it is the only one, not the whole from which it could be taken', () => {
    const oneSmall = providingOf(roster([...many('Vale', 6), ...many('Fell', 2)]));
    assert.deepEqual(oneSmall.zones[0], { zone: 'Fell', providers: null, hours: null, largest: null });
    assert.equal(oneSmall.whole, null);
    const twoSmall = providingOf(roster([...many('Vale', 6), ...many('Fell', 2), ...many('Shore', 1)]));
    assert.equal(twoSmall.whole?.providers, 9);
    assert.equal(providingOf(roster(many('Vale', 6))).whole, null, 'one zone is its own whole');
  });

  it('counts a provider once in a zone, and hours that nobody knows not at all', () => {
    const twice = [...many('Vale', 5, 10), entry('vale 0', 'Vale', 15)];
    assert.deepEqual(providingOf(roster(twice)).zones[0], { zone: 'Vale', providers: 5, hours: 70, largest: 0.4 });
    assert.equal(providingOf(roster(many('Vale', 5, 0).map((one) => ({ ...one, hours: null })))).zones[0]!.hours, null);
  });

  it('never tells a figure of fewer than the rule, whatever the roster', () => {
    const one = fc.record({
      provider: fc.constantFrom('A', 'b', 'C', 'D', 'E', 'F', 'G'),
      zone: fc.constantFrom('X', 'Y', null),
      hours: fc.option(fc.integer({ min: 0, max: 500 }), { nil: null }),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 30 }), (entries) => {
        const { zones } = providingOf(
          roster(
            entries.map(({ provider, zone, hours }, index) => ({ ...entry(provider, zone, hours), id: String(index) })),
          ),
        );
        for (const { zone, providers, hours, largest } of zones) {
          const here = new Set(
            entries
              .filter((each) => (each.zone ?? 'Everywhere else') === zone)
              .map(({ provider }) => provider.toLowerCase()),
          );
          assert.equal(providers, here.size >= fewestShown ? here.size : null);
          if (here.size < fewestShown) assert.deepEqual([hours, largest], [null, null]);
        }
      }),
    );
  });
});
