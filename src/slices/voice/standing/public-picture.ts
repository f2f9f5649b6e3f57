import type { Tx } from '#platform/db/database.ts';
import { thresholds } from '#platform/thresholds.ts';
import type { ResultsView } from '../held/results-view.ts';
import { barsOf, type Drawing, drawPicture } from './draw-picture.ts';
import { pictureTold } from './picture-store.ts';

/** The picture for everybody, or with the group of one person marked; null where nothing is told or nobody could be drawn. */
export async function pictureFor(tx: Tx, conversationId: string, own: number | null): Promise<Drawing | null> {
  const kept = await pictureTold(tx, conversationId);
  if (!kept?.picture || kept.picture.cells.length === 0) return null;
  return drawPicture(kept.picture, kept.groups.length > 1, own);
}

export async function publicPicture(tx: Tx, conversationId: string, results: ResultsView | null) {
  return {
    drawing: await pictureFor(tx, conversationId, null),
    fewest: thresholds.opinionGroup,
    divided: results ? barsOf(results.divides, thresholds.opinionGroup) : [],
  };
}
