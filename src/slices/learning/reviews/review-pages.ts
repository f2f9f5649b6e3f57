import type { z } from 'zod';
import type { Subject } from '#platform/access/kinds.ts';
import { londonDate } from '#platform/clock.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { beads, type Choice, choicesOf, chosen, openFlagsOf } from '#platform/links/index.ts';
import { lessonAccess, reviewAccess } from '../access.ts';
import { seenFlags } from '../flags/seen-flags.ts';
import { promisesHere } from '../leavings/revisit-pages.ts';
import { lessonsOf } from '../lessons/lesson-store.ts';
import { raisedBy } from '../lessons/raised-flags.ts';
import { openingKinds } from '../on-case.ts';
import { answerReview, type answerReviewInput } from './answer-review.ts';
import { openReview, type openReviewInput } from './open-review.ts';
import { changeChoices, changeSays, fourQuestions, type Review } from './review.ts';
import { reviewsOf } from './review-store.ts';
import { takeReview, type takeReviewInput } from './take-review.ts';

export async function listReviews(visit: Visit<Subject>): Promise<Reply> {
  const { tx, object, who, now } = visit;
  const reviews = (await reviewsOf(tx, object.id)).filter((one) => reviewAccess(who, one).includes('see'));
  const today = londonDate(now);
  return page('learning/reviews.njk', 'Learning', {
    reviews: reviews.map((one) => ({ ...one, due: one.state === 'open' && one.dueOn !== null && one.dueOn <= today })),
    lessons: (await lessonsOf(tx, object.id)).filter((one) => lessonAccess(who, one).includes('see')),
    flags: (await seenFlags(visit, await openFlagsOf(tx, object.id))).length,
  });
}

export async function newReview(visit: Visit<Subject>): Promise<Reply> {
  const { tx, services, who, object, query, returned } = visit;
  const objects = await choicesOf(tx, services.kinds, who, object.id, openingKinds(services.kinds));
  const typed = returned?.values.openedBy;
  const openedBy = typeof typed === 'string' ? typed : (query.of ?? `case:${object.id}`);
  const opener = objects.find((one) => one.value === openedBy && one.ref.kind !== 'case');
  return page('learning/review-new.njk', 'Open a review', {
    objects: objects.map(asOption),
    openedBy,
    title: opener?.title ?? '',
  });
}

const asOption = ({ value, kindLabel, title }: Choice) => ({ value, text: `${kindLabel}: ${title.slice(0, 90)}` });

export async function keepReview(doing: Doing<Subject, z.infer<typeof openReviewInput>>): Promise<Reply> {
  const { act, tx, services, who, object, body } = doing;
  const { kind, id } = await chosen(
    tx,
    services.kinds,
    who,
    object.id,
    openingKinds(services.kinds),
    body.openedBy,
    'openedBy',
  );
  const reviewId = await openReview(act, { ...body, caseId: object.id, openedBy: { kind, id } });
  return redirect(`/cases/${object.id}/reviews/${reviewId}`, 'The review is open.');
}

export async function showReview(visit: Visit<Review>): Promise<Reply> {
  const { tx, services, who, object: review } = visit;
  const opener = { kind: review.openedByKind, id: review.openedById };
  const known = services.kinds.has(opener.kind) ? [opener] : [];
  return page('learning/review.njk', review.title, {
    review,
    opener: (await beads(tx, services.kinds, who, known, null))[0] ?? null,
    promises: await promisesHere(visit),
    changeChoices,
    decided: review.change ? changeSays[review.change] : null,
    ...(await flagsHere(visit)),
    questions: fourQuestions.map((one) => ({ ...one, answer: review[one.name] })),
    lessons: (await lessonsOf(tx, review.caseId)).filter((lesson) => lesson.reviewId === review.id),
  });
}

/** What rests on what this review changed, one by one; what is not shared with this person is counted, for it holds the review open too. */
async function flagsHere(visit: Visit<Review>) {
  const { tx, object: review } = visit;
  const { open, answered } = await raisedBy(tx, review.caseId, review.id);
  return {
    unanswered: open.length,
    openFlags: await seenFlags(visit, open),
    answeredFlags: await seenFlags(visit, answered),
  };
}

const back = (review: Review): string => `/cases/${review.caseId}/reviews/${review.id}`;

export async function keepAnswers({
  act,
  object,
  body,
}: Doing<Review, z.infer<typeof answerReviewInput>>): Promise<Reply> {
  await answerReview(act, object, body);
  return redirect(
    back(object),
    body.does === 'close' ? 'The review is closed. Lessons can still be written down.' : 'The answers are kept.',
  );
}

export async function keepTaking({
  act,
  object,
  body,
}: Doing<Review, z.infer<typeof takeReviewInput>>): Promise<Reply> {
  await takeReview(act, object, body);
  return redirect(back(object), body.does === 'open' ? 'The review is open.' : 'It is set aside.');
}
