import { kind } from '#platform/access/kinds.ts';
import { type Who, wears } from '#platform/access/who.ts';
import type { SourceDocument } from './source-document.ts';
import { sourceDocumentsById, sourceDocumentsOf } from './source-store.ts';

/** An old specification is read by whom requirements are read; whoever works on them takes from it. */
export function sourceAccess(who: Who, _source: SourceDocument): readonly string[] {
  if (!who.hats.some((hat) => hat !== 'provider')) return [];
  return wears(who, 'commissioner', 'procurement', 'partner') ? ['see', 'take'] : ['see'];
}

export const sourceKind = kind<SourceDocument>({
  kind: 'sourceDocument',
  label: 'Existing specification',
  load: sourceDocumentsById,
  ofCase: sourceDocumentsOf,
  allowed: sourceAccess,
  states: ['read'],
  example: () => ({
    id: 'sourceDocument',
    caseId: 'case',
    state: 'read',
    version: 1,
    name: '',
    notRead: {},
    knownBefore: 0,
    readAt: new Date(0),
  }),
  path: ({ caseId, id }) => `/cases/${caseId}/source-documents/${id}`,
  bead: ({ name }) => ({ title: name, text: 'A specification that was there before.', lens: 'buy' }),
});
