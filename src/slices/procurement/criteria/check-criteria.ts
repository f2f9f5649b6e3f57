import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Procurement } from '../procurement.ts';
import { lotsOf } from '../procurement-store.ts';
import { criteriaTreeOf, rulesOf } from './criteria-store.ts';
import { type CriteriaFault, faultsOf } from './faults.ts';

export async function criteriaFaultsOf(tx: Tx, procurement: Procurement): Promise<CriteriaFault[]> {
  const lots = (await lotsOf(tx, procurement.caseId)).filter(
    (lot) => lot.procurementId === procurement.id && lot.state !== 'withdrawn',
  );
  const criteria = await criteriaTreeOf(tx, procurement.id);
  if (criteria.length === 0) return [];
  return faultsOf(criteria, await rulesOf(tx, procurement.id), lots, procurement.regime);
}

/**
 * House rule: how bids are judged is not published, and tenders are not opened, while it has a fault. Where nothing stands here the tendering
 * portal holds it, and there is nothing to check.
 */
export async function checkCriteria(tx: Tx, procurement: Procurement): Promise<void> {
  if (procurement.route === 'direct-award' || procurement.route === 'most-suitable-provider') return;
  const faults = await criteriaFaultsOf(tx, procurement);
  if (faults.length > 0) refuse('criteria-faults', faults.map(({ says }) => says).join(' '));
}
