import { type Box, layOut, placeNew } from '#engines/map-layout/index.ts';
import type { Act } from '#platform/act/act.ts';
import { sizeOf } from './box-size.ts';
import type { CausalLink } from './causal-link.ts';
import { causalLinksOf } from './causal-link-store.ts';
import type { Variable } from './variable.ts';
import { keepPlaces, variablesOf } from './variable-store.ts';

export const boxOf = (variable: Variable): Box => ({ id: variable.id, ...sizeOf(variable.name), at: variable.at });
export const joinsOf = (links: readonly Pick<CausalLink, 'fromId' | 'toId'>[]) =>
  links.map(({ fromId, toId }) => ({ from: fromId, to: toId }));

/** Gives the ends of a new link a place beside their neighbours, if they have none. Nothing that stands is moved. */
export async function settleEnds(act: Act, caseId: string, ends: readonly Variable[]): Promise<void> {
  if (ends.every(({ at }) => at)) return;
  const variables = (await variablesOf(act.tx, caseId)).filter(({ state }) => state === 'standing');
  const links = (await causalLinksOf(act.tx, caseId)).filter(({ state }) => state === 'standing');
  const joined = new Set(links.flatMap(({ fromId, toId }) => [fromId, toId]));
  const boxes = variables.filter(({ id, at }) => at || joined.has(id)).map(boxOf);
  const places = boxes.some(({ at }) => at) ? placeNew(boxes, joinsOf(links)) : layOut(boxes, joinsOf(links));
  await keepPlaces(act.tx, places, act.who.personId, act.now);
}
