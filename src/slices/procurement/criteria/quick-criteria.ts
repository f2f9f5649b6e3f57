import type { Act } from '#platform/act/act.ts';
import { refuse } from '#platform/http/refusals.ts';
import { checkDeclared } from '../check-declared.ts';
import { lockProcurement, momentsSet } from '../order/moment-store.ts';
import type { Criterion } from '../procurement.ts';
import { procurementsById } from '../procurement-store.ts';
import type { CriterionType } from './criterion.ts';
import { standingOf } from './hold-criteria.ts';

/** A line each says no kind: the first that is called a price is the price, and social value is what calls itself so. */
export function typeByName(lines: readonly Criterion[]): (Criterion & { type: CriterionType })[] {
  const price = lines.find(({ name }) => /^(price|cost)\b/i.test(name));
  return lines.map((one) => ({
    ...one,
    type: one === price ? 'price' : /^social value\b/i.test(one.name) ? 'social-value' : 'quality',
  }));
}

/** The quick way writes everything anew, so that it is for drafts alone. */
export async function refuseOnceTold(act: Act, procurementId: string): Promise<void> {
  await lockProcurement(act.tx, procurementId);
  const [procurement] = await procurementsById(act.tx, [procurementId]);
  if (!procurement) refuse('not-found');
  await checkDeclared(act, procurement.caseId);
  if (standingOf(procurement.state, await momentsSet(act.tx, procurementId)) !== 'draft') refuse('criteria-closed');
}
