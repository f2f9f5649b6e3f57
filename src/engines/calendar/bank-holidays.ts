import { addDays, type Day, day, firstIn, isDay, lastIn, weekdayOf, yearOf } from './dates.ts';
import { easter } from './easter.ts';
import { firstKnownYear, lastKnownYear, lastPublishedYear, specialDays } from './special-days.ts';

export const nations = ['england-and-wales', 'scotland', 'northern-ireland'] as const;
/** A part of the United Kingdom as the Banking and Financial Dealings Act 1971 divides it. */
export type Nation = (typeof nations)[number];
export const nationLabels: Record<Nation, string> = {
  'england-and-wales': 'England and Wales',
  scotland: 'Scotland',
  'northern-ireland': 'Northern Ireland',
};

/** Why a day is a bank holiday: schedule 1 to the 1971 Act says so, it is proclaimed each year alike, or it was proclaimed once. */
export type Ground = 'schedule' | 'yearly-proclamation' | 'proclaimed-once';

export type BankHoliday = Readonly<{
  on: Day;
  name: string;
  nation: Nation;
  ground: Ground;
  source: string;
  /** False for a year whose holidays are not published yet: by rule, not yet proclaimed. */
  published: boolean;
}>;

type Row = readonly [on: Day, name: string, ground: Ground];
const monday = 1;
const [saturday, sunday] = [6, 7];

/** Of a day on a weekend, the Monday after it is proclaimed; where a neighbour took that Monday, the Tuesday. */
const mondayAfter = (on: Day): Day => addDays(on, 8 - weekdayOf(on));

const newYear = (year: number): Row[] => {
  const first = day(year, 1, 1);
  const rows: Row[] = [[first, 'New Year’s Day', 'yearly-proclamation']];
  return weekdayOf(first) >= saturday
    ? [...rows, [mondayAfter(first), 'Instead of New Year’s Day', 'yearly-proclamation']]
    : rows;
};

// Schedule 1 paragraphs 1 and 3: 26 December if it is not a Sunday, 27 December where 25 or 26 is a Sunday. The rest is proclaimed.
function christmas(year: number): Row[] {
  const boxing: Row = [day(year, 12, 26), 'Boxing Day', 'schedule'];
  const third: Row = [day(year, 12, 27), 'Instead of Christmas or Boxing Day', 'schedule'];
  const fourth: Row = [day(year, 12, 28), 'Instead of Christmas or Boxing Day', 'yearly-proclamation'];
  switch (weekdayOf(day(year, 12, 25))) {
    case 5:
      return [boxing, fourth];
    case 6:
      return [third, fourth];
    case 7:
      return [boxing, third];
    default:
      return [boxing];
  }
}

function englandAndWales(year: number): Row[] {
  return [
    ...newYear(year),
    [addDays(easter(year), 1), 'Easter Monday', 'schedule'],
    [firstIn(year, 5, monday), 'First Monday in May', 'yearly-proclamation'],
    [lastIn(year, 5, monday), 'Last Monday in May', 'schedule'],
    [lastIn(year, 8, monday), 'Last Monday in August', 'schedule'],
    ...christmas(year),
  ];
}

// Schedule 1 paragraph 2: 1 and 2 January, or 3 January for the one that is a Sunday.
function hogmanay(year: number): Row[] {
  const [first, second, third, fourth] = [1, 2, 3, 4].map((date) => day(year, 1, date)) as [Day, Day, Day, Day];
  const named: Row[] = [
    [weekdayOf(first) === sunday ? third : first, 'New Year’s Day', 'schedule'],
    [weekdayOf(second) === sunday ? third : second, '2 January', 'schedule'],
  ];
  return weekdayOf(first) === saturday || weekdayOf(second) === saturday
    ? [...named, [fourth, 'Instead of a day at New Year', 'yearly-proclamation']]
    : named;
}

