import { slip } from '#platform/forms/index.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import type { Case } from '#slices/cases/index.ts';
import type { Conversation, Statement } from './conversation.ts';
import { tally } from './conversation-kind.ts';
import { conversationsById, quotationOfStatement, statementsOf } from './conversation-store.ts';
import { countOf } from './held/count-store.ts';
import { showHeld } from './held/held-pages.ts';
import { counting } from './held/keep-counting.ts';
import { importConversation } from './import-conversation.ts';
import { countImported } from './imported/count-imported.ts';
import { importedView } from './imported/imported-view.ts';
import { quoteStatement } from './quote-statement.ts';

export async function showImport(_visit: Visit<Case>): Promise<Reply> {
  return page('voice/import-conversation.njk', 'Bring in a conversation from Polis');
}

const mostProblems = 100;

/** Answers with what was read and what was not, by file and line: the page that this makes is the receipt. */
export async function keepImport({ act, tx, object, files, services }: Doing<Case>): Promise<Reply> {
  const sent = files.filter((file) => file.field === 'files');
  if (sent.length === 0)
    slip('files', 'Choose the files of the export: comments.csv, votes.csv, participants-votes.csv and summary.csv');
  const read = await importConversation(act, { caseId: object.id, files: sent });
  // The same files again are counted where a server ended before it had counted them.
  if (!read.known || !(await countOf(tx, read.conversationId)))
    act.afterCommit(() => countImported(services, read.conversationId, sent));
  return page(
    'voice/imported-conversation.njk',
    read.known ? 'These files had been read already' : 'The conversation is kept',
    {
      ...read,
      problems: read.problems.slice(0, mostProblems),
      more: Math.max(0, read.problems.length - mostProblems),
    },
  );
}

export async function showConversation(visit: Visit<Conversation>): Promise<Reply> {
  const { tx, object } = visit;
  if (object.source === 'here') return showHeld(visit);
  const statements = await statementsOf(tx, object.id);
  const counted = await importedView(tx, object.id);
  return page('voice/conversation.njk', object.title, {
    conversation: object,
    ...(counted ?? {}),
    counting: counting.isRunning(object.id),
    statements: statements.filter((one) => one.state !== 'rejected'),
    rejected: statements.filter((one) => one.state === 'rejected'),
  });
}

export async function showStatement({ tx, object }: Visit<Statement>): Promise<Reply> {
  const [conversation] = await conversationsById(tx, [object.conversationId]);
  return page('voice/statement.njk', 'A statement', {
    statement: { ...object, tally: tally(object) },
    conversation,
    quotationId: await quotationOfStatement(tx, object.id),
  });
}

export async function keepQuote({ act, object }: Doing<Statement>): Promise<Reply> {
  const id = await quoteStatement(act, object);
  return redirect(`/cases/${object.caseId}/words/${id}`, 'The statement is quoted on this case.');
}
