import { askKind, resourceKind } from './resource-kind.ts';

export const name = 'resources';
export const kinds = [resourceKind, askKind];
export const listeners = [];

export { answerAsk } from './answer-ask.ts';
export { answerWalk } from './answer-walk.ts';
export type { Ask } from './ask.ts';
export { askAgain, askFor } from './ask-for.ts';
export { asksById, asksOf } from './ask-store.ts';
export { addResource } from './keep-resource.ts';
export { moveAsk } from './move-ask.ts';
export { countsAsCapacity, type Resource, resourceTypeLabels } from './resource.ts';
export { resourcesById, resourcesOf } from './resource-store.ts';
export { type WalkAnswer, walkSteps, wholeWalk } from './walk.ts';
export { walkOf } from './walk-store.ts';
