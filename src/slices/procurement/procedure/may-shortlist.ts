import type { KeptRegime } from '../regime/kept-regime.ts';
import { withVat } from '../regime/route-under-act.ts';
import { fixedAmounts } from '../regime/thresholds-table.ts';

/** Section 85(3): below the threshold, a look at who is suitable may come first only for works from these amounts on, with value added tax. */
export function mayShortlistWorks(kept: Pick<KeptRegime, 'answers' | 'answer'> | null): boolean {
  if (kept?.answer.outcome !== 'below-threshold' || kept.answers.kind !== 'works') return false;
  const { valuePence, vat, rate, buyer } = kept.answers;
  if (valuePence === null || valuePence === undefined || !vat) return false;
  const central = buyer === 'central' || buyer === 'nhs';
  const from = central ? fixedAmounts.selectionInWorksCentral : fixedAmounts.selectionInWorksOther;
  return withVat(valuePence, vat, rate ?? null) >= 100 * from;
}
