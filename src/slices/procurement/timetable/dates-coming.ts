import type { Day } from '#engines/calendar/index.ts';
import type { Tx } from '#platform/db/database.ts';
import type { Procurement } from '../procurement.ts';
import { regimesNow } from '../regime/regime-store.ts';
import { factsFrom } from './keep-timetable.ts';
import { recordedNow } from './kept-timetable.ts';
import { type Dates, type Milestone, milestoneLabels, milestonesOf } from './milestones.ts';
import { allRules, type Timetable, workOut } from './timetable.ts';
import { adviceOf, checksOf, procurementsWithTimetable, timetablesNow } from './timetable-store.ts';

export type ComingDate = Readonly<{
  /** Null where the authority owes it once for all its contracts. */
  procurementId: string | null;
  caseId: string | null;
  procurement: string | null;
  on: Day;
  title: string;
  reference: string;
  /** A date that somebody set, or the last day that the law gives. */
  kind: 'set' | 'last-day';
}>;

/** The last days of a timetable that fall in a span, those that come again among them. */
export function lastDaysIn(timetable: Timetable, given: Dates, from: Day, to: Day): { rule: string; on: Day }[] {
  const dates = Object.fromEntries(timetable.dates.flatMap(({ milestone, on }) => (on ? [[milestone, on]] : [])));
  return timetable.steps.flatMap((step) => {
    const again = allRules.find((rule) => rule.id === step.rule)?.again;
    const ends = given.endOn && given.endOn < to ? given.endOn : to;
    const days = step.notAfter ? [step.notAfter, ...(again ? again(dates as Record<Milestone, Day>, ends) : [])] : [];
    const done = step.limits && step.yours && step.stands !== 'to-come';
    return done ? [] : days.filter((on) => from <= on && on <= to).map((on) => ({ rule: step.rule, on }));
  });
}

/**
 * The dates that come from one day to another: what was set, and the last days that the law gives, of every procurement with a timetable that is not
 * stopped. `caseIds` are the cases that somebody may see the inside of; without them all are read, for what the system itself does. Where only what
 * was set is asked for, nothing is worked out.
 */
export async function datesComing(
  tx: Tx,
  from: Day,
  to: Day,
  caseIds: readonly string[] | null = null,
  kinds: 'all' | 'set' = 'all',
): Promise<ComingDate[]> {
  const running = await procurementsWithTimetable(tx, caseIds);
  const ids = running.map(({ id }) => id);
  const [timetables, regimes] = [await timetablesNow(tx, ids), await regimesNow(tx, ids)];
  const by = <T extends { procurementId: string }>(list: readonly T[]) =>
    Map.groupBy(list, ({ procurementId }) => procurementId);
  const [advice, checks] = [by(await adviceOf(tx, ids)), by(await checksOf(tx, ids))];
  const found = new Map<string, ComingDate>();
  for (const { id, caseId, title, regime, route } of running) {
    const kept = timetables.get(id)!;
    const facts = factsFrom(regimes.get(id), { regime, route } as Pick<Procurement, 'regime' | 'route'>, kept.told);
    const of = { procurementId: id, caseId, procurement: title };
    for (const milestone of milestonesOf(facts)) {
      const on = kept.dates[milestone];
      if (on && from <= on && on <= to)
        found.set(`${id} ${milestone}`, { ...of, on, title: milestoneLabels[milestone], reference: '', kind: 'set' });
    }
    if (kinds === 'set') continue;
    const timetable = workOut(facts, kept.dates, recordedNow(advice.get(id) ?? [], checks.get(id) ?? []));
    for (const { rule, on } of lastDaysIn(timetable, kept.dates, from, to)) {
      const step = timetable.steps.find((one) => one.rule === rule)!;
      const whose = step.wide ? { procurementId: null, caseId: null, procurement: null } : of;
      found.set(`${step.wide ? '' : id} ${rule} ${on}`, {
        ...whose,
        on,
        title: step.title,
        reference: step.reference,
        kind: 'last-day',
      });
    }
  }
  return [...found.values()].sort((a, b) => a.on.localeCompare(b.on) || a.title.localeCompare(b.title));
}
