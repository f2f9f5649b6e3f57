export { abnormallyLow, type LowFlag, type LowRule } from './abnormally-low.ts';
export {
  type Doubt,
  doubtOf,
  type EvaluatorMove,
  evaluatorMoves,
  type Locked,
  leaveOneOut,
  type WithoutEvaluator,
} from './evaluators.ts';
export { type ExampleBid, explainPrice, type PriceExplained } from './explain-price.ts';
export { findFaults } from './find-faults.ts';
export type { Instability } from './instability.ts';
export type { Range } from './plausible.ts';
export { findBidFaults } from './price-faults.ts';
export { standingsOf } from './rank.ts';
export { type Decides, type LowPrice, type Rehearsal, rehearse } from './rehearse.ts';
export { restates } from './restates.ts';
export { decimal, pounds, share } from './say.ts';
export { type ScoreMove, scoreMoves, type WeightMove, weightMoves } from './sensitivity.ts';
export { type Spread, spreadsOf } from './spread.ts';
export { assessmentSummary } from './summary.ts';
export type * from './summary-types.ts';
export * from './types.ts';
export type { Worth } from './worth.ts';
