import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { addToDate, londonDate } from '#platform/clock.ts';
import type { Tx } from '#platform/db/database.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { londonDate as sayDate } from '#platform/say.ts';
import type { Conversation } from '../conversation.ts';
import type { Held } from '../held/held.ts';
import { heldById } from '../held/held-store.ts';
import { daysToEnter, lastDayOf } from './days.ts';
import { enterUntil, keepEnterUntil } from './edition-store.ts';
import { type Pile, pileToType } from './pile-store.ts';

/** Until when sheets are typed in, and the last day that may stand on one. */
export type Days = Readonly<{ lastDay: string | null; until: string | null }>;

export async function daysOf(tx: Tx, held: Held): Promise<Days> {
  const lastDay = lastDayOf(held.closesOn, held.closedAt && londonDate(held.closedAt));
  const set = await enterUntil(tx, held.conversationId);
  return { lastDay, until: lastDay && (set && set >= lastDay ? set : addToDate(lastDay, { days: daysToEnter })) };
}

/** A conversation whose sheets can be typed in now; refused in words otherwise. */
export async function takingSheets(act: Act, conversation: Conversation): Promise<{ held: Held; days: Days }> {
  const held = (await heldById(act.tx, conversation.id)) ?? refuse('not-found');
  if (conversation.state !== 'open' && conversation.state !== 'closed')
    refuse('wrong-state', 'sheets are typed in once the conversation is open');
  const days = await daysOf(act.tx, held);
  if (days.until !== null && londonDate(act.now) > days.until)
    refuse('wrong-state', `sheets could be typed in until ${sayDate(days.until)}. The last day can be moved`);
  return { held, days };
}

export type Typing = Readonly<{ conversation: Conversation; held: Held; days: Days; pile: Pile }>;

/** With a pile that takes part: locked until the act ends. */
export async function typingInto(act: Act, conversation: Conversation, pileId: string): Promise<Typing> {
  const pile = (await pileToType(act.tx, conversation.id, pileId)) ?? refuse('not-found');
  const taking = await takingSheets(act, conversation);
  if (pile.withdrawnAt) refuse('wrong-state', 'this pile was taken out');
  return { conversation, pile, ...taking };
}

export const untilInput = z.strictObject({ until: field.dateOn('Enter the last day on which sheets are typed in') });

/** Moves the last day on which sheets are typed in; what may be dated after the close does not move with it. */
export async function keepUntil(
  act: Act,
  conversation: Conversation,
  { until }: z.infer<typeof untilInput>,
): Promise<void> {
  const held = (await heldById(act.tx, conversation.id)) ?? refuse('not-found');
  const { lastDay } = await daysOf(act.tx, held);
  if (lastDay === null) slip('until', 'It has no last day yet. Enter that first, under “How it is held”');
  if (until < lastDay) slip('until', `Enter a day that is not before the last one, ${sayDate(lastDay)}`);
  await keepEnterUntil(act.tx, conversation.id, until);
  act.record({
    action: 'paper.untilMoved',
    on: { kind: 'conversation', id: conversation.id },
    caseId: conversation.caseId,
    fields: ['enter_until'],
  });
}
