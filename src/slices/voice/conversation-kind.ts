import { kind } from '#platform/access/kinds.ts';
import { conversationAccess, statementAccess } from './access.ts';
import { type Conversation, conversationStates, type Statement, statementStates } from './conversation.ts';
import { conversationsById, conversationsOf, quotedStatements, statementsById } from './conversation-store.ts';

export const conversationKind = kind<Conversation>({
  kind: 'conversation',
  label: 'Conversation',
  load: conversationsById,
  ofCase: conversationsOf,
  allowed: conversationAccess,
  states: conversationStates,
  example: (state) => ({
    id: 'conversation',
    caseId: 'case',
    state: state as Conversation['state'],
    version: 1,
    title: 'Living well at home',
    about: '',
    address: null,
    source: state === 'kept' ? 'polis' : 'here',
    participants: 0,
    votes: 0,
    addedAt: new Date(0),
  }),
  path: (one) => `/cases/${one.caseId}/conversations/${one.id}`,
  bead: (one) => ({
    title: one.title,
    text: `${one.participants.toLocaleString('en-GB')} people took part`,
    lens: 'want',
  }),
});

/** Agreement in a conversation is evidence. It is nobody's consent, and reads so wherever it stands. */
export const tally = (one: Pick<Statement, 'agrees' | 'disagrees' | 'passes'>): string =>
  one.agrees + one.disagrees + (one.passes ?? 0) === 0
    ? 'No votes are told of'
    : `${one.agrees} agreed, ${one.disagrees} disagreed${one.passes === null ? '' : `, ${one.passes} passed`}`;

export const statementKind = kind<Statement>({
  kind: 'statement',
  label: 'Statement',
  load: statementsById,
  ofCase: quotedStatements,
  allowed: statementAccess,
  states: statementStates,
  example: (state) => ({
    id: 'statement',
    caseId: 'case',
    conversationId: 'conversation',
    state: state as Statement['state'],
    version: 1,
    number: 1,
    words: '',
    agrees: 0,
    disagrees: 0,
    passes: 0,
    saidAt: null,
  }),
  path: (one) => `/cases/${one.caseId}/conversations/${one.conversationId}/statements/${one.id}`,
  bead: (one) => ({ title: one.words, text: tally(one), lens: 'want' }),
});
