import { get, post, type Route } from '#platform/http/route.ts';
import { confirmInput, influenceInput } from './assess-conflicts.ts';
import { keepConfirmed, keepInfluence, showConflicts } from './conflict-pages.ts';
import { keepPack, keepTalk, showFairness, showTalks } from './fairness-pages.ts';
import { makePackInput } from './make-pack.ts';
import { talkInput } from './note-talk.ts';

const one = '/cases/:caseId/procurements/:procurementId';
const may = (action: string) => ({ on: 'procurement', may: action });

export const fairnessRoutes: readonly Route[] = [
  get('/cases/:caseId/supplier-talks', { on: 'case', may: 'seeMarket' }, showTalks),
  post('/cases/:caseId/supplier-talks', { on: 'case', may: 'shape' }, talkInput, keepTalk),
  get(`${one}/fairness`, may('see'), showFairness),
  post(`${one}/pack/versions`, may('record'), makePackInput, keepPack, { form: showFairness }),
  get(`${one}/conflicts`, may('see'), showConflicts),
  post(`${one}/conflicts/people`, may('record'), influenceInput, keepInfluence, { form: showConflicts }),
  post(`${one}/conflicts/confirmed`, may('record'), confirmInput, keepConfirmed, { form: showConflicts }),
];
