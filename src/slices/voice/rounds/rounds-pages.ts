import type { z } from 'zod';
import { londonDate } from '#platform/clock.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { linksOf } from '#platform/links/index.ts';
import { conversationAccess } from '../access.ts';
import type { Conversation } from '../conversation.ts';
import { conversationsById } from '../conversation-store.ts';
import { heldStatements } from '../held/taking-part-store.ts';
import { quotationsOf } from '../quotations-of.ts';
import type { Draft } from './draft.ts';
import { draftsOf } from './draft-store.ts';
import { handEnds, handEndTexts } from './ends.ts';
import { endsOf } from './ends-of.ts';
import { gatherDrafts } from './gather-drafts.ts';
import { endRound, type endRoundInput, openRound, type roundInput } from './hold-round.ts';
import { lookAtProposed, type proposedInput } from './look-at-proposed.ts';
import { takesReplies } from './reply.ts';
import { roundsOf } from './round-store.ts';
import { type endsInput, sayEnds } from './say-ends.ts';
import {
  type draftInput,
  type layAsideInput,
  layDraftAside,
  regroupDraft,
  type restsInput,
  rewordDraft,
  type wordingInput,
  writeDraft,
} from './write-draft.ts';

const at = ({ caseId, id }: Conversation): string => `/cases/${caseId}/conversations/${id}`;
const draftAt = ({ caseId, id }: Pick<Draft, 'caseId' | 'id'>): string => `/cases/${caseId}/drafts/${id}`;

/** What can be put under a draft: statements that others see, and what people said on the case. */
async function choices({ tx, who }: Visit, { id, caseId }: { id: string; caseId: string }) {
  const statements = (await heldStatements(tx, id)).filter(({ state }) => state === 'accepted');
  const quotations = (await quotationsOf(tx, caseId, who)).filter(({ conversationId }) => conversationId !== id);
  return {
    statementChoices: statements.map((one) => ({ value: one.id, text: one.words })),
    quotationChoices: quotations.map((one) => ({ value: one.id, text: `“${one.words.slice(0, 160)}”` })),
  };
}

/** Draft outcomes of a conversation, what is in none of them, and the rounds in which their words go back to people. */
export async function showDrafts(visit: Visit<Conversation>): Promise<Reply> {
  const { tx, object, now } = visit;
  if (object.source !== 'here') refuse('not-found');
  const drafts = await gatherDrafts(tx, await draftsOf(tx, object.id));
  const rounds = await roundsOf(tx, object.id);
  const live = drafts.filter(({ state }) => state !== 'laid-aside');
  const under = new Set(live.flatMap(({ rests }) => rests.map(({ statementId }) => statementId)));
  const statements = (await heldStatements(tx, object.id)).filter(({ state }) => state === 'accepted');
  return page('voice/rounds/drafts.njk', 'Draft outcomes', {
    conversation: object,
    drafts: live,
    laidAside: drafts.filter(({ state }) => state === 'laid-aside'),
    written: live.filter(({ state }) => state === 'written'),
    inNone: statements.filter(({ id }) => !under.has(id)),
    rounds,
    open: rounds.find((round) => takesReplies(round, londonDate(now))) ?? null,
    waiting: live.flatMap(({ now: { replies }, earlier }) =>
      [...replies, ...earlier.flatMap((one) => one.replies)].filter(({ proposedState }) => proposedState === 'waiting'),
    ).length,
    ...(await choices(visit, object)),
  });
}

export async function saveDraft({
  act,
  object,
  body,
}: Doing<Conversation, z.infer<typeof draftInput>>): Promise<Reply> {
  const id = await writeDraft(act, object, body);
  return redirect(
    draftAt({ caseId: object.caseId, id }),
    'The draft is kept. Nobody outside reads its words before a round.',
  );
}

