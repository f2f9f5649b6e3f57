import { kind } from '#platform/access/kinds.ts';
import { askAccess, resourceAccess } from './access.ts';
import { type Ask, askStates, sayAsk } from './ask.ts';
import { asksById, asksOf } from './ask-store.ts';
import { type Resource, resourceStates, sayResource } from './resource.ts';
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
    consentBy: null,
    consentOn: null,
    conditions: null,
    supportCost: null,
    inTheWay: null,
    aims: null,
    whoCannot: null,
    fragility: null,
    readyIn: null,
    reviewOn: null,
    answers: {},
    addedAt: new Date(0),
  }),
  path: (resource) => `/cases/${resource.caseId}/resources/${resource.id}`,
  bead: (resource) => ({ ...sayResource(resource), lens: 'want' }),
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
    askedBy: 'person',
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
    answeredAt: null,
  }),
  path: (ask) => `/cases/${ask.caseId}/asks/${ask.id}`,
  bead: (ask) => ({
    ...sayAsk(ask),
    lens: 'want',
    loose: ask.state === 'asked' ? 'It has not been answered yet' : null,
  }),
});
