import { type Who, wears } from '#platform/access/who.ts';
import type { PlacedCriterion } from './criterion.ts';

/** Before it is published, those who work on it and those who check them; then everybody on the case. */
export function criterionAccess(who: Who, { state }: PlacedCriterion): readonly string[] {
  if (wears(who, 'commissioner', 'procurement')) return ['see', 'change'];
  const inside = wears(who, 'partner', 'councillor', 'auditor');
  return inside || (state === 'published' && who.hats.length > 0) ? ['see'] : [];
}
