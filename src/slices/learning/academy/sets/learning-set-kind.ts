import { kind } from '#platform/access/kinds.ts';
import { learningSetAccess } from '../access.ts';
import { type LearningSet, setStates } from './learning-set.ts';
import { setsById } from './set-store.ts';

/** It has no bead's words beyond its name: nothing that is said in it is told anywhere else. */
export const learningSetKind = kind<LearningSet>({
  kind: 'learningSet',
  label: 'Learning set',
  load: setsById,
  ofCase: async () => [],
  allowed: learningSetAccess,
  states: setStates,
  example: (state) => ({
    id: 'set',
    caseId: null,
    state: state as LearningSet['state'],
    version: 1,
    cohortId: 'cohort',
    name: 'Thursday’s set',
    memberIds: ['self', 'member', 'other'],
  }),
  path: (one) => `/academy/sets/${one.id}`,
  bead: (one) => ({ title: one.name, text: '', lens: 'want' }),
});
