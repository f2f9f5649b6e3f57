import { get, post, type Route } from '#platform/http/route.ts';
import { disputeInput } from './dispute-invoice.ts';
import { eInvoicesInput } from './imports/bring-e-invoices.ts';
import { mappingInput } from './imports/bring-list.ts';
import {
  goOn,
  goOnInput,
  listInput,
  readImport,
  receiveEInvoices,
  receiveList,
  showImport,
  showImports,
} from './imports/import-pages.ts';
import { saveMatch, saveTakenBack, showUnmatched } from './match/match-pages.ts';
import { matchInput } from './match/say-match.ts';
import { takeBackInput } from './match/take-back-match.ts';
import { paymentNoticeRoutes } from './notice/routes.ts';
import { costInput } from './open-book/keep-cost.ts';
import { saveCost, showOpenBook } from './open-book/open-book-pages.ts';
import {
  saveFactsForm,
  saveInvoiceDispute,
  showFacts,
  showInvoice,
  showLate,
  showOwed,
  showPayments,
} from './payment-pages.ts';
import { downloadReturn, saveReturn, showReturn } from './returns/return-pages.ts';
import { signInput } from './returns/sign-return.ts';
import { factsInput } from './set-facts.ts';

const payer = '/organisations/:payerId/payments';
const agreement = '/cases/:caseId/agreements/:agreementId';
const may = (action: string) => ({ on: 'payer', may: action });
const agreed = (action: string) => ({ on: 'agreement', may: action });
const bring = { form: showImports };

export const paymentRoutes: readonly Route[] = [
  get(payer, may('see'), showPayments),
  get(`${payer}/import`, may('keep'), showImports),
  post(`${payer}/import/list`, may('keep'), listInput, receiveList, { ...bring, takesLargeFiles: true }),
  post(`${payer}/import/e-invoices`, may('keep'), eInvoicesInput, receiveEInvoices, { ...bring, takesFiles: true }),
  get(`${payer}/imports/:importId`, may('see'), showImport),
  post(`${payer}/imports/:importId`, may('keep'), mappingInput, readImport),
  post(`${payer}/imports/:importId/go-on`, may('keep'), goOnInput, goOn, { form: showImport }),
  get(`${payer}/unmatched`, may('see'), showUnmatched, { query: ['page'] }),
  post(`${payer}/unmatched`, may('keep'), matchInput, saveMatch),
  post(`${payer}/unmatched/taken-back`, may('keep'), takeBackInput, saveTakenBack, { form: showUnmatched }),
  get(`${payer}/late`, may('see'), showLate),
  get(`${payer}/invoices/:invoiceId`, may('see'), showInvoice),
  post(`${payer}/invoices/:invoiceId`, may('keep'), disputeInput, saveInvoiceDispute),
  get(`${payer}/returns/:kind/:endsOn`, may('see'), showReturn),
  post(`${payer}/returns/:kind/:endsOn`, may('sign'), signInput, saveReturn),
  get(`${payer}/returns/:kind/:endsOn/file`, may('see'), downloadReturn, { query: ['version'] }),
  ...paymentNoticeRoutes,
  get('/organisations/:payerId/owed', may('see'), showOwed),
  get(`${agreement}/payments`, agreed('see'), showFacts),
  post(`${agreement}/payments`, agreed('change'), factsInput, saveFactsForm),
  get(`${agreement}/open-book`, agreed('seeCosts'), showOpenBook),
  post(`${agreement}/open-book`, agreed('keepCosts'), costInput, saveCost),
];
