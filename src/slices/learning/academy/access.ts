import { isSignedIn, type Who } from '#platform/access/who.ts';
import { type Cohort, memberOf } from './cohorts/cohort.ts';
import type { HundredDays } from './hundred-days/hundred-days.ts';
import type { LearningSet } from './sets/learning-set.ts';

/**
 * Anybody signed in may know that a cohort is there and what it is for, and ask to join. What is said in it is for those whom its
 * members let in: no hat, and nobody's stewardship of an organisation, opens it.
 */
export function cohortAccess(who: Who, cohort: Cohort): readonly string[] {
  if (!isSignedIn(who)) return [];
  const state = memberOf(cohort, who.personId)?.state;
  const open = cohort.state === 'open';
  if (state === 'joined') {
    if (!open) return ['see', 'read', 'leave'];
    const own = cohort.begunBy === who.personId ? ['end'] : [];
    return ['see', 'read', 'work', 'letIn', 'leave', ...own];
  }
  if (state === 'asked') return ['see', 'leave'];
  return open && state !== 'declined' ? ['see', 'ask'] : ['see'];
}

/** A plan is its writer's own, also after they have left; its cohort reads it. */
export function hundredDaysAccess(who: Who, plan: HundredDays): readonly string[] {
  if (!isSignedIn(who)) return [];
  if (who.personId === plan.ownerId) return plan.state === 'running' ? ['see', 'meet'] : ['see'];
  return plan.readerIds.includes(who.personId!) ? ['see'] : [];
}

/** What is said in a set stays with those who are in it. To everybody else, of the same cohort too, there is no such page. */
export function learningSetAccess(who: Who, set: LearningSet): readonly string[] {
  if (!isSignedIn(who) || !set.memberIds.includes(who.personId!)) return [];
  return set.state === 'open' ? ['see', 'speak', 'leave'] : ['see', 'leave'];
}
