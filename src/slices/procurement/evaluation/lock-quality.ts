import type { Act } from '#platform/act/act.ts';
import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';
import { declarationsOf, mayInfluence } from '#slices/cases/index.ts';
import { checkDeclared } from '../check-declared.ts';
import { criteriaTreeOf } from '../criteria/criteria-store.ts';
import { leavesOf } from '../criteria/criterion.ts';
import { unexplainedReaders } from '../names-hidden/check-unnamed.ts';
import { lockProcurement } from '../order/moment-store.ts';
import { recordMoment } from '../order/record-moment.ts';
import { type Evaluation, isAsked } from './evaluation.ts';
import { judgedOf } from './evaluation-store.ts';
import { isRestated } from './moderate.ts';
import { record } from './name-judge.ts';
import { allLocked } from './score-store.ts';
import { passesOf, settledOf } from './settled-store.ts';

/** What quality still lacks before it can be locked, in words. */
export async function qualityLacks(tx: Tx, evaluation: Evaluation): Promise<string[]> {
  const tree = await criteriaTreeOf(tx, evaluation.id);
  const tenders = await judgedOf(tx, evaluation);
  const settled = new Map(
    (await settledOf(tx, evaluation.id)).map((one) => [`${one.tenderId} ${one.criterionId}`, one]),
  );
  const locked = await allLocked(tx, evaluation.id);
  const passed = new Set((await passesOf(tx, evaluation.id)).map((one) => `${one.tenderId} ${one.criterionId}`));
  const cleared = new Set(
    (await declarationsOf(tx, evaluation.caseId)).flatMap((one) => (mayInfluence(one.state) ? [one.personId] : [])),
  );
  const lacks: string[] = evaluation.judges
    .filter(({ personId }) => !cleared.has(personId))
    .map(({ person }) => `${person} has not declared, or was not cleared: decide on it, or take them off as a judge.`);
  const readers = await unexplainedReaders(tx, evaluation.id);
  for (const { person, personId } of evaluation.judges)
    if (readers.has(personId))
      lacks.push(`${person} could read names: say why they judge nonetheless, or take them off as a judge.`);
  if (tenders.length === 0) lacks.push('There is no open tender.');
  const leaves = leavesOf(tree);
  if (leaves.length === 0) lacks.push('There is nothing to judge by: no criterion of quality.');
  for (const one of leaves) {
    const asked = tenders.filter((tender) => isAsked(one, tender));
    if (!evaluation.judges.some(({ criterionIds }) => criterionIds.includes(one.id)))
      lacks.push(`“${one.name}” has no judge.`);
    else if (!locked.has(one.id)) lacks.push(`Not everybody has locked “${one.name}”.`);
    const found = asked.map(({ tenderId }) => settled.get(`${tenderId} ${one.id}`));
    const open = found.filter((cell) => !cell).length;
    if (open > 0 && locked.has(one.id)) lacks.push(`“${one.name}” is not settled for ${open} of ${asked.length}.`);
    const empty = found.filter((cell) => cell && isRestated(one, cell.explanation)).length;
    if (empty > 0)
      lacks.push(
        `“${one.name}”: ${empty === 1 ? 'one explanation says' : `${empty} explanations say`} the criterion or its guide again. Name what the tender offers or leaves out.`,
      );
  }
  for (const one of tree.filter(({ type }) => type === 'pass-or-fail')) {
    const open = tenders.filter((tender) => isAsked(one, tender) && !passed.has(`${tender.tenderId} ${one.id}`)).length;
    if (open > 0) lacks.push(`Say for ${open} of ${tenders.length} whether they pass “${one.name}”.`);
  }
  return lacks;
}

/** Locks quality once all of it is settled. From now on only a correction with a reason and a second person changes any of it. */
export async function lockQuality(act: Act, evaluation: Evaluation): Promise<void> {
  await lockProcurement(act.tx, evaluation.id);
  await checkDeclared(act, evaluation.caseId);
  const lacks = await qualityLacks(act.tx, evaluation);
  if (lacks.length > 0) refuse('not-complete', lacks.join(' '));
  await recordMoment(act, evaluation, { moment: 'quality-locked' });
  record(act, evaluation, 'evaluation.quality-locked', '');
}
