import type { Tx } from '#platform/db/database.ts';
import { type Message, sealedLettersAbout, waitingLetters } from '#platform/messages/messages.ts';
import type { Conversation } from '../conversation.ts';
import { lettersTaken } from './letter-store.ts';
import { type Waiting, whoseLetters } from './letters.ts';

/** To those who left an address for a letter. The address is sealed; that of somebody who rang goes with the letter. */
const toSealed = (tx: Tx, { id }: Conversation): Promise<Message[]> =>
  sealedLettersAbout(tx, { kind: 'conversation', id });

const toCallers = async (tx: Tx, { id, caseId }: Conversation): Promise<Message[]> =>
  (await waitingLetters(tx, caseId)).filter(
    ({ about, recipient }) => about.kind === 'conversation' && about.id === id && recipient !== '',
  );

export type Letters = Waiting & Readonly<{ forgotten: ReadonlySet<string> }>;

/** A conversation's letters that nobody has printed yet; `forgotten` are those of which nothing stays once they are printed. */
export async function lettersWaiting(
  tx: Tx,
  conversation: Conversation,
  personId: string | null,
  now: Date,
): Promise<Letters> {
  const callers = await toCallers(tx, conversation);
  const letters = [...(await toSealed(tx, conversation)), ...callers];
  const waiting = whoseLetters(letters, await lettersTaken(tx, conversation.id), personId, now);
  return { ...waiting, forgotten: new Set(callers.map(({ id }) => id)) };
}

export const howMany = ({ mine, free, withOthers }: Waiting): number =>
  mine.length + free.length + [...withOthers.values()].reduce((sum, one) => sum + one, 0);
