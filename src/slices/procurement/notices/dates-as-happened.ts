import type { Tx } from '#platform/db/database.ts';
import { momentsOf } from '../order/moment-store.ts';
import type { Moment } from '../order/order-table.ts';
import type { Procurement } from '../procurement.ts';
import { toldNothing } from '../timetable/facts.ts';
import { factsFor, recordedOf } from '../timetable/keep-timetable.ts';
import type { Dates, Milestone } from '../timetable/milestones.ts';
import { type Timetable, workOut } from '../timetable/timetable.ts';
import { timetablesOf } from '../timetable/timetable-store.ts';

const ofMoment: Partial<Record<Moment, Milestone>> = {
  'conflicts-assessed': 'conflictsOn',
  'planned-notice': 'plannedNoticeOn',
  'engagement-notice': 'engagementNoticeOn',
  'tender-notice': 'tenderNoticeOn',
  'suitable-provider-notice': 'followNoticeOn',
  invited: 'invitedOn',
  'transparency-notice': 'transparencyNoticeOn',
  'summaries-sent': 'summariesOn',
  'award-notice': 'awardNoticeOn',
  'intention-notice': 'intentionOn',
  signed: 'signOn',
  'details-notice': 'detailsNoticeOn',
  'contract-copy': 'copyOn',
  ended: 'terminationNoticeOn',
  stopped: 'abandonedOn',
};

/** The dates that were given, with the days on which things did happen in place of those that were meant: clocks run from these. */
export function datesAsHappened(
  given: Dates,
  happened: readonly Readonly<{ moment: Moment; happenedOn: string }>[],
  regime: Procurement['regime'],
): Dates {
  const dates: Partial<Record<Milestone, string | null>> = { ...given };
  for (const { moment, happenedOn } of happened) {
    const milestone =
      moment === 'award-notice' && regime === 'provider-selection' ? 'healthAwardNoticeOn' : ofMoment[moment];
    if (milestone) dates[milestone] = happenedOn;
  }
  return dates;
}

export type Clock = Readonly<{ timetable: Timetable; dates: Dates; tendersAt: string | null }>;

/** A procurement’s timetable as it stands: planned dates, and what happened. `more` are dates that are known elsewhere, such as a contract’s. */
export async function clockOf(tx: Tx, procurement: Procurement, more: Dates = {}): Promise<Clock> {
  const last = (await timetablesOf(tx, [procurement.id])).at(-1);
  const { facts } = await factsFor(tx, procurement, last?.told ?? toldNothing);
  const { publishOn, awardOn, signOn, startOn } = procurement;
  const planned = last?.dates ?? { tenderNoticeOn: publishOn, awardNoticeOn: awardOn, signOn, startOn };
  const dates = datesAsHappened({ ...planned, ...more }, await momentsOf(tx, procurement.id), procurement.regime);
  const { now } = await recordedOf(tx, procurement.id);
  return { timetable: workOut(facts, dates, now), dates, tendersAt: last?.tendersAt ?? null };
}
