import { kind } from '#platform/access/kinds.ts';
import { preventionAccess } from '../access.ts';
import { type PreventionEstimate, preventionStates } from './prevention.ts';
import { preventionById, preventionOf } from './prevention-store.ts';
import { sayPrevention } from './say-prevention.ts';

const none = { low: 0, central: 0, high: 0 };

export const preventionKind = kind<PreventionEstimate>({
  kind: 'prevention',
  label: 'Prevention estimate',
  load: preventionById,
  ofCase: preventionOf,
  allowed: preventionAccess,
  states: preventionStates,
  example: (state) => ({
    id: '0',
    caseId: 'case',
    state: state as PreventionEstimate['state'],
    version: 1,
    mechanismId: 'mechanism',
    needId: null,
    event: 'falls',
    people: null,
    evidence: null,
    regression: null,
    estimate: {
      population: none,
      baselineRisk: none,
      reach: none,
      uptake: none,
      effect: none,
      persistence: none,
      avoidedPence: none,
      cashablePence: none,
      costPence: none,
      beginsInYear: 1,
      years: 1,
      discountRate: 0.035,
    },
    oneNumber: [],
    leftOut: [],
    owner: null,
    eventGroup: null,
    isCounted: false,
    madeAt: new Date(0),
  }),
  path: (one) => `/cases/${one.caseId}/prevention/${one.id}`,
  bead: (one) => ({
    title: `What could be prevented: ${one.event}`,
    text: sayPrevention(one),
    lens: 'want',
    loose: one.state === 'dropped' ? 'It was dropped' : null,
  }),
});
