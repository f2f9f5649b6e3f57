import { kind } from '#platform/access/kinds.ts';
import { soundingAccess } from '../access.ts';
import { type Sounding, soundingStates } from './sounding.ts';
import { soundingsById, soundingsOf } from './sounding-store.ts';

export const soundingKind = kind<Sounding>({
  kind: 'sounding',
  label: 'Market sounding',
  load: soundingsById,
  ofCase: soundingsOf,
  allowed: soundingAccess,
  states: soundingStates,
  example: (state) => ({
    id: 'sounding',
    caseId: 'case',
    state: state as Sounding['state'],
    version: 1,
    procurementId: 'procurement',
    words: null,
    closesOn: '2027-01-31',
    openedAt: new Date(0),
    lots: [],
  }),
  path: (sounding) => `/cases/${sounding.caseId}/soundings/${sounding.id}`,
  bead: (sounding) => ({
    title: 'Would you bid?',
    text: sounding.lots.map((lot) => lot.title).join(', '),
    lens: 'buy',
  }),
});
