import type { z } from 'zod';
import { addToDate, londonDate } from '#platform/clock.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { chartOf, measuresOf } from '#slices/measures/index.ts';
import { indicatorsAsked } from '#slices/procurement/index.ts';
import { seesUnpublished, suppliedBy } from '../access.ts';
import type { Agreement } from '../agreement.ts';
import { indicatorsOf, reasonForNone } from '../from-award/from-award-store.ts';
import { indicatorsLack, ratingLabels, ratings } from '../from-award/indicator.ts';
import { type indicatorInput, type noIndicatorsInput, sayWhyNone, setIndicator } from '../from-award/set-indicator.ts';
import { obligationsOf } from '../obligation-store.ts';
import { registeredOf } from '../register/registered-of.ts';
import { answerRating, type replyInput } from './answer-rating.ts';
import { besidePerformance } from './beside.ts';
import {
  failureKinds,
  failureLabels,
  isClosed,
  isPublished,
  noticeBy,
  stepLabels,
  steps,
  suppliersSteps,
} from './failure.ts';
import { failuresOf } from './failure-store.ts';
import { type failureInput, openFailure, type stepInput, takeStep } from './open-failure.ts';
import { type publishInput, publishRating } from './publish-rating.ts';
import { rateIndicator, type ratingInput } from './rate-indicator.ts';
import { fewestReplyDays, mayPublish, nextRatingBy } from './rating.ts';
import { ratingsOf } from './rating-store.ts';

const pathOf = ({ caseId, id }: Pick<Agreement, 'caseId' | 'id'>) => `/cases/${caseId}/agreements/${id}/performance`;
const options = <T extends string>(values: readonly T[], labels: Record<T, string>) =>
  values.map((value) => ({ value, text: labels[value] }));

/** How an agreement performs: its indicators with their ratings, what went wrong; and apart from that what people live. */
export async function showPerformance(visit: Visit<Agreement>): Promise<Reply> {
  const { tx, who, object, now } = visit;
  const today = londonDate(now);
  const { regime } = await registeredOf(tx, object.id);
  const asked = regime === 'ordinary' && indicatorsAsked('ordinary', object.valuePence);
  const own = suppliedBy(who, object.parties);
  return page('agreements/kpis/performance.njk', `How it performs: ${object.title}`, {
    agreement: object,
    own,
    ...(await viewIndicators(visit, asked, today)),
    ...(await viewFailures(visit, regime, own)),
    beside: await besidePerformance(tx, object),
    asked,
    fewestReplyDays,
    replyBy: addToDate(today, { days: fewestReplyDays }),
    ratingChoices: options(ratings, ratingLabels),
    owedChoices: (await obligationsOf(tx, object.caseId))
      .filter(({ agreementId }) => agreementId === object.id)
      .map(({ id, words }) => ({ value: id, text: words.slice(0, 120) })),
    // I11: only what is no outcome's measure can stand behind an indicator.
    measureChoices: (await measuresOf(tx, object.caseId))
      .filter(({ outcomeId }) => outcomeId === null)
      .map(({ id, name }) => ({ value: id, text: name })),
  });
}

async function viewIndicators({ tx, who, object }: Visit<Agreement>, asked: boolean, today: string) {
  const indicators = await indicatorsOf(tx, object.id);
  const open = seesUnpublished(who, object);
  const rated = (await ratingsOf(tx, object.id)).filter((one) => open || one.publishedOn !== null);
  const because = await reasonForNone(tx, object.id);
  const measures = new Map((await measuresOf(tx, object.caseId)).map((one) => [one.id, one]));
  const figures = new Map<string, string>();
  for (const { id, measureId } of indicators) {
    const measure = measureId ? measures.get(measureId) : undefined;
    const newest = measure ? (await chartOf(tx, measure)).points.at(-1) : undefined;
    if (measure && newest) figures.set(id, `${measure.name}: ${newest.value}${measure.unit ? ` ${measure.unit}` : ''}`);
  }
  return {
    indicators: indicators.map((one) => {
      const dueOn = nextRatingBy(one, rated, object.startsOn);
      return { ...one, figure: figures.get(one.id) ?? null, dueOn, late: dueOn !== null && dueOn < today };
    }),
    indicatorChoices: indicators.map(({ id, name }) => ({ value: id, text: name })),
    rated: rated.map((one) => ({
      ...one,
      indicator: indicators.find(({ id }) => id === one.indicatorId)?.name,
      ratingText: ratingLabels[one.rating],
      publishedText: one.publishedRating && ratingLabels[one.publishedRating],
      mayPublish: mayPublish(one, today),
    })),
    lacks: indicatorsLack(asked, indicators, because),
    because,
  };
}

async function viewFailures(
  { tx, who, object }: Visit<Agreement>,
  regime: Parameters<typeof noticeBy>[1],
  own: boolean,
) {
  const open = seesUnpublished(who, object);
  const found = (await failuresOf(tx, object.id)).filter((one) => open || isPublished(one));
  return {
    failures: found.map((one) => ({
      ...one,
      label: failureLabels[one.kind],
      closed: isClosed(one),
      noticeBy: noticeBy(one, regime),
      steps: one.steps.map((step) => ({ ...step, label: stepLabels[step.step] })),
    })),
    kindChoices: options(failureKinds, failureLabels),
    stepChoices: options(own ? suppliersSteps : steps, stepLabels),
  };
}

type Does<B extends z.ZodType> = Doing<Agreement, z.infer<B>>;

export async function keepIndicatorHere({ act, object, body }: Does<typeof indicatorInput>): Promise<Reply> {
  await setIndicator(act, object, body);
  return redirect(pathOf(object), 'The indicator is set.');
}

export async function keepNoneHere({ act, object, body }: Does<typeof noIndicatorsInput>): Promise<Reply> {
  await sayWhyNone(act, object, body);
  return redirect(pathOf(object), 'The reason is kept.');
}

export async function keepRating({ act, object, body }: Does<typeof ratingInput>): Promise<Reply> {
  await rateIndicator(act, object, body);
  return redirect(pathOf(object), 'The rating is kept. The supplier can answer before it is published.');
}

export async function keepSupplierAnswer({ act, object, body, params }: Does<typeof replyInput>): Promise<Reply> {
  await answerRating(act, object, params.ratingId!, body);
  return redirect(pathOf(object), 'The answer is kept beside the rating.');
}

export async function keepPublished({ act, object, body, params }: Does<typeof publishInput>): Promise<Reply> {
  await publishRating(act, object, params.ratingId!, body);
  return redirect(pathOf(object), 'It is published, and stays as it is.');
}

export async function keepFailure({ act, object, body }: Does<typeof failureInput>): Promise<Reply> {
  await openFailure(act, object, body);
  return redirect(pathOf(object), 'It is written down. Nothing is published.');
}

export async function keepStep({ act, object, body, params }: Does<typeof stepInput>): Promise<Reply> {
  await takeStep(act, object, params.failureId!, body);
  return redirect(pathOf(object), 'The step is kept.');
}
