import type { Tx } from '#platform/db/database.ts';
import { type Contract, largeContractPence } from '../award/contract.ts';
import { contractsOf } from '../award/contract-store.ts';
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

const onlyGiven = (dates: Dates): Dates => Object.fromEntries(Object.entries(dates).filter(([, on]) => on));
const first = (days: readonly (string | null)[]) => days.filter((on) => on !== null).toSorted()[0] ?? null;
const last = (days: readonly (string | null)[]) =>
  days
    .filter((on) => on !== null)
    .toSorted()
    .at(-1) ?? null;

/** When contracts that were entered into start and run out: the first start, the last end. */
export const datesOfContracts = (contracts: readonly Contract[]): Dates =>
  onlyGiven({
    signOn: first(contracts.map(({ signedOn }) => signedOn)),
    startOn: first(contracts.map(({ startsOn }) => startsOn)),
    endOn: last(contracts.map(({ endsOn }) => endsOn)),
  });

/** The day on which the last of them ended, where all have: whatever day was agreed. */
const ended = (contracts: readonly Contract[]): Dates =>
  contracts.length > 0 && contracts.every(({ endedOn }) => endedOn)
    ? { endOn: last(contracts.map(({ endedOn }) => endedOn)) }
    : {};

export type Clock = Readonly<{ timetable: Timetable; dates: Dates; tendersAt: string | null }>;

/** A procurement’s timetable as it stands: planned dates, and what happened. `more` are dates that are known elsewhere, such as a contract’s. */
export async function clockOf(tx: Tx, procurement: Procurement, more: Dates = {}): Promise<Clock> {
  const kept = (await timetablesOf(tx, [procurement.id])).at(-1);
  const { facts } = await factsFor(tx, procurement, kept?.told ?? toldNothing);
  const { publishOn, awardOn, signOn, startOn } = procurement;
  const planned = kept?.dates ?? { tenderNoticeOn: publishOn, awardNoticeOn: awardOn, signOn, startOn };
  const contracts = await contractsOf(tx, procurement.id);
  const given = { ...planned, ...datesOfContracts(contracts), ...onlyGiven(more) };
  const dates = {
    ...datesAsHappened(given, await momentsOf(tx, procurement.id), procurement.regime),
    ...ended(contracts),
  };
  const { now } = await recordedOf(tx, procurement.id);
  // What was signed counts, not what was expected to be worth.
  const large =
    contracts.length > 0 ? contracts.some(({ valuePence }) => valuePence > largeContractPence) : facts.large;
  return { timetable: workOut({ ...facts, large }, dates, now), dates, tendersAt: kept?.tendersAt ?? null };
}
