import type { z } from 'zod';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import type { Case } from '#slices/cases/index.ts';
import { questionsOf } from '../about/about-store.ts';
import { writtenAs } from '../about/question.ts';
import { whoView } from '../about/who-view.ts';
import type { Conversation } from '../conversation.ts';
import { remarksWaiting } from '../discussion/remark-store.ts';
import { tellDecided } from '../identity/tell-people.ts';
import { toldToHolder } from '../rounds/told-outside.ts';
import { toldOf } from '../told/read-told.ts';
import { conversationSizes, missingToOpen, saidAs, saidAsTexts } from './held.ts';
import { heldById } from './held-store.ts';
import {
  beginConversation,
  type beginInput,
  closeConversation,
  keepSettings,
  openConversation,
  type seedInput,
  seedStatements,
  type settingsInput,
} from './hold-conversation.ts';
import { countSoon } from './keep-counting.ts';
import { moderate, type moderateInput, type putOutInput, putPersonOut } from './moderate.ts';
import { resultsView } from './results-view.ts';
import { heldStatements, logOf } from './taking-part-store.ts';

const sizeTexts = {
  small: 'A few people: a group, a meeting, a street',
  large: 'Many people: anybody who has the link',
} as const;

const sizeChoices = conversationSizes.map((value) => ({ value, text: sizeTexts[value] }));
const asChoices = saidAs.map((value) => ({ value, text: saidAsTexts[value] }));
const at = ({ caseId, id }: Conversation): string => `/cases/${caseId}/conversations/${id}`;

export async function showBegin(_visit: Visit<Case>): Promise<Reply> {
  return page('voice/held/begin.njk', 'Ask people', { sizeChoices });
}

export async function begin({ act, object, body }: Doing<Case, z.infer<typeof beginInput>>): Promise<Reply> {
  const id = await beginConversation(act, { ...body, caseId: object.id });
  return redirect(`/cases/${object.id}/conversations/${id}`, 'It is begun. Nobody sees it until you open it.');
}

/** The conversation as whoever holds it sees it: what is missing, what waits, what has been said. */
export async function showHeld({ tx, object }: Visit<Conversation>): Promise<Reply> {
  const held = (await heldById(tx, object.id)) ?? refuse('not-found');
  const statements = await heldStatements(tx, object.id);
  const told = await toldOf(tx, object.id);
  return page('voice/held/conversation.njk', object.title, {
    conversation: object,
    held,
    statements,
    waiting: statements.filter(
      ({ state, appealWaits }) => state === 'unmoderated' || (state === 'rejected' && appealWaits),
    ),
    missing: object.state === 'draft' ? missingToOpen(held, statements.length) : [],
    results: told && resultsView(told, statements),
    who: await whoView(tx, object.id),
    ...(await toldToHolder({ tx }, object)),
    asChoices,
  });
}

export async function showSettings({ tx, object }: Visit<Conversation>): Promise<Reply> {
  const held = (await heldById(tx, object.id)) ?? refuse('not-found');
  return page('voice/held/settings.njk', 'How it is held', {
    conversation: object,
    held,
    sizeChoices,
    population: writtenAs(await questionsOf(tx, object.id), held.population),
  });
}

export async function saveSettings({
  act,
  object,
  body,
}: Doing<Conversation, z.infer<typeof settingsInput>>): Promise<Reply> {
  await keepSettings(act, object, body);
  return redirect(at(object), 'Kept.');
}

export async function saveSeeds(doing: Doing<Conversation, z.infer<typeof seedInput>>): Promise<Reply> {
  const added = await seedStatements(doing.act, doing.object, doing.body);
  if (doing.object.state === 'open') countSoon(doing.services, doing.object.id);
  return redirect(at(doing.object), added === 1 ? 'One statement was added.' : `${added} statements were added.`);
}

export async function open({ act, object }: Doing<Conversation>): Promise<Reply> {
  await openConversation(act, object);
  return redirect(at(object), 'It is open. Give people the link.');
}

export async function close({ act, object, services }: Doing<Conversation>): Promise<Reply> {
  await closeConversation(act, object);
  countSoon(services, object.id);
  return redirect(at(object), 'It is closed. What was counted stays.');
}

export async function showModeration({ tx, object, query }: Visit<Conversation>): Promise<Reply> {
  const held = (await heldById(tx, object.id)) ?? refuse('not-found');
  const wanted = (query.q ?? '').slice(0, 200).toLowerCase();
  const all = (await heldStatements(tx, object.id)).filter(({ words }) => words.toLowerCase().includes(wanted));
  return page('voice/held/moderation.njk', 'Look at what was said', {
    conversation: object,
    held,
    q: query.q?.slice(0, 200) ?? '',
    waiting: all.filter(({ state, appealWaits }) => state === 'unmoderated' || (state === 'rejected' && appealWaits)),
    accepted: all.filter(({ state }) => state === 'accepted'),
    refused: all.filter(({ state, appealWaits }) => state === 'rejected' && !appealWaits),
    reasonChoices: held.refusalReasons.map((value) => ({ value, text: value })),
    asTexts: saidAsTexts,
    log: await logOf(tx, object.id, 100),
    remarksWaiting: await remarksWaiting(tx, object.id),
  });
}

export async function saveModeration({
  act,
  object,
  body,
  services,
}: Doing<Conversation, z.infer<typeof moderateInput>>): Promise<Reply> {
  const count = await moderate(act, object, body);
  await tellDecided(act, services, object, body.statements);
  countSoon(services, object.id);
  const what = body.decision === 'accept' ? 'shown to everybody' : 'refused';
  return redirect(
    `${at(object)}/moderation`,
    count === 1 ? `One statement is ${what}.` : `${count} statements are ${what}.`,
  );
}

export async function savePutOut({
  act,
  object,
  body,
  services,
}: Doing<Conversation, z.infer<typeof putOutInput>>): Promise<Reply> {
  await putPersonOut(act, object, body);
  countSoon(services, object.id);
  return redirect(
    `${at(object)}/moderation`,
    body.what === 'out' ? 'Their votes leave every sum. It is counted again now.' : 'Their votes count again.',
  );
}
