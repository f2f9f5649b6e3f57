import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { outcomesOf } from '#slices/outcomes/index.ts';
import { requirementsOf } from '#slices/plan/index.ts';
import type { Procurement } from '../procurement.ts';
import { lotsOf } from '../procurement-store.ts';
import { criteriaTreeOf, deleteCriterion, insertCriterion, updateCriterion } from './criteria-store.ts';
import { criterionTypes, judgedBys, lightTouches, type PlacedCriterion, readGuide } from './criterion.ts';
import { amendmentFields, holdCriteria } from './hold-criteria.ts';

const words = {
  name: field.text('Enter what bids are judged on', 200),
  weight: field.optionalWholeNumber(0, 100),
  question: field.optionalText(2_000),
  guide: field.optionalText(4_000),
  least: field.optionalWholeNumber(0, 999),
  judgedBy: field.optionalChoice(judgedBys),
  lightTouch: field.optionalChoice(lightTouches),
  outcomeId: field.optionalId(),
  requirementIds: field.manyIds(),
  ...amendmentFields,
};
export const newCriterionInput = z.strictObject({
  ...words,
  type: field.choice(criterionTypes, 'Choose what kind of criterion it is'),
  parentId: field.optionalId(),
  lotId: field.optionalId(),
});
export const criterionInput = z.strictObject({ ...words, version: field.version() });
export const removeCriterionInput = z.strictObject({ version: field.version(), ...amendmentFields });

type Words = Omit<z.infer<typeof criterionInput>, 'version'>;

/** Reads and checks what may stand on any criterion. */
async function wordsOf(act: Act, procurement: Pick<Procurement, 'caseId' | 'regime'>, typed: Words) {
  const { guide, odd } = readGuide(typed.guide ?? '');
  if (odd) slip('guide', `Write “${odd.slice(0, 40)}” as a score, its word, a colon and what it means`);
  if (guide.length === 1) slip('guide', 'Give at least two scores');
  if (typed.lightTouch && procurement.regime !== 'light-touch')
    slip('lightTouch', 'Only the light touch lets this be a criterion (section 23(6))');
  const requirements = new Set((await requirementsOf(act.tx, procurement.caseId)).map(({ id }) => id));
  if (typed.requirementIds.some((id) => !requirements.has(id))) slip('requirementIds', 'Choose from the list');
  if (typed.outcomeId && !(await outcomesOf(act.tx, procurement.caseId)).some(({ id }) => id === typed.outcomeId))
    slip('outcomeId', 'Choose one from the list');
  const { name, question, least, lightTouch, outcomeId } = typed;
  const requirementIds = [...new Set(typed.requirementIds)];
  return {
    name,
    weight: typed.weight ?? 0,
    question,
    guide,
    least,
    lightTouch,
    outcomeId,
    requirementIds,
    judgedBy: typed.judgedBy ?? ('panel' as const),
  };
}

/** Adds something that bids are judged on, at the top or as a part of something. */
export async function addCriterion(
  act: Act,
  procurement: Procurement,
  typed: z.infer<typeof newCriterionInput>,
): Promise<string> {
  const amend = await holdCriteria(act, procurement.id, typed);
  const tree = await criteriaTreeOf(act.tx, procurement.id);
  const parent = tree.find(({ id }) => id === typed.parentId);
  if (
    typed.parentId &&
    (!parent || parent.parentId !== null || parent.type === 'price' || parent.type === 'pass-or-fail')
  )
    slip('parentId', 'Choose a criterion of quality or social value at the top');
  const lots = (await lotsOf(act.tx, procurement.caseId)).filter(
    ({ procurementId }) => procurementId === procurement.id,
  );
  if (typed.lotId && !lots.some(({ id }) => id === typed.lotId)) slip('lotId', 'Choose one from the list');
  if (typed.type === 'price') slip('type', 'Say how the price counts in its own form below');
  if (typed.type !== 'pass-or-fail' && !typed.weight) slip('weight', 'Enter a weight from 1 to 100');
  const criterion: PlacedCriterion = {
    ...(await wordsOf(act, procurement, typed)),
    id: act.newId(),
    caseId: procurement.caseId,
    procurementId: procurement.id,
    lotId: parent ? parent.lotId : typed.lotId,
    parentId: parent?.id ?? null,
    type: parent ? parent.type : typed.type,
    formula: null,
    place: 0,
    state: 'draft',
    version: 1,
  };
  await insertCriterion(act.tx, criterion, act.now);
  await amend(criterion.name, null, criterion);
  recordCriterion(act, 'criterion.added', criterion, Object.keys(typed));
  return criterion.id;
}

export async function changeCriterion(
  act: Act,
  before: PlacedCriterion,
  procurement: Procurement,
  { version, ...typed }: z.infer<typeof criterionInput>,
): Promise<void> {
  const amend = await holdCriteria(act, before.procurementId, typed);
  const changed = { ...before, ...(await wordsOf(act, procurement, typed)) };
  if (!(await updateCriterion(act.tx, changed, version, act.now))) refuse('stale');
  await amend(changed.name, before, changed);
  recordCriterion(act, 'criterion.changed', changed, Object.keys(typed));
}

/** Takes it away with its parts. */
export async function removeCriterion(
  act: Act,
  before: PlacedCriterion,
  { version, ...typed }: z.infer<typeof removeCriterionInput>,
): Promise<void> {
  const amend = await holdCriteria(act, before.procurementId, typed);
  const tree = await criteriaTreeOf(act.tx, before.procurementId);
  if (tree.find(({ id }) => id === before.id)?.version !== version) refuse('stale');
  await deleteCriterion(act.tx, before.id);
  await amend(before.name, before, null);
  act.record({
    action: 'criterion.removed',
    on: { kind: 'criterion', id: before.id },
    caseId: before.caseId,
    fields: ['criteria'],
    content: before.name,
  });
}

export function recordCriterion(act: Act, action: string, one: PlacedCriterion, fields: readonly string[]): void {
  act.record({
    action,
    on: { kind: 'criterion', id: one.id },
    caseId: one.caseId,
    fields,
    content: JSON.stringify(one),
    says: { title: one.name, text: one.question ?? `${one.weight} of 100`, state: one.state },
  });
}
