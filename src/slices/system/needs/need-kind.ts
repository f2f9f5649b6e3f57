import { kind } from '#platform/access/kinds.ts';
import { needAccess } from '../access.ts';
import { type Need, needStates, sayNumber } from './need.ts';
import { needsById, needsOf } from './need-store.ts';

/** The line beneath a need: for whom, where, and its number with its doubt. */
export const needText = (need: Need): string =>
  [need.population, need.place, sayNumber(need), need.period, need.source].filter(Boolean).join(' · ');

export const needKind = kind<Need>({
  kind: 'need',
  label: 'Need',
  load: needsById,
  ofCase: needsOf,
  allowed: needAccess,
  states: needStates,
  example: (state) => ({
    id: 'need',
    caseId: 'case',
    state: state as Need['state'],
    version: 1,
    statement: 'People go days without company',
    population: null,
    place: null,
    needType: null,
    countedAs: null,
    numerator: null,
    denominator: null,
    per: null,
    source: null,
    period: null,
    trend: null,
    isPublic: false,
    importKey: null,
    importHash: null,
    publishedValue: null,
    publishedLow: null,
    publishedHigh: null,
    publishedUnit: null,
    publishedBy: null,
    comparator: null,
    comparatorValue: null,
    observedOn: null,
    quotationIds: [],
    recordedAt: new Date(0),
  }),
  path: (need) => `/cases/${need.caseId}/needs/${need.id}`,
  bead: (need) => ({
    title: need.statement,
    text: needText(need),
    lens: 'want',
    loose: need.state === 'withdrawn' ? 'It was withdrawn' : null,
  }),
});
