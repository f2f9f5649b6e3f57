import type { Tx } from '#platform/db/database.ts';
import { wearersOf } from '#slices/cases/index.ts';
import { mayAgree } from './live-case.ts';
import { liveCasesOffered } from './live-store.ts';

export type BroughtWaiting = Readonly<{ text: string; hint: string; href: string; kind: string }>;

/** A case was brought to a cohort, and this person is one of those who say what may be read there. */
export async function broughtWaiting(
  tx: Tx,
  personId: string,
  caseIds: readonly string[],
): Promise<(BroughtWaiting & { caseId: string })[]> {
  const found: (BroughtWaiting & { caseId: string })[] = [];
  for (const { caseId, title, broughtBy } of await liveCasesOffered(tx, caseIds))
    if (mayAgree(personId, broughtBy, await wearersOf(tx, caseId)))
      found.push({
        caseId,
        text: 'What may a cohort read of this case?',
        hint: title,
        href: `/cases/${caseId}/academy`,
        kind: 'A question to you',
      });
  return found;
}
