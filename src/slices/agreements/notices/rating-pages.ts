import type { z } from 'zod';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import type { Agreement } from '../agreement.ts';
import { indicatorsOf, sourceOf } from '../from-award/from-award-store.ts';
import { ratingLabels, ratings } from '../from-award/indicator.ts';
import { rateIndicator, type ratingInput } from './rate-indicator.ts';
import { ratingsOf } from './rating-store.ts';

const pathOf = ({ caseId, id }: Pick<Agreement, 'caseId' | 'id'>) => `/cases/${caseId}/agreements/${id}/ratings`;

export async function showRatings({ tx, object }: Visit<Agreement>): Promise<Reply> {
  const source = (await sourceOf(tx, object.id)) ?? refuse('not-found');
  const indicators = await indicatorsOf(tx, object.id);
  const names = new Map(indicators.map(({ id, name }) => [id, name]));
  return page('agreements/notices/ratings.njk', `Ratings: ${object.title}`, {
    agreement: object,
    indicators,
    ratings: (await ratingsOf(tx, object.id)).toReversed().map((one) => ({
      ...one,
      name: names.get(one.indicatorId),
      label: ratingLabels[one.rating],
    })),
    indicatorChoices: indicators.map(({ id, name }) => ({ value: id, text: name })),
    ratingChoices: ratings.map((value) => ({ value, text: ratingLabels[value] })),
    noticePath: `/cases/${object.caseId}/procurements/${source.procurementId}/notices/uk9`,
  });
}

export async function keepRating({ act, object, body }: Doing<Agreement, z.infer<typeof ratingInput>>): Promise<Reply> {
  await rateIndicator(act, object, body);
  return redirect(pathOf(object), 'The rating is kept. The contract performance notice tells it.');
}
