import { get, post, type Route } from '#platform/http/route.ts';
import { listAgreements } from '../agreement-pages.ts';
import { memorandumInput, partInput, putMemorandumInput } from './change-memorandum.ts';
import { makeMemorandumInput } from './make-memorandum.ts';
import { keepMade, keepPart, keepPut, keepTerms, sendFile, showMemorandum } from './memorandum-pages.ts';

const one = '/cases/:caseId/agreements/:agreementId/memorandum';
const may = (action: string) => ({ on: 'agreement', may: action });
const form = { form: showMemorandum };

export const memorandumRoutes: readonly Route[] = [
  post('/cases/:caseId/memoranda', { on: 'case', may: 'shape' }, makeMemorandumInput, keepMade, {
    form: listAgreements,
  }),
  get(one, may('see'), showMemorandum),
  get(`${one}/file`, may('see'), sendFile, { query: ['as'] }),
  post(one, may('change'), memorandumInput, keepTerms),
  post(`${one}/parts`, may('change'), partInput, keepPart, form),
  post(`${one}/signings`, may('put'), putMemorandumInput, keepPut, form),
];
