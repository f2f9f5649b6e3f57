export { follows, isApart, peopleBetween } from './follow.ts';
export { nextToTell, type StepRule, type Steps } from './steps.ts';
export { keptBack, type Shown, suppress } from './suppress.ts';
