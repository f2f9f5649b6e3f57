import { field } from '#platform/forms/index.ts';
import { get, post, type Route } from '#platform/http/route.ts';
import {
  keepClosed,
  keepDecision,
  keepIdea,
  keepLearnt,
  keepNew,
  keepNote,
  keepOpened,
  keepSetAside,
  keepTrial,
  listBriefs,
  saveBrief,
  showBrief,
} from './brief-pages.ts';
import { briefInput, openBriefInput, versionInput } from './keep-brief.ts';
import { ideaInput, noteInput } from './propose-idea.ts';
import { openMyIdea, openPublicBrief, proposePublicly } from './public-brief-pages.ts';
import { decideTrialInput, learntInput, setAsideInput, tryIdeaInput } from './try-idea.ts';

const list = '/cases/:caseId/challenge-briefs';
const one = `${list}/:challengeBriefId`;
const may = (action: string) => ({ on: 'challengeBrief', may: action });
const form = { form: showBrief };

export const briefRoutes: readonly Route[] = [
  get(list, { on: 'case', may: 'seeMarket' }, listBriefs),
  post(list, { on: 'case', may: 'shape' }, briefInput, keepNew),
  get(one, may('see'), showBrief),
  post(one, may('change'), briefInput.extend({ version: field.version() }), saveBrief),
  post(`${one}/opened`, may('open'), openBriefInput, keepOpened, form),
  post(`${one}/closed`, may('close'), versionInput, keepClosed, form),
  post(`${one}/notes`, may('note'), noteInput, keepNote, form),
  post(`${one}/ideas`, may('record'), ideaInput, keepIdea, form),
  post(`${one}/ideas/set-aside`, may('choose'), setAsideInput, keepSetAside, form),
  post(`${one}/trials`, may('choose'), tryIdeaInput, keepTrial, form),
  post(`${one}/trials/learnt`, may('choose'), learntInput, keepLearnt, form),
  post(`${one}/trials/decisions`, may('decide'), decideTrialInput, keepDecision, form),
  get('/public/challenge-briefs/:challengeBriefId', 'public', openPublicBrief),
  post('/public/challenge-briefs/:challengeBriefId', 'public', ideaInput, proposePublicly, { limit: 30 }),
  get('/public/ideas/:token', 'public', openMyIdea),
];
