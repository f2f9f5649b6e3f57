import { kind } from '#platform/access/kinds.ts';
import { caseAccess } from './access.ts';
import { type Case, caseStates } from './case.ts';
import { casesById } from './case-store.ts';

export const caseKind = kind<Case>({
  kind: 'case',
  label: 'Case',
  load: casesById,
  ofCase: (tx, caseId) => casesById(tx, [caseId]),
  allowed: caseAccess,
  states: caseStates,
  example: (state) => ({
    id: 'case',
    caseId: 'case',
    state: state as Case['state'],
    version: 1,
    title: 'Living well at home',
    about: 'Our home care framework ends',
    purpose: null,
    place: null,
    forWhom: null,
    endsOn: null,
    organisationId: 'organisation',
    startedBy: 'person',
    startedAt: new Date(0),
  }),
  path: (one) => `/cases/${one.id}`,
  bead: (one) => ({ title: one.title, text: one.about, lens: 'want' }),
});
