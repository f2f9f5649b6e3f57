import { kind } from '#platform/access/kinds.ts';
import { questionAccess } from '../access.ts';
import { type MarketQuestion, questionStates } from './question.ts';
import { questionsById, questionsOf } from './question-store.ts';

export const marketQuestionKind = kind<MarketQuestion>({
  kind: 'marketQuestion',
  label: 'Question to the market',
  load: questionsById,
  ofCase: questionsOf,
  allowed: questionAccess,
  states: questionStates,
  example: (state) => ({
    id: 'question',
    caseId: 'case',
    state: state as MarketQuestion['state'],
    version: 1,
    title: '',
    asked: { feePence: 2_340, years: 8, ways: ['shared', 'prime'] },
    scenario: { seed: 1, draws: 1, paths: 1, rounds: 1, providers: [], lots: [], strategies: [] },
    answer: null,
    progress: 0,
    askedBy: 'person',
    askedAt: new Date(0),
    endedAt: null,
  }),
  path: ({ caseId, id }) => `/cases/${caseId}/left/questions/${id}`,
  bead: ({ title, state }) => ({
    title,
    text: state === 'answered' ? 'Answered by a simulation' : state === 'playing' ? 'Being worked out' : 'Stopped',
    lens: 'buy',
  }),
});
