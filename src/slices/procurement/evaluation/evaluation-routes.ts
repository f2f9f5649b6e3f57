import { z } from 'zod';
import { get, post, type Route } from '#platform/http/route.ts';
import { readerRoutes } from '../names-hidden/reader-pages.ts';
import { keepConfirmed, keepCorrection, keepMatter, keepMatterStep, keepPass, showChecks } from './check-pages.ts';
import { confirmCorrectionInput, correctionInput } from './correct-score.ts';
import { confirmPricesInput } from './enter-prices.ts';
import { drawInput } from './finish-scoring.ts';
import { downloadJudgedFile } from './judged-files.ts';
import { lockInput } from './keep-scores.ts';
import { matterInput, matterStepInput } from './look-into.ts';
import { endJudgeInput, judgeInput } from './name-judge.ts';
import { endJudging, keepJudge, keepLock, keepQuality, showEvaluation } from './overview-pages.ts';
import { passInput } from './pass-tender.ts';
import { keepConfirmedPrices, keepDraw, keepFinal, keepPrices, showHangs, showPrices } from './price-pages.ts';
import { saveMyScores, showScores } from './score-pages.ts';
import { keepSettled, showCorrections, showSettled } from './settled-pages.ts';

const base = '/cases/:caseId/evaluations/:evaluationId';
const may = (action: string) => ({ on: 'evaluation', may: action });
/** Boxes that each page has of its own: read, and known one by one, by the command. */
const boxes = z.record(z.string(), z.unknown());
const nothing = z.strictObject({});
const overview = { form: showEvaluation };
const checks = { form: showChecks };
const corrections = { form: showCorrections };
const prices = { form: showPrices };

export const evaluationRoutes: readonly Route[] = [
  get(base, may('see'), showEvaluation),
  post(`${base}/judges`, may('choose'), judgeInput, keepJudge, overview),
  ...readerRoutes(showEvaluation),
  post(`${base}/judges/end`, may('choose'), endJudgeInput, endJudging, overview),
  get(`${base}/tenders/:tenderId`, may('readOwn'), showScores),
  post(`${base}/tenders/:tenderId`, may('judge'), boxes, saveMyScores),
  get(`${base}/questions/:criterionId`, may('readOwn'), showScores),
  post(`${base}/questions/:criterionId`, may('judge'), boxes, saveMyScores),
  post(`${base}/locks`, may('judge'), lockInput, keepLock, overview),
  get(`${base}/settled/:criterionId`, may('readSettled'), showSettled, { auditReading: 'evaluation.scores-read' }),
  post(`${base}/settled/:criterionId`, may('moderate'), boxes, keepSettled),
  post(`${base}/quality`, may('lockQuality'), nothing, keepQuality, overview),
  get(`${base}/checks`, may('readChecks'), showChecks),
  post(`${base}/checks`, may('check'), matterInput, keepMatter),
  post(`${base}/checks/steps`, may('check'), matterStepInput, keepMatterStep, checks),
  post(`${base}/passes`, may('pass'), passInput, keepPass, checks),
  get(`${base}/corrections`, may('readAll'), showCorrections),
  post(`${base}/corrections`, may('correct'), correctionInput, keepCorrection),
  post(`${base}/corrections/confirmed`, may('correct'), confirmCorrectionInput, keepConfirmed, corrections),
  get(`${base}/prices`, may('readPrices'), showPrices),
  post(`${base}/prices`, may('price'), boxes, keepPrices),
  post(`${base}/prices/confirmed`, may('price'), confirmPricesInput, keepConfirmedPrices, prices),
  post(`${base}/draws`, may('price'), drawInput, keepDraw, prices),
  post(`${base}/final`, may('finish'), nothing, keepFinal, prices),
  get('/cases/:caseId/judged-files/:tenderFileId', { on: 'tenderFile', may: 'judge' }, downloadJudgedFile, {
    auditReading: 'tenderFile.shownToJudge',
  }),
  get(`${base}/hangs`, may('readHangs'), showHangs),
];
