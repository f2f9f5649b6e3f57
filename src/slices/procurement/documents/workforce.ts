import { cellOf, readTable } from '#platform/export/index.ts';
import { thresholds } from '#platform/thresholds.ts';

/** People who do the same work on the same terms, counted. Figures of fewer than the threshold are not shown, and not kept. */
export type WorkforceGroup = Readonly<{
  role: string;
  contract: string;
  people: number;
  hoursAWeek: number | null;
  meanPayPence: number | null;
  fiveYearsOrMore: number | null;
}>;

export type Workforce = Readonly<{
  groups: readonly WorkforceGroup[];
  /** People in groups that are too small to be shown apart; null where that number would tell of few people too. */
  others: number | null;
  people: number | null;
  threshold: number;
}>;

export type WorkforceList = Readonly<{
  number: number;
  employer: string;
  asAt: string;
  content: Workforce;
  broughtInAt: Date;
}>;

type Line = { role: string; contract: string; hours: number | null; payPence: number | null; years: number | null };

/** Columns that tell who somebody is: a list that has one is not anonymous, and is not taken. */
const telling =
  /\b(name|surname|forename|ni|nino|insurance|birth|dob|email|e-mail|phone|mobile|address|postcode|payroll|employee (?:id|number))\b/i;
const columns: Readonly<Record<keyof Line, RegExp>> = {
  role: /^(role|job|job title|post)$/i,
  contract: /^(contract|contract type|kind of contract)$/i,
  hours: /^(hours|hours a week|weekly hours)$/i,
  payPence: /^(pay|hourly pay|pay an hour|rate)$/i,
  years: /^(years|years of service|length of service)$/i,
};

const numberIn = (text: string): number | null => {
  const value = Number(text.replace(/[£,\s]/g, ''));
  return text.trim() && Number.isFinite(value) && value >= 0 ? value : null;
};

export type ReadWorkforce = Readonly<{ content: Workforce; wrong: null }> | Readonly<{ content: null; wrong: string }>;
const wrong = (why: string): ReadWorkforce => ({ content: null, wrong: why });

/**
 * Reads an anonymised list of people who may come over, a line a person, and counts them in groups. The lines go no further than here. A group of
 * fewer than the threshold is joined with the other small ones; if those too are few, nothing is said of them, nor the sum from which they could
 * be worked out.
 */
export function readWorkforce(bytes: Uint8Array | string, threshold = thresholds.publishedCell): ReadWorkforce {
  const table = readTable(bytes);
  const named = table.columns.find((column) => telling.test(column));
  if (named)
    return wrong(`The column “${named}” can tell who somebody is. Ask for the list without it, and bring that in`);
  const at = (name: keyof Line) => table.columns.find((column) => columns[name].test(column.trim()));
  const role = at('role');
  if (!role) return wrong('There is no column “Role”. A list has a line a person: role, contract, hours, pay, years');
  const cell = (row: (typeof table.rows)[number], name: keyof Line) => (at(name) ? cellOf(row, at(name)!).trim() : '');
  const lines: Line[] = table.rows.map((row) => {
    const pay = numberIn(cell(row, 'payPence'));
    return {
      role: cell(row, 'role') || 'Not said',
      contract: cell(row, 'contract') || 'Not said',
      hours: numberIn(cell(row, 'hours')),
      payPence: pay === null ? null : Math.round(pay * 100),
      years: numberIn(cell(row, 'years')),
    };
  });
  if (lines.length === 0) return wrong('There are no people in it');
  return { content: countGroups(lines, threshold), wrong: null };
}

function countGroups(lines: readonly Line[], threshold: number): Workforce {
  const groups = [...Map.groupBy(lines, (line) => JSON.stringify([line.role, line.contract])).values()];
  const shown = groups.filter((group) => group.length >= threshold);
  const small = groups.filter((group) => group.length < threshold).flat().length;
  const told = small === 0 || small >= threshold;
  return {
    groups: shown
      .map((group) => groupOf(group, threshold))
      .toSorted((a, b) => b.people - a.people || a.role.localeCompare(b.role)),
    others: told ? small : null,
    people: told ? lines.length : null,
    threshold,
  };
}

function groupOf(group: readonly Line[], threshold: number): WorkforceGroup {
  const all = (pick: (line: Line) => number | null) => {
    const values = group.map(pick);
    return values.every((one) => one !== null) ? (values as number[]) : null;
  };
  const sum = (values: readonly number[]) => values.reduce((total, one) => total + one, 0);
  const hours = all(({ hours }) => hours);
  const pay = all(({ payPence }) => payPence);
  const years = all(({ years }) => years);
  const long = years?.filter((one) => one >= 5).length ?? null;
  // A count within a group tells of those it leaves out as well.
  const tells =
    long !== null && (long === 0 || long >= threshold) && (long === group.length || group.length - long >= threshold);
  return {
    role: group[0]!.role,
    contract: group[0]!.contract,
    people: group.length,
    hoursAWeek: hours && Math.round(sum(hours) * 10) / 10,
    meanPayPence: pay && Math.round(sum(pay) / pay.length),
    fiveYearsOrMore: tells ? long : null,
  };
}
