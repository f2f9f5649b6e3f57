import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  actCalendar,
  actStandstill,
  bankHolidays,
  isWorkingDay,
  lastPublishedYear,
  nations,
  psrCalendar,
  weekdayOf,
  whyNotWorking,
} from './index.ts';

const on = (nation: (typeof nations)[number], year: number) => bankHolidays(nation, year).map((one) => one.on);

describe('bank holidays', () => {
  it('are eight weekdays in England and Wales every year, nine in Scotland and ten in Northern Ireland with Good Friday and Christmas', () => {
    for (let year = 2024; year <= 2040; year += 1) {
      const weekdays = (nation: (typeof nations)[number]) =>
        on(nation, year).filter((day) => weekdayOf(day) <= 5).length;
      const christmas = weekdayOf(`${year}-12-25`) <= 5 ? 1 : 0;
      assert.equal(weekdays('england-and-wales') + 1 + christmas, 8, `England and Wales ${year}`);
      assert.equal(weekdays('scotland') - (year === 2026 ? 1 : 0), 9, `Scotland ${year}`);
      assert.equal(weekdays('northern-ireland') + 1 + christmas, 10, `Northern Ireland ${year}`);
    }
  });

  it('come in order, each once, and name what they rest on', () => {
    for (const nation of nations)
      for (let year = 2024; year <= 2040; year += 1) {
        const days = on(nation, year);
        assert.deepEqual(days, [...new Set(days)].sort());
        for (const one of bankHolidays(nation, year)) {
          assert.ok(one.on.startsWith(String(year)) && one.source.length > 20 && one.name.length > 4);
          if (one.ground !== 'proclaimed-once') assert.equal(one.published, year <= lastPublishedYear);
        }
      }
  });

  it('of schedule 1 are by its words where a day falls on a Sunday', () => {
    const named = (nation: (typeof nations)[number], year: number, ground: string) =>
      bankHolidays(nation, year)
        .filter((one) => one.ground === ground)
        .map((one) => one.on);
    assert.ok(named('scotland', 2033, 'schedule').includes('2033-01-03'), '2 January 2033 is a Sunday');
    assert.ok(named('scotland', 2034, 'schedule').includes('2034-01-03'), '1 January 2034 is a Sunday');
    assert.ok(named('scotland', 2033, 'schedule').includes('2033-12-26'), 'Christmas Day 2033 is a Sunday');
    assert.ok(named('england-and-wales', 2033, 'schedule').includes('2033-12-27'));
    assert.ok(named('england-and-wales', 2027, 'schedule').includes('2027-12-27'), 'Boxing Day 2027 is a Sunday');
    assert.ok(named('northern-ireland', 2024, 'schedule').includes('2024-03-18'));
    assert.ok(named('scotland', 2026, 'proclaimed-once').includes('2026-06-15'));
  });

  it('are not guessed where they are not known', () => {
    for (const year of [2023, 2041, 2026.5])
      assert.throws(() => bankHolidays('scotland', year), /known here from 2024 to 2040/);
  });
});

describe('working days', () => {
  it('differ by what one part of the United Kingdom keeps and England does not', () => {
    for (const day of ['2026-01-02', '2026-03-17', '2026-06-15', '2026-07-13', '2026-08-03', '2026-11-30']) {
      assert.equal(isWorkingDay(actCalendar, day), false, day);
      assert.equal(isWorkingDay(psrCalendar, day), true, day);
    }
  });

  it('say why a day is none', () => {
    assert.equal(whyNotWorking(actCalendar, '2026-11-30'), 'St Andrew’s Day (Scotland)');
    assert.equal(whyNotWorking(psrCalendar, '2026-04-03'), 'Good Friday');
    assert.equal(whyNotWorking(psrCalendar, '2026-04-04'), 'Saturday');
    assert.equal(whyNotWorking(psrCalendar, '2026-11-30'), null);
  });

  it('are kept apart by type: one law’s standstill does not take the other’s calendar', () => {
    // @ts-expect-error the compiler refuses this line: a calendar of the Provider Selection Regime is not the Act's
    const { begins } = actStandstill('2026-09-07', psrCalendar);
    assert.equal(begins, '2026-09-07');
  });
});
