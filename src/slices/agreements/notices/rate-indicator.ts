import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Agreement } from '../agreement.ts';
import { holdAgreement } from '../agreement-store.ts';
import { indicatorsOf } from '../from-award/from-award-store.ts';
import { ratings } from '../from-award/indicator.ts';
import { insertRating } from './rating-store.ts';

export const ratingInput = z.strictObject({
  indicatorId: field.id('Choose the indicator'),
  rating: field.choice(ratings, 'Choose how it was met'),
  fromOn: field.dateOn('Enter the first day that the rating is of'),
  toOn: field.dateOn('Enter the last day that the rating is of'),
  because: field.text('Say what the rating rests on', 1_000),
});

/** Says how an indicator was met over a time. It is published with the next contract performance notice; who provides the service reads it too. */
export async function rateIndicator(
  act: Act,
  { id, caseId }: Pick<Agreement, 'id' | 'caseId'>,
  input: z.infer<typeof ratingInput>,
): Promise<void> {
  const agreement = await holdAgreement(act.tx, id);
  if (agreement.state === 'draft') refuse('wrong-state', 'it is not in force yet');
  const indicator = (await indicatorsOf(act.tx, id)).find((one) => one.id === input.indicatorId);
  if (!indicator) slip('indicatorId', 'Choose from the list');
  const { fromOn, toOn } = { fromOn: input.fromOn!, toOn: input.toOn! };
  if (toOn < fromOn) slip('toOn', 'Enter a last day that is not before the first');
  if (toOn > londonDate(act.now)) slip('toOn', 'Enter a day that is not after today');
  const by = act.who.personId ?? refuse('not-allowed');
  const { rating, because } = input;
  await insertRating(act.tx, {
    id: act.newId(),
    indicatorId: indicator.id,
    rating,
    fromOn,
    toOn,
    because,
    by,
    ratedAt: act.now,
  });
  act.record({
    action: 'agreement.indicatorRated',
    on: { kind: 'agreement', id },
    caseId,
    fields: ['rating', 'from_on', 'to_on', 'because'],
    content: JSON.stringify(input),
  });
}
