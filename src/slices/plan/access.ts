import { type Who, wears } from '#platform/access/who.ts';
import type { Mechanism } from './mechanism.ts';
import type { PreventionEstimate } from './prevention/prevention.ts';
import type { Requirement } from './requirement.ts';

const working = ['commissioner', 'procurement', 'partner'] as const;

export function mechanismAccess(who: Who, _mechanism: Mechanism): readonly string[] {
  if (who.hats.length === 0) return [];
  return wears(who, ...working) ? ['see', 'change'] : ['see'];
}

/** A provider reads a requirement when everybody who may bid does: in the pack, not here. */
export function requirementAccess(who: Who, requirement: Requirement): readonly string[] {
  if (!who.hats.some((hat) => hat !== 'provider')) return [];
  const may = wears(who, ...working) ? ['see', 'change'] : ['see'];
  // A standard clause is exempt from the questions.
  if (requirement.type === 'standard-clause') return may;
  if (wears(who, ...working, 'practitioner', 'community')) may.push('voice');
  if (wears(who, 'procurement')) may.push('ask');
  if (wears(who, 'commissioner')) may.push('answer');
  return wears(who, 'commissioner', 'procurement') ? [...may, 'settle'] : may;
}

/** What an event costs and whose budget it is in is for everybody but those who may bid. */
export function preventionAccess(who: Who, one: PreventionEstimate): readonly string[] {
  if (!who.hats.some((hat) => hat !== 'provider')) return [];
  return wears(who, ...working) && one.state === 'kept' ? ['see', 'change'] : ['see'];
}
