import { z } from 'zod';
import { get, post, type Route } from '#platform/http/route.ts';
import { answerLeavingInput, recordLeavingInput } from './answer-leaving.ts';
import { askBodyInput } from './ask-body.ts';
import {
  askOne,
  dropLeaving,
  keepLeaving,
  keepLeavingMeeting,
  listLeavings,
  sendLeavingAgain,
  showLeaving,
  showLeavingLetter,
} from './leaving-pages.ts';
import { answerLeavingByLink, openPublicLeaving } from './public-leaving-pages.ts';

const all = '/cases/:caseId/leavings';
const one = `${all}/:leavingAskId`;
const onOne = (may: string) => ({ on: 'leavingAsk', may });
const nothing = z.strictObject({});

export const leavingRoutes: readonly Route[] = [
  get(all, { on: 'case', may: 'seeInside' }, listLeavings),
  post(all, { on: 'case', may: 'shape' }, askBodyInput, askOne),
  get(one, onOne('see'), showLeaving),
  post(one, onOne('answer'), answerLeavingInput, keepLeaving),
  post(`${one}/meeting`, onOne('record'), recordLeavingInput, keepLeavingMeeting, { form: showLeaving }),
  post(`${one}/again`, onOne('send'), nothing, sendLeavingAgain, { form: showLeaving }),
  post(`${one}/taken-back`, onOne('send'), nothing, dropLeaving, { form: showLeaving }),
  get(`${one}/letter`, onOne('send'), showLeavingLetter, { auditReading: 'leaving.letterRead' }),
  get('/public/leavings/:token', 'public', openPublicLeaving),
  post('/public/leavings/:token', 'public', answerLeavingInput, answerLeavingByLink, { limit: 30 }),
];
