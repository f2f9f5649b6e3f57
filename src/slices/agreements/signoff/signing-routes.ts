import { z } from 'zod';
import { get, post, type Route } from '#platform/http/route.ts';
import { answerInput, byLinkInput, recordedInput } from './answer-signing.ts';
import { linkInput } from './ask-by-link.ts';
import { publishInput, withdrawInput } from './close-signing.ts';
import { openSigning, signByLink } from './public-signing-pages.ts';
import { putPlanInput } from './put-to-sign.ts';
import {
  downloadSigning,
  keepAnswer,
  keepPlanPut,
  keepPublished,
  keepRecorded,
  keepSigningPrinted,
  sendLink,
  showPlan,
  showSigning,
  showSigningLetter,
  takeBackSigning,
} from './signing-pages.ts';

const one = '/cases/:caseId/signings/:signingId';
const may = (action: string) => ({ on: 'signing', may: action });
const form = { form: showSigning };

export const signingRoutes: readonly Route[] = [
  get('/cases/:caseId/plan', { on: 'case', may: 'seeInside' }, showPlan),
  post('/cases/:caseId/plan', { on: 'case', may: 'answerForAuthority' }, putPlanInput, keepPlanPut),
  get(one, may('see'), showSigning),
  get(`${one}/file`, may('see'), downloadSigning, { query: ['as'] }),
  post(`${one}/answers`, may('sign'), answerInput, keepAnswer, form),
  post(`${one}/recorded`, may('ask'), recordedInput, keepRecorded, form),
  post(`${one}/links`, may('ask'), linkInput, sendLink, form),
  get(`${one}/partners/:partnerId/letter`, may('ask'), showSigningLetter, { auditReading: 'signing.letterRead' }),
  post(`${one}/partners/:partnerId/letter`, may('ask'), z.strictObject({}), keepSigningPrinted),
  post(`${one}/withdrawal`, may('ask'), withdrawInput, takeBackSigning, form),
  post(`${one}/publication`, may('publish'), publishInput, keepPublished, form),
  get('/public/signings/:token', 'public', openSigning),
  post('/public/signings/:token', 'public', byLinkInput, signByLink, { limit: 30 }),
];
