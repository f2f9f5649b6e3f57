import type { Tx } from '#platform/db/database.ts';
import { requirementsOf } from '#slices/plan/index.ts';
import type { Decision } from '../award/award.ts';
import { decisionsOf } from '../award/award-store.ts';
import type { Contract } from '../award/contract.ts';
import { contractsOf } from '../award/contract-store.ts';
import { judgedOf } from '../award/judged.ts';
import { particularsOf } from '../award/letter-store.ts';
import { standstillFacts } from '../award/standstill-facts.ts';
import { criteriaTreeOf } from '../criteria/criteria-store.ts';
import { assessmentsOf } from '../fairness/conflict-store.ts';
import type { LotDivision } from '../lots/lot-division.ts';
import type { LotTerms } from '../lots/lot-terms.ts';
import { divisionsOf, lotTermsNow } from '../lots/lot-terms-store.ts';
import { momentsOf } from '../order/moment-store.ts';
import type { Procurement } from '../procurement.ts';
import { engagementsOf, lotsOf } from '../procurement-store.ts';
import { regimeAnswersOf } from '../regime/regime-store.ts';
import { biddersOf, tendersOf } from '../tendering/tender-store.ts';
import type { Typed } from './asked.ts';
import { clockOf } from './dates-as-happened.ts';
import { type Elsewhere, nothingElsewhere } from './elsewhere.ts';

/** All of the thread that a notice can speak of, as it is kept. Nothing of tenders is in it before they are opened, and no score before it is final. */
export type Known = Readonly<{
  procurement: Procurement;
  lots: Awaited<ReturnType<typeof lotsOf>>;
  terms: ReadonlyMap<string, LotTerms>;
  division: LotDivision | null;
  titles: ReadonlyMap<string, string>;
  moments: Awaited<ReturnType<typeof momentsOf>>;
  vatPercent: number | null;
  clock: Awaited<ReturnType<typeof clockOf>>;
  regime: Awaited<ReturnType<typeof regimeAnswersOf>>[number] | null;
  criteria: Awaited<ReturnType<typeof criteriaTreeOf>>;
  engaged: boolean;
  assessment: Awaited<ReturnType<typeof assessmentsOf>>[number] | null;
  bidders: Awaited<ReturnType<typeof biddersOf>>;
  tenders: Awaited<ReturnType<typeof tendersOf>>;
  judged: Awaited<ReturnType<typeof judgedOf>>;
  particulars: Awaited<ReturnType<typeof particularsOf>>;
  decisions: readonly Decision[];
  standstill: Pick<Awaited<ReturnType<typeof standstillFacts>>, 'kept' | 'standing'>;
  contracts: readonly Contract[];
  elsewhere: Elsewhere;
}>;

/** A lot that was given up is still told of, with the day, once that was decided as an award is; one that was only drawn and withdrawn is not. */
async function lotsTold(tx: Tx, { id, caseId }: Procurement, decisions: readonly Decision[]) {
  const given = new Set(decisions.filter(({ outcome }) => outcome === 'none').map(({ lotId }) => lotId));
  return (await lotsOf(tx, caseId)).filter(
    (lot) => lot.procurementId === id && (lot.state !== 'withdrawn' || given.has(lot.id)),
  );
}

/** Per cent of VAT: as it was typed, else as the terms of all lots say it. */
function vatOf(typed: Typed, terms: readonly LotTerms[]): number | null {
  if (typeof typed.vatPercent === 'number') return typed.vatPercent;
  const rates = new Set(terms.map(({ vatRate }) => vatRate));
  return rates.size === 1 ? [...rates][0]! : null;
}

export async function knownOf(
  tx: Tx,
  procurement: Procurement,
  typed: Typed,
  elsewhere: Elsewhere = nothingElsewhere,
): Promise<Known> {
  const { id, caseId } = procurement;
  const decisions = await decisionsOf(tx, id);
  const lots = await lotsTold(tx, procurement, decisions);
  const kept = await lotTermsNow(
    tx,
    lots.map((lot) => lot.id),
  );
  const terms = new Map([...kept].map(([lotId, one]) => [lotId, one.terms]));
  const moments = await momentsOf(tx, id);
  const happened = (moment: string) => moments.some((one) => one.moment === moment);
  return {
    procurement,
    lots,
    terms,
    division: (await divisionsOf(tx, id)).at(-1) ?? null,
    titles: new Map((await requirementsOf(tx, caseId)).map((one) => [one.id, one.title])),
    moments,
    vatPercent: vatOf(typed, [...terms.values()]),
    clock: await clockOf(tx, procurement, elsewhere.dates),
    regime: (await regimeAnswersOf(tx, [id])).at(-1) ?? null,
    criteria: await criteriaTreeOf(tx, id),
    engaged: (await engagementsOf(tx, id)).length > 0,
    assessment: (await assessmentsOf(tx, id)).at(-1) ?? null,
    bidders: happened('opened') ? await biddersOf(tx, id) : [],
    tenders: happened('opened') ? await tendersOf(tx, id) : [],
    judged: happened('scored') ? await judgedOf(tx, id) : [],
    particulars: await particularsOf(tx, id),
    decisions,
    standstill: await standstillFacts(tx, procurement),
    contracts: await contractsOf(tx, id),
    elsewhere,
  };
}
