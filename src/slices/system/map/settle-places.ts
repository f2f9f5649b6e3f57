import { type Box, type Join, layOut, placeNew } from '#engines/map-layout/index.ts';
import type { Act } from '#platform/act/act.ts';
import type { Tx } from '#platform/db/database.ts';
import { sizeOf } from './box-size.ts';
import type { CausalLink } from './causal-link.ts';
import { causalLinksOf } from './causal-link-store.ts';
import type { Variable } from './variable.ts';
import { keepPlaces, variablesOf } from './variable-store.ts';

export const boxOf = (variable: Variable): Box => ({ id: variable.id, ...sizeOf(variable.name), at: variable.at });
export const joinsOf = (links: readonly Pick<CausalLink, 'fromId' | 'toId'>[]) =>
  links.map(({ fromId, toId }) => ({ from: fromId, to: toId }));

/** Up to so many are laid out while somebody waits; more of them in a worker, afterwards. */
export const atOnce = 120;

/** Gives the ends of a new link a place beside their neighbours, if they have none. Nothing that stands is moved. */
export async function settleEnds(act: Act, caseId: string, ends: readonly Variable[]): Promise<void> {
  if (!ends.every(({ at }) => at)) await settleMany(act, caseId);
}

/** The same for every variable that a link touches and that stands nowhere yet. */
export async function settleMany(act: Act, caseId: string): Promise<void> {
  const { boxes, joins } = await standingOf(act.tx, caseId);
  const waiting = boxes.filter(({ at }) => !at).length;
  if (waiting === 0) return;
  if (waiting > atOnce) return act.publish({ name: 'map.grew', on: { kind: 'case', id: caseId }, caseId });
  const places = boxes.some(({ at }) => at) ? placeNew(boxes, joins) : layOut(boxes, joins);
  await keepPlaces(act.tx, places, act.who.personId, act.now);
}

/** The boxes that links touch or that have a place, and what joins them. */
export async function standingOf(tx: Tx, caseId: string): Promise<{ boxes: Box[]; joins: Join[] }> {
  const variables = (await variablesOf(tx, caseId)).filter(({ state }) => state === 'standing');
  const links = (await causalLinksOf(tx, caseId)).filter(({ state }) => state === 'standing');
  const joined = new Set(links.flatMap(({ fromId, toId }) => [fromId, toId]));
  return { boxes: variables.filter(({ id, at }) => at || joined.has(id)).map(boxOf), joins: joinsOf(links) };
}
