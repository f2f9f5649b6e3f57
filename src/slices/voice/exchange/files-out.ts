import { londonDate } from '#platform/clock.ts';
import { sha256 } from '#platform/crypto/secrets.ts';
import type { Tx } from '#platform/db/database.ts';
import type { Services } from '#platform/http/services.ts';
import { thresholds } from '#platform/thresholds.ts';
import { writeComments, writeSummary } from '#standards/polis/index.ts';
import type { Choices } from '../choices/choices.ts';
import type { Conversation } from '../conversation.ts';
import { fewestTold } from '../held/results-view.ts';
import { heldStatements } from '../held/taking-part-store.ts';
import { toldOf } from '../told/read-told.ts';
import { type NoRows, type Rows, rowsOf } from './rows.ts';
import { castOf } from './rows-store.ts';

/** The statements that everybody sees, with the counts that everybody reads. */
export async function commentsFile(tx: Tx, conversation: Conversation): Promise<string> {
  const told = await toldOf(tx, conversation.id);
  const statements = (await heldStatements(tx, conversation.id)).filter(({ state }) => state === 'accepted');
  return writeComments(
    statements.map(({ number, words, saidAt }) => {
      const line = told?.lines.get(String(number));
      return {
        externalId: String(number),
        text: words,
        agrees: line?.agree ?? null,
        disagrees: line?.disagree ?? null,
        saidOn: saidAt && londonDate(saidAt),
      };
    }),
  );
}

export async function summaryFile(
  tx: Tx,
  { publicUrl }: Services['config'],
  conversation: Conversation,
): Promise<string> {
  const told = await toldOf(tx, conversation.id);
  const statements = (await heldStatements(tx, conversation.id)).filter(({ state }) => state === 'accepted');
  return writeSummary([
    ['topic', conversation.title.replaceAll('\n', ' ')],
    ['url', `${publicUrl ?? ''}/public/conversations/${conversation.id}`],
    ['voters', told?.whole.participants ?? 0],
    ['groups', told?.whole.groups.length ?? 0],
    ['comments', statements.length],
  ]);
}

/** Votes as rows, or why not. The draw is by the installation's own key: nobody outside can work it out, and a second file is the same. */
export async function rowsFor(
  tx: Tx,
  { signer }: Services,
  conversation: Conversation,
  choices: Choices,
): Promise<Rows | NoRows> {
  if (!choices.rowsOfVotes) return { refused: 'it was settled before it was opened that only counts are given out' };
  if (conversation.state !== 'closed')
    return { refused: 'it is not closed: two files of different days would tell whose votes came between' };
  const drawOf = (id: string) => Number.parseInt(sha256(signer.sign(`row:${conversation.id}:${id}`)).slice(0, 12), 16);
  const cast = (await castOf(tx, conversation.id)).map(({ id, agreed, votes }) => ({
    agreed,
    votes,
    draw: drawOf(id),
  }));
  const statements = (await heldStatements(tx, conversation.id))
    .filter(({ state }) => state === 'accepted')
    .map(({ number }) => String(number));
  return rowsOf(cast, statements, { fewestPeople: thresholds.publishedCell, fewestVotes: fewestTold });
}
