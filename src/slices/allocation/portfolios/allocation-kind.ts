import { kind } from '#platform/access/kinds.ts';
import { allocationAccess } from '../access.ts';
import { type Allocation, allocationStates, sayAllocation } from './allocation.ts';
import { allocationsById, allocationsOf } from './allocation-store.ts';

export const allocationKind = kind<Allocation>({
  kind: 'allocation',
  label: 'Allocation',
  load: allocationsById,
  ofCase: allocationsOf,
  allowed: allocationAccess,
  states: allocationStates,
  example: (state) => ({
    id: 'allocation',
    caseId: 'case',
    state: state as Allocation['state'],
    version: 1,
    title: 'Next year’s £1.2 million',
    asked: { moneyPence: 0, payers: [], uses: [], groups: [], options: [], notes: [] },
    found: null,
    progress: 0,
    chosen: null,
    decisionId: null,
    dissent: [],
    askedBy: 'person',
    askedAt: new Date(0),
    decidedAt: null,
  }),
  path: (one) => `/cases/${one.caseId}/allocations/${one.id}`,
  bead: (one) => ({
    ...sayAllocation(one),
    lens: 'buy',
    loose: one.state === 'found' ? 'It is not decided yet' : null,
  }),
});
