import { z } from 'zod';
import { get, post, type Route } from '#platform/http/route.ts';
import { optionMappingInput } from './options/import-options.ts';
import {
  optionFileInput,
  readOptionUpload,
  receiveOptionFile,
  showOptionImport,
  showOptionUpload,
} from './options/import-pages.ts';
import {
  changeOptionInput,
  keepOption,
  listOptions,
  saveOption,
  saveOptionPlace,
  saveOptionState,
  showOption,
} from './options/option-pages.ts';
import { optionInput } from './options/put-option.ts';
import { showValue } from './options/value-pages.ts';
import { moveOptionInput, placeOptionInput } from './options/withdraw-option.ts';
import {
  keepAsked,
  listAllocations,
  lookAgain,
  saveDecision,
  showAllocation,
  stopLooking,
} from './portfolios/allocation-pages.ts';
import { askPortfoliosInput } from './portfolios/ask-portfolios.ts';
import { decidePortfolioInput } from './portfolios/decide-portfolio.ts';
import { inviteInput } from './rounds/join-round.ts';
import { discussedInput, moveRoundInput } from './rounds/move-round.ts';
import { openRoundInput } from './rounds/open-round.ts';
import { elsewhereInput } from './rounds/record-elsewhere.ts';
import {
  keepDiscussion,
  keepElsewhere,
  keepInvited,
  keepRound,
  listRounds,
  saveRoundMove,
  showRound,
  showSlips,
  takeScores,
} from './rounds/round-pages.ts';
import { joinIn, openSheet, sendOwnSheet, sendSheet, sheetInput, showOwnSheet } from './rounds/sheet-pages.ts';
import { useScoresInput } from './rounds/use-scores.ts';

const onCase = (may: string) => ({ on: 'case', may });
const onOption = (may: string) => ({ on: 'option', may });
const options = '/cases/:caseId/options';
const option = `${options}/:optionId`;
const onRound = (may: string) => ({ on: 'round', may });
const round = '/cases/:caseId/rounds/:roundId';
const onAllocation = (may: string) => ({ on: 'allocation', may });
const allocation = '/cases/:caseId/allocations/:allocationId';
const nothing = z.strictObject({});
const upload = '/cases/:caseId/option-uploads/:optionUploadId';

export const routes: readonly Route[] = [
  get(options, onCase('seeInside'), listOptions),
  post(options, onCase('shape'), optionInput, keepOption),
  get(`${options}/value`, onCase('seeInside'), showValue, { query: ['budget'] }),
  get(`${options}/import`, onCase('shape'), showOptionImport),
  post(`${options}/import`, onCase('shape'), optionFileInput, receiveOptionFile, { takesFiles: true }),
  get(option, onOption('see'), showOption),
  post(option, onOption('change'), changeOptionInput, saveOption),
  post(`${option}/place`, onOption('change'), placeOptionInput, saveOptionPlace, { form: showOption }),
  post(`${option}/state`, onOption('move'), moveOptionInput, saveOptionState, { form: showOption }),
  get(upload, { on: 'optionUpload', may: 'see' }, showOptionUpload),
  post(upload, { on: 'optionUpload', may: 'read' }, optionMappingInput, readOptionUpload),
  get('/cases/:caseId/rounds', onCase('seeInside'), listRounds),
  post('/cases/:caseId/rounds', onCase('shape'), openRoundInput, keepRound),
  post('/cases/:caseId/rounds/elsewhere', onCase('shape'), elsewhereInput, keepElsewhere, { form: listRounds }),
  get(round, onRound('see'), showRound),
  post(`${round}/people`, onRound('run'), inviteInput, keepInvited, { form: showRound }),
  get(`${round}/slips`, onRound('run'), showSlips, { auditReading: 'round.slipsRead' }),
  post(`${round}/stage`, onRound('run'), moveRoundInput, saveRoundMove, { form: showRound }),
  post(`${round}/discussion`, onRound('run'), discussedInput, keepDiscussion, { form: showRound }),
  post(`${round}/use`, onRound('use'), useScoresInput, takeScores, { form: showRound }),
  post(`${round}/join`, onRound('score'), nothing, joinIn, { form: showRound }),
  get(`${round}/sheet`, onRound('see'), showOwnSheet),
  post(`${round}/sheet`, onRound('score'), sheetInput, sendOwnSheet),
  get('/cases/:caseId/allocations', onCase('seeInside'), listAllocations),
  post('/cases/:caseId/allocations', onCase('shape'), askPortfoliosInput, keepAsked),
  get(allocation, onAllocation('see'), showAllocation),
  post(`${allocation}/decision`, onAllocation('decide'), decidePortfolioInput, saveDecision, { form: showAllocation }),
  post(`${allocation}/stop`, onAllocation('stop'), nothing, stopLooking, { form: showAllocation }),
  post(`${allocation}/again`, onAllocation('look'), nothing, lookAgain, { form: showAllocation }),
  get('/public/rounds/:token', 'public', openSheet),
  // A whole room comes from one address: the limit holds off a flood, not the room.
  post('/public/rounds/:token', 'public', sheetInput, sendSheet, { limit: 600 }),
];
