import { get, post, type Route } from '#platform/http/route.ts';
import { keepSource, listSources, showSource, sourceInput, takeThem } from './source-pages.ts';
import { candidatesInput } from './take-candidates.ts';

const all = '/cases/:caseId/source-documents';
const onIt = (may: string) => ({ on: 'sourceDocument', may });

export const sourceRoutes: readonly Route[] = [
  get(all, { on: 'case', may: 'seeInside' }, listSources),
  post(all, { on: 'case', may: 'shape' }, sourceInput, keepSource, { takesFiles: true }),
  get(`${all}/:sourceDocumentId`, onIt('see'), showSource),
  post(`${all}/:sourceDocumentId`, onIt('take'), candidatesInput, takeThem),
];
