import { kind } from '#platform/access/kinds.ts';
import { briefAccess } from '../access.ts';
import { type Brief, briefStates } from './brief.ts';
import { briefsById, briefsOf } from './brief-store.ts';

export const challengeBriefKind = kind<Brief>({
  kind: 'challengeBrief',
  label: 'Challenge brief',
  load: briefsById,
  ofCase: briefsOf,
  allowed: briefAccess,
  states: briefStates,
  example: (state) => ({
    id: 'brief',
    caseId: 'case',
    state: state as Brief['state'],
    version: 1,
    outcomeId: null,
    title: '',
    problem: '',
    known: null,
    limits: null,
    offer: null,
    budgetPence: null,
    closesOn: null,
    openedAt: null,
    closedAt: null,
    addedAt: new Date(0),
    notes: [],
    ideas: [],
  }),
  path: ({ caseId, id }) => `/cases/${caseId}/challenge-briefs/${id}`,
  bead: ({ title, problem }) => ({ title, text: problem, lens: 'buy' }),
});
