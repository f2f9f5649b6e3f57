import type { z } from 'zod';
import { partOf } from '#engines/opinion/index.ts';
import { subjectOfLink } from '#platform/accounts/signed-links.ts';
import { writeCsv } from '#platform/export/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, download, publicPage, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { isId } from '#platform/ids.ts';
import { questionsOf } from '../about/about-store.ts';
import { whoView } from '../about/who-view.ts';
import { choicesOf } from '../choices/choices-store.ts';
import type { Conversation } from '../conversation.ts';
import { conversationsById } from '../conversation-store.ts';
import { wordsOfFile } from '../exchange/conversation-file.ts';
import { waysOf } from '../identity/identity-store.ts';
import { allTranslations } from '../languages/translation-store.ts';
import { ownPage } from '../own/own-page.ts';
import { fileOf, paperTold } from '../paper/paper-told.ts';
import { toldToAll, toldToOne } from '../rounds/told-outside.ts';
import { publicPicture } from '../standing/public-picture.ts';
import { nothingTold, toldOf } from '../told/read-told.ts';
import { groupsTold } from './count-store.ts';
import { type Held, saidAs, saidAsTexts } from './held.ts';
import { heldById } from './held-store.ts';
import { countSoon } from './keep-counting.ts';
import { fewestTold, resultsView } from './results-view.ts';
import {
  type appealInput,
  appealRefusal,
  castVote,
  joinConversation,
  nextStatement,
  sayStatement,
  type statementInput,
  takesVotes,
  takingPart,
  type voteInput,
} from './take-part.ts';
import { type HeldStatement, heldStatements, logOf, type Voter, voterById, votesOf } from './taking-part-store.ts';

const voteTexts = [
  'You passed',
  'You were not sure',
  'You said that it does not apply to you',
  'You said that it is not clear',
];
const asChoices = saidAs.map((value) => ({ value, text: saidAsTexts[value] }));

export async function opened({ tx, params }: Visit): Promise<{ conversation: Conversation; held: Held }> {
  const id = params.conversationId!;
  const [conversation] = isId(id) ? await conversationsById(tx, [id]) : [];
  const held = conversation && (await heldById(tx, conversation.id));
  if (!conversation || !held || conversation.state === 'draft' || conversation.state === 'kept') refuse('not-found');
  return { conversation, held };
}

/** What it is about, how it is held and what has been said so far: for everybody who has the address. */
export async function showPublic(visit: Visit): Promise<Reply> {
  const { conversation, held } = await opened(visit);
  const told = await toldOf(visit.tx, conversation.id);
  const statements = await heldStatements(visit.tx, conversation.id);
  const results = told && resultsView(told, statements);
  return publicPage('voice/held/public.njk', conversation.title, {
    conversation,
    held,
    takes: takesVotes(conversation, held, visit.now),
    statements: statements.filter(({ state }) => state === 'accepted').length,
    results,
    who: await whoView(visit.tx, conversation.id),
    paper: await paperTold(visit.tx, conversation.id),
    choices: await choicesOf(visit.tx, conversation.id),
    ...(await publicPicture(visit.tx, conversation.id, results)),
    log: await logOf(visit.tx, conversation.id, 200),
    ways: await waysOf(visit.tx, conversation.id),
    ...(await toldToAll(visit, conversation)),
  });
}

const csvColumns = ['number', 'words', 'as', 'seen', 'agree', 'disagree', 'pass', 'agreement', 'low', 'high', 'rule'];

/** What everybody can read, as a file: counts with their intervals, and never who voted what. */
export async function downloadResults(visit: Visit): Promise<Reply> {
  const { conversation, held } = await opened(visit);
  const told = await toldOf(visit.tx, conversation.id);
  const statements = await heldStatements(visit.tx, conversation.id);
  const results = resultsView(told ?? nothingTold, statements);
  const { participants, groups, pending, stability, engine, countedAt } = results;
  const lines = [...results.lines, ...results.untold];
  const name = `conversation-${conversation.id.slice(0, 8)}`;
  if (visit.query.as === 'csv')
    return download(
      `${name}.csv`,
      'text/csv; charset=utf-8',
      writeCsv(
        csvColumns,
        lines.map(({ number, words, saidAs: as, seen, agree, disagree, pass, lowest, rule }) => ({
          ...{ number, words, as, seen, agree, disagree, pass },
          rule: seen === null ? null : rule,
          agreement: lowest?.value,
          low: lowest?.low,
          high: lowest?.high,
        })),
      ),
    );
  const { title, state } = conversation;
  const { languages } = await choicesOf(visit.tx, conversation.id);
  const translations = await allTranslations(visit.tx, conversation.id);
  const words = wordsOfFile(conversation.about, languages, statements, translations);
  const file = {
    ...words.head,
    title,
    about: words.about,
    languages: words.languages,
    state,
    engine: told && engine,
    countedAt: told && countedAt,
    pending,
    participants: told && participants,
    groups,
    rule: held.rule,
    stability,
    statements: lines.map((one) => ({ ...one, ...words.ofStatement(one.id) })),
    ...fileOf(await paperTold(visit.tx, conversation.id)),
  };
  return download(`${name}.json`, 'application/json; charset=utf-8', `${JSON.stringify(file, null, 2)}\n`);
}

