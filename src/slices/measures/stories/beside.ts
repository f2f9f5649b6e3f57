import type { Tx } from '#platform/db/database.ts';
import type { Measure } from '../measure.ts';
import { besideMeasure, type ShownStory } from './story.ts';
import { shownOn } from './story-store.ts';

/** What people tell that stands beside a measure. It is read, never counted into a number. */
export const storiesBeside = async (tx: Tx, measure: Measure): Promise<ShownStory[]> =>
  besideMeasure(await shownOn(tx, [measure.caseId]), measure);

/** One story for each measure on a wall: the newest with a name, else the first in the order that tells nothing. */
export async function besideMeasures(tx: Tx, measures: readonly Measure[]): Promise<Map<string, ShownStory>> {
  const shown = Map.groupBy(await shownOn(tx, [...new Set(measures.map((one) => one.caseId))]), (one) => one.caseId);
  const found = new Map<string, ShownStory>();
  for (const measure of measures) {
    const [first] = besideMeasure(shown.get(measure.caseId) ?? [], measure).toSorted((a, b) =>
      (b.saidOn ?? '').localeCompare(a.saidOn ?? ''),
    );
    if (first) found.set(measure.id, first);
  }
  return found;
}
