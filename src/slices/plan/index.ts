import { mechanismKind, requirementKind } from './plan-kinds.ts';
import { specificationKind } from './specification/specification-kind.ts';

export const name = 'plan';
export const kinds = [mechanismKind, requirementKind, specificationKind];
export const listeners = [];

export { answerEleven, answerThreeQuestions } from './answer-questions.ts';
export type { Judgement } from './challenge.ts';
export { changeMechanismState, chooseMechanism } from './choose-mechanism.ts';
export { describeMix, type Mechanism, mechanismTypeLabels } from './mechanism.ts';
export { mechanismsById, mechanismsOf } from './mechanism-store.ts';
export { nameStake } from './name-stake.ts';
export { paymentMayDepend } from './payment.ts';
export { elevenQuestions, paymentFacts, type Said, threeQuestions } from './questions.ts';
export { isOrphan, type Requirement, requirementTypeLabels } from './requirement.ts';
export { requirementsById, requirementsOf } from './requirement-store.ts';
export { changeClause, moveInSpecification, nameSection } from './specification/change-specification.ts';
export { draftSpecification } from './specification/draft-specification.ts';
export { issueSpecification } from './specification/issue-specification.ts';
export type { Specification } from './specification/specification.ts';
export { specificationsById, specificationsOf } from './specification/specification-store.ts';
export { stakesOf } from './stake-store.ts';
export { type ThreeAnswered, threeAnswersOf } from './three-answers.ts';
export { type Decision, decideVerdict, type VerdictAnswers } from './verdict.ts';
export { verdictLabels } from './verdict-table.ts';
export { changeRequirement, writeRequirement } from './write-requirement.ts';
