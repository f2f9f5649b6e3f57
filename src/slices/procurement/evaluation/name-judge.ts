import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { wearersOf } from '#slices/cases/index.ts';
import { checkDeclared } from '../check-declared.ts';
import { criteriaTreeOf } from '../criteria/criteria-store.ts';
import { leavesOf } from '../criteria/criterion.ts';
import { checkNamed } from '../names-hidden/say-why.ts';
import { lockProcurement } from '../order/moment-store.ts';
import { type Evaluation, hatsFor } from './evaluation.ts';
import { evaluationsById } from './evaluation-store.ts';
import { endJudge, locksOf, saveJudge } from './judge-store.ts';
import { allLocked } from './score-store.ts';

export const judgeInput = z.strictObject({
  person: field.id('Choose who judges'),
  criterionIds: field.manyIds(),
  /** Why somebody judges who could read names that are hidden from judges. */
  because: field.optionalText(1_000),
});
/** What is typed of a judge; why, where it has to be said. */
export type JudgeTyped = Omit<z.infer<typeof judgeInput>, 'because'> & Readonly<{ because?: string | null }>;

/** Names somebody of the case to judge some criteria. Residents and practitioners judge their own; whoever may bid judges nothing. */
export async function nameJudge(act: Act, { id, caseId }: Evaluation, typed: JudgeTyped): Promise<void> {
  await lockProcurement(act.tx, id);
  const evaluation = (await evaluationsById(act.tx, [id]))[0]!;
  if (evaluation.state !== 'waiting' && evaluation.state !== 'judging') refuse('wrong-state');
  await checkDeclared(act, caseId);
  const wearers = await wearersOf(act.tx, caseId);
  const worn = wearers.filter(({ personId }) => personId === typed.person);
  const hats = worn.map(({ hat }) => hat as string);
  if (hats.length === 0) slip('person', 'Choose somebody who wears a hat on this case');
  if (hats.includes('provider')) slip('person', 'Somebody who may bid judges nothing here');
  const leaves = new Map(leavesOf(await criteriaTreeOf(act.tx, id)).map((one) => [one.id, one]));
  const chosen = [...new Set(typed.criterionIds)].map(
    (one) => leaves.get(one) ?? slip('criterionIds', 'Choose from the list'),
  );
  if (chosen.length === 0) slip('criterionIds', 'Choose what they judge');
  for (const one of chosen)
    if (!hatsFor[one.judgedBy].some((hat) => hats.includes(hat)))
      slip('criterionIds', `“${one.name}” is judged by people with another hat: ${hatsFor[one.judgedBy].join(', ')}`);
  const before = evaluation.judges.find(({ personId }) => personId === typed.person);
  const had = new Set(before?.criterionIds ?? []);
  const done = await allLocked(act.tx, id);
  const late = chosen.find((one) => !had.has(one.id) && done.has(one.id));
  if (late) slip('criterionIds', `Everybody has locked “${late.name}”: nobody new can judge it alone any more`);
  const locked = (await locksOf(act.tx, id)).filter(({ personId }) => personId === typed.person);
  if (before && locked.some(({ criterionId }) => had.has(criterionId) && !chosen.some((one) => one.id === criterionId)))
    slip(
      'criterionIds',
      'What they have locked stays theirs. Take them off as a judge, with the reason, if it must not count',
    );
  const because = typed.because ?? null;
  await checkNamed(act, evaluation, wearers, { personId: typed.person, chosen, because });
  await saveJudge(act.tx, {
    id: act.newId(),
    procurementId: id,
    personId: typed.person,
    criterionIds: chosen.map((one) => one.id),
    by: act.who.personId!,
    at: act.now,
  });
  record(act, evaluation, 'evaluation.judge-named', JSON.stringify(typed));
}

export const endJudgeInput = z.strictObject({
  judge: field.id(),
  because: field.text('Say why they do not judge any more', 1_000),
});

/** Takes a judge off, with the reason. What they gave is kept and does not count. */
export async function takeOffJudge(
  act: Act,
  { id }: Evaluation,
  { judge, because }: z.infer<typeof endJudgeInput>,
): Promise<void> {
  await lockProcurement(act.tx, id);
  const evaluation = (await evaluationsById(act.tx, [id]))[0]!;
  if (evaluation.state !== 'waiting' && evaluation.state !== 'judging') refuse('wrong-state');
  await checkDeclared(act, evaluation.caseId);
  if (!evaluation.judges.some((one) => one.id === judge)) refuse('not-found');
  if (!(await endJudge(act.tx, judge, because, act.now))) refuse('wrong-state');
  record(act, evaluation, 'evaluation.judge-ended', because);
}

export function record(
  act: Act,
  { id, caseId }: Pick<Evaluation, 'id' | 'caseId'>,
  action: string,
  content: string,
): void {
  act.record({ action, on: { kind: 'evaluation', id }, caseId, fields: ['evaluation'], content });
}
