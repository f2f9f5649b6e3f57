import { sayHealthCode } from './health-codes.ts';
import type { Answers } from './questions.ts';
import type { Routed } from './regime.ts';
import { answerOf, ask, refuseRoute } from './route-answer.ts';
import { chooseProcess } from './route-provider-selection.ts';
import { routeUnderAct } from './route-under-act.ts';
import { type ThresholdRow, thresholdRows } from './thresholds-table.ts';

/**
 * Which law applies and by which process, from answers to plain questions: pure and total. Whatever was answered, exactly one comes back: the next
 * question, an answer, or a refusal that has a name. The nation is asked first. Read from the texts named at each answer.
 */
export function routeRegime(answers: Answers, rows: readonly ThresholdRow[] = thresholdRows): Routed {
  if (!answers.nation) return ask('nation');
  if (answers.nation === 'scotland') return refuseRoute('scotland');
  switch (answers.deal) {
    case 'grant':
      return routeGrant(answers);
    case 'pool':
      return routePool(answers);
    case 'public-bodies':
    case 'own-body':
      return routeBetweenPublicBodies(answers);
    case 'buy':
      return routePurchase(answers, rows);
    default:
      return ask('deal');
  }
}

function routeGrant(answers: Answers): Routed {
  if (!answers.strings) return ask('strings');
  if (answers.strings === 'yes') return refuseRoute('that-is-a-contract');
  if (!answers.subsidy) return ask('subsidy');
  const checks = {
    no: [],
    yes: [
      'It may be a subsidy. The principles of subsidy control are assessed and it may have to be published before it is given.',
    ],
    unsure: ['Find out whether it is a subsidy before it is given.'],
  }[answers.subsidy];
  return answerOf(answers, 'grant', 'none', { checks });
}

function routePool(answers: Answers): Routed {
  if (answers.nation !== 'england') return refuseRoute('pooling-not-known');
  if (!answers.poolers) return ask('poolers');
  return answers.poolers === 'others' ? refuseRoute('no-statute-to-pool') : answerOf(answers, 'partnership', 'none');
}

function routeBetweenPublicBodies(answers: Answers): Routed {
  if (!answers.conditions) return ask('conditions');
  if (answers.conditions === 'not-met') return refuseRoute('conditions-not-met');
  const paragraph = answers.deal === 'own-body' ? '2' : '3';
  return answerOf(answers, 'exempt', 'none', {
    rests: [
      {
        law: `Procurement Act 2023, schedule 2 paragraph ${paragraph}`,
        says:
          paragraph === '2' ? 'a body that is controlled' : 'horizontal arrangements between contracting authorities',
      },
    ],
    checks: ['Write down why each condition is met.'],
  });
}

function routePurchase(answers: Answers, rows: readonly ThresholdRow[]): Routed {
  if (!answers.buyer) return ask('buyer');
  if (answers.buyer === 'none') return refuseRoute('not-public');
  if (answers.nation === 'england' && (answers.buyer === 'council' || answers.buyer === 'nhs')) {
    if (!answers.health) return ask('health');
    const mixed = answers.health === 'mixed';
    if (mixed && !answers.main) return ask('main');
    if (mixed && answers.main === 'health' && !answers.separable) return ask('separable');
    if (answers.health === 'yes' || (mixed && answers.main === 'health' && answers.separable === 'no'))
      return routeHealth(answers, mixed);
  }
  return routeUnderAct(answers, rows);
}

function routeHealth(answers: Answers, mixed: boolean): Routed {
  const chosen = chooseProcess(answers);
  if ('asks' in chosen) return ask(chosen.asks);
  if ('refused' in chosen) return refuseRoute(chosen.refused);
  return answerOf(answers, 'provider-selection', chosen.process, {
    checks: [
      ...[sayHealthCode(answers.code, true)].filter((one) => one !== null),
      'The service has a code in schedule 1 to the regulations. Some of them count only for services to individuals.',
      ...(mixed
        ? ['Write down why the other part could not reasonably be bought separately: regulation 3(4)(b).']
        : []),
    ],
  });
}
