import type { Conversation } from '../conversation.ts';
import { type Language, standardLanguage } from '../languages/languages.ts';

/** What is agreed of a conversation besides how it is counted and moderated. */
export type Choices = Readonly<{
  /** The first is the one that it is held in. */
  languages: readonly Language[];
  /** Whether people may say something beneath a statement. */
  discussion: boolean;
  /** Whether votes may go out as rows, of those who agree to it. */
  rowsOfVotes: boolean;
}>;

export const noChoices: Choices = { languages: [standardLanguage], discussion: false, rowsOfVotes: false };

export type ChoiceFault = Readonly<{ field: 'languages' | 'discussion' | 'rows'; says: string }>;

/** What people rely on once it is open: no language goes, rows of votes are not thought of afterwards, and discussion can only end. */
export function choiceFault(
  { state }: Pick<Conversation, 'state'>,
  before: Choices,
  after: Choices,
): ChoiceFault | null {
  if (state === 'draft') return null;
  const tags = after.languages.map(({ tag }) => tag);
  const gone = before.languages.find(({ tag }) => !tags.includes(tag));
  if (gone) return { field: 'languages', says: `People take part in ${gone.name}. Leave it in the list` };
  if (before.languages[0]!.tag !== tags[0])
    return { field: 'languages', says: `It was opened in ${before.languages[0]!.name}. Leave that at the top` };
  if (after.rowsOfVotes !== before.rowsOfVotes)
    return { field: 'rows', says: 'This was settled before it was opened, and people voted by it' };
  if (after.discussion && !before.discussion)
    return { field: 'discussion', says: 'It was opened without discussion. It can be ended, and not begun' };
  return null;
}
