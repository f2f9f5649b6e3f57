import type { Act } from '#platform/act/act.ts';
import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Statement } from '../conversation.ts';
import { statementsById } from '../conversation-store.ts';
import { quotationsById } from '../quotation-store.ts';
import { draftAccess } from './access.ts';
import type { Draft } from './draft.ts';
import { draftBead } from './draft-bead.ts';
import { draftQuotations, draftsById, insertTelling, restsOf, touchDraft } from './draft-store.ts';
import { talliesOf } from './round-store.ts';

/** What an outcome is given by a draft: statements that others see, and quotations that nobody took back. */
export async function draftRests(
  tx: Tx,
  draftId: string,
): Promise<{ statements: Statement[]; quotationIds: string[] }> {
  const ids = (await restsOf(tx, [draftId])).map(({ statementId }) => statementId);
  const quotations = await quotationsById(
    tx,
    (await draftQuotations(tx, [draftId])).map(({ quotationId }) => quotationId),
  );
  return {
    statements: (await statementsById(tx, ids)).filter(({ state }) => state === 'accepted'),
    quotationIds: quotations.filter(({ state }) => state === 'kept').map(({ id }) => id),
  };
}

/** Whether anybody has said anything of the words that a draft has now. */
export const wordsWereAsked = async (tx: Tx, draft: Draft): Promise<boolean> =>
  (await talliesOf(tx, [draft.wordingId])).has(draft.wordingId);

/** A draft has been put forward as an outcome: from here on its words are changed there. */
export async function takeDraft(act: Act, draft: Draft): Promise<void> {
  if (!draftAccess(act.who, draft).includes('takeUp')) refuse('not-allowed');
  if (draft.state !== 'written') refuse('wrong-state', 'it has become an outcome already');
  await touchDraft(act.tx, draft.id, draft.version, { takenAt: act.now });
  act.record({
    action: 'draft.taken',
    on: { kind: 'draftOutcome', id: draft.id },
    caseId: draft.caseId,
    fields: ['state'],
    says: draftBead({ words: draft.words, state: 'taken' }),
  });
}

/** The outcome that a draft became says in a line where it stands, for whoever said what it rests on; the same line again changes nothing. */
export async function sayWhereItEnded(act: Act, draftId: string, says: string): Promise<void> {
  const [draft] = await draftsById(act.tx, [draftId]);
  if (!draft) refuse('not-found');
  const told = await insertTelling(act.tx, act.newId(), { draftId, says, saidAt: act.now });
  if (!told) return;
  const { caseId, conversationId } = draft;
  act.record({
    action: 'draft.told',
    on: { kind: 'draftOutcome', id: draftId },
    caseId,
    fields: ['says'],
    content: says,
  });
  act.publish({ name: 'statements.ended', on: { kind: 'conversation', id: conversationId }, caseId });
}
