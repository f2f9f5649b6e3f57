import { get, post, type Route } from '#platform/http/route.ts';
import { keepPasted, listWords, pasteInput, showQuotation } from './words-pages.ts';

const onCase = (may: string) => ({ on: 'case', may });
const onWords = (may: string) => ({ on: 'quotation', may });

export const routes: readonly Route[] = [
  get('/cases/:caseId/words', onCase('see'), listWords),
  post('/cases/:caseId/words', onCase('contribute'), pasteInput, keepPasted),
  get('/cases/:caseId/words/:quotationId', onWords('see'), showQuotation),
];
