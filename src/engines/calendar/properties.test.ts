import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  actCalendar,
  actStandstill,
  addDays,
  daysBetween,
  isDay,
  isWorkingDay,
  lastDayBeginningWith,
  lastDayFollowing,
  lastDayOfMonthsBeginningWith,
  lastWorkingDayBeginningWith,
  londonTime,
  midnightAtEndOf,
  monthsFrom,
  paymentInformationBy,
  paymentsComplianceBy,
  pipelineNoticeBy,
  psrCalendar,
  psrStandstill,
  psrStandstillAfterDecision,
  quarterEnd,
  reportingPeriodEnd,
  summerTime,
  weekdayOf,
  workingDayAfter,
} from './index.ts';

const days = fc.integer({ min: 0, max: 6_100 }).map((number) => addDays('2024-01-01', number));
const counts = fc.integer({ min: 1, max: 40 });
const calendars = fc.constantFrom(actCalendar, psrCalendar);
const each = <T>(what: fc.Arbitrary<T>, holds: (one: T) => void) =>
  fc.assert(fc.property(what, holds), { numRuns: 800 });

describe('counting', () => {
  it('never ends on a day that is no working day, and holds exactly as many as were asked for', () => {
    each(fc.tuple(calendars, days, counts), ([calendar, from, count]) => {
      const { on, skipped } = lastWorkingDayBeginningWith(calendar, from, count);
      assert.ok(isWorkingDay(calendar, on));
      let found = 0;
      for (let day = from; day <= on; day = addDays(day, 1)) if (isWorkingDay(calendar, day)) found += 1;
      assert.equal(found, count);
      for (const one of skipped) assert.ok(!isWorkingDay(calendar, one.on) && weekdayOf(one.on) <= 5);
    });
  });

  it('is monotone: later beginnings and more days never end sooner', () => {
    each(fc.tuple(calendars, days, counts, fc.integer({ min: 0, max: 9 })), ([calendar, from, count, more]) => {
      const end = (on: string, of: number) => lastWorkingDayBeginningWith(calendar, on, of).on;
      assert.ok(end(from, count) <= end(addDays(from, more), count));
      assert.ok(more === 0 || end(from, count) < end(from, count + more));
    });
  });

  it('under the Act never ends sooner than over England’s days alone: every holiday there is one here', () => {
    each(fc.tuple(days, counts), ([from, count]) => {
      if (isWorkingDay(actCalendar, from)) assert.ok(isWorkingDay(psrCalendar, from));
      assert.ok(
        lastWorkingDayBeginningWith(actCalendar, from, count).on >=
          lastWorkingDayBeginningWith(psrCalendar, from, count).on,
      );
    });
  });

  it('moves by a week with its beginning where no holiday lies near', () => {
    each(fc.tuple(calendars, days, fc.integer({ min: 1, max: 8 })), ([calendar, from, count]) => {
      for (let ahead = 0; ahead <= 24; ahead += 1) {
        const on = addDays(from, ahead);
        if (weekdayOf(on) <= 5 && !isWorkingDay(calendar, on)) return;
      }
      const end = (on: string) => lastWorkingDayBeginningWith(calendar, on, count).on;
      assert.equal(end(addDays(from, 7)), addDays(end(from), 7));
    });
  });

  it('after a day is counting from the day after it', () => {
    each(fc.tuple(calendars, days, counts), ([calendar, from, count]) =>
      assert.equal(
        workingDayAfter(calendar, from, count).on,
        lastWorkingDayBeginningWith(calendar, addDays(from, 1), count).on,
      ),
    );
  });

  it('refuses no days, parts of days and days that do not exist', () => {
    for (const bad of [0, -1, 1.5, Number.NaN]) {
      assert.throws(() => lastDayBeginningWith('2026-09-07', bad), RangeError);
      assert.throws(() => lastWorkingDayBeginningWith(actCalendar, '2026-09-07', bad), RangeError);
    }
    for (const bad of ['2027-02-29', '2027-13-01', '7 September 2026', ''])
      assert.throws(() => lastDayFollowing(bad, 25), RangeError);
    assert.throws(() => actStandstill('2040-12-31'), /known here from 2024 to 2040/);
  });
});

