import { medianOf, restates } from '#engines/scoring/index.ts';
import type { Act } from '#platform/act/act.ts';
import { Slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { checkDeclared } from '../check-declared.ts';
import { criteriaTreeOf } from '../criteria/criteria-store.ts';
import { guideOf, leavesOf, type PlacedCriterion } from '../criteria/criterion.ts';
import { lockProcurement } from '../order/moment-store.ts';
import { readRows, type Typed } from './cells.ts';
import { type Evaluation, isAsked, type Judged } from './evaluation.ts';
import { evaluationsById, judgedOf } from './evaluation-store.ts';
import { record } from './name-judge.ts';
import { allLocked, lockedScores } from './score-store.ts';
import { saveSettled, settledOf } from './settled-store.ts';

export const moderationRows = (criterion: PlacedCriterion, tenders: readonly Judged[]) =>
  tenders
    .filter((tender) => isAsked(criterion, tender))
    .map((tender) => ({
      key: tender.tenderId,
      title: tender.label,
      scores: guideOf(criterion).map(({ score }) => score),
    }));

/** What was published about a criterion, which an explanation has to say more than. */
export const publishedOf = (one: PlacedCriterion): string[] => [
  one.name,
  ...(one.question ? [one.question] : []),
  ...guideOf(one).map(({ word, means }) => `${word} ${means}`),
];

/** Whether two people looked at one state of a page: the sum of the versions of all that it shows. */
export const seenOf = (settled: readonly { version: number }[]): number =>
  settled.reduce((all, { version }) => all + version, 0);

/**
 * Records what the panel settled on one criterion, after everybody has locked: where it is not the middle of what was given alone, with the
 * reason; always with what the bidder is told. What was given alone stays as it is.
 */
export async function moderate(
  act: Act,
  { id, caseId }: Evaluation,
  criterionId: string,
  typed: Typed,
): Promise<number> {
  await lockProcurement(act.tx, id);
  const evaluation = (await evaluationsById(act.tx, [id]))[0]!;
  if (evaluation.state !== 'judging') refuse('scores-locked');
  await checkDeclared(act, caseId);
  const criterion =
    leavesOf(await criteriaTreeOf(act.tx, id)).find((one) => one.id === criterionId) ?? refuse('not-found');
  if (!(await allLocked(act.tx, id)).has(criterionId)) refuse('not-all-locked');
  const { seen, ...boxes } = typed;
  if (seen !== String(seenOf(await settledOf(act.tx, id, criterionId)))) refuse('stale');
  const rows = moderationRows(criterion, await judgedOf(act.tx, evaluation));
  const given = await lockedScores(act.tx, id, criterionId);
  const errors: Record<string, string> = {};
  const settled = readRows(rows, ['because', 'explanation'], boxes).flatMap(({ key, score, because, explanation }) => {
    const title = rows.find((row) => row.key === key)!.title;
    if (score === null) {
      if (because || explanation) errors[`score-${key}`] = `Choose the score of ${title}`;
      return [];
    }
    const scores = given.flatMap((one) => (one.tenderId === key && one.score !== null ? [one.score] : []));
    const median = medianOf(scores);
    if (median !== score * 100 && !because)
      errors[`because-${key}`] = `Say why ${title} gets another score than the middle of what was given`;
    if (!explanation)
      errors[`explanation-${key}`] = `Say to ${title} why it gets this score, from what is in the tender`;
    return explanation ? [{ tenderId: key, score, median, because, explanation }] : [];
  });
  if (Object.keys(errors).length > 0) throw new Slip(errors);
  await saveSettled(act.tx, id, criterionId, settled, act.who.personId!, act.now);
  record(act, evaluation, 'evaluation.moderated', JSON.stringify({ criterionId, settled }));
  return settled.length;
}

export const isRestated = (criterion: PlacedCriterion, explanation: string): boolean =>
  restates(explanation, publishedOf(criterion));
