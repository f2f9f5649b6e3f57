import { kind } from '#platform/access/kinds.ts';
import { quotationAccess } from './access.ts';
import { type Quotation, quotationStates } from './quotation.ts';
import { quotationBead } from './quotation-bead.ts';
import { quotationsById, quotationsWithAuthors } from './quotation-store.ts';

export const quotationKind = kind<Quotation>({
  kind: 'quotation',
  label: 'What somebody said',
  load: quotationsById,
  ofCase: async (tx, caseId) => (await quotationsWithAuthors(tx, caseId)).filter((one) => one.state === 'kept'),
  allowed: quotationAccess,
  states: quotationStates,
  example: (state) => ({
    id: 'quotation',
    caseId: 'case',
    state: state as Quotation['state'],
    version: 1,
    words: 'I used to do my own hair',
    saidBy: 'Mrs K',
    naming: 'not-asked',
    heardAt: null,
    heardOn: null,
    conversationId: null,
    statementId: null,
    addedBy: 'somebody',
    addedAt: new Date(0),
  }),
  path: (quotation) => `/cases/${quotation.caseId}/words/${quotation.id}`,
  bead: (quotation) => ({ ...quotationBead(quotation), lens: 'want' }),
});
