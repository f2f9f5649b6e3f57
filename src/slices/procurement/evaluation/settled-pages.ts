import { spreadsOf } from '#engines/scoring/index.ts';
import { wears } from '#platform/access/who.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { personNames } from '#slices/people/index.ts';
import { checkDeclared } from '../check-declared.ts';
import { criteriaTreeOf, rulesOf } from '../criteria/criteria-store.ts';
import { guideOf, leavesOf, modelOf } from '../criteria/criterion.ts';
import type { Typed } from './cells.ts';
import type { Evaluation } from './evaluation.ts';
import { isAsked } from './evaluation.ts';
import { judgedOf } from './evaluation-store.ts';
import { isRestated, moderate, seenOf } from './moderate.ts';
import { pathOf } from './overview-pages.ts';
import { allLocked, lockedScores } from './score-store.ts';
import { correctionsOf, settledOf } from './settled-store.ts';

const apartSays = {
  apart: 'far apart',
  'across-the-minimum': 'on both sides of the least score',
  'one-evaluator': 'one judge only',
  missing: 'not everybody scored it',
} as const;

/** I9 for whoever could influence: declared, and decided on. Those who only check are let through. */
export async function mayLook(visit: Visit<Evaluation>): Promise<void> {
  if (!wears(visit.who, 'auditor') || wears(visit.who, 'commissioner', 'procurement'))
    await checkDeclared(visit, visit.object.caseId);
}

/** What everybody gave alone on one criterion, side by side, and what was settled. Nothing of it before all have locked. */
export async function showSettled(visit: Visit<Evaluation>): Promise<Reply> {
  const { tx, object, params, who, may } = visit;
  await mayLook(visit);
  const tree = await criteriaTreeOf(tx, object.id);
  const leaves = leavesOf(tree);
  const criterion = leaves.find(({ id }) => id === params.criterionId) ?? refuse('not-found');
  const judging = object.judges.filter(({ criterionIds }) => criterionIds.includes(criterion.id));
  if (!may.includes('readAll') && !judging.some(({ personId }) => personId === who.personId)) refuse('not-found');
  const open = (await allLocked(tx, object.id)).has(criterion.id);
  const tenders = open ? (await judgedOf(tx, object)).filter((one) => isAsked(criterion, one)) : [];
  const given = open ? await lockedScores(tx, object.id, criterion.id) : [];
  const settled = open ? await settledOf(tx, object.id, criterion.id) : [];
  const names = await personNames(tx, [...given.map((one) => one.personId), ...settled.map((one) => one.moderatedBy)]);
  const model = modelOf(tree, await rulesOf(tx, object.id), criterion.lotId);
  const spreads = spreadsOf(
    model,
    given.map(({ personId, tenderId, criterionId, score }) => ({
      evaluator: personId,
      bid: tenderId,
      of: criterionId,
      score: score ?? 0,
    })),
    2,
    { [criterion.id]: judging.length },
  );
  const guide = guideOf(criterion);
  const next = leaves[leaves.indexOf(criterion) + 1];
  return page('procurement/evaluation/settled.njk', `What the panel settles: ${criterion.name}`, {
    evaluation: object,
    criterion,
    guide,
    open,
    seen: seenOf(settled),
    action: `${pathOf(object)}/settled/${criterion.id}`,
    next: next && may.includes('readAll') ? `${pathOf(object)}/settled/${next.id}` : null,
    choices: guide.map(({ score, word }) => ({ value: String(score), text: `${score} ${word}` })),
    rows: tenders.map(({ tenderId, label }) => {
      const spread = spreads.find(({ bid }) => bid === tenderId);
      const one = settled.find((cell) => cell.tenderId === tenderId);
      return {
        key: tenderId,
        title: label,
        given: given
          .filter((cell) => cell.tenderId === tenderId)
          .map((cell) => ({ ...cell, person: names.get(cell.personId) })),
        low: spread?.low,
        high: spread?.high,
        mean: spread?.mean,
        talk: (spread?.moderate ?? []).map((why) => apartSays[why]),
        settled: one && { ...one, by: names.get(one.moderatedBy), restates: isRestated(criterion, one.explanation) },
      };
    }),
  });
}

export async function keepSettled({ act, object, params, body }: Doing<Evaluation, Typed>): Promise<Reply> {
  const count = await moderate(act, object, params.criterionId!, body);
  return redirect(
    `${pathOf(object)}/settled/${params.criterionId}`,
    `Settled for ${count}. What was given alone is kept beside it.`,
  );
}

/** Locked scores that were put right: what was wrong, by whom, confirmed by whom. */
export async function showCorrections(visit: Visit<Evaluation>): Promise<Reply> {
  const { tx, object, who } = visit;
  await mayLook(visit);
  const leaves = leavesOf(await criteriaTreeOf(tx, object.id));
  const tenders = await judgedOf(tx, object);
  const corrections = await correctionsOf(tx, object.id);
  const names = await personNames(
    tx,
    corrections.flatMap(({ proposedBy, confirmedBy }) => [proposedBy, ...(confirmedBy ? [confirmedBy] : [])]),
  );
  return page('procurement/evaluation/corrections.njk', `Corrections of locked scores: ${object.title}`, {
    evaluation: object,
    corrections: corrections.map((one) => ({
      ...one,
      tender: tenders.find(({ tenderId }) => tenderId === one.tenderId)?.label,
      criterion: leaves.find(({ id }) => id === one.criterionId)?.name,
      by: names.get(one.proposedBy),
      confirmer: one.confirmedBy ? names.get(one.confirmedBy) : null,
      mine: one.proposedBy === who.personId,
    })),
    tenderChoices: tenders.map(({ tenderId, label }) => ({ value: tenderId, text: label })),
    criterionChoices: leaves.map(({ id, name }) => ({ value: id, text: name })),
  });
}
