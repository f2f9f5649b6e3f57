import { kind } from '#platform/access/kinds.ts';
import { roundAccess } from '../access.ts';
import { type Round, roundStates, sayRound } from './round.ts';
import { roundsById, roundsOf } from './round-store.ts';

export const roundKind = kind<Round>({
  kind: 'round',
  label: 'Round of scoring',
  load: roundsById,
  ofCase: roundsOf,
  allowed: roundAccess,
  states: roundStates,
  example: (state) => ({
    id: 'round',
    caseId: 'case',
    state: state as Round['state'],
    version: 1,
    title: 'What matters most',
    how: 'here',
    agreedWhere: null,
    agreedOn: null,
    facilitatorId: 'partner',
    discussed: null,
    usedAt: null,
    openedAt: new Date(0),
    closedAt: null,
  }),
  path: (round) => `/cases/${round.caseId}/rounds/${round.id}`,
  bead: (round) => ({ ...sayRound(round), lens: 'want' }),
});
