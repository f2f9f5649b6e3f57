import { kind } from '#platform/access/kinds.ts';
import { askAccess, resourceAccess } from './access.ts';
import { type Ask, askStates } from './ask.ts';
import { asksById, asksOf } from './ask-store.ts';
import { countsAsCapacity, type Resource, resourceStates, resourceTypeLabels } from './resource.ts';
import { resourcesById, resourcesOf } from './resource-store.ts';

export const resourceKind = kind<Resource>({
  kind: 'resource',
  label: 'What helps',
  load: resourcesById,
  ofCase: resourcesOf,
  allowed: resourceAccess,
  states: resourceStates,
  example: (state) => ({
    id: 'resource',
    caseId: 'case',
    state: state as Resource['state'],
    version: 1,
    outcomeId: null,
    type: 'voluntary',
    name: 'Vale Neighbours',
    steward: null,
    amount: null,
    unit: null,
    unpaidCarers: false,
    consent: 'not-asked',
    consentOn: null,
    conditions: null,
    supportCost: null,
    inTheWay: null,
    aims: null,
    whoCannot: null,
    fragility: null,
    readyIn: null,
    reviewOn: null,
    addedAt: new Date(0),
  }),
  path: (resource) => `/cases/${resource.caseId}/resources/${resource.id}`,
  bead: (resource) => ({
    title: resource.name,
    text: `${resourceTypeLabels[resource.type]}. ${countsAsCapacity(resource).why}`,
    lens: 'want',
  }),
});

export const askKind = kind<Ask>({
  kind: 'ask',
  label: 'Ask',
  load: asksById,
  ofCase: asksOf,
  allowed: askAccess,
  states: askStates,
  example: (state) => ({
    id: 'ask',
    caseId: 'case',
    state: state as Ask['state'],
    version: 1,
    resourceId: 'resource',
    askedOf: 'Sal',
    address: null,
    what: 'Two hours a week',
    byOn: null,
    aims: null,
    inTheWay: null,
    answerWords: null,
    answeredHow: null,
    confirmed: null,
    askedAt: new Date(0),
  }),
  path: (ask) => `/cases/${ask.caseId}/asks/${ask.id}`,
  bead: (ask) => ({
    title: ask.what,
    text: `Asked of ${ask.askedOf}`,
    lens: 'want',
    loose: ask.state === 'asked' ? 'It has not been answered yet' : null,
  }),
});
