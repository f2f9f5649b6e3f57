import { type Chart, type Point, type Refused, xmr } from '#engines/spc/index.ts';
import type { Tx } from '#platform/db/database.ts';
import type { Measure, Rebase } from './measure.ts';
import { pointsOf, rebasesOf } from './value-store.ts';

export type Charted = Readonly<{ points: readonly Point[]; rebases: readonly Rebase[]; chart: Chart | Refused }>;

export const drawnFrom = (
  measure: Measure,
  points: readonly Point[],
  rebases: readonly Pick<Rebase, 'on' | 'because'>[],
) =>
  xmr(points, {
    kind: measure.kind,
    improvement: measure.improvement,
    target: measure.target,
    baseline: measure.baseline,
    rebases: rebases.map(({ on, because }) => ({ on, because })),
  });

/** A measure's values now, and what the engine says of them: a chart, or a refusal with what to use instead. */
export async function chartOf(tx: Tx, measure: Measure): Promise<Charted> {
  const points = await pointsOf(tx, measure.id);
  const rebases = await rebasesOf(tx, measure.id);
  return { points, rebases, chart: drawnFrom(measure, points, rebases) };
}