/** One draft: its words now, what was said of each version, and what it rests on. */
export async function showDraft(visit: Visit<Draft>): Promise<Reply> {
  const { tx, who, object } = visit;
  const [draft] = await gatherDrafts(tx, [object]);
  const [conversation] = await conversationsById(tx, [object.conversationId]);
  const links = await linksOf(tx, { kind: 'draftOutcome', id: object.id });
  const versions = [draft!.now, ...draft!.earlier];
  return page('voice/rounds/draft.njk', object.words, {
    draft,
    conversation,
    // Reasons and words that others do not see yet are for those who hold the conversation.
    holds: conversationAccess(who, conversation!).includes('hold'),
    versions,
    outcomeId: links.find(({ from }) => from.kind === 'outcome')?.from.id ?? null,
    ...(await choices(visit, { id: object.conversationId, caseId: object.caseId })),
  });
}

export async function saveWording({ act, object, body }: Doing<Draft, z.infer<typeof wordingInput>>): Promise<Reply> {
  await rewordDraft(act, object, body);
  return redirect(
    draftAt(object),
    'These are the words now, and nobody has said anything of them yet. The earlier ones keep what was said.',
  );
}

export async function saveRests({ act, object, body }: Doing<Draft, z.infer<typeof restsInput>>): Promise<Reply> {
  await regroupDraft(act, object, body);
  return redirect(draftAt(object), 'It rests on these now.');
}

export async function saveAside({ act, object, body }: Doing<Draft, z.infer<typeof layAsideInput>>): Promise<Reply> {
  await layDraftAside(act, object, body);
  return redirect(
    `/cases/${object.caseId}/conversations/${object.conversationId}/drafts`,
    'It is laid aside. Say where its statements ended, if they are in no other draft.',
  );
}

export async function saveRound({
  act,
  object,
  body,
}: Doing<Conversation, z.infer<typeof roundInput>>): Promise<Reply> {
  const number = await openRound(act, object, body);
  return redirect(
    `${at(object)}/drafts`,
    `Round ${number} is open. Those who take part find the words on their own page.`,
  );
}

export async function saveRoundEnd({
  act,
  object,
  body,
}: Doing<Conversation, z.infer<typeof endRoundInput>>): Promise<Reply> {
  await endRound(act, object, body);
  return redirect(`${at(object)}/drafts`, 'The round has ended. What was said in it stays.');
}

export async function saveProposed(doing: Doing<Conversation, z.infer<typeof proposedInput>>): Promise<Reply> {
  await lookAtProposed(doing.act, doing.object, doing.body);
  return redirect(
    `${at(doing.object)}/proposed-words`,
    doing.body.decision === 'show' ? 'Others see them.' : 'Others do not see them.',
  );
}

/** Words that people proposed, to be looked at before or after others see them. */
export async function showProposed({ tx, object }: Visit<Conversation>): Promise<Reply> {
  const drafts = await gatherDrafts(tx, await draftsOf(tx, object.id));
  const all = drafts.flatMap((draft) =>
    [draft.now, ...draft.earlier].flatMap((version) =>
      version.replies.filter(({ proposed }) => proposed !== null).map((one) => ({ ...one, instead: version.words })),
    ),
  );
  return page('voice/rounds/proposed.njk', 'Words that people propose', {
    conversation: object,
    waiting: all.filter(({ proposedState }) => proposedState === 'waiting'),
    shown: all.filter(({ proposedState }) => proposedState === 'shown'),
    hidden: all.filter(({ proposedState }) => proposedState === 'hidden'),
  });
}

/** Where each statement ended; those without an end first. */
export async function showEnds({ tx, object }: Visit<Conversation>): Promise<Reply> {
  if (object.source !== 'here') refuse('not-found');
  const all = await endsOf(tx, object.id);
  const byHand = all.filter(({ ends: [end] }) => end?.kind === 'not-taken-up' || end?.kind === 'passed-on');
  return page('voice/rounds/ends.njk', 'Where it ended', {
    conversation: object,
    without: all.filter(({ ends }) => ends.length === 0),
    byHand,
    drafted: all.filter(({ ends: [end] }) => end?.kind === 'draft' || end?.kind === 'outcome'),
    howChoices: handEnds.map((value) => ({ value, text: handEndTexts[value] })),
  });
}

export async function saveEndsSaid({
  act,
  object,
  body,
}: Doing<Conversation, z.infer<typeof endsInput>>): Promise<Reply> {
  const count = await sayEnds(act, object, body);
  return redirect(
    `${at(object)}/ends`,
    count === 1 ? 'It is said where one statement ended.' : `It is said where ${count} statements ended.`,
  );
}
