import { kind } from '#platform/access/kinds.ts';
import { assumptionAccess } from '../access.ts';
import { type Assumption, assumptionStates } from './assumption.ts';
import { assumptionsById, assumptionsOf } from './assumption-store.ts';

export const assumptionText = (one: Assumption): string =>
  [
    `${one.confidence.charAt(0).toUpperCase()}${one.confidence.slice(1)} confidence`,
    one.because && `because ${one.because}`,
    one.heldBy && `held by ${one.heldBy}`,
    one.state === 'in-doubt' && `in doubt: ${one.doubt}`,
    one.state === 'dropped' && `dropped: ${one.doubt}`,
  ]
    .filter(Boolean)
    .join(' · ');

export const assumptionKind = kind<Assumption>({
  kind: 'assumption',
  label: 'Assumption',
  load: assumptionsById,
  ofCase: assumptionsOf,
  allowed: assumptionAccess,
  states: assumptionStates,
  example: (state) => ({
    id: 'assumption',
    caseId: 'case',
    state: state as Assumption['state'],
    version: 1,
    statement: 'The wait is caused by assessment',
    because: null,
    confidence: 'medium',
    falsifier: null,
    heldBy: null,
    doubt: null,
    namedAt: new Date(0),
  }),
  path: (one) => `/cases/${one.caseId}/assumptions/${one.id}`,
  bead: (one) => ({ title: one.statement, text: assumptionText(one), lens: 'want' }),
});
