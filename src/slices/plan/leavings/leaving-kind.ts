import { kind } from '#platform/access/kinds.ts';
import { type Who, wears } from '#platform/access/who.ts';
import { plural } from '#platform/say.ts';
import { type LeavingAsk, leavingAskStates } from './leaving.ts';
import { leavingAsksById, leavingAsksOf } from './leaving-store.ts';

/** Its own body answers; those who commission only write down what a body said when it met, under their own name. */
export function leavingAskAccess(who: Who, ask: LeavingAsk): readonly string[] {
  if (!who.hats.some((hat) => hat !== 'provider')) return [];
  if (ask.state !== 'asked') return ['see'];
  const asks = wears(who, 'commissioner', 'procurement', 'partner');
  const may = asks ? ['see', 'record', 'send'] : ['see'];
  return who.bodyIds.includes(ask.bodyId) && !wears(who, 'commissioner', 'procurement') ? [...may, 'answer'] : may;
}

export const saysLeaving = (ask: LeavingAsk): { title: string; text: string; state: string } => ({
  title: `What ${ask.body} hopes will be left, and fears will be lost`,
  text:
    ask.state === 'answered'
      ? `${plural(ask.words.filter((one) => one.feels === 'hope').length, 'hope', 'hopes')}, ${plural(ask.words.filter((one) => one.feels === 'fear').length, 'fear', 'fears')}`
      : '',
  state: ask.state,
});

export const leavingAskKind = kind<LeavingAsk>({
  kind: 'leavingAsk',
  label: 'What it should leave',
  load: leavingAsksById,
  ofCase: leavingAsksOf,
  allowed: leavingAskAccess,
  states: leavingAskStates,
  example: (state) => ({
    id: 'leavingAsk',
    caseId: 'case',
    state: state as LeavingAsk['state'],
    version: 1,
    bodyId: 'body',
    body: '',
    askedOf: '',
    address: null,
    byOn: null,
    askedBy: 'person',
    askedAt: new Date(0),
    answeredHow: null,
    heardOn: null,
    heardAt: null,
    mayPrint: false,
    recordedBy: null,
    answeredAt: null,
    words: [],
  }),
  path: ({ caseId, id }) => `/cases/${caseId}/leavings/${id}`,
  bead: (ask) => ({
    title: saysLeaving(ask).title,
    text: saysLeaving(ask).text,
    lens: 'want',
    loose: ask.state === 'asked' ? 'The body has not answered yet' : null,
  }),
});
