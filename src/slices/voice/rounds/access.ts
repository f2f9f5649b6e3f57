import { type Who, wears } from '#platform/access/who.ts';
import type { Draft } from './draft.ts';

/**
 * Whoever may hold a conversation writes its drafts, and may put one forward as an outcome; what has become of a draft stays. One that
 * was taken can be asked for again, so that a form that is sent twice is answered with what the first came to.
 */
export function draftAccess(who: Who, { state, caseClosed }: Draft): readonly string[] {
  if (who.hats.length === 0) return [];
  const holds = wears(who, 'commissioner', 'procurement', 'partner', 'practitioner', 'community');
  if (!holds || caseClosed || state === 'laid-aside') return ['see'];
  return state === 'written' ? ['see', 'word', 'layAside', 'takeUp'] : ['see', 'takeUp'];
}
