import { compare, type Fraction, fraction } from './fraction.ts';
import type { TieRule } from './types.ts';

export type Contender = Readonly<{
  id: string;
  key: Fraction;
  quality: number;
  pricePence: number | null;
  criteria: ReadonlyMap<string, number>;
}>;

/** Bids that share a place, and the rule that parted them from the others of their figure. */
export type Place = Readonly<{ bids: readonly Contender[]; decidedBy: TieRule | null }>;

/** Classes of those that a measure does not tell apart, the highest first. */
function classes(group: readonly Contender[], measure: (one: Contender) => Fraction): Contender[][] {
  const sorted = [...group].sort((a, b) => compare(measure(b), measure(a)) || (a.id < b.id ? -1 : 1));
  const found: Contender[][] = [];
  for (const one of sorted) {
    const last = found.at(-1);
    if (last && compare(measure(last[0]!), measure(one)) === 0) last.push(one);
    else found.push([one]);
  }
  return found;
}

function measureOf(
  rule: TieRule,
  group: readonly Contender[],
  draws: readonly string[],
): ((one: Contender) => Fraction) | null {
  if (rule.by === 'quality') return ({ quality }) => fraction(quality);
  if (rule.by === 'criterion') return ({ criteria }) => fraction(criteria.get(rule.id) ?? 0);
  if (rule.by === 'lower-price') return ({ pricePence }) => fraction(-(pricePence ?? 0));
  // A lot that was drawn among some of them decides nothing among all.
  return group.every(({ id }) => draws.includes(id)) ? ({ id }) => fraction(-draws.indexOf(id)) : null;
}

function settle(
  group: readonly Contender[],
  rules: readonly TieRule[],
  draws: readonly string[],
  by: TieRule | null,
): Place[] {
  const [rule, ...later] = rules;
  if (group.length === 1 || !rule) return [{ bids: group, decidedBy: by }];
  const measure = measureOf(rule, group, draws);
  if (!measure) return settle(group, later, draws, by);
  const parts = classes(group, measure);
  return parts.flatMap((part) => settle(part, later, draws, parts.length > 1 ? rule : by));
}

/** Places in order, those of one figure parted by the rules, the first rule first. `draws` is the order in which a lot was drawn. */
export const placesOf = (
  contenders: readonly Contender[],
  rules: readonly TieRule[],
  draws: readonly string[],
): readonly (readonly Place[])[] =>
  classes(contenders, ({ key }) => key).map((group) => settle(group, rules, draws, null));
