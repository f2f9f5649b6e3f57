import { caseKind } from './case-kind.ts';
import { grumbleKind } from './grumble-kind.ts';

export const name = 'cases';
export const kinds = [caseKind, grumbleKind];
export const listeners = [];

export { type Ally, allyOf, casesAskingAlly } from './ally-store.ts';
export { answerGrumble } from './answer-grumble.ts';
export { acceptAlly, askAlly } from './ask-ally.ts';
export { type Case, type Hat, hatLabels, hats } from './case.ts';
export { casesById, casesOf, publishedCases } from './case-store.ts';
export { type Commissioning, commissioningOf } from './commissioning-store.ts';
export { type Decision, decisionsOf } from './decision-store.ts';
export { type Declaration, declarationLabels, mayInfluence } from './declaration.ts';
export { declarationsById, declarationsOf } from './declaration-store.ts';
export { decideInterest, declareInterest } from './declare-interest.ts';
export { describeCase } from './describe-case.ts';
export { grantHat, takeOffHat } from './grant-hat.ts';
export { countCauses, type Grumble, grumbleCauseLabels } from './grumble.ts';
export { grumblesById, grumblesOf, openGrumblesIn } from './grumble-store.ts';
export { everWore, hatsEverywhere, hatsOf, type Wearer, wearersOf } from './hat-store.ts';
export { linesOf } from './line-store.ts';
export { caseLines } from './lines.ts';
export { openCase, openCaseInput } from './open-case.ts';
export {
  exemptParagraphs,
  noticeBy,
  type PaperPart,
  type PaperPartName,
  type PaperWay,
  paperParts,
} from './paper/paper-part.ts';
export { paperPartsOf, paperWayOf } from './paper/paper-store.ts';
export { planDecision } from './paper/plan-decision.ts';
export { writePaperPart } from './paper/write-paper-part.ts';
export { oneHand } from './people-pages.ts';
export { publishCase, publishCaseInput } from './publish-case.ts';
export { raiseGrumble } from './raise-grumble.ts';
export { recordDecision } from './record-decision.ts';
