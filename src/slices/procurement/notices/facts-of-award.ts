import { addDays } from '#engines/calendar/index.ts';
import type { Award, ProcurementFacts, Supplier } from '#standards/notices/index.ts';
import { periodOf } from './facts-of-buying.ts';
import { fromLots, lotValues, moneyFromGross, sumOf } from './facts-of-lots.ts';
import type { Known } from './known.ts';
import { addressOf, identifierOf } from './typed-lines.ts';

export const dayOf = ({ moments }: Known, moment: string): string | null =>
  moments.find((one) => one.moment === moment)?.happenedOn ?? null;
const last = (days: readonly string[]): string | null => days.toSorted().at(-1) ?? null;
const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** Who was awarded something, by name: what was decided, and lots that were awarded elsewhere. */
const winnersOf = ({ lots, decisions }: Known): string[] => [
  ...new Set([
    ...decisions.flatMap(({ outcome, supplier }) => (outcome === 'awarded' && supplier ? [supplier] : [])),
    ...lots.flatMap(({ award }) => (award ? [award.supplier] : [])),
  ]),
];

/** Bidders whose tender was assessed to the end: one that was put out, or failed, was disregarded. */
function assessedOf({ judged, bidders }: Known) {
  const ids = new Set(judged.filter(({ out }) => out === null).map(({ bidderId }) => bidderId));
  return bidders.filter(({ id }) => ids.has(id));
}

/** Those who won, then those who were assessed and did not, each with all that is kept of them. */
function suppliersOf(known: Known, winners: readonly string[]): Supplier[] {
  const others = assessedOf(known).map(({ name }) => name);
  const names = [...winners, ...others.filter((name) => !winners.some((one) => same(one, name)))];
  return names.map((name, at) => {
    const bidder = known.bidders.find((one) => same(one.name, name));
    const told = bidder && known.particulars.get(bidder.id);
    return {
      id: `supplier-${at + 1}`,
      name,
      identifier: identifierOf(bidder?.identifier),
      address: addressOf(told?.address),
      email: told?.email || null,
      sme: bidder?.small ?? null,
      vcse: bidder?.voluntary ?? null,
      supportedEmployment: null,
      mutual: null,
      consortium: null,
      associated: null,
      connected: null,
    };
  });
}

/** As it was kept, once its notice began it; until then, as it would be if the notice appeared on the day that is set. */
function standstillOf(known: Known): Award['standstill'] {
  const { kept, standing } = known.standstill;
  if (standing) return { startOn: standing.begins, endOn: standing.ends };
  if (kept?.type === 'none') return null;
  const step = known.clock.timetable.steps.find((one) => one.rule === 'standstill' || one.rule === 'standstill-health');
  const from = dayOf(known, 'award-notice') ?? known.clock.dates.awardNoticeOn ?? null;
  return step?.notBefore && from ? { startOn: from, endOn: addDays(step.notBefore, -1) } : null;
}

/** What was decided is kept with VAT; where nobody said what it is worth, the lots say it. */
function awardValue(known: Known): Award['value'] {
  const awarded = known.decisions.filter(({ outcome }) => outcome === 'awarded');
  const worths = awarded.map(({ valuePence }) => valuePence);
  if (awarded.length > 0 && worths.every((one) => one !== null))
    return moneyFromGross(
      worths.reduce((sum, one) => sum + one!, 0),
      known.vatPercent,
    );
  const values = lotValues(known);
  return sumOf(known.lots.filter(({ award }) => award).map(({ id }) => values.get(id) ?? null));
}

/** Where there are several, what the largest of its contracts is worth: as it was entered into, else as it was decided. */
function largestOf({ contracts, decisions }: Known): number | null {
  const awarded = decisions.filter(({ outcome }) => outcome === 'awarded');
  const worths = (contracts.length === awarded.length ? contracts : awarded).map(({ valuePence }) => valuePence);
  return worths.length > 1 && worths.every((one) => one !== null) ? Math.max(...worths.map((one) => one!)) : null;
}

/** How many were assessed, and how many of these are of a kind; not known where of one of them it is not. */
const countOf = (
  bidders: readonly { small: boolean | null; voluntary: boolean | null }[],
  is: 'small' | 'voluntary',
) => (bidders.length > 0 && bidders.every((one) => one[is] !== null) ? bidders.filter((one) => one[is]).length : null);

/** Awarded to whom it was reserved for: said with each award of a lot that is reserved. */
function reservedAwarded({ decisions, terms }: Known): boolean | null {
  const reserved = decisions.filter(
    ({ lotId, outcome }) => outcome === 'awarded' && lotId && (terms.get(lotId)?.reserved ?? 'no') !== 'no',
  );
  return reserved.length > 0 && reserved.every(({ reservedBecause }) => reservedBecause) ? true : null;
}

/** What was awarded, to whom, out of how many, and how long it stands still. */
export function fromAward(known: Known): Partial<ProcurementFacts> {
  const { lots, tenders, decisions, clock } = known;
  const winners = winnersOf(known);
  if (winners.length === 0) return {};
  const suppliers = suppliersOf(known, winners);
  const idOf = (name: string) => suppliers.find((one) => same(one.name!, name))!.id;
  const inTime = tenders.filter(({ late, state }) => !late && state !== 'replaced').length;
  const assessed = assessedOf(known);
  const award: Award = {
    id: 'award-1',
    decidedOn: last([
      ...decisions.filter(({ outcome }) => outcome === 'awarded').map(({ decidedOn }) => decidedOn),
      ...lots.flatMap((lot) => (lot.award ? [lot.award.decidedOn] : [])),
    ]),
    suppliers: winners.map(idOf),
    value: awardValue(known),
    period: periodOf(known),
    received: tenders.length > 0 ? inTime : null,
    assessed: assessed.length > 0 ? assessed.length : null,
    assessedSme: countOf(assessed, 'small'),
    assessedVcse: countOf(assessed, 'voluntary'),
    unsuccessful: assessed.filter(({ name }) => !winners.some((one) => same(one, name))).map(({ name }) => idOf(name)),
    summariesOn: dayOf(known, 'summaries-sent') ?? clock.dates.summariesOn ?? null,
    standstill: standstillOf(known),
    signOn: clock.dates.signOn ?? null,
    reservedAwarded: reservedAwarded(known),
  };
  const told = fromLots(known).lots ?? [];
  return {
    suppliers,
    award,
    largestPence: largestOf(known),
    lots: told.map((lot, at) => ({ ...lot, suppliers: lots[at]?.award ? [idOf(lots[at]!.award!.supplier)] : [] })),
  };
}
