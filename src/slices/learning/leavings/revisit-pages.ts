import type { z } from 'zod';
import { londonDate } from '#platform/clock.ts';
import { sha256 } from '#platform/crypto/secrets.ts';
import { slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { allBodies } from '#slices/people/index.ts';
import {
  comingLabels,
  historyOf,
  isAbout,
  notKept,
  type Promised,
  type Revisit,
  resultLabels,
  type revisitInput,
  revisitPromise,
  revisitsOf,
  voiceLabels,
  voicesOf,
  writesFor,
} from '#slices/plan/index.ts';
import { learntFromRevisits } from '../lessons/lesson-store.ts';
import type { Review } from '../reviews/review.ts';
import { livePromises, type Promising, promisingUnder } from './promises-of.ts';

/** Names a promise as it was read: one that was worded anew since is another. */
const keyOf = ({ on, about, words }: Promised): string => `${on.kind}:${on.id}:${about}:${sha256(words).slice(0, 12)}`;

/** Lots name what is being bought: only for those who may see it, until it is published. */
const shownTo = ({ theCase }: Visit<Review>, all: readonly Promising[]): Promising[] =>
  all.filter((one) => one.isOut || theCase?.may.includes('seeMarket'));

const promisingHere = async (visit: Visit<Review>): Promise<Promising[]> =>
  shownTo(visit, await promisingUnder(visit.tx, visit.object));

/** How many promises a review could look at again, and at how many it did. */
export async function promisesHere(visit: Visit<Review>): Promise<{ all: number; looked: number }> {
  const { tx, object } = visit;
  const promises = livePromises(await promisingHere(visit));
  const revisits = (await revisitsOf(tx, object.caseId)).filter((one) => one.reviewId === object.id);
  const looked = promises.filter((one) => revisits.some((revisit) => isAbout(revisit, one)));
  return { all: promises.length, looked: looked.length };
}

/** Whose word a review still lacks. What the authority saw itself is welcome and not missed. */
function sayAsked(here: readonly Revisit[]): string {
  const community = here.some((one) => one.voice === 'community');
  const supplier = here.some((one) => one.voice === 'supplier');
  if (community && supplier) return 'The community and the supplier or steward have both been asked in this review.';
  if (community) return 'The supplier or steward has not been asked in this review.';
  if (supplier) return 'The community has not been asked in this review.';
  return here.length > 0
    ? 'Neither the community nor the supplier or steward has been asked in this review.'
    : 'Nobody has looked at it in this review.';
}

const promiseShown = (review: Review, promise: Promised, revisits: readonly Revisit[]) => ({
  key: keyOf(promise),
  label: resultLabels[promise.about],
  words: promise.words,
  says: sayAsked(revisits.filter((one) => one.reviewId === review.id && isAbout(one, promise))),
});

export async function showRevisits(visit: Visit<Review>): Promise<Reply> {
  const { tx, object, who, now, query, theCase } = visit;
  const all = await promisingHere(visit);
  const revisits = await revisitsOf(tx, object.caseId);
  const learnt = await learntFromRevisits(tx, object.caseId);
  const broken = notKept(revisits, new Set(learnt.map((one) => one.revisitId)));
  const promises = livePromises(all);
  const ones = all.map((one) => {
    const of = revisits.filter((revisit) => revisit.on.id === one.on.id);
    return {
      ...one,
      href: one.on.kind === 'mechanism' || theCase?.may.includes('seeMarket') ? one.path : null,
      promises: livePromises([one]).map((promise) => promiseShown(object, promise, of)),
      histories: historyOf(one.on, of),
      broken: broken
        .filter((revisit) => revisit.on.id === one.on.id)
        .map((revisit) => ({ ...revisit, label: resultLabels[revisit.about] })),
      lessons: learnt.filter((lesson) => of.some((revisit) => revisit.id === lesson.revisitId)),
    };
  });
  return page('learning/revisits.njk', 'What it said it would leave', {
    review: object,
    ones: ones.filter((one) => one.promises.length > 0 || one.histories.length > 0),
    comingLabels,
    chosen: query.promise ?? '',
    promiseChoices: promises.map((one) => ({
      value: keyOf(one),
      text: `${one.title}. ${resultLabels[one.about]}: ${one.words}`,
    })),
    voiceChoices: voicesOf(who).map((value) => ({ value, text: voiceLabels[value] })),
    comingChoices: Object.entries(comingLabels).map(([value, text]) => ({ value, text })),
    bodyChoices: (await allBodies(tx))
      .filter((body) => body.state === 'standing' && writesFor(who, body.id))
      .map(({ id, name }) => ({ value: id, text: name })),
    today: londonDate(now),
  });
}

/** The promise that was meant: unknown ones come back on the form, one that was worded anew meanwhile is refused. */
async function meant(visit: Visit<Review>, key: string): Promise<Promised> {
  const promises = livePromises(await promisingHere(visit));
  const named = promises.find((one) => key.startsWith(`${one.on.kind}:${one.on.id}:${one.about}:`));
  if (!named) slip('promise', 'Choose one from the list');
  return keyOf(named) === key ? named : refuse('stale');
}

export async function keepRevisit(doing: Doing<Review, z.infer<typeof revisitInput>>): Promise<Reply> {
  const { act, object, body } = doing;
  const { promise, ...said } = body;
  await revisitPromise(act, object.id, object.caseId, await meant(doing, promise), said);
  return redirect(`/cases/${object.caseId}/reviews/${object.id}/leavings`, 'It is kept beside what others say.');
}

/** What somebody said was not kept, from which a lesson is drawn: of this case, and of what its reader may see. */
export async function revisitNamed(visit: Visit<Review>, id: string): Promise<Revisit | null> {
  const { tx, object } = visit;
  const shown = await promisingHere(visit);
  const found = (await revisitsOf(tx, object.caseId)).find((one) => one.id === id);
  return found && shown.some((one) => one.on.id === found.on.id) ? found : null;
}
