import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { insertRuleAnswer } from './rule-store.ts';
import { ruleAnswers } from './rules-in-the-way.ts';

export const answerRuleInput = z.strictObject({
  rule: field.text('Enter which rule', 1_000),
  answer: field.choice(ruleAnswers, 'Choose what happens to the rule'),
  because: field.text('Say why: it is shown beside the rule', 1_000),
  changesByOn: field.optionalDateOn(),
});

/** The authority answers for a rule of its own: it stays, it is changed, or it will change by a day, because… */
export async function answerRule(
  act: Act,
  { caseId, ...input }: { caseId: string } & z.infer<typeof answerRuleInput>,
): Promise<void> {
  if (input.answer === 'will-change' && !input.changesByOn)
    slip('changesByOn', 'Enter the day by which it will change');
  await insertRuleAnswer(act.tx, caseId, {
    id: act.newId(),
    rule: input.rule,
    state: input.answer,
    because: input.because,
    changesByOn: input.answer === 'will-change' ? input.changesByOn : null,
    by: act.who.personId!,
    at: act.now,
  });
  act.record({
    action: `rule.${input.answer}`,
    on: { kind: 'case', id: caseId },
    caseId,
    fields: ['rule', 'because'],
    content: `${input.rule}\n${input.because}`,
  });
}
