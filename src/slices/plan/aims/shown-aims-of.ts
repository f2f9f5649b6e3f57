import type { Tx } from '#platform/db/database.ts';
import { aimsOf, type ShownAim, shownAims } from '#slices/outcomes/index.ts';
import { personNames } from '#slices/people/index.ts';

/** The aims of a case that may be read by those who work on it: the rule of five stands in the outcomes' own code, and nowhere twice. */
export async function shownAimsOf(
  tx: Tx,
  caseId: string,
): Promise<{ shown: ShownAim[]; someKeptBack: boolean; unnamed: Set<string> }> {
  const aims = await aimsOf(tx, caseId);
  const names = await personNames(
    tx,
    aims.map((aim) => aim.personId),
  );
  const unnamed = new Set(aims.filter((aim) => aim.saidAs === 'anonymous').map((aim) => aim.id));
  return { ...shownAims(aims, names), unnamed };
}
