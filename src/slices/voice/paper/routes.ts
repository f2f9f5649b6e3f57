import { z } from 'zod';
import { get, post, type Route } from '#platform/http/route.ts';
import { pileInput } from './begin-pile.ts';
import { correctInput, findInput } from './correct-sheet.ts';
import { handsInput, takeBackInput } from './count-hands.ts';
import { saveHands, saveHandsBack, showHands } from './hands-pages.ts';
import { letterInput } from './letters.ts';
import { editionInput } from './make-edition.ts';
import {
  downloadEdition,
  downloadTable,
  saveEdition,
  savePile,
  saveUntil,
  showEdition,
  showPaper,
} from './paper-pages.ts';
import {
  keepFile,
  keepFirst,
  keepSecond,
  saveAside,
  saveWithdrawal,
  showFirst,
  showPile,
  showSecond,
} from './pile-pages.ts';
import { asideInput } from './set-aside.ts';
import { settleInput } from './settle-sheet.ts';
import {
  findByReference,
  saveAgain,
  saveAgreed,
  saveCorrection,
  saveLetter,
  saveSettled,
  showSheet,
} from './sheet-pages.ts';
import { untilInput } from './take-sheets.ts';
import { typeInput } from './type-sheet.ts';
import { withdrawPileInput } from './withdraw-pile.ts';

const at = '/cases/:caseId/conversations/:conversationId/paper';
const pile = `${at}/piles/:pileId`;
const sheet = `${at}/typed/:sheetId`;
const holds = { on: 'conversation', may: 'hold' };
/** Open or closed, and no draft. */
const moderates = { on: 'conversation', may: 'moderate' };
const nothing = z.strictObject({});

export const paperRoutes: readonly Route[] = [
  get(at, holds, showPaper),
  post(`${at}/until`, moderates, untilInput, saveUntil, { form: showPaper }),
  post(`${at}/sheets`, moderates, editionInput, saveEdition, { form: showPaper }),
  get(`${at}/sheets/:editionId`, holds, showEdition),
  get(`${at}/sheets/:editionId/pdf`, holds, downloadEdition),
  get(`${at}/sheets/:editionId/table`, holds, downloadTable),
  post(`${at}/piles`, moderates, pileInput, savePile, { form: showPaper }),
  get(pile, holds, showPile),
  get(`${pile}/first`, moderates, showFirst, { query: ['edition'] }),
  post(`${pile}/first`, moderates, typeInput, keepFirst),
  get(`${pile}/second`, moderates, showSecond, { query: ['edition'] }),
  post(`${pile}/second`, moderates, typeInput, keepSecond),
  post(`${pile}/file`, moderates, nothing, keepFile, { takesFiles: true, form: showPile }),
  post(`${pile}/aside`, moderates, asideInput, saveAside, { form: showPile }),
  post(`${pile}/withdrawal`, moderates, withdrawPileInput, saveWithdrawal, { form: showPile }),
  get(sheet, holds, showSheet),
  post(`${sheet}/decision`, moderates, settleInput, saveSettled, { form: showSheet }),
  post(`${sheet}/agreement`, moderates, nothing, saveAgreed, { form: showSheet }),
  post(`${sheet}/again`, moderates, nothing, saveAgain, { form: showSheet }),
  post(`${sheet}/correction`, moderates, correctInput, saveCorrection, { form: showSheet }),
  post(`${sheet}/letter`, moderates, letterInput, saveLetter, { form: showSheet }),
  post(`${at}/references`, moderates, findInput, findByReference, { form: showPaper }),
  get(`${at}/hands`, moderates, showHands),
  post(`${at}/hands`, moderates, handsInput, saveHands),
  post(`${at}/hands/:meetingId/withdrawal`, moderates, takeBackInput, saveHandsBack, { form: showPaper }),
];
