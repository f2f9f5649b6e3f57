import type { z } from 'zod';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { outcomesOf } from '#slices/outcomes/index.ts';
import { personNames } from '#slices/people/index.ts';
import { requirementsOf } from '#slices/plan/index.ts';
import { momentsSet } from '../order/moment-store.ts';
import type { Procurement } from '../procurement.ts';
import { procurementsById } from '../procurement-store.ts';
import { criteriaFaultsOf } from './check-criteria.ts';
import { criteriaShown } from './criteria-shown.ts';
import { amendmentsOf, criteriaTreeOf } from './criteria-store.ts';
import {
  criterionTypeLabels,
  criterionTypes,
  isScored,
  judgedByLabels,
  judgedBys,
  lightTouches,
  lightTouchLabels,
  type PlacedCriterion,
  partsOf,
  usualGuide,
  writeGuide,
} from './criterion.ts';
import { notesOn } from './faults.ts';
import { standingOf } from './hold-criteria.ts';
import {
  addCriterion,
  changeCriterion,
  type criterionInput,
  type newCriterionInput,
  removeCriterion,
  type removeCriterionInput,
} from './keep-criterion.ts';
import { type priceInput, setPrice } from './set-price.ts';
import { type rulesInput, setRules } from './set-rules.ts';

const labelled = <T extends string>(values: readonly T[], labels: Record<T, string>) =>
  values.map((value) => ({ value, text: labels[value] }));

async function choices({ tx }: Visit, procurement: Procurement) {
  return {
    judgedByChoices: labelled(judgedBys, judgedByLabels),
    lightTouchChoices: procurement.regime === 'light-touch' ? labelled(lightTouches, lightTouchLabels) : [],
    requirementChoices: (await requirementsOf(tx, procurement.caseId))
      .filter(({ state }) => state !== 'dropped')
      .map(({ id, title }) => ({ value: id, text: title })),
    outcomeChoices: (await outcomesOf(tx, procurement.caseId)).map((one) => ({ value: one.id, text: one.statement })),
    usualGuide: writeGuide(usualGuide),
  };
}

const tieChoices = (tops: readonly PlacedCriterion[]) => [
  { value: 'quality', text: 'More points of quality' },
  { value: 'lower-price', text: 'The lower price' },
  ...tops.filter(isScored).map(({ id, name }) => ({ value: `criterion:${id}`, text: `More points for “${name}”` })),
];

/** How bids are judged: what stands, what is wrong with it, a worked example, and the forms that change it. */
export async function showCriteria(visit: Visit<Procurement>): Promise<Reply> {
  const { tx, object } = visit;
  const shown = await criteriaShown(tx, object);
  const amendments = await amendmentsOf(tx, object.id);
  const names = await personNames(
    tx,
    amendments.map(({ amendedBy }) => amendedBy),
  );
  const ties = shown.rules.ties.map((rule) => (rule.by === 'criterion' ? `criterion:${rule.id}` : rule.by));
  return page('procurement/criteria/tree.njk', `How bids are judged: ${object.title}`, {
    ...shown,
    ...(await choices(visit, object)),
    procurement: object,
    standing: standingOf(object.state, await momentsSet(tx, object.id)),
    faults: await criteriaFaultsOf(tx, object),
    notes: notesOn(shown.all),
    amendments: amendments.map((one) => ({ ...one, by: names.get(one.amendedBy) })),
    typeChoices: labelled(
      criterionTypes.filter((type) => type !== 'price'),
      criterionTypeLabels,
    ),
    parentChoices: shown.tops.filter(isScored).map(({ id, name }) => ({ value: id, text: name })),
    lotChoices: shown.lots.map(({ id, title }) => ({ value: id, text: title })),
    tieChoices: tieChoices(shown.tops),
    tieNow: ties.filter((rule) => rule !== 'lot'),
    price: shown.tops.find(({ type }) => type === 'price') ?? null,
  });
}

const pathOf = ({ caseId, id }: Procurement) => `/cases/${caseId}/procurements/${id}/criteria`;
type On<T extends z.ZodType> = Doing<Procurement, z.infer<T>>;

export async function keepNewCriterion({ act, object, body }: On<typeof newCriterionInput>): Promise<Reply> {
  await addCriterion(act, object, body);
  return redirect(pathOf(object), `“${body.name}” is among the criteria.`);
}

export async function keepPriceFormula({ act, object, body }: On<typeof priceInput>): Promise<Reply> {
  await setPrice(act, object, body);
  return redirect(pathOf(object), 'How the price counts is kept, with a worked example below.');
}

export async function keepRules({ act, object, body }: On<typeof rulesInput>): Promise<Reply> {
  await setRules(act, object, body);
  return redirect(pathOf(object), 'The rules are kept.');
}

export async function showCriterion(visit: Visit<PlacedCriterion>): Promise<Reply> {
  const { tx, object } = visit;
  const [procurement] = await procurementsById(tx, [object.procurementId]);
  const tree = await criteriaTreeOf(tx, object.procurementId);
  const shown = await criteriaShown(tx, procurement!);
  return page('procurement/criteria/criterion.njk', object.name, {
    ...(await choices(visit, procurement!)),
    procurement,
    standing: standingOf(procurement!.state, await momentsSet(tx, object.procurementId)),
    one: shown.tops.flatMap((top) => [top, ...top.parts]).find(({ id }) => id === object.id),
    guideWritten: writeGuide(object.guide),
    scored: isScored(object) && partsOf(tree, object.id).length === 0,
  });
}

export async function saveCriterion({
  act,
  tx,
  object,
  body,
}: Doing<PlacedCriterion, z.infer<typeof criterionInput>>): Promise<Reply> {
  const [procurement] = await procurementsById(tx, [object.procurementId]);
  await changeCriterion(act, object, procurement!, body);
  return redirect(pathOf(procurement!), `“${body.name}” is kept.`);
}

export async function takeCriterion({
  act,
  object,
  body,
}: Doing<PlacedCriterion, z.infer<typeof removeCriterionInput>>): Promise<Reply> {
  await removeCriterion(act, object, body);
  return redirect(
    `/cases/${object.caseId}/procurements/${object.procurementId}/criteria`,
    `“${object.name}” is taken away.`,
  );
}
