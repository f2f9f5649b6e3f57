import { optionKind, optionUploadKind } from './options/option-kinds.ts';
import { allocationKind } from './portfolios/allocation-kind.ts';
import { roundKind } from './rounds/round-kind.ts';

export const name = 'allocation';
export const kinds = [optionKind, optionUploadKind, roundKind, allocationKind];
export const listeners = [];

export { importOptions } from './options/import-options.ts';
export type { Option, OptionDetails } from './options/option.ts';
export { optionsById, optionsOf } from './options/option-store.ts';
export { changeOption, putOption } from './options/put-option.ts';
export type { Allocation } from './portfolios/allocation.ts';
export { allocationsById, allocationsOf } from './portfolios/allocation-store.ts';
export { viewFound } from './portfolios/allocation-view.ts';
export { askPortfolios } from './portfolios/ask-portfolios.ts';
export { choicesFrom, decidable } from './portfolios/choices.ts';
export { decidePortfolio } from './portfolios/decide-portfolio.ts';
export { resume } from './resume.ts';
export { answerSheet } from './rounds/answer-sheet.ts';
export { invitePeople, joinRound } from './rounds/join-round.ts';
export { moveRound, noteDiscussion } from './rounds/move-round.ts';
export { openRound } from './rounds/open-round.ts';
export { recordElsewhere } from './rounds/record-elsewhere.ts';
export { participantsOf, roundsById, roundsOf } from './rounds/round-store.ts';
export { useScores } from './rounds/use-scores.ts';
