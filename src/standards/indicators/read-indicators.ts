import { applyMapping, type MappedRow, type Mapping, type Table } from '#platform/export/index.ts';
import { groupOf, hashOf, type IndicatorProblem, type IndicatorRow, isEngland, keyOf } from './indicator.ts';
import { readNumber } from './read-number.ts';

export type ReadIndicators = Readonly<{ rows: readonly IndicatorRow[]; problems: readonly IndicatorProblem[] }>;
type Draft = Omit<IndicatorRow, 'england'>;

/**
 * A mapped table as lines of indicators. A line without a value and without a count is left out; a number that cannot be
 * read is left out and the rest of its line kept; limits that do not hold their value are left out. All are listed by
 * line, and so is a line that repeats another. Never throws.
 *
 * @example readIndicators(table, suggestIndicatorMapping(table.columns)).rows[0].value // 2240.1
 */
export function readIndicators(table: Pick<Table, 'rows' | 'problems'>, mapping: Mapping): ReadIndicators {
  const problems: IndicatorProblem[] = table.problems.map((one) => ({ ...one, skipped: false }));
  const say = (line: number, why: string, skipped = false) => void problems.push({ line, why, skipped });
  const drafts = applyMapping(table, mapping).flatMap((row) => readLine(row, say) ?? []);
  const england = new Map<string, number>();
  for (const row of drafts) if (isEngland(row.area) && row.value !== null) england.set(groupOf(row), row.value);
  const rows = onceEach(
    drafts.map((row) => ({ ...row, england: isEngland(row.area) ? null : (england.get(groupOf(row)) ?? null) })),
    say,
  );
  problems.sort((a, b) => a.line - b.line);
  return { rows, problems };
}

type Say = (line: number, why: string, skipped?: boolean) => void;

const labels = {
  value: 'The value',
  low: 'The lower limit',
  high: 'The upper limit',
  count: 'The count',
  denominator: 'The denominator',
};

function readLine({ line, values }: MappedRow, say: Say): Draft | null {
  const words = (name: string, most = 300) =>
    (values[name] ?? '').replaceAll(/\s+/g, ' ').trim().slice(0, most) || null;
  const number = (name: keyof typeof labels) => {
    const { value, why } = readNumber(values[name] ?? '');
    if (why) say(line, `${labels[name]} ${why}${why.startsWith('“') ? ', and was left out' : ''}.`);
    return value;
  };
  const value = number('value');
  const note = words('note');
  const limits = readLimits(line, value, number('low'), number('high'), say);
  const counts = readCounts(line, number('count'), number('denominator'), say);
  if (value === null && counts.count === null) {
    say(line, `There is no value and no count${note ? `: ${note}` : ''}. This line was left out.`, true);
    return null;
  }
  const about = {
    indicatorId: words('indicatorId', 60),
    indicator: words('indicator', 500),
    area: words('area', 200),
    areaType: words('areaType', 100),
    sex: words('sex', 60),
    age: words('age', 60),
    category: words('category', 150),
    period: words('period', 60),
  };
  return {
    line,
    ...about,
    value,
    ...limits,
    ...counts,
    compared: words('compared', 80),
    trend: words('trend', 100),
    note,
  };
}

function readLimits(line: number, value: number | null, low: number | null, high: number | null, say: Say) {
  const none = { low: null, high: null };
  if (low === null && high === null) return none;
  if (low === null || high === null) say(line, 'Only one of the two limits is there. It was left out.');
  else if (low > high) say(line, `The lower limit ${low} is above the upper one ${high}. Both were left out.`);
  else if (value === null) say(line, 'There are limits and no value. They were left out.');
  else if (value < low || value > high)
    say(line, `The value ${value} lies outside its own limits, ${low} to ${high}. They were left out.`);
  else return { low, high };
  return none;
}

function readCounts(line: number, count: number | null, denominator: number | null, say: Say) {
  if (count !== null && count < 0) say(line, `The count ${count} is below nothing. It was left out.`);
  if (denominator !== null && denominator <= 0)
    say(line, `The denominator ${denominator} is not above nothing. It was left out.`);
  return {
    count: count !== null && count >= 0 ? count : null,
    denominator: denominator !== null && denominator > 0 ? denominator : null,
  };
}

/** The first of several lines about the same thing is kept; the others are listed. */
function onceEach(rows: readonly IndicatorRow[], say: Say): IndicatorRow[] {
  const seen = new Map<string, IndicatorRow>();
  for (const row of rows) {
    const key = keyOf(row);
    const before = seen.get(key);
    if (!before) seen.set(key, row);
    else if (hashOf(before) === hashOf(row)) say(row.line, `This line says the same as line ${before.line}.`, true);
    else say(row.line, `Line ${before.line} is about the same and says something else. This one was left out.`, true);
  }
  return [...seen.values()];
}
