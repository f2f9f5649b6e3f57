export { addUp, type Counted, countedAlready, type OwnerTotal, type Refused } from './add-up.ts';
export { faultsInEstimate } from './check.ts';
export { estimatePrevention } from './estimate-prevention.ts';
export type { Doubt, Estimate, Prevention, Range, Year } from './types.ts';
