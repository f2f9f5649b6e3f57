import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { sha256 } from '#platform/crypto/secrets.ts';
import { slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { holdProcurement } from '../clarifications/amend-procurement.ts';
import type { Procurement } from '../procurement.ts';
import { packEntry } from './engagement.ts';
import { insertPack, packsOf } from './engagement-store.ts';
import { engagementOf } from './gather-engagement.ts';

export const makePackInput = z.strictObject({ version: z.coerce.number().int().min(0) });

/** Keeps the pack as it is now under a number, so that bidders see what is new since. */
export async function makePack(act: Act, given: Procurement, input: z.infer<typeof makePackInput>): Promise<number> {
  const procurement = await holdProcurement(act, given);
  const last = (await packsOf(act.tx, procurement.id)).at(-1);
  if ((last?.version ?? 0) !== input.version) refuse('stale');
  const entries = (await engagementOf(act.tx, procurement)).map(packEntry);
  const digest = sha256(JSON.stringify(entries));
  if (last?.digest === digest) slip('form', 'Nothing is new since the last version');
  const version = input.version + 1;
  await insertPack(act.tx, {
    id: act.newId(),
    procurementId: procurement.id,
    version,
    entries,
    digest,
    by: act.who.personId!,
    madeAt: act.now,
  });
  act.record({
    action: 'procurement.pack-made',
    on: { kind: 'procurement', id: procurement.id },
    caseId: procurement.caseId,
    fields: ['entries'],
    content: digest,
  });
  return version;
}
