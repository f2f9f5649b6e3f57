import type { Tx } from '#platform/db/database.ts';
import { type AgainstKind, type ShownClash, shownClash } from './clash.ts';
import { clashesOf } from './clash-store.ts';
import { shownAimsOf } from './shown-aims-of.ts';

/** The clashes of a case as they may be read, each with what it is about. */
export async function shownClashesOf(tx: Tx, caseId: string): Promise<ShownClash[]> {
  const { shown } = await shownAimsOf(tx, caseId);
  return (await clashesOf(tx, caseId)).map((clash) => shownClash(clash, shown));
}

export const clashesOn = async (tx: Tx, caseId: string, kind: AgainstKind, id: string): Promise<ShownClash[]> =>
  (await shownClashesOf(tx, caseId)).filter((one) => one.againstKind === kind && one.againstId === id);
