import { kind } from '#platform/access/kinds.ts';
import { type Who, wears } from '#platform/access/who.ts';
import { type Foretelling, foretellingStates } from './foretelling.ts';
import { foretellingsById, foretellingsOf } from './foretelling-store.ts';

/** What is hoped to be saved may speak of one provider, so those who are here only as a provider do not read it. */
export function foretellingAccess(who: Who, one: Foretelling): readonly string[] {
  if (who.hats.every((hat) => hat === 'provider')) return [];
  const contributes = wears(who, 'commissioner', 'procurement', 'partner', 'practitioner', 'community');
  return contributes && one.state === 'waiting' ? ['see', 'meet'] : ['see'];
}

export const foretellingKind = kind<Foretelling>({
  kind: 'foretelling',
  label: 'What we said would happen',
  load: foretellingsById,
  ofCase: foretellingsOf,
  allowed: foretellingAccess,
  states: foretellingStates,
  example: (state) => ({
    id: 'foretelling',
    caseId: 'case',
    state: state as Foretelling['state'],
    version: 1,
    aboutKind: 'mechanism',
    aboutId: 'mechanism',
    says: 'Fewer admissions after falls',
    kind: 'saving',
    unit: '£',
    low: 1,
    middle: 2,
    high: 3,
    sureness: 80,
    bearer: null,
    saidOn: '2026-01-01',
    dueOn: '2027-01-01',
    actual: null,
    seenOn: null,
    source: null,
    borneBy: null,
    because: null,
    saidBy: null,
    metBy: null,
  }),
  path: (one) => `/cases/${one.caseId}/what-we-said/${one.id}`,
  bead: (one) => ({ title: one.says, text: `${one.low} to ${one.high} ${one.unit ?? ''}`.trim(), lens: 'want' }),
});
