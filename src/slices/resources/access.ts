import { type Who, wears } from '#platform/access/who.ts';
import type { Ask } from './asks/ask.ts';
import type { Resource } from './resource.ts';

const contributing = ['commissioner', 'procurement', 'partner', 'practitioner', 'community'] as const;

/** Everybody on the case but a provider sees what helps: it names people who give their time. */
const onTheCase = (who: Who): boolean => who.hats.some((hat) => hat !== 'provider');

export function resourceAccess(who: Who, resource: Resource): readonly string[] {
  if (!onTheCase(who)) return [];
  const may = ['see'];
  if (wears(who, ...contributing)) may.push('move');
  if (resource.state === 'gone') return may;
  if (wears(who, ...contributing)) may.push('change');
  if (wears(who, 'commissioner', 'procurement', 'partner')) may.push('ask');
  return may;
}

export function askAccess(who: Who, _ask: Ask): readonly string[] {
  if (!onTheCase(who)) return [];
  return wears(who, 'commissioner', 'procurement', 'partner') ? ['see', 'move'] : ['see'];
}
