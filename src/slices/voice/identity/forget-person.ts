import { z } from 'zod';
import { endLinks } from '#platform/accounts/signed-links.ts';
import type { Act } from '#platform/act/act.ts';
import { forgetSalts, forgetWords } from '#platform/audit/forget-words.ts';
import type { Signer } from '#platform/crypto/secrets.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Conversation } from '../conversation.ts';
import { stateForSure } from '../held/held-store.ts';
import { takingPart } from '../held/take-part.ts';
import { type Voter, writeLog } from '../held/taking-part-store.ts';
import { forgetKeys } from './contact-store.ts';
import { deleteVotes, forgetVoter, statementsBy, unsetAuthor } from './forget-store.ts';
import { keptElsewhere } from './kept-elsewhere.ts';
import { forgetOldContact } from './leave-contact.ts';

export const forgetInput = z.strictObject({ sure: field.ticked() });
const instead = 'Taken back by whoever said it';

/**
 * Forgets somebody: their link, their address, their code or account. While it is open their votes go too; once it is closed what was counted
 * stays, of nobody in particular. The log says that it happened, and not of whom. True where it has to be counted again.
 */
export async function forgetPerson(
  act: Act,
  signer: Signer,
  { conversation, voter }: Readonly<{ conversation: Conversation; voter: Voter }>,
  { sure }: z.infer<typeof forgetInput>,
): Promise<boolean> {
  if (!sure) slip('sure', 'Tick that you understand: this cannot be undone');
  const { tx } = act;
  const frozen = (await stateForSure(tx, conversation.id)) === 'closed';
  if (!(await forgetVoter(tx, { id: voter.id, frozen, at: act.now }))) refuse('link-used-or-old');
  await endLinks(act, takingPart, voter.id);
  await forgetOldContact(act, voter.id);
  // Where moderators took their votes out, nobody comes back as somebody new while it is open; the key goes when it closes.
  if (frozen || !voter.out) await forgetKeys(tx, voter.id);
  for (const { id, state } of await statementsBy(tx, voter.id)) {
    if (state === 'accepted') await forgetSalts(tx, { kind: 'statement', id });
    else await forgetWords(tx, { kind: 'statement', id }, instead);
  }
  await unsetAuthor(tx, voter.id, instead);
  if (!frozen) await deleteVotes(tx, conversation.id, voter.id);
  const of = { conversationId: conversation.id, personId: voter.id };
  for (const one of keptElsewhere) await one.forget(tx, signer, of, frozen);
  const log = { id: act.newId(), conversationId: conversation.id, statementId: null, reason: null, at: act.now };
  await writeLog(tx, { ...log, action: 'person forgotten' });
  act.record({
    action: 'conversation.personForgotten',
    on: { kind: 'conversation', id: conversation.id },
    caseId: conversation.caseId,
  });
  return !frozen;
}
