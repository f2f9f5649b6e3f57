import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { suppliedBy } from '../access.ts';
import type { Agreement } from '../agreement.ts';
import { ratingIn, recordRating } from './rate-indicator.ts';
import { saveReply } from './rating-store.ts';

export const replyInput = z.strictObject({
  agrees: field.choice(['yes', 'no'], 'Choose whether the supplier agrees'),
  reply: field.text('Enter what the supplier says', 2_000),
  version: field.version(),
});

/** The supplier answers a rating before it is published; what somebody else writes down for it says so, and is never over its own words. */
export async function answerRating(
  act: Act,
  agreement: Agreement,
  id: string,
  { agrees, reply, version }: z.infer<typeof replyInput>,
): Promise<void> {
  const before = await ratingIn(act, agreement, id);
  if (before.publishedOn) refuse('wrong-state');
  const replyWay = suppliedBy(act.who, agreement.parties) ? 'own' : 'recorded';
  if (replyWay === 'recorded' && before.replyWay === 'own') refuse('own-answer-stands');
  const after = { id, version, reply, replyAgrees: agrees === 'yes', replyWay } as const;
  await saveReply(act.tx, after, act.who.personId!, act.now);
  recordRating(act, agreement, 'answered', reply);
}
