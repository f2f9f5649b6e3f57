import type { Who } from '#platform/access/who.ts';
import { refuse } from '#platform/http/refusals.ts';
import { inside } from './access.ts';

/** Somebody who may bid sees no options, scores or budgets, whatever other hat they wear as well. */
export function checkInside(who: Who): void {
  if (!inside(who)) refuse('not-found');
}
