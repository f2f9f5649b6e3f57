import { clashKind } from './aims/clash-kind.ts';
import { leavingAskKind } from './leavings/leaving-kind.ts';
import { mechanismKind, requirementKind } from './plan-kinds.ts';
import { preventionKind } from './prevention/prevention-kind.ts';
import { sourceKind } from './source/source-kind.ts';
import { specificationKind } from './specification/specification-kind.ts';

export const name = 'plan';
export const kinds = [
  mechanismKind,
  requirementKind,
  specificationKind,
  sourceKind,
  clashKind,
  preventionKind,
  leavingAskKind,
];
export const listeners = [];

export { type ShownClash, sayShare, shareSupported } from './aims/clash.ts';
export { clashesOf, supportsOf } from './aims/clash-store.ts';
export { shownClashesOf } from './aims/clashes-on.ts';
export { answerClash, putClash, supportAim } from './aims/put-clash.ts';
export { shownAimsOf } from './aims/shown-aims-of.ts';
export { answerEleven, answerThreeQuestions } from './answer-questions.ts';
export { type Details, gapsOf, leavings, type Pull } from './board/board.ts';
export { detailsOf, pullsOf } from './board/board-store.ts';
export { sayMore } from './board/say-more.ts';
export { sayPull } from './board/say-pull.ts';
export { burdenOf, burdensOfLot } from './burden/burden-of.ts';
export { sayBurden } from './burden/say-burden.ts';
export type { Judgement } from './challenge.ts';
export { changeMechanismState, chooseMechanism } from './choose-mechanism.ts';
export { answerLeaving, recordLeavingMeeting } from './leavings/answer-leaving.ts';
export { askBody } from './leavings/ask-body.ts';
export { askedDays, type LeavingAsk, type Result, resultLabels, results, sayTiming } from './leavings/leaving.ts';
export { leavingAsksById, leavingAsksOf } from './leavings/leaving-store.ts';
export {
  byPromise,
  comingLabels,
  historyOf,
  isAbout,
  neverLookedAt,
  notKept,
  type Promised,
  promisesIn,
  type Revisit,
  type Unvisited,
  type Voice,
  voiceLabels,
  voicesOf,
  writesFor,
} from './leavings/revisit.ts';
export { revisitInput, revisitPromise } from './leavings/revisit-promise.ts';
export { revisitsOf } from './leavings/revisit-store.ts';
export { describeMix, type Mechanism, mechanismTypeLabels } from './mechanism.ts';
export { mechanismsById, mechanismsOf } from './mechanism-store.ts';
export { paymentMayDepend } from './payment.ts';
export { keepPrevention } from './prevention/keep-estimate.ts';
export type { PreventionEstimate } from './prevention/prevention.ts';
export { preventionById, preventionOf } from './prevention/prevention-store.ts';
export { elevenQuestions, paymentFacts, type Said, threeQuestions } from './questions.ts';
export { isOrphan, type Requirement, requirementTypeLabels } from './requirement.ts';
export { requirementsById, requirementsOf } from './requirement-store.ts';
export { readSource } from './source/read-source.ts';
export { candidatesOf, sourceDocumentsById } from './source/source-store.ts';
export { dealWithCandidates } from './source/take-candidates.ts';
export { changeClause, moveInSpecification, nameSection } from './specification/change-specification.ts';
export { draftSpecification } from './specification/draft-specification.ts';
export { issueSpecification } from './specification/issue-specification.ts';
export { issuedTextsFor } from './specification/issued-texts.ts';
export type { Specification } from './specification/specification.ts';
export { specificationsById, specificationsOf } from './specification/specification-store.ts';
export { answerMismatch, nameStake, pasteStakes } from './stakes/name-stake.ts';
export { formLabels, mismatchesOf, payersOf } from './stakes/stake.ts';
export { mismatchAnswersOf, stakesOf } from './stakes/stake-store.ts';
export { type ThreeAnswered, threeAnswersOf } from './three-answers.ts';
export { type Decision, decideVerdict, type VerdictAnswers } from './verdict.ts';
export { verdictLabels } from './verdict-table.ts';
export { askEleven, giveVoice, settleDifference } from './voices/hear-voices.ts';
export { itemsOf } from './voices/items-of.ts';
export { landItem } from './voices/land-item.ts';
export { isUnlanded, landed } from './voices/landing.ts';
export { landingsOf } from './voices/landing-store.ts';
export { standingsOf } from './voices/standing-of.ts';
export { changeRequirement, writeRequirement } from './write-requirement.ts';
