import type { Point } from '#engines/map-layout/index.ts';

export const standings = ['standing', 'removed'] as const;
export type Standing = (typeof standings)[number];

/** Something that there can be more or less of. */
export type Variable = Readonly<{
  id: string;
  caseId: string;
  state: Standing;
  version: number;
  name: string;
  definition: string | null;
  theme: string | null;
  /** Whole clauses for when it goes up and down ("waits get longer"), where people gave them. */
  goesUp: string | null;
  goesDown: string | null;
  /** The step of a why-chain that says the same. */
  causeId: string | null;
  addedAt: Date;
  /** Its middle on the picture, once it has a place. */
  at: Point | null;
}>;

export const variableText = (variable: Variable): string =>
  [variable.definition, variable.theme && `Part of “${variable.theme}”`].filter(Boolean).join(' · ');
