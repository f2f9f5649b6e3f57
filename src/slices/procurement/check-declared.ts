import type { Act } from '#platform/act/act.ts';
import { refuse } from '#platform/http/refusals.ts';
import { declarationsOf, mayInfluence } from '#slices/cases/index.ts';

/** I9: nobody influences an award before declaring, and an interest that nobody has decided on means no. */
export async function checkDeclared(act: Pick<Act, 'tx' | 'who'>, caseId: string): Promise<void> {
  const mine = (await declarationsOf(act.tx, caseId)).find((one) => one.personId === act.who.personId);
  if (!mine) refuse('declare-first');
  if (!mayInfluence(mine.state)) refuse('conflict-open');
}
