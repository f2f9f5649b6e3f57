import type { Kinds } from '#platform/access/kinds.ts';

/** Every kind that a grumble or a decision can be about; a grumble about a grumble would never end. */
export const onThisCase = (kinds: Kinds): string[] => [
  'case',
  ...[...kinds.keys()].filter((name) => !['case', 'grumble', 'person', 'organisation', 'statement'].includes(name)),
];
