import type { Stage } from './stage.ts';

/** A procedure as it was drawn from a moment on. The last version counts. */
export type Procedure = Readonly<{
  procurementId: string;
  version: number;
  template: string;
  /** Of a direct award: its ground, and why it is met. */
  ground: string | null;
  justification: string | null;
  stages: readonly Stage[];
  keptBy: string;
  keptAt: Date;
}>;

/** Puts a stage in its place, or another in its stead, or none. Positions count from 0. */
export function changedStages(
  stages: readonly Stage[],
  position: number,
  how: 'add' | 'change' | 'remove',
  stage: Stage,
): readonly Stage[] | null {
  const most = how === 'add' ? stages.length : stages.length - 1;
  if (position < 0 || position > most) return null;
  if (how === 'add') return stages.toSpliced(position, 0, stage);
  return how === 'remove' ? stages.toSpliced(position, 1) : stages.with(position, stage);
}
