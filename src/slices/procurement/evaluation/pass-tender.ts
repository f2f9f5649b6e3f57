import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { checkDeclared } from '../check-declared.ts';
import { criteriaTreeOf } from '../criteria/criteria-store.ts';
import { lockProcurement } from '../order/moment-store.ts';
import { type Evaluation, isAsked } from './evaluation.ts';
import { evaluationsById, judgedOf } from './evaluation-store.ts';
import { record } from './name-judge.ts';
import { savePass } from './settled-store.ts';

export const passInput = z.strictObject({
  tender: field.id('Choose a tender'),
  criterion: field.id('Choose what is passed or failed'),
  passes: field.choice(['yes', 'no'], 'Say whether it passes'),
  because: field.text('Say what shows it', 2_000),
});

/** Records whether a tender passes, with what shows it, until quality is locked. */
export async function passTender(act: Act, { id }: Evaluation, typed: z.infer<typeof passInput>): Promise<void> {
  await lockProcurement(act.tx, id);
  const evaluation = (await evaluationsById(act.tx, [id]))[0]!;
  if (evaluation.state !== 'judging') refuse('scores-locked');
  await checkDeclared(act, evaluation.caseId);
  const criterion = (await criteriaTreeOf(act.tx, id)).find((one) => one.id === typed.criterion);
  const tender = (await judgedOf(act.tx, evaluation)).find(({ tenderId }) => tenderId === typed.tender);
  if (criterion?.type !== 'pass-or-fail') slip('criterion', 'Choose one from the list');
  if (!tender || !isAsked(criterion, tender)) slip('tender', 'Choose one from the list');
  const pass = {
    tenderId: typed.tender,
    criterionId: typed.criterion,
    passes: typed.passes === 'yes',
    because: typed.because,
    decidedBy: act.who.personId!,
  };
  await savePass(act.tx, id, pass, act.now);
  record(act, evaluation, 'evaluation.pass-recorded', JSON.stringify(typed));
}
