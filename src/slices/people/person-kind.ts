import { kind } from '#platform/access/kinds.ts';
import { personAccess } from './access.ts';
import type { Person } from './person.ts';
import { peopleById } from './person-store.ts';

export const personKind = kind<Person>({
  kind: 'person',
  label: 'Person',
  load: peopleById,
  ofCase: async () => [],
  allowed: personAccess,
  states: ['active'],
  example: () => ({ id: 'self', name: 'Amara Okafor', state: 'active', version: 1, caseId: null }),
  path: (person) => `/people/${person.id}`,
  bead: (person) => ({ title: person.name, text: '', lens: 'want' }),
});
