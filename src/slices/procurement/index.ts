import { challengeBriefKind } from './brief/brief-kind.ts';
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
];
export const listeners = [];

export { type Brief, shownIn, takesIdeas } from './brief/brief.ts';
export { briefsById, briefsOf } from './brief/brief-store.ts';
export { keepBrief, openBrief } from './brief/keep-brief.ts';
export { addNote, proposeIdea } from './brief/propose-idea.ts';
export { decideOnTrial, learnFromTrial, setAside, tryIdea } from './brief/try-idea.ts';
export { drawLot, setCriteria } from './draw-lot.ts';
export type { Gate } from './gates.ts';
export { gatesOf } from './gates-of.ts';
export { type LotLeaving, quotable, saysNothing, timingOfLot } from './leavings/lot-leaving.ts';
export { lotLeavingNow, lotLeavingsOf } from './leavings/lot-leaving-store.ts';
export { sayLotLeaves } from './leavings/say-lot-leaves.ts';
export { changeProcurementState, planProcurement } from './plan-procurement.ts';
export type { Lot, Procurement } from './procurement.ts';
export { lotsById, lotsOf, procurementsById, procurementsOf } from './procurement-store.ts';
export { recordAward } from './record-award.ts';
export { recordEngagement, recordGate } from './record-gate.ts';
export { answerSounding, takesAnswers } from './sounding/answer-sounding.ts';
export { type SoundingCounts, soundingCountsOf } from './sounding/counts-of.ts';
export { closeSounding, openSounding } from './sounding/open-sounding.ts';
export type { Sounding } from './sounding/sounding.ts';
export { soundingsById, soundingsOf } from './sounding/sounding-store.ts';
export { resume } from './tendering/unpack-intake.ts';
