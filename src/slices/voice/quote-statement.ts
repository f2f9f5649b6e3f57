import type { Act } from '#platform/act/act.ts';
import { refuse } from '#platform/http/refusals.ts';
import { statementAccess } from './access.ts';
import { keepQuotations } from './add-quotations.ts';
import type { Statement } from './conversation.ts';
import { conversationsById, quotationOfStatement } from './conversation-store.ts';

/** Makes a quotation of a statement, in its exact words; quoted before, it is the same one. */
export async function quoteStatement(act: Act, statement: Statement): Promise<string> {
  if (!statementAccess(act.who, statement).includes('quote')) refuse('not-allowed');
  const before = await quotationOfStatement(act.tx, statement.id);
  if (before) return before;
  const [conversation] = await conversationsById(act.tx, [statement.conversationId]);
  const line = {
    words: statement.words,
    saidBy: null,
    heardAt: conversation!.title,
    heardOn: statement.saidAt?.toISOString().slice(0, 10) ?? null,
  };
  const source = { conversationId: statement.conversationId, statementId: statement.id };
  const { ids } = await keepQuotations(act, { caseId: statement.caseId, lines: [line], source });
  return ids[0]!;
}
