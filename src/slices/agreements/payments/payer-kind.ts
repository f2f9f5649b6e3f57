import { kind } from '#platform/access/kinds.ts';
import { organisationsById } from '#slices/people/index.ts';
import { type Payer, payerAccess } from './payer.ts';

export const payerKind = kind<Payer>({
  kind: 'payer',
  label: 'Organisation that pays',
  load: async (tx, ids) =>
    (await organisationsById(tx, ids)).map(({ id, name, memberIds }) => ({
      ...{ id, name, memberIds },
      ...{ caseId: null, state: 'active', version: 1 },
    })),
  ofCase: async () => [],
  allowed: payerAccess,
  states: ['active'],
  example: () => ({
    id: '',
    name: 'Thornmere Council',
    state: 'active',
    version: 1,
    caseId: null,
    memberIds: ['member', 'steward'],
  }),
  path: ({ id }) => `/organisations/${id}/payments`,
  bead: ({ name }) => ({ title: name, text: '', lens: 'buy' }),
});
