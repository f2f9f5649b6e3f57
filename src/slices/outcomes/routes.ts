import { get, post, type Route } from '#platform/http/route.ts';
import { keepOutcome, listOutcomes, showOutcome } from './outcomes-pages.ts';
import { proposeOutcomeInput } from './propose-outcome.ts';

const onCase = (may: string) => ({ on: 'case', may });
const onOutcome = (may: string) => ({ on: 'outcome', may });

export const routes: readonly Route[] = [
  get('/cases/:caseId/outcomes', onCase('see'), listOutcomes, { query: ['words'] }),
  post('/cases/:caseId/outcomes', onCase('contribute'), proposeOutcomeInput, keepOutcome),
  get('/cases/:caseId/outcomes/:outcomeId', onOutcome('see'), showOutcome),
];
