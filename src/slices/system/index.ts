import { assumptionKind } from './assumptions/assumption-kind.ts';
import { causeKind } from './causes/cause-kind.ts';
import { needKind } from './needs/need-kind.ts';

export const name = 'system';
export const kinds = [needKind, causeKind, assumptionKind];
export const listeners = [];

export { type Assumption, type Confidence, confidenceChoices } from './assumptions/assumption.ts';
export { assumptionsById, assumptionsOf } from './assumptions/assumption-store.ts';
export { changeAssumption } from './assumptions/change-assumption.ts';
export { moveAssumption } from './assumptions/move-assumption.ts';
export { nameAssumption } from './assumptions/name-assumption.ts';
export { restNoLonger, restOnAssumption } from './assumptions/rest-on-assumption.ts';
export { addCause } from './causes/add-cause.ts';
export type { Cause } from './causes/cause.ts';
export { sayFlagged } from './causes/cause-pages.ts';
export { causesById, causesOf } from './causes/cause-store.ts';
export { type Chain, chainsOf } from './causes/chain.ts';
export { changeCause, dropCause } from './causes/change-cause.ts';
export { endCause } from './causes/end-cause.ts';
export { nearby } from './nearby.ts';
export { sayFigures } from './needs/figures.ts';
export { type Need, sayNumber } from './needs/need.ts';
export { needsById, needsOf } from './needs/need-store.ts';
export { type PublicNeed, publicNeeds } from './needs/public-figures.ts';
export { recordNeed } from './needs/record-need.ts';
export { unmetOf } from './needs/unmet.ts';
export { type PastReading, pastReadingsOf } from './past-readings-store.ts';
