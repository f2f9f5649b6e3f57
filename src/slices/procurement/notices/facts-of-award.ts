import { addDays } from '#engines/calendar/index.ts';
import type { Award, Contract, ProcurementFacts, Supplier } from '#standards/notices/index.ts';
import { fromLots, moneyOf, periodOf } from './facts-of-buying.ts';
import type { Known } from './gather-facts.ts';
import { identifierOf } from './typed-lines.ts';

const dayOf = ({ moments }: Known, moment: string) => moments.find((one) => one.moment === moment)?.happenedOn ?? null;

function suppliersOf({ lots, bidders }: Known): Supplier[] {
  const names = [...new Set(lots.flatMap(({ award }) => (award ? [award.supplier] : [])))];
  return names.map((name, at) => {
    const bidder = bidders.find((one) => one.name.toLowerCase() === name.toLowerCase());
    return {
      id: `supplier-${at + 1}`,
      name,
      identifier: identifierOf(bidder?.identifier),
      address: null,
      email: null,
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

/** The first day that the standstill leaves for signing is the day after it. */
function standstillOf(known: Known): Award['standstill'] {
  const step = known.clock.timetable.steps.find((one) => one.rule === 'standstill' || one.rule === 'standstill-health');
  const from = dayOf(known, 'award-notice') ?? known.clock.dates.awardNoticeOn ?? null;
  return step?.notBefore && from ? { startOn: from, endOn: addDays(step.notBefore, -1) } : null;
}

/** What was awarded and signed, so far as this slice knows it; how tenders came out is said by whoever judged them. */
export function fromAward(known: Known): Partial<ProcurementFacts> {
  const { lots, tenders, vatPercent, clock } = known;
  const won = lots.filter(({ award }) => award);
  if (won.length === 0) return {};
  const suppliers = suppliersOf(known);
  const idOf = (name: string) => suppliers.find((one) => one.name === name)!.id;
  const net = won.every(({ valuePence }) => valuePence !== null)
    ? won.reduce((sum, one) => sum + one.valuePence!, 0)
    : null;
  const inTime = tenders.filter(({ late, state }) => !late && state !== 'replaced').length;
  const signedOn = dayOf(known, 'signed');
  const award: Award = {
    id: 'award-1',
    decidedOn:
      won
        .map((lot) => lot.award!.decidedOn)
        .toSorted()
        .at(-1) ?? null,
    suppliers: suppliers.map(({ id }) => id),
    value: moneyOf(net, vatPercent),
    period: periodOf(known),
    received: tenders.length > 0 ? inTime : null,
    assessed: null,
    assessedSme: null,
    assessedVcse: null,
    unsuccessful: [],
    summariesOn: dayOf(known, 'summaries-sent') ?? clock.dates.summariesOn ?? null,
    standstill: standstillOf(known),
    signOn: clock.dates.signOn ?? null,
    reservedAwarded: null,
  };
  const contract: Contract | null = signedOn
    ? {
        id: `contract-${known.procurement.id}`,
        signedOn,
        period: award.period,
        value: award.value,
        options: null,
        suppliers: award.suppliers,
        kpis: [],
        noKpisBecause: null,
      }
    : null;
  const told = fromLots(known).lots ?? [];
  return {
    suppliers,
    award,
    contract,
    lots: told.map((lot, at) => ({ ...lot, suppliers: lots[at]?.award ? [idOf(lots[at]!.award!.supplier)] : [] })),
  };
}
