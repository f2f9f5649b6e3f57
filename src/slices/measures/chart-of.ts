import { type Chart, type Refused, xmr } from '#engines/spc/index.ts';
import type { Tx } from '#platform/db/database.ts';
import type { Given, Measure, Rebase } from './measure.ts';
import { chartRare } from './rare.ts';
import { pointsOf, rebasesOf } from './value-store.ts';

export type Charted = Readonly<{ points: readonly Given[]; rebases: readonly Rebase[]; chart: Chart | Refused }>;

export const drawnFrom = (
  measure: Measure,
  points: readonly Given[],
  rebases: readonly Pick<Rebase, 'on' | 'because'>[],
): Chart | Refused => {
  const { kind, improvement, target, baseline } = measure;
  const options = { improvement, target, baseline, rebases: rebases.map(({ on, because }) => ({ on, because })) };
  const rare = kind === 'rare-count' ? chartRare(points, options) : null;
  return rare ?? xmr(points, { kind, ...options });
};

/** A measure's values now, and what the engine says of them: a chart, or a refusal with what to use instead. */
export async function chartOf(tx: Tx, measure: Measure): Promise<Charted> {
  const points = await pointsOf(tx, measure.id);
  const rebases = await rebasesOf(tx, measure.id);
  return { points, rebases, chart: drawnFrom(measure, points, rebases) };
}
