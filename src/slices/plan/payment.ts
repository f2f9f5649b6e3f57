import type { Act } from '#platform/act/act.ts';
import { refuse } from '#platform/http/refusals.ts';
import { judge } from './challenge.ts';
import { challengeOf } from './challenge-store.ts';
import type { Requirement } from './requirement.ts';
import { requirementsOf } from './requirement-store.ts';
import { standingsOf } from './voices/standing-of.ts';

/** I3: no payment depends on a result unless the verdict, on the requirement itself or on the outcome it serves, allows it. */
export async function checkPayment(act: Act, requirement: Requirement): Promise<void> {
  if (!(await paymentMayDepend(act, requirement))) refuse('payment-not-allowed');
}

export async function paymentMayDepend(
  act: Pick<Act, 'tx'>,
  requirement: Pick<Requirement, 'id' | 'outcomeId' | 'type'>,
): Promise<boolean> {
  // Exempt from the questions, so it has no verdict of its own, and must not borrow that of the outcome beside it.
  if (requirement.type === 'standard-clause') return false;
  const own = await challengeOf(act.tx, 'requirement', requirement.id);
  const served = requirement.outcomeId ? await challengeOf(act.tx, 'outcome', requirement.outcomeId) : null;
  const verdict = own ? judge(own) : served ? judge(served) : null;
  return verdict?.paymentMayDependOnResult ?? false;
}

/**
 * New answers may take the ground from under a payment that is already promised: first the payment goes, then the answers change. Where
 * voices differ the promise is held back already, and stands in nobody's way.
 */
export async function checkPaymentsStillAllowed(act: Act, caseId: string): Promise<void> {
  const standings = await standingsOf(act.tx, caseId);
  const differ = (subjectKind: 'requirement' | 'outcome', subjectId: string | null) =>
    subjectId !== null && standings({ subjectKind, subjectId }).unsettled.length > 0;
  for (const requirement of await requirementsOf(act.tx, caseId)) {
    if (differ('requirement', requirement.id) || differ('outcome', requirement.outcomeId)) continue;
    if (requirement.paymentDepends && requirement.state !== 'dropped' && !(await paymentMayDepend(act, requirement)))
      refuse('payment-hangs', `the requirement “${requirement.title}”`);
  }
}
