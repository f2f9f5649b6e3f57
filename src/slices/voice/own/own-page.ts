import type { Tx } from '#platform/db/database.ts';
import { thresholds } from '#platform/thresholds.ts';
import type { Choices } from '../choices/choices.ts';
import { choicesOf } from '../choices/choices-store.ts';
import type { Conversation } from '../conversation.ts';
import { ownRemarks } from '../discussion/remark-store.ts';
import type { Next } from '../held/take-part.ts';
import type { HeldStatement, OwnVote, Voter } from '../held/taking-part-store.ts';
import { translationsInto } from '../languages/translation-store.ts';
import { type Wording, wordingFor } from '../languages/wording.ts';

const said = (vote: Pick<OwnVote, 'value'>): string =>
  vote.value === 1 ? 'You agreed with' : vote.value === -1 ? 'You disagreed with' : 'You passed on';

/** The words of each statement as this person reads them: one look-up more, and that only where there is more than one language. */
async function wordings(tx: Tx, voter: Voter, { languages }: Choices, statements: readonly HeldStatement[]) {
  const wanted = languages.find(({ tag }) => tag === voter.language)?.tag ?? languages[0]!.tag;
  const translations = languages.length > 1 ? await translationsInto(tx, voter.conversationId, wanted) : null;
  const of = (one: HeldStatement) => wordingFor(one, languages, wanted, translations?.get(one.id));
  return { wanted, of: new Map(statements.map((one) => [one.id, of(one)])) };
}

/**
 * What stands on somebody's own page besides their next statement: its words in their language, the vote that they can undo, what they
 * passed on, what became of their remarks, and whether their votes may go out as a row.
 */
export async function ownPage(
  tx: Tx,
  page: Readonly<{
    conversation: Conversation;
    voter: Voter;
    statements: readonly HeldStatement[];
    cast: readonly OwnVote[];
    next: Next | null;
    takes: boolean;
    /** The statement that they have just voted on, by the address. */
    voted: string | undefined;
  }>,
) {
  const { conversation, voter, statements, cast, next, takes } = page;
  const choices = await choicesOf(tx, voter.conversationId);
  const { wanted, of } = await wordings(tx, voter, choices, statements);
  const shown = (id: string): Wording => of.get(id)!;
  const known = new Map(statements.map((one) => [one.id, one]));
  const last = takes ? cast.find(({ statementId }) => statementId === page.voted) : undefined;
  return {
    choices,
    wanted,
    heading: next ? shown(next.statement.id).words : conversation.title,
    shown: next && shown(next.statement.id),
    wordings: Object.fromEntries(of),
    undo: last && { ...last, says: said(last), wording: shown(last.statementId) },
    passedOn: cast
      .filter(({ value, statementId }) => value === 0 && known.get(statementId)?.state === 'accepted')
      .map((one) => ({ ...one, wording: shown(one.statementId) })),
    languageChoices: choices.languages.map(({ tag, name }) => ({ value: tag, text: name })),
    remarks: choices.discussion ? await ownRemarks(tx, voter.id) : [],
    fewestRows: thresholds.publishedCell,
  };
}
