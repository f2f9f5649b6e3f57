import type { Kinds } from '#platform/access/kinds.ts';

const opensNothing = ['person', 'organisation', 'body', 'statement', 'review', 'lesson'];

/** Every kind of object that can open a review; the case itself stands for a review date. */
export const openingKinds = (kinds: Kinds): string[] => [
  'case',
  ...[...kinds.keys()].filter((name) => name !== 'case' && !opensNothing.includes(name)),
];
