import { kind } from '#platform/access/kinds.ts';
import { type Who, wears } from '#platform/access/who.ts';
import { type Clash, clashStates } from './clash.ts';
import { clashesById, clashesOf } from './clash-store.ts';

/** It stands beside a requirement, so those who may bid do not see it; those who could change what pulls answer it. */
export function clashAccess(who: Who, _clash: Clash): readonly string[] {
  if (!who.hats.some((hat) => hat !== 'provider')) return [];
  return wears(who, 'commissioner', 'procurement', 'partner') ? ['see', 'answer'] : ['see'];
}

/** Never the aim's words, nor the reason, which may repeat them: what a bead said once is kept. */
export const clashSays = (clash: Clash): { title: string; text: string; state: string } => ({
  title: 'It pulls against what somebody who does the work wants',
  text: clash.pulls,
  state: clash.state,
});

export const clashKind = kind<Clash>({
  kind: 'clash',
  label: 'Pull against an aim',
  load: clashesById,
  ofCase: clashesOf,
  allowed: clashAccess,
  states: clashStates,
  example: (state) => ({
    id: 'clash',
    caseId: 'case',
    state: state as Clash['state'],
    version: 1,
    aimId: 'aim',
    againstKind: 'measure',
    againstId: 'measure',
    againstVersion: 1,
    pulls: '',
    why: null,
    answer: null,
    putBy: null,
    putAt: new Date(0),
    answeredBy: null,
    answeredAt: null,
  }),
  path: ({ caseId, id }) => `/cases/${caseId}/aims-and-measures#clash-${id}`,
  bead: (clash) => ({
    title: clashSays(clash).title,
    text: clash.pulls,
    lens: 'want',
    loose: clash.state === 'open' ? 'Nobody has answered it yet' : null,
  }),
});
