import type { Option as EngineOption, Group, Problem } from '#engines/portfolio/index.ts';
import { sameTitle } from '../options/option.ts';
import type { Asked, AskedOption } from './allocation.ts';

export type Way = Readonly<{ equity: boolean; holdMusts: boolean }>;

const inPounds = (pence: number): number => pence / 100;
const sign = (option: AskedOption): 1 | -1 => (option.list === 'growth' ? 1 : -1);

/** What an option adds: a release takes away what it does today. */
export function benefitOf(option: AskedOption, equity: boolean): { low: number; central: number; high: number } {
  const weight = equity ? option.weight : 1;
  const { low, middle, high } = option.range;
  return option.list === 'growth'
    ? { low: low * weight, central: middle * weight, high: high * weight }
    : { low: -high * weight, central: -middle * weight, high: -low * weight };
}

/**
 * Must-dos that exclude each other stand for one another: of each such set one has to be in. A must-do that excludes no
 * other is a set of itself.
 */
export function mustSets(options: readonly AskedOption[]): AskedOption[][] {
  const musts = options.filter((option) => option.must);
  const sets: AskedOption[][] = [];
  const placed = new Set<string>();
  const excludes = (a: AskedOption, b: AskedOption) => a.excludes.includes(b.id) || b.excludes.includes(a.id);
  for (const start of musts) {
    if (placed.has(start.id)) continue;
    const set = [start];
    placed.add(start.id);
    for (const one of set)
      for (const other of musts)
        if (!placed.has(other.id) && excludes(one, other)) {
          placed.add(other.id);
          set.push(other);
        }
    sets.push(set);
  }
  return sets;
}

/** Each pair once, whichever of the two says it. */
function exclusionsOf(options: readonly AskedOption[]): string[][] {
  const pairs = new Map<string, string[]>();
  for (const { id, excludes } of options)
    for (const other of excludes) {
      const pair = [id, other].sort();
      pairs.set(pair.join(' '), pair);
    }
  return [...pairs.values()];
}

/** Limits that somebody set, with the options that draw on each. */
function resourcesOf(asked: Asked) {
  return [
    { id: 'money', title: 'Money a year', unit: '£', limit: inPounds(asked.moneyPence), costs: null },
    ...asked.payers.map(({ payer, pence }) => ({
      id: `payer:${sameTitle(payer)}`,
      title: `${payer}’s money a year`,
      unit: '£',
      limit: inPounds(pence),
      costs: (option: AskedOption) =>
        sign(option) *
        inPounds(
          option.payers.filter(([who]) => sameTitle(who) === sameTitle(payer)).reduce((sum, [, of]) => sum + of, 0),
        ),
    })),
    ...asked.uses.map(({ what, amount }) => ({
      id: `use:${sameTitle(what)}`,
      title: what,
      unit: `of ${what}`,
      limit: amount,
      costs: (option: AskedOption) =>
        sign(option) *
        option.uses.filter((use) => sameTitle(use.what) === sameTitle(what)).reduce((sum, use) => sum + use.amount, 0),
    })),
  ];
}

/** The question as the engine takes it: pounds a year, benefits in points, releases as negative costs and benefits. */
export function problemOf(asked: Asked, { equity, holdMusts }: Way): Problem {
  const resources = resourcesOf(asked);
  const sets = holdMusts ? mustSets(asked.options) : [];
  const alone = new Set(sets.filter((set) => set.length === 1).map(([one]) => one!.id));
  const groups: Group[] = [
    ...asked.groups.map(({ title, least, most }) => ({
      title,
      options: asked.options
        .filter((option) => option.grouping && sameTitle(option.grouping) === sameTitle(title))
        .map((option) => option.id),
      ...(least !== null && { least }),
      ...(most !== null && { most }),
    })),
    ...sets
      .filter((set) => set.length > 1)
      .map((set) => ({
        title: `What must be done (${set.map((one) => one.title).join(' or ')})`,
        options: set.map((one) => one.id),
        least: 1,
      })),
  ];
  return {
    options: asked.options.map(
      (option): EngineOption => ({
        id: option.id,
        title: option.title,
        benefit: benefitOf(option, equity).central,
        mustDo: alone.has(option.id),
        cost: Object.fromEntries(
          resources
            .map(({ id, costs }) => [id, costs ? costs(option) : sign(option) * inPounds(option.annualPence)] as const)
            .filter(([, amount]) => amount !== 0),
        ),
        paidBy: Object.fromEntries(paidBy(option)),
      }),
    ),
    resources: resources.map(({ costs: _, ...resource }) => resource),
    exclusions: exclusionsOf(asked.options),
    prerequisites: asked.options.flatMap((option) => option.needs.map((needs) => ({ option: option.id, needs }))),
    groups,
  };
}

/** Who pays; what nobody was named for is said to be so. */
function paidBy(option: AskedOption): [string, { money: number }][] {
  const named = option.payers.reduce((sum, [, pence]) => sum + pence, 0);
  const unnamed = option.annualPence - named;
  const all: [string, number][] = [...option.payers.map(([payer, pence]): [string, number] => [payer, pence])];
  // A difference of a pound or less is rounding of yearly averages.
  if (Math.abs(unnamed) > 100) all.push(['Payer not said', unnamed]);
  return all.map(([payer, pence]) => [payer, { money: sign(option) * inPounds(pence) }]);
}

/** Duties, floors and promises that a choice leaves out altogether, in plain words with their reasons. */
export function leftOut(options: readonly AskedOption[], chosen: readonly string[]): string[] {
  const has = new Set(chosen);
  return mustSets(options)
    .filter((set) => !set.some((option) => has.has(option.id)))
    .map((set) => {
      const names = set.map((option) => option.title).join(' or ');
      const why = [...new Set(set.map((option) => `${protects[option.must!]} (${option.mustBecause})`))].join(' and ');
      return `It leaves out ${names}, and so does not keep ${why}.`;
    });
}

const protects = {
  duty: 'a duty in law',
  'employment-cost-floor': 'the statutory employment cost floor',
  promise: 'a promise that was given',
} as const;
