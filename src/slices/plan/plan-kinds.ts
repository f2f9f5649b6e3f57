import { kind } from '#platform/access/kinds.ts';
import { mechanismAccess, requirementAccess } from './access.ts';
import { type Mechanism, mechanismStates, mechanismTypeLabels } from './mechanism.ts';
import { mechanismsById, mechanismsOf } from './mechanism-store.ts';
import { isOrphan, type Requirement, requirementStates, requirementTypeLabels } from './requirement.ts';
import { requirementsById, requirementsOf } from './requirement-store.ts';

export const mechanismKind = kind<Mechanism>({
  kind: 'mechanism',
  label: 'Mechanism',
  load: mechanismsById,
  ofCase: mechanismsOf,
  allowed: mechanismAccess,
  states: mechanismStates,
  example: (state) => ({
    id: 'mechanism',
    caseId: 'case',
    state: state as Mechanism['state'],
    version: 1,
    outcomeId: 'outcome',
    type: 'grant',
    title: '',
    contribution: 'weak',
    evidence: null,
    sceptic: null,
    tier: null,
    timeToEffect: null,
    resourceId: null,
    addedAt: new Date(0),
  }),
  path: (mechanism) => `/cases/${mechanism.caseId}/mechanisms/${mechanism.id}`,
  bead: (mechanism) => ({
    title: mechanism.title,
    text: `${mechanismTypeLabels[mechanism.type]}, ${mechanism.contribution} contribution`,
    lens: ['contract', 'grant', 'alliance'].includes(mechanism.type) ? 'buy' : 'want',
  }),
});

export const requirementKind = kind<Requirement>({
  kind: 'requirement',
  label: 'Requirement',
  load: requirementsById,
  ofCase: requirementsOf,
  allowed: requirementAccess,
  states: requirementStates,
  example: (state) => ({
    id: 'requirement',
    caseId: 'case',
    state: state as Requirement['state'],
    version: 1,
    type: 'output',
    title: '',
    words: '',
    strength: 'must',
    test: null,
    dataSource: null,
    checkedBy: null,
    changeMechanism: null,
    outcomeId: null,
    needId: null,
    legalDuty: null,
    organisational: null,
    mechanismId: null,
    measureId: null,
    paymentDepends: false,
    addedAt: new Date(0),
  }),
  path: (requirement) => `/cases/${requirement.caseId}/requirements/${requirement.id}`,
  bead: (requirement) => ({
    title: requirement.title,
    text: `${requirementTypeLabels[requirement.type]}. ${requirement.words}`,
    lens: 'buy',
    loose: isOrphan(requirement) ? 'It hangs from no outcome, no duty and no obligation' : null,
  }),
});
