import type { Contract, Ending, Period, ProcurementFacts } from '#standards/notices/index.ts';
import type { Ending as HowEnded } from '../award/contract.ts';
import { dayOf } from './facts-of-award.ts';
import { moneyFromGross } from './facts-of-lots.ts';
import type { Known } from './known.ts';

const kinds: Record<HowEnded, Ending['kind']> = {
  expired: 'expiry',
  discharged: 'discharge',
  terminated: 'by-a-party',
  rescinded: 'rescission',
  'set-aside': 'set-aside',
};

const first = (days: readonly (string | null)[]) => days.filter((on) => on !== null).toSorted()[0] ?? null;
const last = (days: readonly (string | null)[]) =>
  days
    .filter((on) => on !== null)
    .toSorted()
    .at(-1) ?? null;

/** Told as ended once every contract of the procurement has: how and why the last of them did. */
function endingOf({ contracts }: Known): Ending | null {
  const ended = contracts.filter(({ endedOn, endedHow }) => endedOn && endedHow);
  if (ended.length === 0 || ended.length < contracts.length) return null;
  const latest = ended.toSorted((a, b) => a.endedOn!.localeCompare(b.endedOn!)).at(-1)!;
  return { kind: kinds[latest.endedHow!], because: latest.endedBecause, on: latest.endedOn };
}

function periodOf({ contracts }: Known): Period | null {
  const period = {
    startOn: first(contracts.map(({ startsOn }) => startsOn)),
    endOn: last(contracts.map(({ endsOn }) => endsOn)),
  };
  return period.startOn || period.endOn ? period : null;
}

/**
 * What was entered into: with whom, when, for how much and until when; its indicators come from the agreement. Several contracts of one procurement
 * are told as one: together they are worth what each is, from the first start to the last end.
 */
export function fromContract(known: Known, { award }: Partial<ProcurementFacts>): Partial<ProcurementFacts> {
  const { contracts, elsewhere, procurement, vatPercent } = known;
  const signedOn = first(contracts.map((one) => one.signedOn)) ?? dayOf(known, 'signed');
  if (!award || !signedOn) return {};
  const gross = contracts.length > 0 ? contracts.reduce((sum, { valuePence }) => sum + valuePence, 0) : null;
  const contract: Contract = {
    id: `contract-${procurement.id}`,
    signedOn,
    period: periodOf(known) ?? elsewhere.contract.period ?? award.period,
    value: gross === null ? award.value : moneyFromGross(gross, vatPercent),
    options: elsewhere.contract.options ?? null,
    suppliers: award.suppliers,
    kpis: elsewhere.contract.kpis ?? [],
    noKpisBecause: elsewhere.contract.noKpisBecause ?? null,
  };
  return { contract, ending: endingOf(known) };
}
