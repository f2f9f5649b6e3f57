import { kind } from '#platform/access/kinds.ts';
import { lotAccess, procurementAccess } from './access.ts';
import { type Lot, lotStates, type Procurement, procurementStates, regimeLabels, routeLabels } from './procurement.ts';
import { lotsById, lotsOf, procurementsById, procurementsOf } from './procurement-store.ts';

export const procurementKind = kind<Procurement>({
  kind: 'procurement',
  label: 'Procurement',
  load: procurementsById,
  ofCase: procurementsOf,
  allowed: procurementAccess,
  states: procurementStates,
  example: (state) => ({
    id: 'procurement',
    caseId: 'case',
    state: state as Procurement['state'],
    version: 1,
    title: '',
    regime: 'light-touch',
    route: 'open',
    because: '',
    publishOn: null,
    awardOn: null,
    signOn: null,
    startOn: null,
    dueAt: null,
    addedAt: new Date(0),
  }),
  path: (procurement) => `/cases/${procurement.caseId}/procurements/${procurement.id}`,
  bead: (procurement) => ({
    title: procurement.title,
    text: `${regimeLabels[procurement.regime]}. ${routeLabels[procurement.route]}.`,
    lens: 'buy',
  }),
});

export const lotKind = kind<Lot>({
  kind: 'lot',
  label: 'Lot',
  load: lotsById,
  ofCase: lotsOf,
  allowed: lotAccess,
  states: lotStates,
  example: (state) => ({
    id: 'lot',
    caseId: 'case',
    state: state as Lot['state'],
    version: 1,
    procurementId: 'procurement',
    title: '',
    because: '',
    zone: null,
    valuePence: null,
    mostLots: null,
    leavesBehind: null,
    requirementIds: [],
    award: null,
    addedAt: new Date(0),
  }),
  path: (lot) => `/cases/${lot.caseId}/lots/${lot.id}`,
  bead: (lot) => ({
    title: lot.title,
    text: lot.award ? `Awarded to ${lot.award.supplier}, because ${lot.award.because}` : lot.because,
    lens: 'buy',
  }),
});
