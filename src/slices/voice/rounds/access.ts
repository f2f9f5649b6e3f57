import { type Who, wears } from '#platform/access/who.ts';
import type { Draft } from './draft.ts';

/** Whoever may hold a conversation writes its drafts, and may put one forward as an outcome; what has become of a draft stays. */
export function draftAccess(who: Who, { state, caseClosed }: Draft): readonly string[] {
  if (who.hats.length === 0) return [];
  const holds = wears(who, 'commissioner', 'procurement', 'partner', 'practitioner', 'community');
  return holds && state === 'written' && !caseClosed ? ['see', 'word', 'layAside', 'takeUp'] : ['see'];
}