export async function join(doing: Doing<never>): Promise<Reply> {
  const { conversation, held } = await opened(doing);
  const token = await joinConversation(doing.act, conversation, held);
  return redirect(
    `/public/taking-part/${token}`,
    'This page is yours. Keep its address to come back, to change a vote, and to read what became of what you said.',
  );
}

export type Mine = Readonly<{ voter: Voter; conversation: Conversation; held: Held }>;

export async function behind({ tx, params }: Visit): Promise<Mine> {
  const voter = await voterById(tx, await subjectOfLink(tx, takingPart, params.token!));
  const [conversation] = voter ? await conversationsById(tx, [voter.conversationId]) : [];
  const held = conversation && (await heldById(tx, conversation.id));
  if (!voter || !held) refuse('link-used-or-old');
  return { voter, conversation, held };
}

const voted = (vote: { value: number; reason: number }): string =>
  vote.value === 1 ? 'You agreed' : vote.value === -1 ? 'You disagreed' : voteTexts[vote.reason]!;

/** Somebody's own page: the next statement, what they voted, what they said and what became of it, and where they stand. */
export async function showMine(visit: Visit): Promise<Reply> {
  const { voter, conversation, held } = await behind(visit);
  const takes = takesVotes(conversation, held, visit.now);
  const statements = await heldStatements(visit.tx, conversation.id);
  const known = new Map(statements.map((one) => [one.id, one]));
  const cast = await votesOf(visit.tx, voter.id);
  const next = takes ? nextStatement(held, voter, statements, cast) : null;
  const standing = await groupsTold(visit.tx, conversation.id);
  const { voted: voteJustCast } = visit.query;
  const own = await ownPage(visit.tx, { conversation, voter, statements, cast, next, takes, voted: voteJustCast });
  const said = statements.filter(({ authorId }) => authorId === voter.id);
  return publicPage('voice/held/taking-part.njk', own.heading, {
    ...own,
    conversation,
    held,
    voter,
    takes,
    path: `/public/taking-part/${visit.params.token}`,
    next,
    votes: cast.map((one) => ({ ...one, says: voted(one), all: allOf(known.get(one.statementId)!) })),
    asksAbout: (await questionsOf(visit.tx, conversation.id)).length > 0,
    passed: cast.filter(({ value }) => value === 0).length,
    said,
    ...(await toldToOne(visit, conversation, said.length > 0)),
    standing: standing && {
      ...standing,
      clear: standing.groups > 1,
      own: (standing.representative[voter.group ?? -1] ?? []).map((one) => ({
        side: one.side,
        words: own.wordings[statements.find(({ number }) => String(number) === one.statement)?.id ?? '']?.words,
      })),
    },
    asTexts: saidAsTexts,
    asChoices,
  });
}

/** How many of all agree; not told where too few have said. */
function allOf({ agrees, disagrees, passes }: HeldStatement) {
  const seen = agrees + disagrees + passes;
  return seen >= fewestTold ? partOf(agrees, seen) : null;
}

export async function vote(doing: Doing<never, z.infer<typeof voteInput>>): Promise<Reply> {
  const mine = await behind(doing);
  await castVote(doing.act, mine, doing.body);
  countSoon(doing.services, mine.conversation.id);
  const own = `/public/taking-part/${doing.params.token}`;
  // The next statement takes the focus, so that a screen reader says it.
  if (doing.body.vote === 'take back') return redirect(`${own}#next`, 'Your vote is taken back.');
  return redirect(`${own}?voted=${doing.body.statement}#next`);
}

export async function say(doing: Doing<never, z.infer<typeof statementInput>>): Promise<Reply> {
  const mine = await behind(doing);
  await sayStatement(doing.act, mine, doing.body);
  countSoon(doing.services, mine.conversation.id);
  return redirect(
    `/public/taking-part/${doing.params.token}`,
    mine.held.moderatedBefore
      ? 'It is received. A moderator looks at it, and this page says what became of it.'
      : 'It is received, and others see it.',
  );
}

export async function appeal(doing: Doing<never, z.infer<typeof appealInput>>): Promise<Reply> {
  await appealRefusal(doing.act, await behind(doing), doing.body);
  return redirect(`/public/taking-part/${doing.params.token}`, 'Somebody will look at it again.');
}
