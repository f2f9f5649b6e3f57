import { type Day, daysBetween } from '#engines/calendar/index.ts';
import type { Facts } from './facts.ts';
import { type Dates, type Milestone, milestoneLabels, milestones, milestonesOf } from './milestones.ts';
import type { Bound, Checked, Rule } from './rule.ts';
import { rulesAfterAward } from './rules-after-award.ts';
import { rulesBeforeAward } from './rules-before-award.ts';
import { rulesOfHealth } from './rules-health.ts';
import { rulesOfSmall } from './rules-small.ts';

export const allRules: readonly Rule[] = [...rulesBeforeAward, ...rulesAfterAward, ...rulesOfHealth, ...rulesOfSmall];

export type Advice = Readonly<{ rule: string; adviser: string; advisedOn: string; power: string; words: string }>;
/** What people recorded of rules: who checked one against current text, and the legal advice that is acted on. */
export type Recorded = Readonly<{ checks: ReadonlyMap<string, Checked | null>; advice: ReadonlyMap<string, Advice> }>;
export const nothingRecorded: Recorded = { checks: new Map(), advice: new Map() };

/** I10. A date keeps a rule; or breaks it and is refused (somebody checked the rule), warned of (nobody did) or covered by legal advice. */
export type Stands = 'keeps' | 'refused' | 'warned' | 'advised' | 'to-come' | 'waits' | 'says';

export type Step = Readonly<{
  rule: string;
  title: string;
  reference: string;
  limits: Milestone | null;
  notBefore: Day | null;
  notAfter: Day | null;
  counted: string;
  notes: readonly string[];
  /** The date that was given for what it limits. */
  yours: Day | null;
  waitsFor: readonly string[];
  stands: Stands;
  checked: Checked | null;
  advice: Advice | null;
  wide: boolean;
}>;

export type PlannedDate = Readonly<{ milestone: Milestone; label: string; on: Day | null; workedOut: boolean }>;
export type Timetable = Readonly<{ dates: readonly PlannedDate[]; steps: readonly Step[] }>;

/** Where nobody gave a date, the earliest that the law allows stands in for it, so that what depends on it can be counted. */
const standIns: readonly Milestone[] = ['requestsBy', 'invitedOn', 'tendersBy', 'identifiedOn', 'signOn'];

const isDated = (dates: Dates, needs: readonly Milestone[]): dates is Readonly<Record<Milestone, Day>> =>
  needs.every((one) => dates[one]);

function bound(rule: Rule, dates: Dates, facts: Facts, given: Dates): Bound | null {
  if (!isDated(dates, rule.needs)) return null;
  try {
    return rule.work(dates, facts, given);
  } catch (error) {
    // Bank holidays are not known for every year: then the step says so, and no day is guessed.
    if (error instanceof RangeError) return { counted: error.message };
    throw error;
  }
}

function withStandIns(rules: readonly Rule[], facts: Facts, given: Dates): Dates {
  const dates: Partial<Record<Milestone, Day | null>> = { ...given };
  for (const milestone of standIns) {
    if (dates[milestone] || !milestonesOf(facts).includes(milestone)) continue;
    if (milestone === 'invitedOn') {
      dates.invitedOn = dates.requestsBy ?? null;
      continue;
    }
    const earliest = rules
      .filter((rule) => rule.limits === milestone)
      .flatMap((rule) => bound(rule, dates, facts, given)?.notBefore ?? [])
      .toSorted()
      .at(-1);
    if (earliest) dates[milestone] = earliest;
  }
  return dates;
}

export function standsOf(
  { notBefore, notAfter }: Pick<Bound, 'notBefore' | 'notAfter'>,
  yours: Day | null,
  checked: Checked | null,
  advice: Advice | null,
): Stands {
  if (!notBefore && !notAfter) return 'says';
  if (!yours) return 'to-come';
  if (!(notBefore && yours < notBefore) && !(notAfter && yours > notAfter)) return 'keeps';
  if (advice) return 'advised';
  return checked ? 'refused' : 'warned';
}

/** Every date of a procurement with the rule that it rests on, how it was counted, and whether what was given keeps it. Pure: the same in, the same out. */
export function workOut(
  facts: Facts,
  given: Dates,
  recorded: Recorded = nothingRecorded,
  rules: readonly Rule[] = allRules,
): Timetable {
  const applying = rules.filter((rule) => rule.for(facts));
  const dates = withStandIns(applying, facts, given);
  const steps = applying.map((rule): Step => {
    const found = bound(rule, dates, facts, given);
    const yours = (rule.limits && given[rule.limits]) || null;
    const checked = recorded.checks.has(rule.id) ? recorded.checks.get(rule.id)! : rule.checked;
    const advice = recorded.advice.get(rule.id) ?? null;
    return {
      rule: rule.id,
      title: rule.title,
      reference: rule.reference,
      limits: rule.limits,
      notBefore: found?.notBefore ?? null,
      notAfter: found?.notAfter ?? null,
      counted: found?.counted ?? '',
      notes: found?.notes ?? [],
      yours,
      waitsFor: rule.needs.filter((one) => !dates[one]).map((one) => milestoneLabels[one]),
      stands: found ? standsOf(found, yours, checked, advice) : 'waits',
      checked,
      advice,
      wide: rule.wide ?? false,
    };
  });
  const planned = milestonesOf(facts).map((milestone) => ({
    milestone,
    label: milestoneLabels[milestone],
    on: dates[milestone] ?? null,
    workedOut: !given[milestone] && Boolean(dates[milestone]),
  }));
  return { dates: planned, steps: inOrder(steps) };
}

const dayOf = (step: Step): string => step.notBefore ?? step.notAfter ?? '9999';
/** By their days; what has none yet keeps its place after them. */
const inOrder = (steps: readonly Step[]): Step[] => steps.toSorted((a, b) => dayOf(a).localeCompare(dayOf(b)));

export type Moved = Readonly<{ title: string; from: Day | null; to: Day | null; days: number | null }>;

/** What a change moved: dates that were given or worked out, and days that the law counts from them. */
export function movedBetween(before: Timetable, after: Timetable): Moved[] {
  const list = (timetable: Timetable): Map<string, { title: string; on: Day | null }> =>
    new Map([
      ...timetable.dates.map(({ milestone, label, on }) => [milestone, { title: label, on }] as const),
      ...timetable.steps.map(
        (step) => [`rule ${step.rule}`, { title: step.title, on: step.notBefore ?? step.notAfter }] as const,
      ),
    ]);
  const [was, is] = [list(before), list(after)];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((key) => {
    const [from, to] = [was.get(key)?.on ?? null, is.get(key)?.on ?? null];
    if (from === to) return [];
    const { title } = (is.get(key) ?? was.get(key))!;
    return [{ title, from, to, days: from && to ? daysBetween(from, to) : null }];
  });
}

export const milestoneNames: readonly Milestone[] = milestones;