function scottishChristmas(year: number): Row[] {
  const proclaimed = (date: number, name: string): Row => [day(year, 12, date), name, 'yearly-proclamation'];
  const instead = 'Instead of Christmas or Boxing Day';
  const on = day(year, 12, 25);
  switch (weekdayOf(on)) {
    case 5:
      return [[on, 'Christmas Day', 'schedule'], proclaimed(26, 'Boxing Day'), proclaimed(28, instead)];
    case 6:
      return [[on, 'Christmas Day', 'schedule'], proclaimed(27, instead), proclaimed(28, instead)];
    case 7:
      return [[day(year, 12, 26), 'Instead of Christmas Day', 'schedule'], proclaimed(27, instead)];
    default:
      return [[on, 'Christmas Day', 'schedule'], proclaimed(26, 'Boxing Day')];
  }
}

function scotland(year: number): Row[] {
  const andrew = day(year, 11, 30);
  return [
    ...hogmanay(year),
    [addDays(easter(year), -2), 'Good Friday', 'schedule'],
    [firstIn(year, 5, monday), 'First Monday in May', 'schedule'],
    [lastIn(year, 5, monday), 'Last Monday in May', 'yearly-proclamation'],
    [firstIn(year, 8, monday), 'First Monday in August', 'schedule'],
    [weekdayOf(andrew) >= saturday ? mondayAfter(andrew) : andrew, 'St Andrew’s Day', 'schedule'],
    ...scottishChristmas(year),
  ];
}

function northernIreland(year: number): Row[] {
  const patrick = day(year, 3, 17);
  const boyne = day(year, 7, 12);
  const rows = [...englandAndWales(year)];
  rows.push([weekdayOf(patrick) === sunday ? day(year, 3, 18) : patrick, 'St Patrick’s Day', 'schedule']);
  if (weekdayOf(patrick) === saturday)
    rows.push([mondayAfter(patrick), 'Instead of St Patrick’s Day', 'yearly-proclamation']);
  rows.push([boyne, 'Battle of the Boyne', 'yearly-proclamation']);
  if (weekdayOf(boyne) >= saturday)
    rows.push([mondayAfter(boyne), 'Instead of the day of the Battle of the Boyne', 'yearly-proclamation']);
  return rows;
}

const rules: Record<Nation, (year: number) => Row[]> = {
  'england-and-wales': englandAndWales,
  scotland,
  'northern-ireland': northernIreland,
};

const sources: Record<Exclude<Ground, 'proclaimed-once'>, string> = {
  schedule: 'Banking and Financial Dealings Act 1971, schedule 1',
  'yearly-proclamation': 'Proclaimed under section 1 of the Banking and Financial Dealings Act 1971; by rule here',
};

/**
 * The bank holidays of one part of the United Kingdom in a year, in order, weekends among them.
 *
 * What schedule 1 to the Banking and Financial Dealings Act 1971 names is by its words; days instead of those on a weekend, and those that are
 * proclaimed every year, are by the rule that proclamations have followed; what was proclaimed once is from a table. Good Friday and Christmas Day
 * are no bank holidays in England, Wales and Northern Ireland: they are holidays of the common law, and each calendar names them where it needs them.
 *
 * @throws RangeError for a year before 2024 or after 2040
 * @example bankHolidays('scotland', 2026).some(({ on }) => on === '2026-11-30') // true
 */
export function bankHolidays(nation: Nation, year: number): readonly BankHoliday[] {
  if (!Number.isInteger(year) || year < firstKnownYear || year > lastKnownYear)
    throw new RangeError(
      `Bank holidays are known here from ${firstKnownYear} to ${lastKnownYear}, and not in ${year}.`,
    );
  const published = year <= lastPublishedYear;
  const byRule = rules[nation](year).map(([on, name, ground]) => ({
    on,
    name,
    nation,
    ground,
    source: sources[ground as keyof typeof sources],
    published,
  }));
  const once = specialDays
    .filter((one) => yearOf(one.on) === year && one.nations.includes(nation))
    .map(({ on, name, source }) => ({ on, name, nation, ground: 'proclaimed-once' as const, source, published: true }));
  return [...byRule, ...once].toSorted((a, b) => (a.on < b.on ? -1 : 1));
}

/** Whether the bank holidays of a day's year are published, as far as is known here. */
export const isPublished = (on: Day): boolean => isDay(on) && yearOf(on) <= lastPublishedYear;
