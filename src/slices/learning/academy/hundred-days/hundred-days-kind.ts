import { kind } from '#platform/access/kinds.ts';
import { hundredDaysAccess } from '../access.ts';
import { type HundredDays, planStates } from './hundred-days.ts';
import { plansById } from './plan-store.ts';

export const hundredDaysKind = kind<HundredDays>({
  kind: 'hundredDays',
  label: 'Hundred days',
  load: plansById,
  ofCase: async () => [],
  allowed: hundredDaysAccess,
  states: planStates,
  example: (state) => ({
    id: 'plan',
    caseId: null,
    state: state as HundredDays['state'],
    version: 1,
    cohortId: 'cohort',
    liveCaseId: null,
    ownerId: 'self',
    readerIds: ['self', 'member'],
    different: 'Whoever comes home is rung the same day',
    who: 'The ward and Vale Neighbours',
    sign: 'Ten of ten people asked say that somebody rang',
    beginsOn: '2026-01-05',
    met: [],
  }),
  path: (one) => `/academy/plans/${one.id}`,
  bead: (one) => ({ title: one.different, text: one.sign, lens: 'want' }),
});
