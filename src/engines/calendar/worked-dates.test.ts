import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import {
  actCalendar,
  actStandstill,
  easter,
  isWorkingDay,
  lastDayBeginningWith,
  lastDayFollowing,
  lastDayOfMonthsBeginningWith,
  lastWorkingDayBeginningWith,
  londonTime,
  midnightAtEndOf,
  monthsFrom,
  psrCalendar,
  psrStandstill,
  psrStandstillAfterDecision,
  workingDayAfter,
  yearOf,
} from './index.ts';

const page = readFileSync(path.join(import.meta.dirname, '../../../docs/worked-dates.md'), 'utf8');
const cellsOf = (line: string): string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
const table = (heading: string): string[][] =>
  page
    .split(heading)[1]!
    .split(/\n\n/)
    .find((part) => part.startsWith('|'))!
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map(cellsOf);

const lines = table('# Worked dates');
const listed = (heading: string): Set<string> =>
  new Set(table(heading).flatMap(([year, days]) => days!.split(' ').map((one) => `${year}-${one}`)));
const lists: Record<string, Set<string>> = {
  Act: listed('Under the Act (any part of the United Kingdom):'),
  PSR: listed('Under the Provider Selection Regime (England):'),
};

/** The day after, without anything of the engine. */
const next = (on: string, days = 1): string => {
  const at = new Date(`${on}T12:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
};
const working = (calendar: string, on: string): boolean =>
  ![0, 6].includes(new Date(`${on}T12:00:00Z`).getUTCDay()) && !lists[calendar]!.has(on);
/** Walks day by day over the lists that were typed, the first day among them. */
function walk(calendar: string, from: string, count: number): string {
  let on = from;
  for (let left = count; ; on = next(on)) {
    if (working(calendar, on)) left -= 1;
    if (left === 0) return on;
  }
}

const calendars = { Act: actCalendar, PSR: psrCalendar };
type Way = { engine: string; byHand: string | null };
const show = (found: ReturnType<typeof londonTime>): string =>
  found.kind === 'one' ? found.at.toISOString() : found.kind;

/** Each way of counting, by the engine and, where it can be, by a walk of its own. */
const ways: [RegExp, (from: string, calendar: 'Act' | 'PSR', found: string[]) => Way][] = [
  [/^Act standstill ends$/, (from) => ({ engine: actStandstill(from).ends, byHand: walk('Act', from, 8) })],
  [/^Act contract from$/, (from) => ({ engine: actStandstill(from).mayEnterFrom, byHand: next(walk('Act', from, 8)) })],
  [/^PSR standstill ends$/, (from) => ({ engine: psrStandstill(from).ends, byHand: walk('PSR', next(from, 2), 8) })],
  [
    /^PSR contract from$/,
    (from) => ({ engine: psrStandstill(from).mayEnterFrom, byHand: next(walk('PSR', next(from, 2), 8)) }),
  ],
  [
    /^PSR standstill ends, told (\S+)$/,
    (from, _, [told]) => ({
      engine: psrStandstillAfterDecision(from, told!).ends,
      byHand: [walk('PSR', next(from, 2), 8), walk('PSR', next(told!), 5)].sort().at(-1)!,
    }),
  ],
  [
    /^(\d+) working days? beginning with$/,
    (from, calendar, [days]) => ({
      engine: lastWorkingDayBeginningWith(calendars[calendar], from, Number(days)).on,
      byHand: walk(calendar, from, Number(days)),
    }),
  ],
  [
    /^working day (\d+) after$/,
    (from, calendar, [days]) => ({
      engine: workingDayAfter(calendars[calendar], from, Number(days)).on,
      byHand: walk(calendar, next(from), Number(days)),
    }),
  ],
  [
    /^(\d+) days? beginning with$/,
    (from, _, [days]) => ({ engine: lastDayBeginningWith(from, Number(days)), byHand: next(from, Number(days) - 1) }),
  ],
  [
    /^(\d+) days following$/,
    (from, _, [days]) => ({ engine: lastDayFollowing(from, Number(days)), byHand: next(from, Number(days)) }),
  ],
  [/^(-?\d+) months? from$/, (from, _, [months]) => ({ engine: monthsFrom(from, Number(months)), byHand: null })],
  [
    /^(\d+) months? beginning with$/,
    (from, _, [months]) => ({ engine: lastDayOfMonthsBeginningWith(from, Number(months)), byHand: null }),
  ],
  [/^(\d\d:\d\d) in London$/, (from, _, [time]) => ({ engine: show(londonTime(from, time!)), byHand: null })],
  [/^midnight at end of$/, (from) => ({ engine: midnightAtEndOf(from).toISOString(), byHand: null })],
  [/^Easter Sunday of the year of$/, (from) => ({ engine: easter(yearOf(from)), byHand: null })],
];

describe('docs/worked-dates.md', () => {
  it('has 120 lines or more, none of them twice', () => {
    assert.ok(lines.length >= 120, `${lines.length}`);
    assert.equal(new Set(lines.map(([what, from, calendar]) => `${what}|${from}|${calendar}`)).size, lines.length);
  });

  for (const [what, from, calendar, expected, why] of lines)
    it(`${what} ${from} (${calendar}): ${expected}. ${why}`, () => {
      const [pattern, count] = ways.find(([one]) => one.test(what!)) ?? assert.fail(`Nobody counts “${what}”.`);
      const { engine, byHand } = count(from!, calendar as 'Act', pattern.exec(what!)!.slice(1));
      assert.equal(engine, expected);
      if (byHand !== null) assert.equal(byHand, expected);
    });

  it('lists the weekdays off that the engine has, and no other, from 2024 to 2030', () => {
    for (let on = '2024-01-01'; on <= '2030-12-31'; on = next(on))
      for (const name of ['Act', 'PSR'] as const)
        assert.equal(isWorkingDay(calendars[name], on), working(name, on), `${name} ${on}`);
  });
});
