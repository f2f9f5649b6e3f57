import type { Act } from '#platform/act/act.ts';
import { sha256 } from '#platform/crypto/secrets.ts';
import { slip } from '#platform/forms/index.ts';
import { type PolisExport, type PolisFile, type PolisProblem, readPolisExport } from '#standards/polis/index.ts';
import type { Conversation } from './conversation.ts';
import { conversationsById, knownConversation, saveConversation, saveStatements } from './conversation-store.ts';

export type ImportedConversation = Readonly<{
  conversationId: string;
  statements: number;
  votes: number;
  participants: number;
  problems: readonly PolisProblem[];
  /** Nothing was changed: these very files had been read before. */
  known: boolean;
}>;

const states = { '-1': 'rejected', '0': 'unmoderated', '1': 'accepted' } as const;

/**
 * Keeps a Polis conversation: its statements with how many agreed, disagreed and passed. Who voted what is not kept.
 * The same files again change nothing; a later export of the same conversation brings newer tallies.
 */
export async function importConversation(
  act: Act,
  input: { caseId: string; files: readonly PolisFile[] },
): Promise<ImportedConversation> {
  const found = readPolisExport(input.files);
  if (found.statements.length === 0)
    slip(
      'files',
      found.problems
        .map((one) => `${one.file}: ${one.why}`)
        .slice(0, 3)
        .join(' '),
    );
  const title = found.summary.topic ?? 'A Polis conversation';
  const known = await knownConversation(act.tx, input.caseId, { address: found.summary.url, title });
  const fileHash = sha256(
    input.files
      .map((file) => sha256(file.bytes))
      .sort()
      .join(),
  );
  const says = {
    statements: found.statements.length,
    votes: found.votes.length,
    participants: found.summary.participants,
    problems: found.problems,
  };
  if (known?.fileHash === fileHash) return { ...says, conversationId: known.id, known: true };
  const id = known?.id ?? act.newId();
  const before = known ? (await conversationsById(act.tx, [known.id]))[0]! : null;
  const conversation: Conversation = {
    id,
    caseId: input.caseId,
    state: 'kept',
    version: (known?.version ?? 0) + 1,
    title: before?.title ?? title,
    about: '',
    address: found.summary.url,
    source: 'polis',
    participants: found.summary.participants,
    votes: found.votes.length,
    addedAt: before?.addedAt ?? act.now,
  };
  await saveConversation(act.tx, conversation, fileHash, act.who.personId);
  await saveStatements(act.tx, rowsOf(act, id, found));
  act.record({
    action: known ? 'conversation.readAgain' : 'conversation.imported',
    on: { kind: 'conversation', id },
    caseId: input.caseId,
    fields: ['title', 'statements'],
    content: fileHash,
    says: { title: conversation.title, text: `${conversation.participants} people took part`, state: 'kept' },
  });
  return { ...says, conversationId: id, known: false };
}

const rowsOf = (act: Act, conversationId: string, found: PolisExport) =>
  found.statements.flatMap((one) => {
    const number = Number(one.externalId);
    if (!Number.isInteger(number)) return [];
    const { text: words, agrees, disagrees, passes } = one;
    const state = states[`${one.moderated}`];
    const saidAt = one.createdAt ? new Date(one.createdAt) : null;
    return [{ id: act.newId(), conversationId, number, words, state, agrees, disagrees, passes, saidAt }];
  });
