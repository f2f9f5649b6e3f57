import { kind } from '#platform/access/kinds.ts';
import { evaluationAccess } from './access.ts';
import { type Evaluation, evaluationStates, stateSays } from './evaluation.ts';
import { evaluationsById, evaluationsOf } from './evaluation-store.ts';

export const evaluationKind = kind<Evaluation>({
  kind: 'evaluation',
  label: 'Judging of tenders',
  load: evaluationsById,
  ofCase: evaluationsOf,
  allowed: evaluationAccess,
  states: evaluationStates,
  example: (state) => ({
    id: 'evaluation',
    caseId: 'case',
    state: state as Evaluation['state'],
    version: 1,
    title: '',
    regime: 'light-touch',
    route: 'open',
    anonymised: false,
    judges: ['community', 'practitioner'].map((personId) => ({
      id: personId,
      personId,
      person: '',
      criterionIds: ['criterion'],
    })),
  }),
  path: ({ caseId, id }) => `/cases/${caseId}/evaluations/${id}`,
  bead: ({ title, state }) => ({ title: `Judging: ${title}`, text: stateSays[state], lens: 'buy' }),
});
