import { get, post, type Route } from '#platform/http/route.ts';
import { clashRoutes } from './aims/clash-routes.ts';
import { threeInput } from './answer-questions.ts';
import { dropPull, keepDetails, keepPull } from './board/board-pages.ts';
import { sayMoreInput } from './board/say-more.ts';
import { sayPullInput, takeBackPullInput } from './board/say-pull.ts';
import { mechanismInput, moveMechanismInput } from './choose-mechanism.ts';
import { leavingRoutes } from './leavings/leaving-routes.ts';
import { keepMechanism, listMechanisms, saveMechanism, showMechanism } from './mechanism-pages.ts';
import { preventionRoutes } from './prevention/prevention-routes.ts';
import { keepRequirement, keepThree, listRequirements, saveRequirement, showRequirement } from './requirement-pages.ts';
import { sourceRoutes } from './source/source-routes.ts';
import { specificationRoutes } from './specification/specification-routes.ts';
import { answerMismatchInput, endStakeInput, pasteStakesInput, stakeInput } from './stakes/name-stake.ts';
import { dropStake, keepMismatchAnswer, keepStake, keepStakes, showStakes } from './stakes/stake-pages.ts';
import { challengeRoutes } from './voices/challenge-routes.ts';
import { changeRequirementInput, requirementInput } from './write-requirement.ts';

const onCase = (may: string) => ({ on: 'case', may });
const onRequirement = (may: string) => ({ on: 'requirement', may });

export const routes: readonly Route[] = [
  get('/cases/:caseId/mechanisms', onCase('see'), listMechanisms),
  post('/cases/:caseId/mechanisms', onCase('shape'), mechanismInput, keepMechanism),
  get('/cases/:caseId/stakes', onCase('seeInside'), showStakes),
  post('/cases/:caseId/stakes', onCase('shape'), stakeInput, keepStake),
  post('/cases/:caseId/stakes/lines', onCase('shape'), pasteStakesInput, keepStakes, { form: showStakes }),
  post('/cases/:caseId/stakes/ended', onCase('shape'), endStakeInput, dropStake, { form: showStakes }),
  post('/cases/:caseId/stakes/answers', onCase('shape'), answerMismatchInput, keepMismatchAnswer, { form: showStakes }),
  get('/cases/:caseId/mechanisms/:mechanismId', { on: 'mechanism', may: 'see' }, showMechanism),
  post('/cases/:caseId/mechanisms/:mechanismId', { on: 'mechanism', may: 'change' }, moveMechanismInput, saveMechanism),
  post('/cases/:caseId/mechanisms/:mechanismId/more', { on: 'mechanism', may: 'change' }, sayMoreInput, keepDetails, {
    form: showMechanism,
  }),
  post('/cases/:caseId/pulls', onCase('shape'), sayPullInput, keepPull, { form: listMechanisms }),
  post('/cases/:caseId/pulls/taken-back', onCase('shape'), takeBackPullInput, dropPull, { form: listMechanisms }),
  get('/cases/:caseId/requirements', onCase('seeInside'), listRequirements),
  post('/cases/:caseId/requirements', onCase('shape'), requirementInput, keepRequirement),
  get('/cases/:caseId/requirements/:requirementId', onRequirement('see'), showRequirement),
  post('/cases/:caseId/requirements/:requirementId', onRequirement('change'), changeRequirementInput, saveRequirement),
  post('/cases/:caseId/requirements/:requirementId/three', onRequirement('settle'), threeInput, keepThree, {
    form: showRequirement,
  }),
  ...leavingRoutes,
  ...challengeRoutes,
  ...clashRoutes,
  ...specificationRoutes,
  ...preventionRoutes,
  ...sourceRoutes,
];
