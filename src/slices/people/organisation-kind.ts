import { kind } from '#platform/access/kinds.ts';
import { organisationAccess } from './access.ts';
import type { Organisation } from './organisation.ts';
import { organisationsById } from './organisation-store.ts';

export const organisationKind = kind<Organisation>({
  kind: 'organisation',
  label: 'Organisation',
  load: organisationsById,
  ofCase: async () => [],
  allowed: organisationAccess,
  states: ['active'],
  example: () => ({
    id: '',
    name: 'Thornmere Council',
    type: 'council',
    state: 'active',
    version: 1,
    caseId: null,
    memberIds: ['member', 'steward'],
    stewardIds: ['steward'],
  }),
  path: (organisation) => `/organisations/${organisation.id}`,
  bead: (organisation) => ({ title: organisation.name, text: '', lens: 'want' }),
});
