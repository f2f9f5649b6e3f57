import { contractKind, uploadKind } from './market-kinds.ts';
import { marketQuestionKind } from './question/question-kind.ts';

export const name = 'market';
export const kinds = [contractKind, uploadKind, marketQuestionKind];
export const listeners = [];

export { askWhy } from './ask-why.ts';
export type { Contract } from './contract.ts';
export { contractsById, contractsEnding, contractsOfRegister, countEnding, countOfRegister } from './contract-store.ts';
export { bringHistory } from './history/bring-history.ts';
export { lookBacks } from './history/look-back.ts';
export { importRegister } from './import-register.ts';
export { feeFactsOf, happeningsOf } from './indicators/facts-store.ts';
export { noteWouldBid } from './note-would-bid.ts';
export { assumeGrowth, pasteRoster } from './paste-roster.ts';
export {
  type PositionPart,
  type PositionPartName,
  type PositionStatement,
  positionParts,
} from './position/position-part.ts';
export { positionPartsOf, positionStatementOf } from './position/position-store.ts';
export { fewestShown, type Providing, providingOf, type ZoneFigures } from './position/providing.ts';
export { positionPartInput, publishPosition, writePositionPart } from './position/write-position.ts';
export { askQuestion } from './question/ask-question.ts';
export { plays } from './question/play-question.ts';
export type { MarketQuestion } from './question/question.ts';
export { questionsOf } from './question/question-store.ts';
export { viewOf } from './question/question-view.ts';
export { runInThreads } from './question/run-in-threads.ts';
export { importPlaces } from './registers/import-places.ts';
export { importSpend } from './registers/import-spend.ts';
export { lastFiles, placesOn } from './registers/place-store.ts';
export type { World } from './releases/fetch-page.ts';
export { type Imported, importReleases, type RunAct } from './releases/import-releases.ts';
export { processesAwarded } from './releases/process-store.ts';
export { type Pull, pullReleases } from './releases/pull-releases.ts';
export type { ReleaseImport } from './releases/release-import.ts';
export { type ServiceName, serviceNames } from './releases/services.ts';
export { resume } from './resume.ts';
export { couldAdd, type Roster } from './roster.ts';
export { saidOfRoster } from './roster-pages.ts';
export { rosterOf } from './roster-store.ts';
export { type TakenAway, takeAway } from './take-away.ts';
