import type { z } from 'zod';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, publicPage, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { isId } from '#platform/ids.ts';
import { choicesOf } from '../choices/choices-store.ts';
import { saidAsTexts } from '../held/held.ts';
import { behind, opened } from '../held/public-pages.ts';
import { takesVotes } from '../held/take-part.ts';
import { type HeldStatement, heldStatement, heldStatements } from '../held/taking-part-store.ts';
import { remarkCounts } from './remark-store.ts';
import { type reportInput, reportRemark } from './report-remark.ts';
import { type remarkInput, sayRemark } from './say-remark.ts';
import { statementView } from './statement-view.ts';

const page = 'voice/discussion/statement.njk';

async function shownStatement({ tx, params }: Visit, conversationId: string): Promise<HeldStatement> {
  const id = params.statementId!;
  const statement = isId(id) ? await heldStatement(tx, conversationId, id) : null;
  return statement?.state === 'accepted' ? statement : refuse('not-found');
}

/** Every statement with its own page, and how much is said beneath each. */
export async function showStatements(visit: Visit): Promise<Reply> {
  const { conversation } = await opened(visit);
  const { discussion } = await choicesOf(visit.tx, conversation.id);
  const counts = await remarkCounts(visit.tx, conversation.id);
  const statements = (await heldStatements(visit.tx, conversation.id)).filter(({ state }) => state === 'accepted');
  return publicPage('voice/discussion/statements.njk', 'Statements, one by one', {
    conversation,
    discussion,
    statements: statements.map(({ id, words, saidAs }) => ({
      id,
      words,
      by: saidAs && saidAsTexts[saidAs],
      remarks: counts.get(id) ?? 0,
    })),
  });
}

export async function showPublicStatement(visit: Visit): Promise<Reply> {
  const { conversation } = await opened(visit);
  const statement = await shownStatement(visit, conversation.id);
  const view = await statementView(visit.tx, conversation, statement, null);
  return publicPage(page, view.shown.words, { ...view, own: null, takes: false });
}

/** The same as somebody who takes part sees it, with room to say something. */
export async function showOwnStatement(visit: Visit): Promise<Reply> {
  const { voter, conversation, held } = await behind(visit);
  const statement = await shownStatement(visit, conversation.id);
  const view = await statementView(visit.tx, conversation, statement, voter.language);
  return publicPage(page, view.shown.words, {
    ...view,
    held,
    own: `/public/taking-part/${visit.params.token}`,
    takes: view.choices.discussion && !voter.out && takesVotes(conversation, held, visit.now),
  });
}

export async function saveRemark(doing: Doing<never, z.infer<typeof remarkInput>>): Promise<Reply> {
  const mine = await behind(doing);
  await sayRemark(doing.act, mine, doing.params.statementId!, doing.body);
  return redirect(
    `/public/taking-part/${doing.params.token}/statements/${doing.params.statementId}`,
    mine.held.moderatedBefore
      ? 'It is received. A moderator looks at it, and your own page says what became of it.'
      : 'It is received, and others see it.',
  );
}

export async function saveReport(doing: Doing<never, z.infer<typeof reportInput>>): Promise<Reply> {
  const { conversation } = await opened(doing);
  await reportRemark(doing.act, conversation, doing.params.statementId!, doing.body);
  return redirect(
    `/public/conversations/${conversation.id}/statements/${doing.params.statementId}`,
    'A moderator will look at it.',
  );
}
