import { kind } from '#platform/access/kinds.ts';
import { draftAccess } from './access.ts';
import { type Draft, draftStates } from './draft.ts';
import { draftBead } from './draft-bead.ts';
import { draftsById, draftsOfCase } from './draft-store.ts';

export const draftKind = kind<Draft>({
  kind: 'draftOutcome',
  label: 'Draft outcome',
  load: draftsById,
  ofCase: draftsOfCase,
  allowed: draftAccess,
  states: draftStates,
  example: (state) => ({
    id: 'draft',
    caseId: 'case',
    caseClosed: false,
    conversationId: 'conversation',
    number: 1,
    state: state as Draft['state'],
    version: 1,
    words: 'A hot meal is there every day for whoever wants one',
    forWhom: null,
    wordingId: 'wording',
    wordings: [],
    shared: true,
    laidAsideBecause: state === 'laid-aside' ? 'It is two things' : null,
    became: null,
    draftedAt: new Date(0),
  }),
  path: (draft) => `/cases/${draft.caseId}/drafts/${draft.id}`,
  bead: (draft) => ({ ...draftBead(draft), lens: 'want' }),
});
