import { agreementKind, obligationKind } from './agreement-kinds.ts';

export const name = 'agreements';
export const kinds = [agreementKind, obligationKind];
export const listeners = [];

export { addObligation } from './add-obligation.ts';
export { addParty } from './add-party.ts';
export { type Agreement, agreementTypeLabels, sayAgreement } from './agreement.ts';
export { agreementsById, agreementsOf } from './agreement-store.ts';
export type { Decision } from './alliance.ts';
export { changeAgreement } from './change-agreement.ts';
export { changeGrounds, changeLaw, type Ground, groundValues } from './change-grounds.ts';
export { addMatter, castVote, climbLadder, proposeDecision } from './decide-together.ts';
export { allianceDecisionsOf } from './decision-store.ts';
export { makeAgreement } from './make-agreement.ts';
export { moveAgreement } from './move-agreement.ts';
export { type Obligation, sayOwed } from './obligation.ts';
export { obligationsById, obligationsOf } from './obligation-store.ts';
export { agreeTerms } from './pool/agree-terms.ts';
export { forecastPool } from './pool/forecast-pool.ts';
export { recordKept } from './record-kept.ts';
