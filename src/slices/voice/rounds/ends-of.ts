import type { Tx } from '#platform/db/database.ts';
import { type End, endsFrom } from './ends.ts';
import { type Accepted, acceptedStatements, draftsUnder, saidEnds } from './ends-store.ts';

export type StatementEnd = Accepted & Readonly<{ ends: readonly End[] }>;

/** Where every accepted statement of a conversation ended, as those who said it read it; none yet where the list is empty. */
export async function endsOf(tx: Tx, conversationId: string): Promise<StatementEnd[]> {
  const drafts = Map.groupBy(await draftsUnder(tx, conversationId), ({ statementId }) => statementId);
  const said = new Map((await saidEnds(tx, conversationId)).map((one) => [one.statementId, one]));
  return (await acceptedStatements(tx, conversationId)).map((one) => ({
    ...one,
    ends: endsFrom(drafts.get(one.statementId) ?? [], said.get(one.statementId) ?? null),
  }));
}
