import type { Signer } from '#platform/crypto/secrets.ts';
import type { Tx } from '#platform/db/database.ts';
import type { Conversation } from '../conversation.ts';
import type { Voter } from '../held/taking-part-store.ts';
import { ownContact } from './contact-store.ts';
import { allVotesOf, statementsBy, wayOf } from './forget-store.ts';
import { keptElsewhere } from './kept-elsewhere.ts';

const passes = ['passed', 'not sure', 'does not apply to me', 'not clear'] as const;
const stateTexts = { accepted: 'shown to everybody', unmoderated: 'not looked at yet', rejected: 'refused' } as const;

/** All that is kept of somebody who takes part, for themselves alone. */
export async function allThatIsKept(
  tx: Tx,
  signer: Signer,
  { conversation, voter, token }: Readonly<{ conversation: Conversation; voter: Voter; token: string }>,
): Promise<object> {
  const votes = await allVotesOf(tx, voter.id);
  const statements = await statementsBy(tx, voter.id);
  const contact = await ownContact(tx, token);
  const of = { conversationId: conversation.id, personId: voter.id };
  const elsewhere: Record<string, unknown> = {};
  for (const one of keptElsewhere) elsewhere[one.name] = await one.take(tx, signer, of);
  return {
    conversation: { title: conversation.title, state: conversation.state },
    you: {
      number: voter.number,
      cameBy: await wayOf(tx, voter.id),
      joinedAt: voter.joinedAt,
      group: voter.group === null ? null : voter.group + 1,
      votesTakenOutByModerators: voter.out,
    },
    votes: votes.map(({ value, reason, important, changes, castAt, statement, words }) => ({
      statement,
      words,
      vote: value === 1 ? 'agree' : value === -1 ? 'disagree' : passes[reason],
      matters: important,
      timesChanged: changes,
      at: castAt,
    })),
    statements: statements.map(({ id: _, state, ...one }) => ({ ...one, state: stateTexts[state] })),
    contact,
    ...elsewhere,
  };
}
