import { kind } from '#platform/access/kinds.ts';
import { loopAccess } from '../access.ts';
import { loopsById, loopsOf } from './loop-store.ts';
import { gone, loopStates, loopText, type NamedLoop } from './named-loop.ts';

export const loopKind = kind<NamedLoop>({
  kind: 'loop',
  label: 'Loop',
  load: loopsById,
  ofCase: loopsOf,
  allowed: loopAccess,
  states: loopStates,
  example: (state) => ({
    id: 'loop',
    caseId: 'case',
    state: state as NamedLoop['state'],
    version: 1,
    name: '',
    beginsId: 'variable',
    goes: 'up',
    links: [],
    namedAt: new Date(0),
  }),
  path: (loop) => `/cases/${loop.caseId}/loops/${loop.id}`,
  bead: (loop) => ({
    title: loop.name,
    text: loopText(loop),
    lens: 'want',
    loose: gone(loop).length > 0 ? 'One of its links was taken off the map: it does not close' : null,
  }),
});
