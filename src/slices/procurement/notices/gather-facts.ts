import type { Tx } from '#platform/db/database.ts';
import { casesById } from '#slices/cases/index.ts';
import { organisationsById } from '#slices/people/index.ts';
import { nothingKnown, type ProcurementFacts } from '#standards/notices/index.ts';
import type { Procurement } from '../procurement.ts';
import { applyTyped } from './apply-typed.ts';
import { type Elsewhere, nothingElsewhere } from './elsewhere.ts';
import { fromAward } from './facts-of-award.ts';
import { authorityFrom, fromBuying } from './facts-of-buying.ts';
import { fromContract } from './facts-of-contract.ts';
import { fromLots } from './facts-of-lots.ts';
import { fromPayments, withoutPayments } from './facts-of-payments.ts';
import { knownOf } from './known.ts';
import { typedOf, versionsOf } from './notice-store.ts';

/**
 * All that the thread knows of a procurement, as its notices tell it; then what was typed for them. Nothing of tenders is in it before they are
 * opened.
 */
export async function gatherFacts(
  tx: Tx,
  procurement: Procurement,
  elsewhere: Elsewhere = nothingElsewhere,
): Promise<ProcurementFacts> {
  const [theCase] = await casesById(tx, [procurement.caseId]);
  const [buyer] = await organisationsById(tx, theCase ? [theCase.organisationId] : []);
  const typed = (await typedOf(tx, procurement.id)).at(-1)?.said ?? {};
  const known = await knownOf(tx, procurement, typed, elsewhere);
  const awarded = fromAward(known);
  const drawn = fromLots(known);
  const versions = await versionsOf(tx, [procurement.id]);
  const thread: ProcurementFacts = {
    ...nothingKnown,
    ocid: versions.find(({ platformNumber }) => platformNumber)?.ocid ?? null,
    authorities: buyer ? [authorityFrom(buyer.name, known)] : [],
    ...fromBuying(known),
    ...drawn,
    ...awarded,
    value: drawn.value ?? awarded.award?.value ?? null,
    ...fromContract(known, awarded),
    ...elsewhere.facts,
    ...fromPayments(elsewhere.payments, versions, awarded.suppliers ?? []),
  };
  return applyTyped(thread, typed);
}

/** What may be read of it by somebody who does not see awards, before the notice that tells everybody. */
export const withoutAward = (facts: ProcurementFacts): ProcurementFacts => ({
  ...withoutPayments(facts),
  suppliers: [],
  award: null,
  contract: null,
  change: null,
  lots: facts.lots.map((lot) => ({ ...lot, suppliers: [] })),
});
