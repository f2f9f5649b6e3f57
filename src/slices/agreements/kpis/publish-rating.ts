import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Agreement } from '../agreement.ts';
import { ratings } from '../from-award/indicator.ts';
import { ratingIn, recordRating } from './rate-indicator.ts';
import { isReason, mayPublish } from './rating.ts';
import { savePublished } from './rating-store.ts';

export const publishInput = z.strictObject({
  rating: field.choice(ratings, 'Choose the rating that is published'),
  because: field.text('Say what you made of the answer', 2_000),
  on: field.dateOn('Enter the day on which the notice was published'),
  reference: field.text('Enter the reference of the notice', 100),
  version: field.version(),
});

/** The rating as the notice gives it, after the supplier has answered or could have. It stays as it was published. */
export async function publishRating(
  act: Act,
  agreement: Agreement,
  id: string,
  { rating, because, on, reference, version }: z.infer<typeof publishInput>,
): Promise<void> {
  const before = await ratingIn(act, agreement, id);
  const today = londonDate(act.now);
  if (before.publishedOn) refuse('wrong-state');
  if (!mayPublish(before, today))
    refuse('out-of-order', 'first: the supplier answers, or the day until which it can is over');
  if (!isReason(because)) slip('because', 'Say in words what you made of the answer');
  if (on! > today || on! < londonDate(before.ratedAt)) slip('on', 'Enter a day between the rating and today');
  const published = {
    publishedRating: rating,
    publishedBecause: because,
    publishedOn: on,
    publishedReference: reference,
  };
  await savePublished(act.tx, { id, version, ...published }, act.who.personId!);
  recordRating(act, agreement, 'published', `${rating}\n${because}\n${reference}`);
}
