export {
  type AgreementRule,
  type GroupAgreement,
  type Part,
  partOf,
  type StatementAgreement,
  standardRule,
} from './agreement.ts';
export {
  type Found,
  findGroups,
  type GroupLook,
  groupingFrom,
  groupsByNumber,
  type Look,
  lookAt,
  lookAtGroups,
  oneGroup,
  stabilityOf,
  tryGroups,
} from './analyse.ts';
export { type Answer, answerSoFar, type CountedStatement, judgedAnswer } from './answer.ts';
export { adjustedRand } from './groups.ts';
export { matrixOf } from './matrix.ts';
export { type Picture, type PictureCell, pictureOf } from './picture.ts';
export { extremityOf } from './plane.ts';
export type { Consensus, Representative } from './represent.ts';
export { nextFor, type RoutingRule, routing, standardRouting, type Turn } from './routing.ts';
export { type Fault, type Stability, smallestGroup, stands } from './stability.ts';
export type { Standing } from './standing.ts';
export {
  type Axes,
  type Grouping,
  type Matrix,
  type PassReason,
  type Plane,
  passReasons,
  type Tallies,
  type Vote,
  type Votes,
} from './types.ts';
export { version } from './version.ts';
