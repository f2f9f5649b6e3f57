import { kind } from '#platform/access/kinds.ts';
import { type Entry, entryAccess, entryKindLabels, entryStates } from './entry.ts';
import { entriesById } from './entry-store.ts';

export const directoryEntryKind = kind<Entry>({
  kind: 'directoryEntry',
  label: 'In the directory',
  load: entriesById,
  ofCase: async () => [],
  allowed: entryAccess,
  states: entryStates,
  example: (state) => ({
    id: 'entry',
    caseId: null,
    state: state as Entry['state'],
    version: 1,
    organisationId: 'organisation',
    kind: 'service',
    externalId: 'a',
    name: 'Lunch club',
    who: null,
    description: null,
    place: null,
    url: null,
    forWhom: null,
    cost: null,
    amountPence: null,
    currency: null,
    funder: null,
    assuredOn: null,
    modifiedOn: null,
    startsOn: null,
    endsOn: null,
    changedAt: new Date(0),
  }),
  path: (entry) => `/directory/${entry.id}`,
  bead: (entry) => ({
    title: entry.name,
    text: [entryKindLabels[entry.kind], entry.who, entry.place].filter(Boolean).join(' · '),
    lens: 'want',
  }),
});
