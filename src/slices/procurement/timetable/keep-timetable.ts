import { calendarVersion } from '#engines/calendar/index.ts';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import type { Tx } from '#platform/db/database.ts';
import { slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Procurement } from '../procurement.ts';
import type { KeptRegime } from '../regime/kept-regime.ts';
import { regimeAnswersOf } from '../regime/regime-store.ts';
import { timeInLondon } from '../tendering/london-time.ts';
import { type Facts, factsAsPlanned, factsOf, type Told } from './facts.ts';
import { recordedNow } from './kept-timetable.ts';
import { type Dates, type Milestone, milestoneLabels, milestonesOf, outOfOrder } from './milestones.ts';
import { type Step, type Timetable, workOut } from './timetable.ts';
import { datesGiven, deadlineAt, type TimetableInput, toldBy } from './timetable-input.ts';
import { adviceOf, checksOf, insertTimetable, setProcurementDates, timetablesOf } from './timetable-store.ts';

/** The same of what was loaded already. */
export const factsFrom = (
  kept: Pick<KeptRegime, 'answers' | 'answer'> | undefined,
  planned: Pick<Procurement, 'regime' | 'route'>,
  told: Told,
): Facts => (kept ? factsOf(kept.answers, kept.answer, told) : factsAsPlanned(planned, told));

/** What the rules ask of a procurement: from the answers about the law where they were kept, else from what was chosen when it was planned. */
export async function factsFor(
  tx: Tx,
  procurement: Pick<Procurement, 'id' | 'regime' | 'route'>,
  told: Told,
): Promise<{ facts: Facts; answered: boolean }> {
  const kept = (await regimeAnswersOf(tx, [procurement.id])).at(-1);
  return { facts: factsFrom(kept, procurement, told), answered: kept !== undefined };
}

export async function recordedOf(tx: Tx, procurementId: string) {
  const [advice, checks] = [await adviceOf(tx, [procurementId]), await checksOf(tx, [procurementId])];
  return { advice, checks, now: recordedNow(advice, checks) };
}

const says = (step: Step): string =>
  `${step.title}: ${step.notBefore && step.yours! < step.notBefore ? 'not before' : 'not after'} ${step.notBefore && step.yours! < step.notBefore ? step.notBefore : step.notAfter}. ${step.reference}. Checked by ${step.checked!.by} on ${step.checked!.on}`;

/** I10: a date that breaks a rule is refused only where somebody checked the rule on a day, and no legal advice covers it. */
function refuseWhatBreaks({ steps }: Timetable): void {
  const broken = steps.find((step) => step.stands === 'refused');
  if (broken) slip(broken.limits!, says(broken));
}

function checkOrder(dates: Dates): void {
  const found = outOfOrder(dates);
  if (found) slip(found[0], `${milestoneLabels[found[0]]} cannot come before: ${milestoneLabels[found[1]]}`);
}

export type DatesSet = Omit<TimetableInput, Milestone> & Dates;
export type Kept = Readonly<{ warned: readonly Step[]; version: number }>;

/**
 * Sets the dates as somebody plans them. Once a procurement is published, its last day for tenders is what every bidder read: only an amendment, or the
 * page of tenders, moves that, and tells them.
 */
export async function planTimetable(act: Act, procurement: Procurement, input: DatesSet): Promise<Kept> {
  if (procurement.state === 'published') {
    const kept = (await timetablesOf(act.tx, [procurement.id])).at(-1);
    const [day, time] = procurement.dueAt
      ? [londonDate(procurement.dueAt), timeInLondon(procurement.dueAt)]
      : [kept?.dates.tendersBy, kept?.tendersAt];
    const moved = [
      day && (input.tendersBy ?? kept?.dates.tendersBy) && input.tendersBy !== day ? 'tendersBy' : null,
      time && input.tendersAt && input.tendersAt !== time ? 'tendersAt' : null,
    ].find((box) => box !== null);
    if (moved) slip(moved, 'It is published. Move this with an amendment, so that every bidder is told the same');
  }
  return keepTimetable(act, procurement, input);
}

/** Sets the dates of a procurement. What was before is kept, with who moved what and why; the gates follow. */
export async function keepTimetable(act: Act, procurement: Procurement, input: DatesSet): Promise<Kept> {
  const { facts } = await factsFor(act.tx, procurement, toldBy(input));
  const dates = datesGiven(input, milestonesOf(facts));
  checkOrder(dates);
  const { now } = await recordedOf(act.tx, procurement.id);
  const timetable = workOut(facts, dates, now);
  refuseWhatBreaks(timetable);
  const tendersBy = timetable.dates.find(({ milestone }) => milestone === 'tendersBy')?.on;
  const deadline = deadlineAt(tendersBy, input.tendersAt);
  if (deadline && 'wrong' in deadline) slip('tendersAt', deadline.wrong);
  const before = (await timetablesOf(act.tx, [procurement.id])).at(-1)?.version ?? 0;
  if (before !== input.version) refuse('stale');
  await insertTimetable(act.tx, {
    id: act.newId(),
    procurementId: procurement.id,
    version: before + 1,
    told: toldBy(input),
    dates,
    tendersAt: input.tendersAt,
    worked: { facts, timetable },
    engine: calendarVersion,
    because: input.because,
    by: act.who.personId!,
    keptAt: act.now,
  });
  await setProcurementDates(act.tx, procurement.id, gateDates(dates));
  act.record({
    action: 'procurement.timetable-set',
    on: { kind: 'procurement', id: procurement.id },
    caseId: procurement.caseId,
    fields: ['because', ...Object.keys(dates)],
    content: JSON.stringify(input),
  });
  return { warned: timetable.steps.filter((step) => step.stands === 'warned'), version: before + 1 };
}

const gateDates = (dates: Dates) => ({
  publishOn: dates.tenderNoticeOn ?? dates.transparencyNoticeOn ?? dates.followNoticeOn ?? dates.intentionOn ?? null,
  awardOn: dates.awardNoticeOn ?? dates.intentionOn ?? null,
  signOn: dates.signOn ?? null,
  startOn: dates.startOn ?? null,
});
