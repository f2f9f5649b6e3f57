import { z } from 'zod';
import { standardRule } from '#engines/opinion/index.ts';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { field, Slip, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { replaceQuestions } from '../about/about-store.ts';
import { readQuestions } from '../about/question.ts';
import type { Conversation } from '../conversation.ts';
import { conversationSizes, type Held, missingToOpen, saidAs, standardReasons } from './held.ts';
import { heldById, insertHeldConversation, moveConversation, saveHeld } from './held-store.ts';
import { heldStatements, insertStatement } from './taking-part-store.ts';

export const beginInput = z.strictObject({
  title: field.text('Enter what it is about, as people will read it', 200),
  about: field.optionalText(2_000),
  size: field.choice(conversationSizes, 'Choose how many you mean to ask'),
});

/** Begins to write a conversation. Nobody sees it until it is opened. */
export async function beginConversation(
  act: Act,
  { caseId, ...body }: z.infer<typeof beginInput> & { caseId: string },
): Promise<string> {
  const id = act.newId();
  const about = body.about ?? '';
  await insertHeldConversation(act.tx, { id, caseId, title: body.title, about, by: act.who.personId, at: act.now });
  await saveHeld(act.tx, {
    conversationId: id,
    size: body.size,
    moderatedBefore: body.size === 'large',
    policy: null,
    refusalReasons: body.size === 'large' ? standardReasons : [],
    moderators: [],
    rule: standardRule,
    closesOn: null,
    reportBackOn: null,
    population: [],
    notice: null,
    election: null,
    // Draws of the next statement are a function of it; it is no secret.
    seed: Number.parseInt(id.replaceAll('-', '').slice(-7), 16),
    openedAt: null,
    closedAt: null,
  });
  act.record({
    action: 'conversation.begun',
    on: { kind: 'conversation', id },
    caseId,
    fields: ['title', 'about'],
    content: `${body.title}\n${about}`,
    says: { title: body.title, text: 'Being written', state: 'draft' },
  });
  return id;
}

const percent = (missing: string) => field.wholeNumber(missing, 0, 100);

export const settingsInput = z.strictObject({
  size: field.choice(conversationSizes, 'Choose how many you mean to ask'),
  moderated: field.choice(['before', 'after'], 'Choose when a moderator looks at statements'),
  policy: field.optionalText(4_000),
  reasons: field.optionalText(2_000),
  moderators: field.optionalText(2_000),
  agreeAtLeast: percent('Enter a number from 0 to 100'),
  objectAtMost: percent('Enter a number from 0 to 100'),
  seenAtLeast: field.wholeNumber('Enter how many of each group have to have seen it', 1, 1_000),
  closesOn: field.optionalDateOn(),
  reportBackOn: field.optionalDateOn(),
  population: field.optionalText(4_000),
  notice: field.optionalText(4_000),
  election: field.optionalText(1_000),
});

const linesIn = (text: string | null): string[] =>
  (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** Keeps what is agreed beforehand. What people rely on once it is open stays: then only the days can be moved. */
export async function keepSettings(
  act: Act,
  conversation: Conversation,
  body: z.infer<typeof settingsInput>,
): Promise<void> {
  const held = (await heldById(act.tx, conversation.id)) ?? refuse('not-found');
  const { questions, parts, fault } = readQuestions(body.population ?? '');
  if (fault) slip('population', fault);
  const today = londonDate(act.now);
  if (body.closesOn && body.closesOn < today) slip('closesOn', 'Enter a day that is still to come');
  if (body.closesOn && body.reportBackOn && body.reportBackOn < body.closesOn)
    slip('reportBackOn', 'Enter a day after the last one on which people can take part');
  const days = { closesOn: body.closesOn, reportBackOn: body.reportBackOn };
  const written: Held = {
    ...held,
    size: body.size,
    moderatedBefore: body.moderated === 'before',
    policy: body.policy,
    refusalReasons: linesIn(body.reasons),
    moderators: linesIn(body.moderators),
    rule: {
      agreeAtLeast: body.agreeAtLeast / 100,
      objectAtMost: body.objectAtMost / 100,
      seenAtLeast: body.seenAtLeast,
    },
    population: parts,
    notice: body.notice,
    election: body.election,
    ...days,
  };
  await saveHeld(act.tx, conversation.state === 'draft' ? written : { ...held, ...days });
  if (conversation.state === 'draft') await replaceQuestions(act.tx, conversation.id, questions);
  act.record({
    action: 'conversation.settled',
    on: { kind: 'conversation', id: conversation.id },
    caseId: conversation.caseId,
    fields: ['held_conversations'],
  });
}

export const seedInput = z.strictObject({
  statements: field.text('Write at least one statement', 20_000),
  as: field.choice(saidAs, 'Choose who says it'),
});

const mostLines = 200;
export const longestStatement = 400;

/** Statements that stand there from the beginning, or that come from a meeting: one a line. */
export async function seedStatements(
  act: Act,
  conversation: Conversation,
  body: z.infer<typeof seedInput>,
): Promise<number> {
  if (conversation.state === 'closed') refuse('wrong-state', 'the conversation is closed');
  const known = new Set((await heldStatements(act.tx, conversation.id)).map(({ words }) => words.toLowerCase()));
  const lines = [...new Set(linesIn(body.statements))].filter((line) => !known.has(line.toLowerCase()));
  if (lines.length > mostLines) slip('statements', `Write at most ${mostLines} at a time`);
  const long = lines.find((line) => line.length > longestStatement);
  if (long)
    slip(
      'statements',
      `“${long.slice(0, 40)}…” is longer than ${longestStatement} characters. Say one thing at a time`,
    );
  for (const words of lines)
    await insertStatement(act.tx, {
      id: act.newId(),
      conversationId: conversation.id,
      words,
      state: 'accepted',
      saidAs: body.as,
      authorId: null,
      at: act.now,
    });
  act.record({
    action: 'conversation.seeded',
    on: { kind: 'conversation', id: conversation.id },
    caseId: conversation.caseId,
    fields: ['statements'],
  });
  return lines.length;
}

/** Opens it to whoever has the link. Refused, with all that is missing, until people can know what they take part in. */
export async function openConversation(act: Act, conversation: Conversation): Promise<void> {
  const held = (await heldById(act.tx, conversation.id)) ?? refuse('not-found');
  const statements = (await heldStatements(act.tx, conversation.id)).length;
  const missing = missingToOpen(held, statements);
  if (missing.length > 0) throw new Slip(Object.fromEntries(missing.map((one) => [one.field, one.says])));
  if (!(await moveConversation(act.tx, conversation.id, 'draft', 'open'))) refuse('stale');
  await saveHeld(act.tx, { ...held, openedAt: act.now });
  tell(act, conversation, 'open', 'Open to everybody who has the link');
}

/** Closes it: nobody votes any more, and what was counted stays. */
export async function closeConversation(act: Act, conversation: Conversation): Promise<void> {
  const held = (await heldById(act.tx, conversation.id)) ?? refuse('not-found');
  if (!(await moveConversation(act.tx, conversation.id, 'open', 'closed'))) refuse('stale');
  await saveHeld(act.tx, { ...held, closedAt: act.now });
  tell(act, conversation, 'closed', 'Closed');
}

const tell = (act: Act, { id, caseId, title }: Conversation, state: 'open' | 'closed', text: string): void =>
  act.record({
    action: `conversation.${state === 'open' ? 'opened' : 'closed'}`,
    on: { kind: 'conversation', id },
    caseId,
    fields: ['state'],
    says: { title, text, state },
  });
