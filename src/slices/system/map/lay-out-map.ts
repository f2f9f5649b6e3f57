import { z } from 'zod';
import { layOut, type Places } from '#engines/map-layout/index.ts';
import type { Act } from '#platform/act/act.ts';
import type { Listener } from '#platform/act/dispatcher.ts';
import { field } from '#platform/forms/index.ts';
import { runInWorker } from '#platform/workers/run-in-worker.ts';
import { atOnce, standingOf } from './settle-places.ts';
import { keepPlaces } from './variable-store.ts';

export const layOutMapInput = z.strictObject({ view: field.optionalText(300) });

/**
 * Gives every variable of a case a new place. It begins from where they stand, so that the map keeps its bearings. A large map
 * is laid out in a worker once this act is done. Returns how many have a new place now.
 */
export async function layOutMap(act: Act, caseId: string): Promise<number> {
  const { boxes, joins } = await standingOf(act.tx, caseId);
  act.record({ action: 'map.laidOut', on: { kind: 'case', id: caseId }, caseId });
  if (boxes.length > atOnce) {
    act.publish({ name: 'map.grew', on: { kind: 'case', id: caseId }, caseId });
    return 0;
  }
  const places = layOut(boxes, joins);
  await keepPlaces(act.tx, places, act.who.personId, act.now);
  return places.size;
}

const longest = 60;

/** A map that has grown by many is laid out where nobody waits for it. */
export const layOutLargeMaps: Listener = {
  name: 'system.layOutLargeMaps',
  on: 'map.grew',
  async handle(act, { objectId: caseId }) {
    const { boxes, joins } = await standingOf(act.tx, caseId);
    const engine = import.meta.resolve('#engines/map-layout/index.ts');
    const places = await runInWorker<Places>(engine, 'layOut', [boxes, joins], longest);
    await keepPlaces(act.tx, places, null, act.now);
    act.record({ action: 'map.laidOut', on: { kind: 'case', id: caseId }, caseId });
  },
};
