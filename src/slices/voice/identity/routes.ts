import { z } from 'zod';
import { get, post, type Route } from '#platform/http/route.ts';
import { showPublic } from '../held/public-pages.ts';
import { codeInput } from './enter-by-key.ts';
import { joinByAccount, joinByCode, joinByCodeAlone, showCodeForm } from './entry-pages.ts';
import { forgetInput } from './forget-person.ts';
import { answerContactInput, contactInput } from './leave-contact.ts';
import {
  forget,
  removeContact,
  saveAnswer,
  saveContact,
  showContact,
  showForgetting,
  showOwnData,
  takeAway,
} from './own-data-pages.ts';
import { reminderInput } from './set-reminder.ts';
import { codesInput, waysInput, withdrawInput } from './settle-ways.ts';
import { reportInput } from './tell-people.ts';
import {
  codesFileInput,
  downloadCodes,
  saveCodes,
  saveReminder,
  saveReport,
  saveWays,
  saveWithdrawal,
  showWays,
} from './ways-pages.ts';

const held = '/cases/:caseId/conversations/:conversationId';
const open = '/public/conversations/:conversationId';
const own = '/public/taking-part/:token';
const holds = { on: 'conversation', may: 'hold' };
const nothing = z.strictObject({});

export const routes: readonly Route[] = [
  get(`${held}/ways`, holds, showWays),
  post(`${held}/ways`, holds, waysInput, saveWays),
  post(`${held}/codes`, holds, codesInput, saveCodes, { form: showWays }),
  post(`${held}/codes/file`, holds, codesFileInput, downloadCodes, { form: showWays, worksOutOnly: true }),
  post(`${held}/codes/withdrawal`, holds, withdrawInput, saveWithdrawal, { form: showWays }),
  post(`${held}/reminders`, holds, reminderInput, saveReminder, { form: showWays }),
  post(`${held}/report-back`, holds, reportInput, saveReport, { form: showWays }),
  // The form's number is not kept, because whoever comes by the same key again comes to the same page.
  get('/public/code', 'public', showCodeForm),
  post('/public/code', 'public', codeInput, joinByCodeAlone, { limit: 120, unnamed: true, worksOutOnly: true }),
  post(`${open}/code`, 'public', codeInput, joinByCode, {
    form: showPublic,
    limit: 120,
    unnamed: true,
    worksOutOnly: true,
  }),
  post(`${open}/account`, 'signedIn', nothing, joinByAccount, { form: showPublic, limit: 60, worksOutOnly: true }),
  get(`${own}/mine`, 'public', showOwnData),
  get(`${own}/file`, 'public', takeAway),
  post(`${own}/contact`, 'public', contactInput, saveContact, { form: showOwnData, limit: 20 }),
  post(`${own}/contact/removal`, 'public', nothing, removeContact, { form: showOwnData }),
  get(`${own}/forgetting`, 'public', showForgetting),
  post(`${own}/forgetting`, 'public', forgetInput, forget, { limit: 60 }),
  get('/public/tell-me/:token', 'public', showContact),
  post('/public/tell-me/:token', 'public', answerContactInput, saveAnswer, { limit: 60, unnamed: true }),
];
