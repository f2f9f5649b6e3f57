import { askKind, resourceKind } from './resource-kind.ts';

export const name = 'resources';
export const kinds = [resourceKind, askKind];
export const listeners = [];

export { answerWalk } from './answer-walk.ts';
export { saveAnswers } from './answers/answer-kind.ts';
export { answerRule } from './answers/answer-rule.ts';
export { askedAndNot } from './answers/kind-answers.ts';
export { kindQuestions } from './answers/kind-questions.ts';
export { ruleAnswersOf } from './answers/rule-store.ts';
export { type RuleInTheWay, rulesInTheWay } from './answers/rules-in-the-way.ts';
export { answerAsk, settleCondition } from './asks/answer-ask.ts';
export type { Ask } from './asks/ask.ts';
export { askAgain, askFor, askMany } from './asks/ask-for.ts';
export { asksById, asksOf } from './asks/ask-store.ts';
export { moveAsk } from './asks/move-ask.ts';
export { sendToSteward, signature } from './asks/send-ask.ts';
export { addResource } from './keep-resource.ts';
export { countsAsCapacity, type Resource, resourceTypeLabels } from './resource.ts';
export { resourcesById, resourcesOf } from './resource-store.ts';
export { confirmResource } from './staleness/confirm-resource.ts';
export { stalenessOf } from './staleness/staleness.ts';
export { type WalkAnswer, walkSteps, wholeWalk } from './walk.ts';
export { walkOf } from './walk-store.ts';
