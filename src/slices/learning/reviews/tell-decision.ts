import type { Act } from '#platform/act/act.ts';
import { type Link, walk } from '#platform/links/index.ts';
import { sayChange } from '#slices/outcomes/index.ts';
import { lessonsOf } from '../lessons/lesson-store.ts';
import { raisedBy } from '../lessons/raised-flags.ts';
import type { Review } from './review.ts';

/**
 * What a review decided reaches those whose words are in the outcomes that it is about: what its opener rests on, what its lessons
 * changed, and what rests on that. Nobody writes it a second time.
 */
export async function tellDecision(act: Act, review: Review): Promise<void> {
  if (!review.change) return;
  const opener = { kind: review.openedByKind, id: review.openedById };
  const lessons = (await lessonsOf(act.tx, review.caseId)).filter((one) => one.reviewId === review.id);
  const { open, answered } = await raisedBy(act.tx, review.caseId, review.id);
  const refs = [opener, ...lessons.flatMap((one) => one.about ?? []), ...[...open, ...answered].map((flag) => flag.on)];
  await sayChange(act, {
    caseId: review.caseId,
    decidedBy: { kind: 'review', id: review.id },
    outcomeIds: [
      ...new Set([
        ...refs.filter((ref) => ref.kind === 'outcome').map((ref) => ref.id),
        ...outcomesUnder(await walk(act.tx, opener, act.now), opener.id),
      ]),
    ],
    change: review.change,
    words: review.mayPrint ? review.changing : null,
  });
}

/** The outcomes that an object rests on: up its links, never down again to what else rests on them. */
export function outcomesUnder(links: readonly Pick<Link, 'from' | 'to'>[], start: string): string[] {
  const reached = new Set([start]);
  for (let grown = true; grown; ) {
    grown = false;
    for (const { from, to } of links)
      if (reached.has(from.id) && !reached.has(to.id)) {
        reached.add(to.id);
        grown = true;
      }
  }
  return [
    ...new Set(links.flatMap(({ to }) => (to.kind === 'outcome' && reached.has(to.id) ? [to.id] : []))),
  ].toSorted();
}
