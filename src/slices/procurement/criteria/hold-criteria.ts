import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { checkDeclared } from '../check-declared.ts';
import { lockProcurement, momentsSet } from '../order/moment-store.ts';
import type { Procurement } from '../procurement.ts';
import { procurementsById } from '../procurement-store.ts';
import { insertAmendment } from './criteria-store.ts';

/** On every form that changes how bids are judged: asked for only once that is published. */
export const amendmentFields = { reason: field.optionalText(1_000), republish: field.ticked() };
export type AmendmentGiven = Readonly<{ reason: string | null; republish: boolean }>;

/** Draft: may be changed. Published: an amendment. Closed: tenders are open, and nothing changes any more. */
export function standingOf(
  state: Procurement['state'],
  happened: ReadonlySet<string>,
): 'draft' | 'published' | 'closed' {
  if (state === 'awarded' || state === 'stopped' || happened.has('opened')) return 'closed';
  return state === 'published' || happened.has('tender-notice') || happened.has('invited') ? 'published' : 'draft';
}

/**
 * Takes how bids are judged for this act alone. After publication a change is an amendment, with its reason and whether the notice goes out
 * again; once tenders are open there is none.
 */
export async function holdCriteria(
  act: Act,
  procurementId: string,
  given: AmendmentGiven,
): Promise<(about: string, said: unknown, says: unknown) => Promise<void>> {
  await lockProcurement(act.tx, procurementId);
  const [procurement] = await procurementsById(act.tx, [procurementId]);
  if (!procurement) refuse('not-found');
  await checkDeclared(act, procurement.caseId);
  const standing = standingOf(procurement.state, await momentsSet(act.tx, procurementId));
  if (standing === 'closed') refuse('criteria-closed');
  const { reason, republish } = given;
  if (standing === 'published' && !reason) slip('reason', 'How bids are judged is published. Say why it changes now');
  return async (about, said, says) => {
    if (standing === 'draft' || !reason) return;
    const by = act.who.personId ?? refuse('not-allowed');
    const amendment = { about, said, says, reason, republish, amendedBy: by, amendedAt: act.now };
    await insertAmendment(act.tx, act.newId(), procurementId, amendment);
    act.record({
      action: 'criteria.amended',
      on: { kind: 'procurement', id: procurementId },
      caseId: procurement.caseId,
      fields: ['criteria', 'reason', 'republish'],
      content: JSON.stringify({ about, said, says, reason }),
    });
  };
}
