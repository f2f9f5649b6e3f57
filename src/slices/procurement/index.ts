import { challengeBriefKind } from './brief/brief-kind.ts';
import { criterionKind } from './criteria/criterion-kind.ts';
import { evaluationKind } from './evaluation/evaluation-kind.ts';
import { lotKind, procurementKind } from './procurement-kinds.ts';
import { soundingKind } from './sounding/sounding-kind.ts';
import { tenderFileKind, tenderingKind, tenderKind } from './tendering/tendering-kinds.ts';

export const name = 'procurement';
export const kinds = [
  procurementKind,
  lotKind,
  soundingKind,
  challengeBriefKind,
  tenderingKind,
  tenderKind,
  tenderFileKind,
  criterionKind,
  evaluationKind,
];
export const listeners = [];

export { type AwardPromise, type Decision as AwardDecision, promiseTypeLabels } from './award/award.ts';
export {
  type AwardCriterion,
  awardCriteriaOf,
  decisionsById as awardDecisionsById,
  decisionsOf as awardDecisionsOf,
  promisesOf as awardPromisesOf,
} from './award/award-store.ts';
export { blocksAsText } from './award/blocks-as-text.ts';
export { bringInOutcome } from './award/bring-in-outcome.ts';
export { indicatorsAsked, largeContractPence } from './award/contract.ts';
export { contractsOf } from './award/contract-store.ts';
export { type DecisionInput, decideAward } from './award/decide-award.ts';
export { everybodyTold } from './award/held-back.ts';
export { setParticulars } from './award/keep-particulars.ts';
export { recordStandstillEvent, setStandstill } from './award/keep-standstill.ts';
export { type ProcurementRecord, procurementRecord } from './award/procurement-record.ts';
export { recordContract, recordContractStep } from './award/record-contract.ts';
export { recordPromise } from './award/record-promise.ts';
export { sendAllLetters } from './award/send-letter.ts';
export { stateMechanism } from './award/state-mechanism.ts';
export { type WorkingRecord, workingRecord } from './award/working-record.ts';
export { type Brief, shownIn, takesIdeas } from './brief/brief.ts';
export { briefsById, briefsOf } from './brief/brief-store.ts';
export { keepBrief, openBrief } from './brief/keep-brief.ts';
export { addNote, proposeIdea } from './brief/propose-idea.ts';
export { decideOnTrial, learnFromTrial, setAside, tryIdea } from './brief/try-idea.ts';
export { type Amendment, republishLabels, sayAmendment } from './clarifications/amendment.ts';
export { amendmentsOf } from './clarifications/amendment-store.ts';
export { answerClarification, keepSummary } from './clarifications/answer-clarification.ts';
export { askClarification } from './clarifications/ask-clarification.ts';
export { type Clarification, saysOf, toldToAll } from './clarifications/clarification.ts';
export { clarificationsOf, publicSummaryOf } from './clarifications/clarification-store.ts';
export { criteriaShown } from './criteria/criteria-shown.ts';
export { criteriaTreeOf } from './criteria/criteria-store.ts';
export { addCriterion } from './criteria/keep-criterion.ts';
export { setPrice } from './criteria/set-price.ts';
export { setRules } from './criteria/set-rules.ts';
export { measureListsOf } from './documents/document-store.ts';
export { issueDocuments } from './documents/issue-documents.ts';
export type { MeasureList } from './documents/social-value.ts';
export { drawLot, setCriteria } from './draw-lot.ts';
export { confirmEntered, enterPrices } from './evaluation/enter-prices.ts';
export { evaluationsById, judgedOf } from './evaluation/evaluation-store.ts';
export { finishScoring } from './evaluation/finish-scoring.ts';
export {
  type EvaluationRecord,
  evaluationRecord,
  judgedBy,
  judgedTenders,
  judgesOfCase,
  resultOf,
} from './evaluation/index.ts';
export { keepScores, lockScores } from './evaluation/keep-scores.ts';
export { lockQuality } from './evaluation/lock-quality.ts';
export { raiseMatter } from './evaluation/look-into.ts';
export { moderate } from './evaluation/moderate.ts';
export { nameJudge } from './evaluation/name-judge.ts';
export { passTender } from './evaluation/pass-tender.ts';
export { pricesOf } from './evaluation/price-store.ts';
export { confirmConflicts, conflictsOf, writeInfluence } from './fairness/assess-conflicts.ts';
export { assessmentsOf } from './fairness/conflict-store.ts';
export { type Engagement, missingFromPack, type PackEntry, packEntry } from './fairness/engagement.ts';
export { packsOf } from './fairness/engagement-store.ts';
export { engagementOf } from './fairness/gather-engagement.ts';
export { makePack } from './fairness/make-pack.ts';
export { noteTalk } from './fairness/note-talk.ts';
export type { Gate } from './gates.ts';
export { gatesOf } from './gates-of.ts';
export { type LotLeaving, quotable, saysNothing, timingOfLot } from './leavings/lot-leaving.ts';
export { lotLeavingNow, lotLeavingsOf } from './leavings/lot-leaving-store.ts';
export { sayLotLeaves } from './leavings/say-lot-leaves.ts';
export type { LotDivision } from './lots/lot-division.ts';
export { conditionFaults, grossPence, type LotTerms, reservationFaults } from './lots/lot-terms.ts';
export { divisionsOf, lotTermsNow } from './lots/lot-terms-store.ts';
export { keepLotTerms, sayDivision } from './lots/shape-lots.ts';
export type {
  DatesElsewhere,
  DatesElsewhereOf,
  Elsewhere,
  ElsewhereOf,
  SignedPayments,
  SignedQuarter,
} from './notices/elsewhere.ts';
export { handOver } from './notices/hand-over.ts';
export { keepTyped } from './notices/keep-typed.ts';
export { noticeDocument, noticeJson } from './notices/notice-file.ts';
export { noticeRoutesWith } from './notices/notice-routes.ts';
export { typedOf } from './notices/notice-store.ts';
export { type NoticeComing, noticesComing } from './notices/notices-coming.ts';
export { recordPublication } from './notices/record-publication.ts';
export { recordMoment } from './order/record-moment.ts';
export { planProcurement } from './plan-procurement.ts';
export { beginProcedure, changeStage } from './procedure/draw-procedure.ts';
export type { Procedure } from './procedure/procedure.ts';
export { proceduresOf } from './procedure/procedure-store.ts';
export { type Stage, stageLabels, totalHours } from './procedure/stage.ts';
export type { Lot, Procurement } from './procurement.ts';
export { lotsById, lotsOf, procurementsById, procurementsOf } from './procurement-store.ts';
export { recordEngagement, recordGate } from './record-gate.ts';
export { keepRegime, planUnderRegime } from './regime/keep-regime.ts';
export { type Answers, choicesOf, type Question, questionNames, questions } from './regime/questions.ts';
export { processLabels, type RegimeAnswer, type Routed } from './regime/regime.ts';
export { askThrough } from './regime/regime-input.ts';
export { regimeAnswersOf } from './regime/regime-store.ts';
export { thresholdsOn } from './regime/thresholds-table.ts';
export { answerSounding, takesAnswers } from './sounding/answer-sounding.ts';
export { type SoundingCounts, soundingCountsOf } from './sounding/counts-of.ts';
export { closeSounding, openSounding } from './sounding/open-sounding.ts';
export type { Sounding } from './sounding/sounding.ts';
export { soundingsById, soundingsOf } from './sounding/sounding-store.ts';
export { beginIntake } from './tendering/begin-intake.ts';
export { pressToOpen, sayAllIsIn } from './tendering/open-tenders.ts';
export { keepSettings, nameReceiver, setDue } from './tendering/prepare-tendering.ts';
export { settleIntake } from './tendering/settle-intake.ts';
export { biddersOf } from './tendering/tender-store.ts';
export { tenderingsById } from './tendering/tendering-store.ts';
export { resume } from './tendering/unpack-intake.ts';
export { type ComingDate, datesComing } from './timetable/dates-coming.ts';
export { circumstances, documentWays, factsOf, type Told, toldNothing } from './timetable/facts.ts';
export { keepTimetable } from './timetable/keep-timetable.ts';
export { ruleTitle } from './timetable/kept-timetable.ts';
export { type Dates, type Milestone, milestoneLabels, milestones, outOfOrder } from './timetable/milestones.ts';
export type { Checked } from './timetable/rule.ts';
export { allRules, type Recorded, type Step, type Timetable, workOut } from './timetable/timetable.ts';
export { standsLabels } from './timetable/timetable-files.ts';
export { deadlineAt } from './timetable/timetable-input.ts';
