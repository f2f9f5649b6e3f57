import type { Tx } from '#platform/db/database.ts';
import { pounds } from '#platform/say.ts';
import type { Procurement } from '../procurement.ts';
import { lotsOf } from '../procurement-store.ts';
import { reservationLabels, vatLabels } from './lot-terms.ts';
import { lotTermsNow } from './lot-terms-store.ts';

/** Lots as anybody may read them once they are published. */
export async function publicLotsOf(tx: Tx, { id, caseId }: Pick<Procurement, 'id' | 'caseId'>) {
  const lots = (await lotsOf(tx, caseId)).filter((lot) => lot.procurementId === id && lot.state !== 'withdrawn');
  const now = await lotTermsNow(
    tx,
    lots.map((lot) => lot.id),
  );
  return lots.map((lot) => {
    const terms = now.get(lot.id)?.terms;
    return {
      title: lot.title,
      because: lot.because,
      zone: lot.zone,
      value:
        lot.valuePence === null
          ? null
          : [pounds(lot.valuePence), terms?.vat && vatLabels[terms.vat]].filter(Boolean).join(' '),
      reserved:
        terms && terms.reserved !== 'no'
          ? `${reservationLabels[terms.reserved]}${terms.local ? ` (${terms.local})` : ''}`
          : null,
      conditions: (terms?.conditions ?? []).map(({ words }) => words),
    };
  });
}
