import { z } from 'zod';
import { get, post, type Route } from '#platform/http/route.ts';
import { intakeInput } from './begin-intake.ts';
import { answerInput, askInput } from './clarify.ts';
import { bidderInput, bidderListInput, withdrawInput } from './keep-bidders.ts';
import { completeInput, lateInput, pressInput } from './open-tenders.ts';
import {
  keepLate,
  keepOpening,
  keepPriceOpening,
  showOpening,
  showPriceOpening,
  showTenders,
} from './opening-pages.ts';
import { dueInput, receiverInput, settingsInput } from './prepare-tendering.ts';
import {
  keepArchives,
  keepBidder,
  keepBidderList,
  keepComplete,
  keepDropped,
  keepNotSelected,
  keepSettled,
  keepWithdrawal,
  showReceiving,
} from './receive-pages.ts';
import { notSelectedInput } from './select-bidders.ts';
import { settleInput } from './settle-intake.ts';
import { downloadFile, keepAnswered, keepAsked, showTender } from './tender-pages.ts';
import { keepDue, keepReceiver, keepTenderingSettings, showTendering } from './tendering-pages.ts';

const onIt = (may: string) => ({ on: 'tendering', may });
const base = '/cases/:caseId/tendering/:tenderingId';
const receive = `${base}/receive`;
const tender = '/cases/:caseId/tenders/:tenderId';
const nothing = z.strictObject({});

export const tenderingRoutes: readonly Route[] = [
  get(base, onIt('see'), showTendering),
  post(`${base}/time`, onIt('setTime'), dueInput, keepDue, { form: showTendering }),
  post(`${base}/settings`, onIt('prepare'), settingsInput, keepTenderingSettings, { form: showTendering }),
  post(`${base}/receivers`, onIt('name'), receiverInput, keepReceiver, { form: showTendering }),
  get(receive, onIt('receive'), showReceiving),
  post(`${receive}/bidders`, onIt('receive'), bidderInput, keepBidder, { form: showReceiving }),
  post(`${receive}/list`, onIt('receive'), bidderListInput, keepBidderList, { form: showReceiving, takesFiles: true }),
  post(`${receive}/withdrawals`, onIt('receive'), withdrawInput, keepWithdrawal, { form: showReceiving }),
  post(`${receive}/not-selected`, onIt('receive'), notSelectedInput, keepNotSelected, { form: showReceiving }),
  post(`${receive}/archives`, onIt('receive'), intakeInput, keepArchives, {
    form: showReceiving,
    takesLargeFiles: true,
  }),
  post(`${receive}/settled`, onIt('receive'), settleInput, keepSettled, { form: showReceiving }),
  post(`${receive}/dropped`, onIt('receive'), nothing, keepDropped, { form: showReceiving }),
  post(`${receive}/complete`, onIt('receive'), completeInput, keepComplete, { form: showReceiving }),
  get(`${base}/open`, onIt('open'), showOpening),
  post(`${base}/open`, onIt('open'), pressInput, keepOpening),
  get(`${base}/open-prices`, onIt('openPrices'), showPriceOpening),
  post(`${base}/open-prices`, onIt('openPrices'), pressInput, keepPriceOpening),
  get(`${base}/tenders`, onIt('read'), showTenders, { auditReading: 'tendering.read' }),
  post(`${base}/late`, onIt('decideLate'), lateInput, keepLate, { form: showTenders }),
  post(`${base}/withdrawals`, onIt('withdraw'), withdrawInput, keepWithdrawal, { form: showTenders }),
  get(tender, { on: 'tender', may: 'see' }, showTender, { auditReading: 'tender.read' }),
  post(`${tender}/clarifications`, { on: 'tender', may: 'clarify' }, askInput, keepAsked, { form: showTender }),
  post(`${tender}/answers`, { on: 'tender', may: 'clarify' }, answerInput, keepAnswered, { form: showTender }),
  get('/cases/:caseId/tender-files/:tenderFileId', { on: 'tenderFile', may: 'read' }, downloadFile, {
    auditReading: 'tenderFile.read',
  }),
];