describe('standstills', () => {
  it('are never lifted before eight working days, and the contract waits for the day after', () => {
    each(
      days.filter((on) => on < '2040-11-01'),
      (on) => {
        for (const [calendar, still] of [
          [actCalendar, actStandstill(on)],
          [psrCalendar, psrStandstill(on)],
        ] as const) {
          assert.ok(isWorkingDay(calendar, still.ends));
          assert.equal(still.mayEnterFrom, addDays(still.ends, 1));
          assert.ok(daysBetween(on, still.ends) >= 9);
          assert.equal(+still.over, +midnightAtEndOf(still.ends));
        }
        assert.equal(psrStandstill(on).begins, addDays(on, 1));
        assert.equal(actStandstill(on).begins, on);
      },
    );
  });

  it('of the two laws differ: with no holiday near, published on a Monday to Thursday, the second ends two working days later', () => {
    for (const [on, act, psr] of [
      ['2026-09-07', '2026-09-16', '2026-09-18'],
      ['2026-09-08', '2026-09-17', '2026-09-21'],
      ['2026-09-09', '2026-09-18', '2026-09-22'],
      ['2026-09-10', '2026-09-21', '2026-09-23'],
    ] as const)
      assert.deepEqual([actStandstill(on).ends, psrStandstill(on).ends], [act, psr]);
  });

  it('after representations last at least as long as without, and longer the later providers were told', () => {
    each(
      fc.tuple(
        days.filter((on) => on < '2040-10-01'),
        fc.integer({ min: 1, max: 40 }),
      ),
      ([on, later]) => {
        const told = addDays(on, later);
        const still = psrStandstillAfterDecision(on, told);
        assert.ok(still.ends >= psrStandstill(on).ends);
        assert.ok(still.ends >= workingDayAfter(psrCalendar, told, 5).on);
        assert.ok(psrStandstillAfterDecision(on, addDays(told, 1)).ends >= still.ends);
      },
    );
  });
});

describe('days and months', () => {
  it('“beginning with” ends one day sooner than “following”', () => {
    each(fc.tuple(days, counts), ([on, count]) => {
      assert.equal(addDays(lastDayBeginningWith(on, count), 1), lastDayFollowing(on, count));
      assert.equal(daysBetween(on, lastDayFollowing(on, count)), count);
    });
  });

  it('by months keep the day or take the month’s last, and periods follow each other without a gap from days that every month has', () => {
    each(fc.tuple(days, fc.integer({ min: -30, max: 60 })), ([on, months]) => {
      const there = monthsFrom(on, months);
      assert.ok(isDay(there));
      assert.ok(there.slice(8) === on.slice(8) || Number(addDays(there, 1).slice(8)) === 1);
      if (Number(on.slice(8)) <= 28 && months > 0)
        assert.equal(addDays(lastDayOfMonthsBeginningWith(on, months), 1), there);
    });
  });

  it('come every year on the same days', () => {
    for (let year = 2024; year <= 2040; year += 1) {
      assert.equal(pipelineNoticeBy(year), `${year}-05-26`);
      assert.deepEqual(paymentsComplianceBy(year), [`${year}-04-29`, `${year}-10-29`]);
      assert.deepEqual(
        paymentInformationBy(year),
        ['01-29', '04-29', '07-29', '10-29'].map((day) => `${year}-${day}`),
      );
    }
    each(days, (on) => {
      assert.ok(quarterEnd(on) >= on && daysBetween(on, quarterEnd(on)) <= 91);
      assert.ok(reportingPeriodEnd(on) >= on && daysBetween(on, reportingPeriodEnd(on)) <= 182);
    });
  });
});

describe('clocks in London', () => {
  const shown = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/London',
    dateStyle: 'short',
    timeStyle: 'short',
  });

  it('agree with the time zone database on every hour of every night on which they change', () => {
    for (let year = 2024; year <= 2040; year += 1)
      for (const change of Object.values(summerTime(year)))
        for (let minutes = -180; minutes <= 180; minutes += 15) {
          const at = new Date(+change + minutes * 60_000);
          const [on, time] = shown.format(at).split(' ') as [string, string];
          const found = londonTime(on, time);
          assert.notEqual(found.kind, 'never', `${on} ${time}`);
          if (found.kind === 'one') assert.equal(+found.at, +at);
          if (found.kind === 'twice') assert.ok([+found.first, +found.second].includes(+at));
        }
  });

  it('show any other time once', () => {
    each(fc.tuple(days, fc.integer({ min: 0, max: 1_439 })), ([on, minute]) => {
      const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
      const found = londonTime(on, time);
      if (found.kind === 'one') assert.equal(shown.format(found.at), `${on} ${time}`);
      else assert.ok(['03', '10'].includes(on.slice(5, 7)) && weekdayOf(on) === 7 && time.startsWith('01'));
    });
    for (const bad of ['24:00', '9:00', 'noon']) assert.throws(() => londonTime('2026-09-07', bad), RangeError);
  });
});
