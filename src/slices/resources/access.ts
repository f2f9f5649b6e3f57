import { type Who, wears } from '#platform/access/who.ts';
import type { Ask } from './asks/ask.ts';
import { givenFreely, type Resource } from './resource.ts';

const contributing = ['commissioner', 'procurement', 'partner', 'practitioner', 'community'] as const;

/** Everybody on the case but a provider sees what helps: it names people who give their time. */
const onTheCase = (who: Who): boolean => who.hats.some((hat) => hat !== 'provider');

/** Whether somebody may speak for the community that owns it; where nobody may any longer, nobody does. */
export const speaksForOwner = (who: Who, resource: Pick<Resource, 'bodyId' | 'speakers'>): boolean =>
  resource.bodyId !== null && who.personId !== null && resource.speakers.includes(who.personId);

/** What a community owns it alone describes, agrees to and takes back; everybody else can say that something is not so. */
export function resourceAccess(who: Who, resource: Resource): readonly string[] {
  const speaks = speaksForOwner(who, resource);
  if (!onTheCase(who) && !speaks) return [];
  const contributes = wears(who, ...contributing);
  const keeps = resource.bodyId === null ? contributes : speaks;
  const may = ['see'];
  if (keeps) may.push('move');
  if (contributes || speaks) may.push('remark');
  if (speaks || (contributes && resource.bodyId !== null && resource.speakers.length === 0)) may.push('giveBack');
  if (resource.state === 'gone') return may;
  if (keeps) may.push('change');
  if (resource.bodyId !== null) return may;
  if (wears(who, 'commissioner', 'procurement', 'partner')) may.push('ask');
  if (contributes && givenFreely.includes(resource.type)) may.push('handOver');
  return may;
}

export function askAccess(who: Who, _ask: Ask): readonly string[] {
  if (!onTheCase(who)) return [];
  return wears(who, 'commissioner', 'procurement', 'partner') ? ['see', 'move'] : ['see'];
}
