import { applyMapping, type LineProblem, type Mapping, parseMoney, type Table } from '#platform/export/index.ts';
import { type Evidence, evidenceGrades, type OptionDetails, sameTitle } from './option.ts';

/** What one line says; a field that its cell leaves empty is not there, so that a second file adds and never blanks. */
export type OptionLine = Readonly<{
  line: number;
  place: number | null;
  needs: readonly string[] | null;
  excludes: readonly string[] | null;
  details: Pick<OptionDetails, 'title'> & Partial<OptionDetails>;
}>;

const mostOptions = 2_000;
const thousands = /£\s*(k|000)|000s|thousand/i;

/**
 * Options from a table whose columns were named. A line without a title or an amount that can be read is left out and
 * said; a cell that cannot be read is said, and the rest of its line kept. A column called "£k" holds thousands.
 */
export function readOptions(table: Table, mapping: Mapping): { lines: OptionLine[]; problems: LineProblem[] } {
  const problems: LineProblem[] = [];
  const lines: OptionLine[] = [];
  const seen = new Map<string, number>();
  const scale = thousands.test(mapping.annual ?? '') ? 1_000 : 1;
  for (const { line, values } of applyMapping(table, mapping)) {
    const say = (why: string) => void problems.push({ line, why });
    const whole = Object.fromEntries(Object.entries(values).map(([name, cell]) => [name, clean(cell)]));
    const read = readLine(line, whole, scale, say);
    if (!read) continue;
    const key = sameTitle(read.details.title);
    const before = seen.get(key);
    if (before !== undefined) say(`“${read.details.title}” is on line ${before} already. This line was left out.`);
    else if (lines.length >= mostOptions)
      say(`Only the first ${mostOptions} options are read. This line was left out.`);
    else {
      seen.set(key, line);
      lines.push(read);
    }
  }
  return { lines, problems };
}

type Say = (why: string) => void;
type Values = Record<string, string>;
const quoted = (text: string) => `“${clean(text).slice(0, 60)}”`;

/** As any column of the database takes it: no nought bytes, no half characters. */
export const clean = (text: string): string => text.replaceAll('\0', '').toWellFormed();

function readLine(line: number, values: Values, scale: number, say: Say): OptionLine | null {
  const title = (values.title ?? '').trim();
  if (!sameTitle(title)) return leaveOut(say, 'There is no title.');
  if (title.length > 200) return leaveOut(say, 'The title is longer than 200 characters.');
  const typed = values.annual ?? '';
  const money = typed === '' ? null : parseMoney(typed);
  if (typed !== '' && money === null) return leaveOut(say, `${quoted(typed)} is not an amount in pounds.`);
  const pence = money === null ? null : money * scale;
  if (pence !== null && Math.abs(pence) > 10_000_000_000_000) return leaveOut(say, 'The amount is too large.');
  const list = listOf(values.list ?? '', pence ?? 0, say);
  const must = words(values, 'mustBecause', 500, say);
  return {
    line,
    place: amount(values, 'place', 1, 10_000, say),
    needs: titles(values.needs),
    excludes: titles(values.excludes),
    details: {
      title,
      ...(pence !== null && { annualPence: Math.abs(pence) }),
      ...(list && { list }),
      ...given('reach', amount(values, 'reach', 0, 100_000_000, say)),
      ...given('benefit', amount(values, 'benefit', 0, 100, say)),
      ...given('probability', chance(values.chance ?? '', say)),
      ...given('evidence', grade(values.evidence ?? '', say)),
      ...given('equityWeight', amount(values, 'equityWeight', 0.01, 100, say)),
      ...(must && !/^(no|n|0|false)$/i.test(must) && { must: mustOf(must), mustBecause: must }),
      ...given('stopPence', stopping(values.stop ?? '', say)),
      ...given('stopBearer', words(values, 'stopBearer', 300, say)),
      ...given('grouping', words(values, 'grouping', 100, say)),
      ...given('note', words(values, 'note', 2_000, say)),
    },
  };
}

function leaveOut(say: Say, why: string): null {
  say(`${why} This line was left out.`);
  return null;
}

const given = <K extends string, V>(name: K, value: V | null) => (value === null ? {} : { [name]: value });
const titles = (text = ''): string[] | null =>
  text.trim() === ''
    ? null
    : text
        .split(/[;|\n]/)
        .map((one) => one.trim())
        .filter(Boolean);
const mustOf = (because: string): 'duty' | 'employment-cost-floor' =>
  /employ|wage|floor/i.test(because) ? 'employment-cost-floor' : 'duty';

function amount(values: Values, name: string, low: number, high: number, say: Say): number | null {
  const typed = (values[name] ?? '').trim();
  if (typed === '') return null;
  const value = Number(typed.replaceAll(',', ''));
  if (Number.isFinite(value) && value >= low && value <= high)
    return name === 'place' || name === 'reach' ? Math.round(value) : value;
  say(
    `${quoted(typed)} is not a number from ${low} to ${high.toLocaleString('en-GB')}. The rest of the line was kept.`,
  );
  return null;
}

/** ".60", "60%" and "60" are the same chance. */
function chance(typed: string, say: Say): number | null {
  const text = typed.trim();
  if (text === '') return null;
  const value = Number(text.replace('%', ''));
  const share = text.includes('%') || value > 1 ? value / 100 : value;
  if (text !== '%' && Number.isFinite(share) && share >= 0 && share <= 1) return share;
  say(`${quoted(typed)} is not a chance between 0% and 100%. The rest of the line was kept.`);
  return null;
}

function grade(typed: string, say: Say): Evidence | null {
  const text = typed.trim().toLowerCase();
  if (text === '') return null;
  const found = evidenceGrades.find((one) => text.startsWith(one));
  if (!found) say(`${quoted(typed)} is not strong, moderate, weak or none. The rest of the line was kept.`);
  return found ?? null;
}

function stopping(typed: string, say: Say): number | null {
  if (typed.trim() === '') return null;
  const pence = parseMoney(typed);
  if (pence !== null && pence >= 0 && pence <= 10_000_000_000_000) return pence;
  say(`${quoted(typed)} is not an amount in pounds. The rest of the line was kept.`);
  return null;
}

function listOf(typed: string, pence: number, say: Say): 'growth' | 'release' | null {
  const text = typed.trim().toLowerCase();
  if (text === '') return pence < 0 ? 'release' : null;
  if (/^(release|saving|stop|disinvest|reduc|free)/.test(text)) return 'release';
  if (/^(growth|invest|new|bid|grow)/.test(text)) return 'growth';
  say(`${quoted(typed)} is not growth or release. The rest of the line was kept.`);
  return pence < 0 ? 'release' : null;
}

function words(values: Values, name: string, most: number, say: Say): string | null {
  const text = (values[name] ?? '').trim();
  if (text.length > most) say(`The words are longer than ${most} characters, and were cut. The rest was kept.`);
  return text === '' ? null : text.slice(0, most);
}
