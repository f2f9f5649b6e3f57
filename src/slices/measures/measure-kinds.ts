import { kind } from '#platform/access/kinds.ts';
import { measureAccess, signalAccess } from './access.ts';
import { improvementLabels, type Measure, measureStates } from './measure.ts';
import { measuresById, measuresOf } from './measure-store.ts';
import { type Signal, signalStates } from './signal.ts';
import { signalsById, signalsOf } from './signal-store.ts';

export const measureSays = ({ name, unit, improvement, state }: Measure) => ({
  title: name,
  text: [unit, improvementLabels[improvement]].filter(Boolean).join('. '),
  state,
});

export const signalSays = ({ measure, says, state }: Signal) => ({
  title: `A signal in ${measure}`,
  text: says,
  state,
});

export const measureKind = kind<Measure>({
  kind: 'measure',
  label: 'Measure',
  load: measuresById,
  ofCase: measuresOf,
  allowed: measureAccess,
  states: measureStates,
  example: (state) => ({
    id: 'measure',
    caseId: 'case',
    state: state as Measure['state'],
    version: 1,
    outcomeId: null,
    name: 'Falls',
    unit: null,
    kind: 'count',
    improvement: 'down',
    target: null,
    baseline: null,
    expected: null,
    source: null,
    collector: null,
    burden: null,
    leavesOut: null,
    sharedWithProviders: false,
    addedAt: new Date(0),
  }),
  path: (measure) => `/cases/${measure.caseId}/measures/${measure.id}`,
  bead: (measure) => ({ ...measureSays(measure), lens: 'want' }),
});

export const signalKind = kind<Signal>({
  kind: 'signal',
  label: 'Signal',
  load: signalsById,
  ofCase: signalsOf,
  allowed: signalAccess,
  states: signalStates,
  example: (state) => ({
    id: 'signal',
    caseId: 'case',
    state: state as Signal['state'],
    version: 1,
    measureId: 'measure',
    measure: 'Falls',
    rule: 'run',
    side: 'below',
    colour: 'improvement',
    says: '',
    beganOn: '2026-01-01',
    foundOn: '2026-07-01',
    foundAt: new Date(0),
    sharedWithProviders: false,
  }),
  path: (signal) => `/cases/${signal.caseId}/measures/${signal.measureId}`,
  bead: (signal) => ({ ...signalSays(signal), lens: 'want' }),
});
