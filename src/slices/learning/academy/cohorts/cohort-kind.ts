import { kind } from '#platform/access/kinds.ts';
import { cohortAccess } from '../access.ts';
import { type Cohort, cohortStates } from './cohort.ts';
import { cohortsById } from './cohort-store.ts';

export const cohortKind = kind<Cohort>({
  kind: 'cohort',
  label: 'Cohort',
  load: cohortsById,
  ofCase: async () => [],
  allowed: cohortAccess,
  states: cohortStates,
  example: (state) => ({
    id: 'cohort',
    caseId: null,
    state: state as Cohort['state'],
    version: 1,
    name: 'Thornmere and the Fells',
    purpose: 'To change one thing each in a hundred days',
    begunBy: 'self',
    begunAt: new Date(0),
    members: [{ personId: 'self', state: 'joined', speaksAs: 'resident', wants: null }],
  }),
  path: (one) => `/academy/cohorts/${one.id}`,
  bead: (one) => ({ title: one.name, text: one.purpose, lens: 'want' }),
});
