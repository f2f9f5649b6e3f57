import type { z } from 'zod';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, download, page, publicPage, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import type { Case } from '#slices/cases/index.ts';
import { writeParticipants, writeVotes } from '#standards/polis/index.ts';
import { choicesOf } from '../choices/choices-store.ts';
import type { Conversation } from '../conversation.ts';
import { conversationSizes, saidAs, saidAsTexts } from '../held/held.ts';
import { longestStatement } from '../held/hold-conversation.ts';
import { countSoon } from '../held/keep-counting.ts';
import { behind, opened } from '../held/public-pages.ts';
import { heldStatements } from '../held/taking-part-store.ts';
import { quotationsOf } from '../quotations-of.ts';
import { agreeToRow, type agreeToRowInput } from './agree-to-row.ts';
import { bringIn, type bringInInput } from './bring-in.ts';
import { commentsFile, rowsFor, summaryFile } from './files-out.ts';
import { asStatement, type chooseQuotationsInput, seedFromQuotations } from './seeds-from-quotations.ts';

const sizeTexts = {
  small: 'A few people: a group, a meeting, a street',
  large: 'Many people: anybody who has the link',
} as const;
const sizeChoices = conversationSizes.map((value) => ({ value, text: sizeTexts[value] }));
const asChoices = saidAs.map((value) => ({ value, text: saidAsTexts[value] }));

/** What can be taken away and counted elsewhere, and why votes are not among it where they are not. */
export async function showFiles(visit: Visit): Promise<Reply> {
  const { conversation } = await opened(visit);
  const choices = await choicesOf(visit.tx, conversation.id);
  const rows = await rowsFor(visit.tx, visit.services, conversation, choices);
  return publicPage('voice/exchange/files.njk', 'Files to count it again elsewhere', {
    conversation,
    folder: `/public/conversations/${conversation.id}/polis`,
    rows: 'rows' in rows ? { people: rows.rows.length, leftOut: rows.leftOut } : null,
    refused: 'refused' in rows ? rows.refused : null,
  });
}

const csv = 'text/csv; charset=utf-8';

/** One file of the folder that Polis exports: statements and counts for everybody, votes only of those who agreed. */
export async function downloadPolis(visit: Visit): Promise<Reply> {
  const { conversation } = await opened(visit);
  const { file } = visit.params;
  if (file === 'comments.csv') return download(file, csv, await commentsFile(visit.tx, conversation));
  if (file === 'summary.csv')
    return download(file, csv, await summaryFile(visit.tx, visit.services.config, conversation));
  if (file !== 'votes.csv' && file !== 'participants-votes.csv') refuse('not-found');
  const choices = await choicesOf(visit.tx, conversation.id);
  const told = await rowsFor(visit.tx, visit.services, conversation, choices);
  if ('refused' in told) refuse('rows-not-given', told.refused);
  return download(
    file,
    csv,
    file === 'votes.csv' ? writeVotes(told.rows) : writeParticipants(told.rows, told.statements),
  );
}

export async function saveRowAgreement(doing: Doing<never, z.infer<typeof agreeToRowInput>>): Promise<Reply> {
  await agreeToRow(doing.act, await behind(doing), doing.body);
  return redirect(
    `/public/taking-part/${doing.params.token}`,
    doing.body.agree === 'yes' ? 'You agreed. You can take it back here.' : 'You took your agreement back.',
  );
}

export async function showBringIn(_visit: Visit<Case>): Promise<Reply> {
  return page('voice/exchange/bring-in.njk', 'Begin with statements that are there already', {
    sizeChoices,
    asChoices,
  });
}

/** The page that this makes is the receipt: what came in and what was left out, by file and line. */
export async function saveBroughtIn({
  act,
  object,
  body,
  files,
}: Doing<Case, z.infer<typeof bringInInput>>): Promise<Reply> {
  const sent = files.filter((one) => one.field === 'files');
  const brought = await bringIn(act, { ...body, caseId: object.id }, sent);
  return page('voice/exchange/brought-in.njk', 'The statements are there', {
    ...brought,
    problems: brought.problems.slice(0, 100),
    more: Math.max(0, brought.problems.length - 100),
  });
}

export async function showQuotations({ tx, object }: Visit<Conversation>): Promise<Reply> {
  const known = new Set((await heldStatements(tx, object.id)).map(({ words }) => words.toLowerCase()));
  const quotations = (await quotationsOf(tx, object.caseId)).map((one) => ({ ...one, words: asStatement(one.words) }));
  const open = quotations.filter(({ words }) => !known.has(words.toLowerCase()));
  return page('voice/exchange/quotations.njk', 'Statements from quotations', {
    conversation: object,
    choices: open
      .filter(({ words }) => words.length <= longestStatement)
      .map(({ id, words, heardAt }) => ({ value: id, text: words, hint: heardAt ?? undefined })),
    long: open.filter(({ words }) => words.length > longestStatement).length,
    taken: quotations.length - open.length,
    asChoices,
  });
}

export async function saveQuotations({
  act,
  object,
  body,
  services,
}: Doing<Conversation, z.infer<typeof chooseQuotationsInput>>): Promise<Reply> {
  const added = await seedFromQuotations(act, object, body);
  if (object.state === 'open') countSoon(services, object.id);
  return redirect(
    `/cases/${object.caseId}/conversations/${object.id}`,
    added === 1 ? 'One statement was added.' : `${added} statements were added.`,
  );
}
