import { kind } from '#platform/access/kinds.ts';
import { outcomeAccess } from './access.ts';
import { type Outcome, outcomeBead } from './outcome.ts';
import { outcomesById, outcomesOf } from './outcome-store.ts';
import { partStates } from './ownership.ts';

const wording = {
  id: 'wording',
  number: 1,
  state: 'current',
  statement: 'No one goes a week without a person who matters to them',
  forWhom: 'people over 65',
  because: null,
  bodyId: null,
  putBy: null,
  putAt: new Date(0),
} as const;

export const outcomeKind = kind<Outcome>({
  kind: 'outcome',
  label: 'Outcome',
  load: outcomesById,
  ofCase: outcomesOf,
  allowed: outcomeAccess,
  states: partStates,
  example: (state) => {
    const part = {
      bodyId: 'body',
      body: 'Elders’ Assembly',
      state: state as Outcome['state'],
      forWhom: 'people over 65',
      wordingId: wording.id,
      statement: wording.statement,
      because: null,
      changedAt: new Date(0),
      untilOn: null,
      reviewOn: null,
    };
    return {
      id: 'outcome',
      caseId: 'case',
      caseClosed: false,
      state: part.state,
      version: 1,
      statement: wording.statement,
      forWhom: wording.forWhom,
      wordingId: wording.id,
      wordings: [wording],
      parts: [part],
      ownership: [part],
      answer: null,
      answers: [],
      dissent: [],
      quotationIds: [],
      needIds: [],
      speakers: { body: ['body', 'other'] },
      commissioningIds: ['organisation'],
      retiredBecause: state === 'retired' ? 'It is done' : null,
      proposedAt: new Date(0),
    };
  },
  path: (outcome) => `/cases/${outcome.caseId}/outcomes/${outcome.id}`,
  bead: (outcome) => ({ ...outcomeBead(outcome), lens: 'want' }),
});
