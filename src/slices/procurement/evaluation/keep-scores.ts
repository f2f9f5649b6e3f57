import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { checkDeclared } from '../check-declared.ts';
import { criteriaTreeOf } from '../criteria/criteria-store.ts';
import { leavesOf, type PlacedCriterion } from '../criteria/criterion.ts';
import { checkUnnamed } from '../names-hidden/check-unnamed.ts';
import { type Evaluation, isAsked, type Judge, type Judged } from './evaluation.ts';
import { evaluationsById, judgedOf } from './evaluation-store.ts';
import { holdJudge, insertLocks, locksOf } from './judge-store.ts';
import { record } from './name-judge.ts';
import { type Given, ownScores, saveScores } from './score-store.ts';

/** Which criteria somebody judges, as they are named now; refuses whoever is not, has not declared, waits for a decision on it (I9), or could read names that are hidden. */
export async function judgingOf(
  act: Pick<Act, 'tx' | 'who'>,
  evaluation: Evaluation,
): Promise<{ judge: Judge; mine: PlacedCriterion[]; tenders: Judged[]; locked: Set<string> }> {
  const judge = evaluation.judges.find(({ personId }) => personId === act.who.personId) ?? refuse('not-allowed');
  await checkDeclared(act, evaluation.caseId);
  await checkUnnamed(act.tx, evaluation.id, judge.personId);
  const mine = leavesOf(await criteriaTreeOf(act.tx, evaluation.id)).filter(({ id }) =>
    judge.criterionIds.includes(id),
  );
  const locks = (await locksOf(act.tx, evaluation.id)).filter(({ personId }) => personId === judge.personId);
  return {
    judge,
    mine,
    tenders: await judgedOf(act.tx, evaluation),
    locked: new Set(locks.map(({ criterionId }) => criterionId)),
  };
}

/** The same, for this act alone: nothing is saved while it is locked, and the other way round. */
async function held(act: Act, { id, judges }: Evaluation) {
  const judge = judges.find(({ personId }) => personId === act.who.personId) ?? refuse('not-allowed');
  await holdJudge(act.tx, judge.id);
  const evaluation = (await evaluationsById(act.tx, [id]))[0]!;
  if (evaluation.state !== 'judging') refuse('scores-locked');
  return { evaluation, ...(await judgingOf(act, evaluation)) };
}

/** Keeps drafts, as often as somebody likes, of what is theirs to judge and not locked. */
export async function keepScores(
  act: Act,
  object: Evaluation,
  cells: readonly Omit<Given, 'personId'>[],
): Promise<void> {
  const { evaluation, mine, tenders, locked, judge } = await held(act, object);
  for (const { criterionId, tenderId } of cells) {
    const criterion = mine.find(({ id }) => id === criterionId) ?? refuse('not-allowed');
    const tender = tenders.find((one) => one.tenderId === tenderId) ?? refuse('not-found');
    if (!isAsked(criterion, tender)) refuse('not-found');
    if (locked.has(criterionId)) refuse('scores-locked');
  }
  await saveScores(act.tx, evaluation.id, judge.personId, cells, act.now);
  record(act, evaluation, 'evaluation.scores-kept', JSON.stringify(cells));
}

export const lockInput = z.strictObject({ criterionIds: field.manyIds() });

/** Cells that have a score and its reason, by tender and criterion. */
export const doneOf = (given: readonly Given[]): ReadonlySet<string> =>
  new Set(given.flatMap((one) => (one.score !== null && one.reason ? [`${one.tenderId} ${one.criterionId}`] : [])));

/** How many cells of a criterion still lack a score or its reason. */
export const lacking = (criterion: PlacedCriterion, tenders: readonly Judged[], done: ReadonlySet<string>): number =>
  tenders.filter((tender) => isAsked(criterion, tender) && !done.has(`${tender.tenderId} ${criterion.id}`)).length;

/** Locks somebody's own scores of some criteria. Each needs its reason; nothing changes them any more. */
export async function lockScores(
  act: Act,
  object: Evaluation,
  { criterionIds }: z.infer<typeof lockInput>,
): Promise<void> {
  const { evaluation, mine, tenders, locked, judge } = await held(act, object);
  const chosen = [...new Set(criterionIds)].map((one) => mine.find(({ id }) => id === one) ?? refuse('not-allowed'));
  if (chosen.length === 0) slip('criterionIds', 'Choose what you lock');
  if (chosen.some(({ id }) => locked.has(id))) refuse('scores-locked');
  const done = doneOf(await ownScores(act.tx, evaluation.id, judge.personId));
  const unfinished = chosen.find((one) => lacking(one, tenders, done) > 0);
  if (unfinished)
    slip(
      'criterionIds',
      `“${unfinished.name}” still lacks a score or a reason for ${lacking(unfinished, tenders, done)}`,
    );
  const ids = chosen.map(({ id }) => id);
  if ((await insertLocks(act.tx, evaluation.id, judge.personId, ids, act.now)) !== ids.length) refuse('scores-locked');
  record(act, evaluation, 'evaluation.scores-locked', ids.join(' '));
}
