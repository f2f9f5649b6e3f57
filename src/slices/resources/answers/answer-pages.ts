import type { z } from 'zod';
import type { Subject } from '#platform/access/kinds.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { personNames } from '#slices/people/index.ts';
import type { Resource } from '../resource.ts';
import { resourcesOf } from '../resource-store.ts';
import { walkOf } from '../walk-store.ts';
import { answerKind, type answersForm } from './answer-kind.ts';
import { answerRule, type answerRuleInput } from './answer-rule.ts';
import { ruleAnswersOf } from './rule-store.ts';
import {
  type RuleAnswer,
  type RuleInTheWay,
  ruleAnswerLabels,
  ruleAnswers,
  rulesInTheWay,
} from './rules-in-the-way.ts';

export async function keepAnswers(doing: Doing<Resource, z.infer<typeof answersForm>>): Promise<Reply> {
  const { act, object, body } = doing;
  await answerKind(act, object, body);
  return redirect(`/cases/${object.caseId}/resources/${object.id}`, 'The answers are kept.');
}

export const rulesOn = async ({ tx }: Pick<Visit, 'tx'>, caseId: string): Promise<RuleInTheWay[]> =>
  rulesInTheWay(caseId, await walkOf(tx, caseId), await resourcesOf(tx, caseId), await ruleAnswersOf(tx, caseId));

export async function showRules(visit: Visit<Subject>): Promise<Reply> {
  const rules = await rulesOn(visit, visit.object.id);
  const said = rules.flatMap(({ answer, before }) => (answer ? [answer, ...before] : before));
  const names = await personNames(visit.tx, [...new Set(said.map((one) => one.by))]);
  const reads = (one: RuleAnswer) => ({ ...one, label: ruleAnswerLabels[one.state], by: names.get(one.by) });
  return page('resources/rules.njk', 'Our own rules that are in the way', {
    rules: rules.map((one) => ({ ...one, answer: one.answer && reads(one.answer), before: one.before.map(reads) })),
    unanswered: rules.filter(({ answer }) => !answer).length,
    answerChoices: ruleAnswers.map((value) => ({ value, text: ruleAnswerLabels[value] })),
  });
}

export async function keepRuleAnswer(doing: Doing<Subject, z.infer<typeof answerRuleInput>>): Promise<Reply> {
  const { act, object, body } = doing;
  await answerRule(act, { caseId: object.id, ...body });
  return redirect(`/cases/${object.id}/rules`, 'The answer is kept beside the rule.');
}
