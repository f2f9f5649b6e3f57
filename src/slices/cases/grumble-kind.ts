import { kind } from '#platform/access/kinds.ts';
import { grumbleAccess } from './access.ts';
import { type Grumble, grumbleCauseLabels, grumbleStates } from './grumble.ts';
import { grumblesById, grumblesOf } from './grumble-store.ts';

export const grumbleKind = kind<Grumble>({
  kind: 'grumble',
  label: 'Grumble',
  load: grumblesById,
  ofCase: grumblesOf,
  allowed: grumbleAccess,
  states: grumbleStates,
  example: (state) => ({
    id: 'grumble',
    caseId: 'case',
    state: state as Grumble['state'],
    version: 1,
    objectKind: 'case',
    objectId: 'case',
    cause: 'lot-too-big',
    words: '',
    fromSide: 'others',
    answer: null,
    resolution: null,
    raisedAt: new Date(0),
  }),
  path: (grumble) => `/cases/${grumble.caseId}/grumbles/${grumble.id}`,
  bead: (grumble) => ({ title: grumble.words, text: grumbleCauseLabels[grumble.cause], lens: 'want' }),
});
