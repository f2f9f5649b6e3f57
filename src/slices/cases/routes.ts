import { get, post, type Route } from '#platform/http/route.ts';
import { answerGrumbleInput } from './answer-grumble.ts';
import { acceptAllyInput, askAllyInput } from './ask-ally.ts';
import { listCases, saveDescription, showDescription } from './case-pages.ts';
import { listDecisions, saveDecision } from './decision-pages.ts';
import { decideInterestInput, declareInterestInput } from './declare-interest.ts';
import { describeCaseInput } from './describe-case.ts';
import { grantHatInput, takeOffHatInput } from './grant-hat.ts';
import { keepAnswer, keepGrumble, listGrumbles, showGrumble } from './grumble-pages.ts';
import { keepDecisionPlan, keepPaperPart, showPaperParts } from './paper/paper-pages.ts';
import { planDecisionInput } from './paper/plan-decision.ts';
import { writePaperPartInput } from './paper/write-paper-part.ts';
import {
  acceptToBeAlly,
  chooseAlly,
  decideOnInterest,
  keepInterest,
  saveHat,
  showPeople,
  takeHat,
} from './people-pages.ts';
import { raiseGrumbleInput } from './raise-grumble.ts';
import { recordDecisionInput } from './record-decision.ts';

const onCase = (may: string) => ({ on: 'case', may });

export const routes: readonly Route[] = [
  get('/cases', 'signedIn', listCases),
  get('/cases/:caseId/describe', onCase('shape'), showDescription),
  post('/cases/:caseId/describe', onCase('shape'), describeCaseInput, saveDescription),
  get('/cases/:caseId/people', onCase('see'), showPeople),
  post('/cases/:caseId/people', onCase('grantHats'), grantHatInput, saveHat),
  post('/cases/:caseId/people/take-off', onCase('grantHats'), takeOffHatInput, takeHat, { form: showPeople }),
  post('/cases/:caseId/ally', onCase('shape'), askAllyInput, chooseAlly, { form: showPeople }),
  post('/cases/:caseId/ally/accept', onCase('see'), acceptAllyInput, acceptToBeAlly, { form: showPeople }),
  post('/cases/:caseId/declaration', onCase('see'), declareInterestInput, keepInterest, { form: showPeople }),
  post('/cases/:caseId/declarations', onCase('decide'), decideInterestInput, decideOnInterest, { form: showPeople }),
  get('/cases/:caseId/grumbles', onCase('see'), listGrumbles, { query: ['on'] }),
  post('/cases/:caseId/grumbles', onCase('grumble'), raiseGrumbleInput, keepGrumble),
  get('/cases/:caseId/grumbles/:grumbleId', { on: 'grumble', may: 'see' }, showGrumble),
  post('/cases/:caseId/grumbles/:grumbleId', { on: 'grumble', may: 'answer' }, answerGrumbleInput, keepAnswer),
  get('/cases/:caseId/paper/parts', onCase('seeInside'), showPaperParts),
  post('/cases/:caseId/paper/parts', onCase('shape'), writePaperPartInput, keepPaperPart),
  post('/cases/:caseId/paper/way', onCase('shape'), planDecisionInput, keepDecisionPlan, { form: showPaperParts }),
  get('/cases/:caseId/decisions', onCase('see'), listDecisions, { query: ['on'] }),
  post('/cases/:caseId/decisions', onCase('decide'), recordDecisionInput, saveDecision),
];
