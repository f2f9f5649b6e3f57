import { z } from 'zod';
import { get, post, type Route } from '#platform/http/route.ts';
import * as acting from './acting-pages.ts';
import { forgetOwnAim, keepAim, listAims } from './aim-pages.ts';
import { decideRatificationInput } from './decide-ratification.ts';
import { fromDraftRoutes } from './from-draft/routes.ts';
import { giveAnswerInput } from './give-answer.ts';
import { decideMeeting, keepMeeting, showMeeting, showMeetingForm, showSheet } from './meeting-pages.ts';
import { nameBodyInput, stepInInput } from './name-body.ts';
import { keepOutcome, listOutcomes, showOutcome } from './outcomes-pages.ts';
import { proposeOutcomeInput } from './propose-outcome.ts';
import { putDissentInput } from './put-dissent.ts';
import { putWordingInput, settleWordingInput } from './put-wording.ts';
import { quoteWordsInput } from './quote-words.ts';
import { ratificationRoutes } from './ratification/routes.ts';
import { ratificationInput } from './record-ratification.ts';
import { retireOutcomeInput } from './retire-outcome.ts';
import { sayAimInput, takeBackAimInput } from './say-aim.ts';
import { speakInput } from './speak-for-body.ts';
import { tellAuthorInput } from './tell-author.ts';
import { keepPrinted, keepTelling, showMessage, showPublicWords, showTelling } from './telling-pages.ts';

const onCase = (may: string) => ({ on: 'case', may });
const onOutcome = (may: string) => ({ on: 'outcome', may });
const one = '/cases/:caseId/outcomes/:outcomeId';
const meetings = `${one}/ratifications`;

const telling = '/cases/:caseId/words/:quotationId/telling';
const onWords = { on: 'quotation', may: 'tellAuthor' };

export const routes: readonly Route[] = [
  get('/cases/:caseId/outcomes', onCase('see'), listOutcomes, { query: ['words'] }),
  post('/cases/:caseId/outcomes', onCase('contribute'), proposeOutcomeInput, keepOutcome),
  get(one, onOutcome('see'), showOutcome),
  get(`${one}/bodies`, onOutcome('see'), acting.showNaming),
  post(`${one}/bodies`, onOutcome('nameBody'), nameBodyInput, acting.keepNaming),
  post(`${one}/bodies/own`, onOutcome('stepIn'), stepInInput, acting.keepStep, { form: acting.showNaming }),
  get(`${one}/speaking`, onOutcome('speak'), acting.showSpeaking),
  post(`${one}/speaking`, onOutcome('speak'), speakInput, acting.keepSaying),
  get(meetings, onOutcome('speak'), showMeetingForm, { query: ['body'] }),
  post(meetings, onOutcome('speak'), ratificationInput, keepMeeting, { takesFiles: true }),
  get(`${meetings}/:ratificationId`, onOutcome('see'), showMeeting),
  post(`${meetings}/:ratificationId`, onOutcome('speak'), decideRatificationInput, decideMeeting),
  get(`${meetings}/:ratificationId/sheets/:fileId`, onOutcome('see'), showSheet),
  get(`${one}/wordings`, onOutcome('see'), acting.showWordings),
  post(`${one}/wordings`, onOutcome('putWording'), putWordingInput, acting.keepWording),
  post(`${one}/wordings/settle`, onOutcome('settleWording'), settleWordingInput, acting.decideWording, {
    form: acting.showWordings,
  }),
  ...ratificationRoutes,
  get(`${one}/answers`, onOutcome('see'), acting.showAnswers, { query: ['words'] }),
  post(`${one}/answers`, onOutcome('answer'), giveAnswerInput, acting.keepAnswer),
  get(`${one}/dissents`, onOutcome('dissent'), acting.showDissent),
  post(`${one}/dissents`, onOutcome('dissent'), putDissentInput, acting.keepDissent),
  get(`${one}/retiring`, onOutcome('retire'), acting.showRetiring),
  post(`${one}/retiring`, onOutcome('retire'), retireOutcomeInput, acting.keepRetiring),
  get(`${one}/quotations`, onOutcome('quote'), acting.showQuoting),
  post(`${one}/quotations`, onOutcome('quote'), quoteWordsInput, acting.keepQuoting),
  ...fromDraftRoutes,
  get('/cases/:caseId/aims', onCase('see'), listAims),
  post('/cases/:caseId/aims', onCase('contribute'), sayAimInput, keepAim),
  post('/cases/:caseId/aims/taking-back', onCase('see'), takeBackAimInput, forgetOwnAim, { form: listAims }),
  get(telling, onWords, showTelling),
  post(telling, onWords, tellAuthorInput, keepTelling),
  get(`${telling}/:messageId`, onWords, showMessage, { auditReading: 'message.read' }),
  post(`${telling}/:messageId`, onWords, z.strictObject({}), keepPrinted),
  get('/public/words/:token', 'public', showPublicWords),
  get('/bodies/:communityBodyId/outcomes', { on: 'communityBody', may: 'seeMembers' }, acting.listOfBody),
];
