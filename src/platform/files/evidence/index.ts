export { type GivenEvidence, givenEvidence } from './given-evidence.ts';
export { evidenceBy, sendEvidence } from './show-evidence.ts';
