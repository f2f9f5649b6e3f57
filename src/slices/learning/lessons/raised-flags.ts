import type { Tx } from '#platform/db/database.ts';
import { type ClearedFlag, clearedFlagsOf, type Flag, openFlagsOf } from '#platform/links/index.ts';
import { lessonFlagsOf } from './lesson-store.ts';

export type Raised = Readonly<{ open: readonly Flag[]; answered: readonly ClearedFlag[] }>;

/** All that the lessons of a review flagged: what nobody has looked at yet, and what somebody has. */
export async function raisedBy(tx: Tx, caseId: string, reviewId: string): Promise<Raised> {
  const ids = new Set(
    (await lessonFlagsOf(tx, caseId)).filter((one) => one.reviewId === reviewId).map((one) => one.flagId),
  );
  if (ids.size === 0) return { open: [], answered: [] };
  return {
    open: (await openFlagsOf(tx, caseId)).filter((flag) => ids.has(flag.id)),
    answered: (await clearedFlagsOf(tx, caseId)).filter((flag) => ids.has(flag.id)),
  };
}

export const unansweredOf = async (tx: Tx, caseId: string, reviewId: string): Promise<readonly Flag[]> =>
  (await raisedBy(tx, caseId, reviewId)).open;

/** The flags of one lesson that nobody has answered. */
export async function unansweredOfLesson(tx: Tx, caseId: string, lessonId: string): Promise<readonly Flag[]> {
  const ids = new Set(
    (await lessonFlagsOf(tx, caseId)).filter((one) => one.lessonId === lessonId).map((one) => one.flagId),
  );
  return (await openFlagsOf(tx, caseId)).filter((flag) => ids.has(flag.id));
}
