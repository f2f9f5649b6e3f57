import type { Criterion, Guide, Model, SubCriterion } from './types.ts';

/** Something that is scored: a sub-criterion, or a criterion that has none. */
export type Leaf = Readonly<{
  id: string;
  title: string;
  criterion: Criterion;
  /** Hundredths of one per cent of its criterion. */
  weight: number;
  scale: string;
  minimum: number | null;
}>;

export const whole = 10_000;

export function leavesOf(criterion: Criterion): readonly Leaf[] {
  const leaf = ({ id, title, weight, scale, minimum }: SubCriterion): Leaf => ({
    id,
    title,
    criterion,
    weight,
    scale,
    minimum,
  });
  if (criterion.sub.length > 0) return criterion.sub.map(leaf);
  return [leaf({ ...criterion, weight: whole, scale: criterion.scale ?? '' })];
}

export const allLeaves = (model: Model): readonly Leaf[] => model.criteria.flatMap(leavesOf);

/** The scores of a scale, lowest first. */
export function guidesOf(model: Model, leaf: Leaf): readonly Guide[] {
  const scale = model.scales.find(({ id }) => id === leaf.scale);
  return [...(scale?.guides ?? [])].sort((a, b) => a.score - b.score);
}

/** The scores that keep a bid in: all of the scale, or those from the minimum on. */
export const admissible = (model: Model, leaf: Leaf): readonly number[] =>
  guidesOf(model, leaf)
    .map(({ score }) => score)
    .filter((score) => score >= (leaf.minimum ?? 0));

/** What the price weighs: nothing where it decides otherwise. */
export const priceWeight = (model: Model): number =>
  model.price?.id === 'relative' || model.price?.id === 'benchmark' ? model.price.weight : 0;
