import { get, post, type Route } from '#platform/http/route.ts';
import { elevenInput } from '../answer-questions.ts';
import {
  ask,
  keepEleven,
  keepLanding,
  keepVoice,
  listContractability,
  settle,
  showChallenge,
} from './challenge-pages.ts';
import { askInput, differenceInput, voiceInput } from './hear-voices.ts';
import { landingInput } from './land-item.ts';

const onIt = (may: string) => ({ on: 'requirement', may });
const one = '/cases/:caseId/requirements/:requirementId';
const again = { form: showChallenge };

export const challengeRoutes: readonly Route[] = [
  get('/cases/:caseId/contractability', { on: 'case', may: 'seeInside' }, listContractability),
  post('/cases/:caseId/landings', { on: 'case', may: 'settle' }, landingInput, keepLanding, {
    form: listContractability,
  }),
  get(`${one}/challenge`, onIt('see'), showChallenge),
  post(`${one}/challenge/asking`, onIt('ask'), askInput, ask, again),
  post(`${one}/eleven`, onIt('answer'), elevenInput, keepEleven, again),
  post(`${one}/challenge/voices`, onIt('voice'), voiceInput, keepVoice, again),
  post(`${one}/challenge/differences`, onIt('settle'), differenceInput, settle, again),
];
