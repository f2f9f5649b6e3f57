import type { z } from 'zod';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import type { Conversation } from '../conversation.ts';
import { heldStatements } from '../held/taking-part-store.ts';
import { paperAt, typedInto } from './about-paper.ts';
import { countHands, type handsInput, type takeBackInput, takeHandsBack } from './count-hands.ts';

export async function showHands(visit: Visit<Conversation>): Promise<Reply> {
  const { tx, object } = visit;
  const [agree, disagree, unsure] = ['agree', 'disagree', 'unsure'].map((name) => typedInto(visit, name));
  return page('voice/paper/hands.njk', 'Hands counted in a room', {
    conversation: object,
    here: paperAt(object),
    typed: { agree, disagree, unsure },
    statements: (await heldStatements(tx, object.id)).filter(({ state }) => state === 'accepted'),
  });
}

export async function saveHands({
  act,
  object,
  body,
}: Doing<Conversation, z.infer<typeof handsInput>>): Promise<Reply> {
  await countHands(act, object, body);
  return redirect(paperAt(object), 'The hands are kept, beside the votes and not among them.');
}

export async function saveHandsBack({
  act,
  object,
  params,
  body,
}: Doing<Conversation, z.infer<typeof takeBackInput>>): Promise<Reply> {
  await takeHandsBack(act, object, params.meetingId!, body);
  return redirect(paperAt(object), 'It is taken back.');
}
