import type { Act } from '#platform/act/act.ts';
import { refuse } from '#platform/http/refusals.ts';
import { flagDependants } from '#platform/links/index.ts';
import { type CausalLink, linkTitle } from './causal-link.ts';
import { standsAlready, updateCausalLink } from './causal-link-store.ts';
import { recordLink } from './record-map.ts';
import { variablesById } from './variable-store.ts';

/** Takes a link off the map. What rests on it, such as a loop that people named, is flagged before it goes. It can be put back. */
export async function removeCausalLink(act: Act, link: CausalLink, version: number): Promise<number> {
  if (link.state === 'removed') refuse('wrong-state');
  const source = { kind: 'causalLink', id: link.id };
  const flagged = await flagDependants(act, link.caseId, source, `The link “${linkTitle(link)}” was taken off the map`);
  const removed: CausalLink = { ...link, state: 'removed' };
  await updateCausalLink(act.tx, removed, version, act.now);
  recordLink(act, removed, 'causalLink.removed', ['state']);
  return flagged;
}

export async function putCausalLinkBack(act: Act, link: CausalLink, version: number): Promise<void> {
  if (link.state === 'standing') refuse('wrong-state');
  const ends = await variablesById(act.tx, [link.fromId, link.toId]);
  if (ends.some((one) => one.state === 'removed')) refuse('end-is-gone');
  if (await standsAlready(act.tx, link.fromId, link.toId)) refuse('place-taken');
  const standing: CausalLink = { ...link, state: 'standing' };
  await updateCausalLink(act.tx, standing, version);
  recordLink(act, standing, 'causalLink.putBack', ['state']);
}
