import { kind } from '#platform/access/kinds.ts';
import { agreementAccess, obligationAccess } from './access.ts';
import { type Agreement, agreementStates, sayAgreement } from './agreement.ts';
import { agreementsById, agreementsOf } from './agreement-store.ts';
import { type Obligation, obligationStates, sayOwed } from './obligation.ts';
import { obligationsById, obligationsOf } from './obligation-store.ts';

export const agreementSays = (agreement: Agreement) => ({
  title: agreement.title,
  text: [sayAgreement(agreement), agreement.leavesBehind ? `Leaves behind: ${agreement.leavesBehind}` : null]
    .filter(Boolean)
    .join('. '),
  state: agreement.state,
});

export const obligationSays = (obligation: Obligation) => ({
  title: obligation.words,
  text: sayOwed(obligation),
  state: obligation.state,
});

export const agreementKind = kind<Agreement>({
  kind: 'agreement',
  label: 'Agreement',
  load: agreementsById,
  ofCase: agreementsOf,
  allowed: agreementAccess,
  states: agreementStates,
  example: (state) => ({
    id: 'agreement',
    caseId: 'case',
    state: state as Agreement['state'],
    version: 1,
    type: 'alliance',
    title: 'Home care in Fell',
    mechanismId: null,
    lotId: null,
    startsOn: null,
    endsOn: null,
    valuePence: null,
    leavesBehind: null,
    basis: null,
    parties: [],
    addedAt: new Date(0),
  }),
  path: (agreement) => `/cases/${agreement.caseId}/agreements/${agreement.id}`,
  bead: (agreement) => ({
    ...agreementSays(agreement),
    lens: 'buy',
    loose: agreement.pastEnd ? 'It is past its end, and nobody has said how it ended' : null,
  }),
});

export const obligationKind = kind<Obligation>({
  kind: 'obligation',
  label: 'Obligation',
  load: obligationsById,
  ofCase: obligationsOf,
  allowed: obligationAccess,
  states: obligationStates,
  example: (state) => ({
    id: 'obligation',
    caseId: 'case',
    state: state as Obligation['state'],
    version: 1,
    agreementId: 'agreement',
    agreement: 'Home care in Fell',
    words: 'Visits begin within seven days',
    owedById: 'party',
    owedBy: 'Fell Care',
    owedTo: 'Residents',
    owedToPartyId: null,
    owedByOrganisationId: null,
    owedToOrganisationId: null,
    clause: null,
    dueOn: null,
    byOn: null,
    howOften: 'always',
    paymentPence: null,
    paymentDepends: false,
    requirementIds: [],
    measureIds: [],
    partyOrganisationIds: [],
    addedAt: new Date(0),
  }),
  path: (obligation) => `/cases/${obligation.caseId}/obligations/${obligation.id}`,
  bead: (obligation) => ({ ...obligationSays(obligation), lens: 'buy' }),
});
