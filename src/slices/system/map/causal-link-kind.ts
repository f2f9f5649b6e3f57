import { kind } from '#platform/access/kinds.ts';
import { causalLinkAccess } from '../access.ts';
import { type CausalLink, linkText, linkTitle } from './causal-link.ts';
import { causalLinksById, causalLinksOf } from './causal-link-store.ts';
import { standings } from './variable.ts';

export const causalLinkKind = kind<CausalLink>({
  kind: 'causalLink',
  label: 'Link on the map',
  load: causalLinksById,
  ofCase: causalLinksOf,
  allowed: causalLinkAccess,
  states: standings,
  example: (state) => ({
    id: 'causalLink',
    caseId: 'case',
    state: state as CausalLink['state'],
    version: 1,
    fromId: 'variable',
    fromName: '',
    toId: 'other',
    toName: '',
    direction: 'same',
    delayed: false,
    delayWords: null,
    strength: 'assumed',
    sources: [],
    addedAt: new Date(0),
  }),
  path: (link) => `/cases/${link.caseId}/causal-links/${link.id}`,
  bead: (link) => ({
    title: linkTitle(link),
    text: linkText(link),
    lens: 'want',
    loose: link.state === 'removed' ? 'It was taken off the map' : null,
  }),
});
