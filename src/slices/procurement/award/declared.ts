import type { Act } from '#platform/act/act.ts';
import type { Tx } from '#platform/db/database.ts';
import { slip } from '#platform/forms/index.ts';
import { declarationsOf, mayInfluence, type Wearer, wearersOf } from '#slices/cases/index.ts';
import { checkDeclared } from '../check-declared.ts';

/** Who can take a decision on an award: nobody who bids or speaks for those who do. */
export async function decidersOf(tx: Tx, caseId: string): Promise<Wearer[]> {
  const may = (await wearersOf(tx, caseId)).filter(({ hat }) =>
    ['commissioner', 'procurement', 'councillor'].includes(hat),
  );
  return [...new Map(may.map((one) => [one.personId, one])).values()];
}

/** I9, for whoever records a decision and for whoever took it: both declared, and neither has an interest that is open. */
export async function checkDecider(act: Pick<Act, 'tx' | 'who'>, caseId: string, decidedBy: string): Promise<void> {
  await checkDeclared(act, caseId);
  if (!(await decidersOf(act.tx, caseId)).some(({ personId }) => personId === decidedBy))
    slip('decidedBy', 'Choose somebody who may decide on this case');
  const theirs = (await declarationsOf(act.tx, caseId)).find(({ personId }) => personId === decidedBy);
  if (!theirs) slip('decidedBy', 'They have not declared their interests on this case. Ask them to declare first');
  if (!mayInfluence(theirs.state))
    slip('decidedBy', 'They declared an interest, and it has not been cleared or mitigated');
}
