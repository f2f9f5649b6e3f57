import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { checkDeclared } from '../check-declared.ts';
import { criteriaTreeOf } from '../criteria/criteria-store.ts';
import { guideOf } from '../criteria/criterion.ts';
import { lockProcurement } from '../order/moment-store.ts';
import type { Evaluation } from './evaluation.ts';
import { evaluationsById } from './evaluation-store.ts';
import { record } from './name-judge.ts';
import { confirmCorrection, correctionsOf, insertCorrection, settledOf } from './settled-store.ts';

export const correctionInput = z.strictObject({
  tender: field.id('Choose a tender'),
  criterion: field.id('Choose a criterion'),
  score: field.wholeNumber('Enter the score that it should be', 0, 999),
  explanation: field.text('Say to the bidder why it gets this score', 4_000),
  because: field.text('Say what was wrong', 2_000),
});

async function correctable(act: Act, { id }: Evaluation): Promise<Evaluation> {
  await lockProcurement(act.tx, id);
  const evaluation = (await evaluationsById(act.tx, [id]))[0]!;
  if (evaluation.state !== 'locked' && evaluation.state !== 'priced') refuse('scores-locked');
  await checkDeclared(act, evaluation.caseId);
  return evaluation;
}

/** Proposes to correct a locked score. It changes nothing before a second person confirms it. */
export async function proposeCorrection(
  act: Act,
  object: Evaluation,
  typed: z.infer<typeof correctionInput>,
): Promise<void> {
  const evaluation = await correctable(act, object);
  const criterion = (await criteriaTreeOf(act.tx, evaluation.id)).find(({ id }) => id === typed.criterion);
  const now = (await settledOf(act.tx, evaluation.id, typed.criterion)).find(
    ({ tenderId }) => tenderId === typed.tender,
  );
  if (!criterion || !now) slip('tender', 'Choose a tender and a criterion that was settled for it');
  if (!guideOf(criterion).some(({ score }) => score === typed.score)) slip('score', 'Choose a score of its scale');
  await insertCorrection(act.tx, evaluation.id, {
    id: act.newId(),
    tenderId: typed.tender,
    criterionId: typed.criterion,
    fromScore: now.score,
    toScore: typed.score,
    fromExplanation: now.explanation,
    explanation: typed.explanation,
    because: typed.because,
    pricesWereOpen: evaluation.state === 'priced',
    proposedBy: act.who.personId!,
    proposedAt: act.now,
    confirmedBy: null,
    confirmedAt: null,
  });
  record(act, evaluation, 'evaluation.correction-proposed', JSON.stringify(typed));
}

export const confirmCorrectionInput = z.strictObject({ correction: field.id() });

/** A second person confirms a correction, and it is in force. Both values are kept. */
export async function confirmCorrected(
  act: Act,
  object: Evaluation,
  { correction }: z.infer<typeof confirmCorrectionInput>,
): Promise<void> {
  const evaluation = await correctable(act, object);
  const found = (await correctionsOf(act.tx, evaluation.id)).find(({ id }) => id === correction) ?? refuse('not-found');
  if (found.proposedBy === act.who.personId) refuse('second-hand');
  if (!(await confirmCorrection(act.tx, found, act.who.personId!, act.now))) refuse('stale');
  record(act, evaluation, 'evaluation.correction-confirmed', correction);
}
