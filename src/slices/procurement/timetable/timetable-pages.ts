import type { z } from 'zod';
import { sayDay } from '#engines/calendar/index.ts';
import { type Doing, download, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { plural } from '#platform/say.ts';
import { type Procurement, regimeLabels, routeLabels } from '../procurement.ts';
import { processLabels } from '../regime/regime.ts';
import { circumstanceLabels, circumstances, documentLabels, documentWays, toldNothing } from './facts.ts';
import { factsFor, planTimetable, recordedOf } from './keep-timetable.ts';
import { type KeptTimetable, ruleTitle } from './kept-timetable.ts';
import { milestoneLabels, milestonesOf } from './milestones.ts';
import { type adviceInput, type checkInput, recordAdvice, recordCheck } from './record-rule.ts';
import { movedBetween, type Step, workOut } from './timetable.ts';
import { standsLabels, timetableCalendar, timetableCsv } from './timetable-files.ts';
import { deadlineAt, type TimetableInput } from './timetable-input.ts';
import { timetablesOf } from './timetable-store.ts';

const here = (one: Procurement) => `/cases/${one.caseId}/procurements/${one.id}/timetable`;

/** What a procurement that has no timetable yet would begin with: the dates it was planned with. */
const asPlanned = ({ publishOn, awardOn, signOn, startOn }: Procurement) => ({
  tenderNoticeOn: publishOn,
  awardNoticeOn: awardOn,
  signOn,
  startOn,
});

async function timetableOf({ tx, object }: Visit<Procurement>) {
  const kept = await timetablesOf(tx, [object.id]);
  const last = kept.at(-1);
  const told = last?.told ?? toldNothing;
  const dates = last?.dates ?? asPlanned(object);
  const { facts, answered } = await factsFor(tx, object, told);
  const recorded = await recordedOf(tx, object.id);
  return { kept, last, told, dates, facts, answered, recorded, timetable: workOut(facts, dates, recorded.now) };
}

const stepShown = (step: Step) => ({
  ...step,
  standsLabel: standsLabels[step.stands],
  when: step.notBefore ?? step.notAfter,
  limitsLabel: step.limits && milestoneLabels[step.limits],
});

const withMoves = (kept: readonly KeptTimetable[]) =>
  kept
    .map((one, index) => ({
      ...one,
      moved: index > 0 ? movedBetween(kept[index - 1]!.worked.timetable, one.worked.timetable) : [],
    }))
    .toReversed();

export async function showTimetable(visit: Visit<Procurement>): Promise<Reply> {
  const { object } = visit;
  const { kept, last, told, dates, facts, answered, recorded, timetable } = await timetableOf(visit);
  const deadline = deadlineAt(
    timetable.dates.find(({ milestone }) => milestone === 'tendersBy')?.on,
    last?.tendersAt ?? null,
  );
  const moves = withMoves(kept);
  return page('procurement/timetable/show.njk', `Timetable: ${object.title}`, {
    procurement: object,
    base: here(object),
    lawLabel: facts.law === 'none' ? 'No procedure of these laws' : regimeLabels[object.regime],
    processLabel: answered ? processLabels[facts.process] : routeLabels[object.route],
    answered,
    told,
    given: dates,
    tendersAt: last?.tendersAt ?? '12:00',
    deadline: deadline && 'at' in deadline ? deadline : null,
    dates: timetable.dates.map((one) => ({ ...one, says: one.on && sayDay(one.on) })),
    steps: timetable.steps.map(stepShown),
    broken: timetable.steps.filter((step) => step.stands === 'warned').map(stepShown),
    against: timetable.steps.filter((step) => step.stands === 'refused').map(stepShown),
    wanted: milestonesOf(facts).map((one) => ({ name: one, label: milestoneLabels[one] })),
    documentChoices: documentWays.map((value) => ({ value, text: documentLabels[value] })),
    circumstanceChoices: circumstances.map((value) => ({ value, text: circumstanceLabels[value] })),
    ruleChoices: timetable.steps.map((step) => ({ value: step.rule, text: step.title })),
    advice: recorded.advice.map((one) => ({ ...one, title: ruleTitle(one.rule) })),
    checks: recorded.checks.map((one) => ({ ...one, title: ruleTitle(one.rule) })),
    version: last?.version ?? 0,
    kept: moves,
    latest: moves[0],
  });
}

export async function keepDates({ act, object, body }: Doing<Procurement, TimetableInput>): Promise<Reply> {
  const { warned } = await planTimetable(act, object, body);
  return redirect(
    here(object),
    warned.length > 0
      ? `The dates are kept. ${plural(warned.length, 'rule is', 'rules are')} broken that nobody has checked against current text: see below.`
      : 'The dates are kept.',
  );
}

export async function keepAdvice({
  act,
  object,
  body,
}: Doing<Procurement, z.infer<typeof adviceInput>>): Promise<Reply> {
  await recordAdvice(act, object, body);
  return redirect(here(object), 'The advice is recorded, and stands beside the date.');
}

export async function keepCheck({ act, object, body }: Doing<Procurement, z.infer<typeof checkInput>>): Promise<Reply> {
  await recordCheck(act, object, body);
  return redirect(
    here(object),
    body.found === 'right'
      ? 'It is recorded. Dates that break this rule are refused from now on.'
      : 'It is recorded. This rule is warned of, and refuses nothing.',
  );
}

export async function downloadCsv(visit: Visit<Procurement>): Promise<Reply> {
  return download('timetable.csv', 'text/csv; charset=utf-8', timetableCsv((await timetableOf(visit)).timetable));
}

export async function downloadCalendar(visit: Visit<Procurement>): Promise<Reply> {
  const { id, title } = visit.object;
  const { timetable } = await timetableOf(visit);
  return download('timetable.ics', 'text/calendar; charset=utf-8', timetableCalendar(id, title, timetable, visit.now));
}
