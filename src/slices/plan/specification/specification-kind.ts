import { kind } from '#platform/access/kinds.ts';
import { type Who, wears } from '#platform/access/who.ts';
import { type Specification, specificationStates } from './specification.ts';
import { specificationsById, specificationsOf } from './specification-store.ts';

const working = ['commissioner', 'procurement', 'partner'] as const;

/** Those who may bid read it when all of them do, in the pack. Who works on it arranges it; issuing it binds the authority. */
export function specificationAccess(who: Who, specification: Specification): readonly string[] {
  if (!who.hats.some((hat) => hat !== 'provider')) return [];
  if (specification.state === 'withdrawn') return ['see'];
  const may = wears(who, ...working) ? ['see', 'change'] : ['see'];
  return wears(who, 'commissioner', 'procurement') ? [...may, 'issue'] : may;
}

export function specificationSays({ title, clauses, state }: Specification): { title: string; text: string } {
  const said = { draft: 'a draft', issued: 'issued', withdrawn: 'withdrawn' }[state];
  return { title, text: `Specification, ${said}: ${clauses.length} ${clauses.length === 1 ? 'clause' : 'clauses'}.` };
}

export const specificationKind = kind<Specification>({
  kind: 'specification',
  label: 'Specification',
  load: specificationsById,
  ofCase: specificationsOf,
  allowed: specificationAccess,
  states: specificationStates,
  example: (state) => ({
    id: 'specification',
    caseId: 'case',
    state: state as Specification['state'],
    version: 1,
    title: '',
    mechanismId: null,
    sections: [],
    clauses: [],
    addedAt: new Date(0),
  }),
  path: ({ caseId, id }) => `/cases/${caseId}/specifications/${id}`,
  bead: (specification) => ({ ...specificationSays(specification), lens: 'buy' }),
});
