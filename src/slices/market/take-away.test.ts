import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Roster, RosterEntry } from './roster.ts';
import { takeAway } from './take-away.ts';

const entry = (provider: string, hours: number | null, more: Partial<RosterEntry> = {}): RosterEntry => ({
  id: `${more.zone ?? ''}/${provider}`,
  provider,
  zone: null,
  hours,
  spareHours: null,
  bidLastTime: null,
  ...more,
});
const roster = (entries: RosterEntry[], growthPercent = 10): Roster => ({
  entries,
  growthPercent,
  growthBecause: null,
});

describe('who is left when one is taken away', () => {
  it('is said of Fell and Shore in one sentence before any table', () => {
    const zone = 'Fell & Shore';
    const taken = takeAway(
      roster([
        entry('Bay Care', 1_228, { zone, bidLastTime: true }),
        entry('Moorside Care', 475, { zone, spareHours: 380, bidLastTime: true }),
        entry('Tern Cooperative', 277, { zone, spareHours: 220, bidLastTime: false }),
      ]),
    )!;
    assert.equal(
      taken.sentence,
      'In Fell & Shore three provide today. Without Bay Care, the other two could cover 600 of its 1,228 hours in twelve weeks.',
    );
    assert.equal(taken.bidders, 'Two of the three bid last time. Without Bay Care, one of those is left.');
    assert.deepEqual(taken.rows[0]!.by, [
      { provider: 'Moorside Care', hours: 380 },
      { provider: 'Tern Cooperative', hours: 220 },
    ]);
    assert.equal(taken.rows[0]!.uncovered, 628);
  });

  it('is honest where one provides, where hours are not known, and where nothing was entered', () => {
    assert.equal(takeAway(roster([])), null);
    assert.match(
      takeAway(roster([entry('Bay Care', 100)]))!.sentence,
      /One provides today\. Without Bay Care, nobody is there/,
    );
    const unknown = takeAway(roster([entry('Bay Care', null), entry('Tern', null)]))!;
    assert.match(unknown.sentence, /Nobody has said how many hours/);
    assert.match(unknown.assumptions.join(' '), /Hours not known, counted as none: Bay Care, Tern/);
  });

  const rosters = fc
    .array(
      fc.record({
        zone: fc.constantFrom('A', 'B'),
        hours: fc.integer({ min: 1, max: 2_000 }),
        spare: fc.option(fc.integer({ min: 0, max: 500 })),
      }),
      { minLength: 1, maxLength: 12 },
    )
    .map((list) => list.map((one, index) => entry(`P${index}`, one.hours, { zone: one.zone, spareHours: one.spare })));

  it('agrees with adding it up by hand, never covers more than is lost, and names who covers it', () => {
    fc.assert(
      fc.property(rosters, fc.integer({ min: 0, max: 100 }), (entries, growth) => {
        for (const row of takeAway(roster(entries, growth))!.rows) {
          const others = entries.filter((one) => one.zone === row.zone && one.provider !== row.provider);
          const spare = others.reduce((sum, one) => sum + (one.spareHours ?? (one.hours! * growth) / 100), 0);
          assert.ok(Math.abs(row.couldCover - Math.min(row.hours, spare)) < 1e-6);
          assert.ok(Math.abs(row.by.reduce((sum, one) => sum + one.hours, 0) - row.couldCover) < 1e-6);
          assert.ok(row.uncovered >= -1e-9);
        }
      }),
    );
  });

  it('gets no worse when somebody can add more, nor when another provider comes', () => {
    fc.assert(
      fc.property(rosters, (entries) => {
        const total = (list: RosterEntry[], growth: number) =>
          takeAway(roster(list, growth))!
            .rows.filter((row) => entries.some((one) => one.provider === row.provider))
            .reduce((sum, row) => sum + row.uncovered, 0);
        assert.ok(total(entries, 20) <= total(entries, 10) + 1e-6);
        assert.ok(total([...entries, entry('New', 50, { zone: 'A' })], 10) <= total(entries, 10) + 1e-6);
      }),
    );
  });
});
