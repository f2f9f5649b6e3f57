import { allLeaves, guidesOf, leavesOf, priceWeight, whole } from './leaves.ts';
import { formulaFaults } from './price-faults.ts';
import { share } from './say.ts';
import type { Criterion, Fault, FaultCode, Model, Scale } from './types.ts';

const fault = (code: FaultCode, at: string, says: string): Fault => ({ code, at, says });
const isShare = (weight: number) => Number.isInteger(weight) && weight > 0 && weight <= whole;
const added = (weights: readonly number[]) => weights.reduce((all, one) => all + one, 0);

function weightFaults(model: Model): Fault[] {
  const all = model.criteria.flatMap((one) => [one, ...one.sub]);
  const odd = all
    .filter(({ weight }) => !isShare(weight))
    .map(({ id, title }) =>
      fault('weight-not-a-share', id, `The weight of “${title}” should be above 0%, at most 100%, to two decimals.`),
    );
  const sum = added(model.criteria.map(({ weight }) => weight)) + priceWeight(model);
  if (model.criteria.length > 0 && sum !== whole)
    odd.push(
      fault('weights-not-100', 'weights', `The weights come to ${share(sum)}. They should come to exactly 100%.`),
    );
  for (const { id, title, sub } of model.criteria) {
    const inside = added(sub.map(({ weight }) => weight));
    if (sub.length > 0 && inside !== whole)
      odd.push(
        fault(
          'sub-weights-not-100',
          id,
          `The parts of “${title}” come to ${share(inside)} of it. They should be 100%.`,
        ),
      );
  }
  return odd;
}

function repeatedIds(model: Model): Fault[] {
  const seen = new Set<string>();
  const ids = [
    ...model.criteria.flatMap((one) => [one.id, ...one.sub.map(({ id }) => id)]),
    ...model.passFail.map(({ id }) => id),
  ];
  const again = new Set(ids.filter((id) => seen.has(id) || !seen.add(id)));
  const scales = model.scales.map(({ id }) => id);
  for (const id of scales) if (scales.indexOf(id) !== scales.lastIndexOf(id)) again.add(id);
  return [...again].map((id) => fault('twice', id, `“${id}” is there twice. Each part has an id of its own.`));
}

function scaleFaults({ id, guides }: Scale): Fault[] {
  const faults: Fault[] = [];
  const scores = guides.map(({ score }) => score);
  if (guides.length < 2 || guides.some(({ word, means }) => !word.trim() || !means.trim()))
    faults.push(fault('guides-missing', id, 'Say for each score, at least two of them, its word and what it means.'));
  if (
    new Set(scores).size !== scores.length ||
    scores.some((score) => !Number.isInteger(score) || score < 0) ||
    Math.max(0, ...scores) === 0
  )
    faults.push(fault('scale-odd', id, 'The scores of a scale are different whole numbers from 0, one above 0.'));
  return faults;
}

function scoredHow(model: Model, criterion: Criterion): Fault[] {
  const faults: Fault[] = [];
  if (criterion.sub.length > 0 && (criterion.scale !== null || criterion.minimum !== null))
    faults.push(
      fault(
        'scored-twice-over',
        criterion.id,
        `“${criterion.title}” is scored by its parts: take away its own scale and minimum.`,
      ),
    );
  for (const leaf of leavesOf(criterion)) {
    const guides = guidesOf(model, leaf);
    if (guides.length === 0)
      faults.push(fault('scale-missing', leaf.id, `Choose the scale on which “${leaf.title}” is scored.`));
    else if (leaf.minimum !== null && !guides.some(({ score }) => score === leaf.minimum))
      faults.push(fault('minimum-off-the-scale', leaf.id, `The minimum of “${leaf.title}” is no score of its scale.`));
  }
  return faults;
}

function tieFaults({ ties, criteria }: Model): Fault[] {
  const faults: Fault[] = [];
  if (ties.at(-1)?.by !== 'lot')
    faults.push(
      fault('ties-not-settled', 'ties', 'End the rules for a tie with a lot that is drawn: only that always decides.'),
    );
  if (ties.slice(0, -1).some(({ by }) => by === 'lot'))
    faults.push(fault('tie-rule-odd', 'ties', 'A rule after the lot would never be asked.'));
  for (const rule of ties)
    if (rule.by === 'criterion' && !criteria.some(({ id }) => id === rule.id))
      faults.push(fault('tie-rule-odd', rule.id, 'A rule for a tie names a criterion that is not there.'));
  return faults;
}

/**
 * Everything that is wrong with a model before anybody bids; nothing where it can be published.
 *
 * @example findFaults({ ...model, price: null }) // [{ code: 'price-formula-missing', at: 'price', says: … }]
 */
export function findFaults(model: Model): readonly Fault[] {
  const titled = [...model.criteria, ...allLeaves(model), ...model.passFail];
  const untitled = new Set(titled.filter(({ title }) => !title.trim()).map(({ id }) => id));
  return [
    ...(model.criteria.length === 0 ? [fault('no-criteria', 'criteria', 'Add what bids are compared on.')] : []),
    ...[...untitled].map((id) => fault('no-title', id, 'Give this a title.')),
    ...weightFaults(model),
    ...repeatedIds(model),
    ...model.scales.flatMap(scaleFaults),
    ...model.criteria.flatMap((one) => scoredHow(model, one)),
    ...formulaFaults(model),
    ...tieFaults(model),
  ];
}
