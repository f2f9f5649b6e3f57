import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { addToDate, londonDate } from '#platform/clock.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Agreement } from '../agreement.ts';
import { holdAgreement } from '../agreement-store.ts';
import { indicatorsOf } from '../from-award/from-award-store.ts';
import { ratings } from '../from-award/indicator.ts';
import { fewestReplyDays, type IndicatorRating, isReason } from './rating.ts';
import { insertRating, ratingsOf } from './rating-store.ts';

export const ratingInput = z.strictObject({
  indicatorId: field.id('Choose which indicator it is of'),
  fromOn: field.dateOn('Enter the first day that it is about'),
  toOn: field.dateOn('Enter the last day that it is about'),
  rating: field.choice(ratings, 'Choose the rating'),
  because: field.text('Say in words why', 2_000),
  replyByOn: field.dateOn('Enter until when the supplier can answer'),
});

/** A rating is what a named person says and why. Nothing works one out: the figures stand beside it. */
export async function rateIndicator(
  act: Act,
  agreement: Agreement,
  input: z.infer<typeof ratingInput>,
): Promise<string> {
  const today = londonDate(act.now);
  await holdAgreement(act.tx, agreement.id);
  if (!(await indicatorsOf(act.tx, agreement.id)).some(({ id }) => id === input.indicatorId))
    slip('indicatorId', 'Choose from the list');
  const { fromOn, toOn, replyByOn } = input as { fromOn: string; toOn: string; replyByOn: string };
  if (toOn > today) slip('toOn', 'Enter a last day that has been');
  if (fromOn > toOn) slip('fromOn', 'Enter a first day that is not after the last');
  if (!isReason(input.because)) slip('because', 'Say in words why. A figure alone is no reason for a rating');
  const least = addToDate(today, { days: fewestReplyDays });
  if (replyByOn < least) slip('replyByOn', `Give the supplier ${fewestReplyDays} days or more to answer`);
  const one = { ...input, fromOn, toOn, replyByOn, id: act.newId(), agreementId: agreement.id };
  if (!(await insertRating(act.tx, one, act.who.personId!, act.now)))
    slip('toOn', 'This indicator has a rating to that day already');
  recordRating(act, agreement, 'rated', `${input.rating}\n${input.because}`);
  return one.id;
}

export async function ratingIn(act: Act, agreement: Agreement, id: string): Promise<IndicatorRating> {
  return (await ratingsOf(act.tx, agreement.id)).find((one) => one.id === id) ?? refuse('not-found');
}

export const recordRating = (act: Act, { id, caseId }: Agreement, what: string, content: string): void =>
  act.record({
    action: `agreement.indicator.${what}`,
    on: { kind: 'agreement', id },
    caseId,
    fields: ['rating', 'because'],
    content,
  });
