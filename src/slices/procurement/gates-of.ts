import type { Tx } from '#platform/db/database.ts';
import { type Gate, gatesFor } from './gates.ts';
import { gateRecordsOf, procurementsOf } from './procurement-store.ts';

/** Every gate of a case's procurements, with its date, what was done about it, and whether the rule has been checked. */
export async function gatesOf(
  tx: Tx,
  caseId: string,
  today: string,
): Promise<(Gate & { procurementId: string; procurement: string })[]> {
  const found: (Gate & { procurementId: string; procurement: string })[] = [];
  for (const procurement of await procurementsOf(tx, caseId)) {
    if (procurement.state === 'stopped') continue;
    const gates = gatesFor(procurement, await gateRecordsOf(tx, procurement.id), today);
    found.push(...gates.map((gate) => ({ ...gate, procurementId: procurement.id, procurement: procurement.title })));
  }
  return found;
}
