import { z } from 'zod';
import { layOut } from '#engines/map-layout/index.ts';
import type { Act } from '#platform/act/act.ts';
import { field } from '#platform/forms/index.ts';
import { causalLinksOf } from './causal-link-store.ts';
import { boxOf, joinsOf } from './settle-places.ts';
import { keepPlaces, variablesOf } from './variable-store.ts';

export const layOutMapInput = z.strictObject({ view: field.optionalText(300) });

/** Gives every variable of a case a new place. It begins from where they stand, so that the map keeps its bearings. */
export async function layOutMap(act: Act, caseId: string): Promise<number> {
  const variables = (await variablesOf(act.tx, caseId)).filter(({ state }) => state === 'standing');
  const links = (await causalLinksOf(act.tx, caseId)).filter(({ state }) => state === 'standing');
  const places = layOut(variables.map(boxOf), joinsOf(links));
  await keepPlaces(act.tx, places, act.who.personId, act.now);
  act.record({ action: 'map.laidOut', on: { kind: 'case', id: caseId }, caseId });
  return places.size;
}
