import type { Tx } from '#platform/db/database.ts';
import { lotsById, procurementsById } from '#slices/procurement/index.ts';
import { agreementsById } from '../agreement-store.ts';
import { sourceOf } from '../from-award/from-award-store.ts';
import { notRegistered, type Registered } from './register.ts';
import { keptRegister } from './register-store.ts';

/** What the register says of an agreement. Until somebody says which law it is under, the procurement that it came from does. */
export async function registeredOf(tx: Tx, agreementId: string): Promise<Registered> {
  const kept = (await keptRegister(tx, agreementId)) ?? notRegistered(agreementId);
  if (kept.regime !== 'unknown') return kept;
  const source = await sourceOf(tx, agreementId);
  const [agreement] = await agreementsById(tx, [agreementId]);
  const [lot] = agreement?.lotId ? await lotsById(tx, [agreement.lotId]) : [];
  const procurementId = source?.procurementId ?? lot?.procurementId;
  const [procurement] = procurementId ? await procurementsById(tx, [procurementId]) : [];
  if (procurement) return { ...kept, regime: procurement.regime };
  return agreement && ['memorandum', 'pooled-fund', 'compact', 'grant'].includes(agreement.type)
    ? { ...kept, regime: 'none' }
    : kept;
}
