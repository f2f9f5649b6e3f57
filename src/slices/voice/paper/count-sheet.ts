import { passReasons } from '#engines/opinion/index.ts';
import type { Act } from '#platform/act/act.ts';
import type { Conversation } from '../conversation.ts';
import { insertStatement, insertVoter } from '../held/taking-part-store.ts';
import { lateBecause } from './days.ts';
import type { Edition } from './edition-store.ts';
import type { Entry } from './paper.ts';
import { keepPaperVotes, type PaperCast, type PaperSheet, saveSheet } from './sheet-store.ts';
import type { Typing } from './take-sheets.ts';

/** What a sheet says, as votes. Where nothing is ticked there is none. */
export function castsOf({ statementIds }: Edition, { marks }: Pick<Entry, 'marks'>): PaperCast[] {
  return marks.flatMap(({ vote, important }, at): PaperCast[] => {
    if (vote === null) return [];
    const statementId = statementIds[at]!;
    if (vote === 'agree' || vote === 'disagree')
      return [{ statementId, value: vote === 'agree' ? 1 : -1, reason: 0, important }];
    return [{ statementId, value: 0, reason: passReasons.indexOf(vote), important }];
  });
}

/** Somebody's own words wait for a moderator like anybody's. */
export async function keepWords(
  act: Act,
  conversation: Conversation,
  personId: string,
  { said, saidAs }: Pick<Entry, 'said' | 'saidAs'>,
): Promise<void> {
  for (const words of said) {
    const id = act.newId();
    await insertStatement(act.tx, {
      id,
      conversationId: conversation.id,
      words,
      state: 'unmoderated',
      saidAs,
      authorId: personId,
      at: act.now,
    });
    act.record({
      action: 'statement.said',
      on: { kind: 'statement', id },
      caseId: conversation.caseId,
      fields: ['words'],
      content: words,
    });
  }
}

/** One more person, equal to any other; or none, where the sheet was filled in after the last day. */
export async function countSheet(
  act: Act,
  { conversation, pile, days }: Typing,
  { sheet, edition, entry }: Readonly<{ sheet: PaperSheet; edition: Edition; entry: Entry }>,
): Promise<'counted' | 'late'> {
  const because = lateBecause(entry.datedOn, days.lastDay);
  if (because) {
    await saveSheet(act.tx, { ...sheet, state: 'late', because });
    return 'late';
  }
  const personId = act.newId();
  await insertVoter(act.tx, { id: personId, conversationId: conversation.id, way: pile.way, at: act.now });
  await keepPaperVotes(act.tx, {
    conversationId: conversation.id,
    personId,
    votes: castsOf(edition, entry),
    at: act.now,
  });
  await keepWords(act, conversation, personId, entry);
  await saveSheet(act.tx, { ...sheet, state: 'counted', because: null, personId });
  return 'counted';
}
