import type { Tx } from '#platform/db/database.ts';
import { wearersOf } from '#slices/cases/index.ts';
import { mayAgree } from './live-case.ts';
import { liveCasesFrom } from './live-store.ts';

export type BroughtWaiting = Readonly<{ text: string; hint: string; href: string; kind: string }>;

/** A case was brought to a cohort, and this person is one of those who say what may be read there. */
export async function broughtWaiting(tx: Tx, personId: string, caseId: string): Promise<BroughtWaiting[]> {
  const offered = (await liveCasesFrom(tx, caseId)).filter(({ state }) => state === 'offered');
  if (offered.length === 0) return [];
  const wearers = await wearersOf(tx, caseId);
  return offered
    .filter(({ broughtBy }) => mayAgree(personId, broughtBy, wearers))
    .map(({ title }) => ({
      text: 'What may a cohort read of this case?',
      hint: title,
      href: `/cases/${caseId}/academy`,
      kind: 'A question to you',
    }));
}
