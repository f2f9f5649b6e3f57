import type { Tx } from '#platform/db/database.ts';
import { type Contract, largeContractPence } from '../award/contract.ts';
import { contractsIn } from '../award/contract-store.ts';
import { happenedIn } from '../order/moment-store.ts';
import type { Moment } from '../order/order-table.ts';
import type { Procurement } from '../procurement.ts';
import { regimesNow } from '../regime/regime-store.ts';
import { type Facts, toldNothing } from '../timetable/facts.ts';
import { factsFrom } from '../timetable/keep-timetable.ts';
import { recordedNow } from '../timetable/kept-timetable.ts';
import type { Dates, Milestone } from '../timetable/milestones.ts';
import { type Recorded, type Timetable, workOut } from '../timetable/timetable.ts';
import { adviceOf, checksOf, timetablesNow } from '../timetable/timetable-store.ts';

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

const worked = new Map<string, Timetable>();
const mostKept = 1_000;

/** What was worked out of the same facts and dates is kept: somebody's home page names hundreds of procurements, and few change in a day. */
function workOutOnce(facts: Facts, dates: Dates, recorded: Recorded): Timetable {
  if (recorded.advice.size + recorded.checks.size > 0) return workOut(facts, dates, recorded);
  const key = JSON.stringify([facts, dates]);
  const known = worked.get(key);
  if (known) return known;
  const result = workOut(facts, dates, recorded);
  if (worked.size >= mostKept) worked.delete(worked.keys().next().value!);
  worked.set(key, result);
  return result;
}

/**
 * The timetables of procurements as they stand: planned dates, and what happened. `more` are dates of each that are known elsewhere, such as a
 * contract’s. However many, in as many queries as for one.
 */
export async function clocksOf(
  tx: Tx,
  procurements: readonly Procurement[],
  more: ReadonlyMap<string, Dates>,
): Promise<Map<string, Clock>> {
  const ids = procurements.map(({ id }) => id);
  const [timetables, regimes] = [await timetablesNow(tx, ids), await regimesNow(tx, ids)];
  const by = <T extends { procurementId: string }>(list: readonly T[]) =>
    Map.groupBy(list, ({ procurementId }) => procurementId);
  const [contracts, happened] = [by(await contractsIn(tx, ids)), by(await happenedIn(tx, ids))];
  const [advice, checks] = [by(await adviceOf(tx, ids)), by(await checksOf(tx, ids))];
  return new Map(
    procurements.map((one) => {
      const kept = timetables.get(one.id);
      const facts = factsFrom(regimes.get(one.id), one, kept?.told ?? toldNothing);
      const { publishOn, awardOn, signOn, startOn } = one;
      const planned = kept?.dates ?? { tenderNoticeOn: publishOn, awardNoticeOn: awardOn, signOn, startOn };
      const signed = contracts.get(one.id) ?? [];
      const given = { ...planned, ...datesOfContracts(signed), ...onlyGiven(more.get(one.id) ?? {}) };
      const dates = { ...datesAsHappened(given, happened.get(one.id) ?? [], one.regime), ...ended(signed) };
      const now = recordedNow(advice.get(one.id) ?? [], checks.get(one.id) ?? []);
      // What was signed counts, not what was expected to be worth.
      const large = signed.length > 0 ? signed.some(({ valuePence }) => valuePence > largeContractPence) : facts.large;
      return [
        one.id,
        { timetable: workOutOnce({ ...facts, large }, dates, now), dates, tendersAt: kept?.tendersAt ?? null },
      ];
    }),
  );
}

export const clockOf = async (tx: Tx, procurement: Procurement, more: Dates = {}): Promise<Clock> =>
  (await clocksOf(tx, [procurement], new Map([[procurement.id, more]]))).get(procurement.id)!;
