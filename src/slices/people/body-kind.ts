import { kind } from '#platform/access/kinds.ts';
import { bodyAccess } from './access.ts';
import { bodyStates, type CommunityBody } from './body.ts';
import { bodiesById } from './body-store.ts';

const members = [
  { personId: 'body', state: 'confirmed', founder: true, confirmedBy: ['other'] },
  { personId: 'other', state: 'confirmed', founder: true, confirmedBy: ['body'] },
] as const;

export const communityBodyKind = kind<CommunityBody>({
  kind: 'communityBody',
  label: 'Community body',
  load: bodiesById,
  ofCase: async () => [],
  allowed: bodyAccess,
  states: bodyStates,
  example: (state) => ({
    id: 'body',
    caseId: null,
    state: state as CommunityBody['state'],
    version: 1,
    name: 'Thornmere Elders’ Assembly',
    represents: 'people over 65 in Thornmere',
    createdBy: 'body',
    members,
  }),
  path: (body) => `/bodies/${body.id}`,
  bead: (body) => ({ title: body.name, text: body.represents, lens: 'want' }),
});
