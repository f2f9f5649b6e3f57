import { outcomeKind } from './outcome-kind.ts';

export const name = 'outcomes';
export const kinds = [outcomeKind];
export const listeners = [];

export { answerLine, type Outcome, ownershipLine } from './outcome.ts';
export { outcomesById, outcomesOf } from './outcome-store.ts';
export { type ProposeOutcome, proposeOutcome } from './propose-outcome.ts';
