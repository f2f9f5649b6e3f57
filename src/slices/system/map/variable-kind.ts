import { kind } from '#platform/access/kinds.ts';
import { variableAccess } from '../access.ts';
import { standings, type Variable, variableText } from './variable.ts';
import { variablesById, variablesOf } from './variable-store.ts';

export const variableKind = kind<Variable>({
  kind: 'variable',
  label: 'On the map',
  load: variablesById,
  ofCase: variablesOf,
  allowed: variableAccess,
  states: standings,
  example: (state) => ({
    id: 'variable',
    caseId: 'case',
    state: state as Variable['state'],
    version: 1,
    name: '',
    definition: null,
    theme: null,
    goesUp: null,
    goesDown: null,
    causeId: null,
    addedAt: new Date(0),
    at: null,
  }),
  path: (variable) => `/cases/${variable.caseId}/variables/${variable.id}`,
  bead: (variable) => ({
    title: variable.name,
    text: variableText(variable),
    lens: 'want',
    loose: variable.state === 'removed' ? 'It was taken off the map' : null,
  }),
});
