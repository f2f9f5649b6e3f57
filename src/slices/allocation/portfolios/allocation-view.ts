import { costByPartner, type Portfolio } from '#engines/portfolio/index.ts';
import { number, plural, pounds } from '#platform/say.ts';
import { balance } from '../options/balance.ts';
import type { Allocation, Asked, Found } from './allocation.ts';
import { type Choice, choicesFrom, differences } from './choices.ts';
import { benefitOf, problemOf } from './problem-of.ts';

const right = (text: string) => ({ text, number: true });
const tenth = (value: number): string => number(Math.round(value * 10) / 10);
const inPounds = (amount: number): string => pounds(Math.round(amount * 100));

/** Options down, portfolios across: what is in each, then what each costs, gives and leaves. */
function matrix(asked: Asked, choices: readonly Choice[], equityOf: (choice: Choice) => boolean = () => false) {
  const isIn = (id: string) => choices.some((one) => one.portfolio.chosen.includes(id));
  const shown = asked.options.filter((option) => isIn(option.id));
  const rows = shown.map((option) => [
    option.list === 'release' ? `Stop: ${option.title}` : option.title,
    ...choices.map((one) => right(one.portfolio.chosen.includes(option.id) ? 'in' : '–')),
  ]);
  const sums = (pick: (portfolio: Portfolio) => string) => choices.map((one) => right(pick(one.portfolio)));
  return {
    heads: ['Option', ...choices.map((one) => right(one.name))],
    inNone: asked.options.filter((option) => !isIn(option.id)).map((option) => option.title),
    rows: [
      ...rows,
      ['Money a year', ...sums((one) => inPounds(one.used.money ?? 0))],
      ['Left of the money', ...sums((one) => inPounds(asked.moneyPence / 100 - (one.used.money ?? 0)))],
      ['Benefit for all', ...sums((one) => tenth(one.benefit))],
      ['It could be', ...choices.map((one) => right(spanOf(asked, one.portfolio.chosen, equityOf(one))))],
    ],
  };
}

/** From every option at its least to every option at its most: wider than chance would make it, and said to be so. */
function spanOf(asked: Asked, chosen: readonly string[], equity: boolean): string {
  const ranges = asked.options
    .filter((option) => chosen.includes(option.id))
    .map((option) => benefitOf(option, equity));
  const low = ranges.reduce((sum, range) => sum + range.low, 0);
  const high = ranges.reduce((sum, range) => sum + range.high, 0);
  return `${tenth(low)} to ${tenth(high)}`;
}

/** Who pays how much in each portfolio. */
function partners(asked: Asked, choices: readonly Choice[]) {
  const problem = problemOf(asked, { equity: false, holdMusts: false });
  const costs = choices.map((one) => costByPartner(problem, one.portfolio.chosen));
  const names = [...new Set(costs.flatMap((cost) => Object.keys(cost)))].sort((a, b) => a.localeCompare(b, 'en-GB'));
  return {
    heads: ['Who pays', ...choices.map((one) => right(one.name))],
    rows: names.map((name) => [name, ...costs.map((cost) => right(inPounds(cost[name]?.money ?? 0)))]),
  };
}

/** What the best portfolio leaves of each thing that was limited, and what a step more of it would be worth. */
function binding(asked: Asked, found: Found, best: Choice | undefined): string[] {
  if (!best) return [];
  const { resources } = problemOf(asked, { equity: false, holdMusts: true });
  const amount = (value: number, unit: string) => (unit === '£' ? inPounds(value) : `${number(value)} ${unit}`);
  return resources.map((resource) => {
    const used = best.portfolio.used[resource.id] ?? 0;
    const more = found.more.find((one) => one.resource === resource.id);
    const gain =
      more && more.gain > 0
        ? `${amount(more.step, resource.unit)} more would add ${tenth(more.gain)} of benefit.`
        : more
          ? `${amount(more.step, resource.unit)} more would add nothing.`
          : '';
    return `${resource.title}: ${amount(used, resource.unit)} of ${amount(resource.limit, resource.unit)}. ${gain}`.trim();
  });
}

const staysRows = (asked: Asked, { stays }: Found) =>
  [...stays]
    .sort((a, b) => b.times - a.times)
    .map((one) => [
      asked.options.find((option) => option.id === one.option)?.title ?? '',
      right(`${one.times} of ${one.of}`),
    ]);

/** How many there are, and whether all of them are shown. */
function howMany({ plain }: Found): string {
  const { answer } = plain;
  if (!answer || answer.portfolios.length === 0) return '';
  const proof =
    answer.gap > 1e-6
      ? `The best may be up to ${tenth(answer.gap * 100)}% short of what could be reached.`
      : 'Nothing better keeps to what was set.';
  const within =
    answer.within === null
      ? 'There are more within 3% of the best than are shown: these are the best and those that differ most.'
      : answer.complete
        ? `${plural(answer.within, 'portfolio is', 'portfolios are')} within 3% of the best, and all are shown.`
        : `${plural(answer.within, 'portfolio is', 'portfolios are')} within 3% of the best; shown are those that differ most.`;
  const further =
    answer.within !== null && answer.within < answer.portfolios.length ? ' The others shown are the next best.' : '';
  return `${proof} ${within}${further}`;
}

/** Everything that the page of an allocation shows of what was found. */
export function viewFound(allocation: Allocation, found: Found) {
  const { asked } = allocation;
  const choices = choicesFrom(asked, found);
  const [best] = choices.plain;
  const [alone] = choices.valueAlone;
  const [fair] = choices.equity;
  const chosenOf = (ids: readonly string[]) => asked.options.filter((option) => ids.includes(option.id));
  return {
    choices,
    faults: found.plain.faults,
    howMany: howMany(found),
    matrix: matrix(asked, [...choices.plain, ...choices.near]),
    near: choices.near.map((one) => ({
      ...one,
      ...(best && differences(asked, best.portfolio.chosen, one.portfolio.chosen)),
    })),
    alone: alone
      ? {
          ...alone,
          titles: chosenOf(alone.portfolio.chosen).map((option) => option.title),
          cost: inPounds(alone.portfolio.used.money ?? 0),
          benefit: tenth(alone.portfolio.benefit),
        }
      : null,
    equity: fair
      ? {
          matrix: matrix(
            asked,
            [...(best ? [{ ...best, name: 'Best with weights off' }] : []), { ...fair, name: 'Best with weights on' }],
            (one) => one.key === fair.key,
          ),
          ...(best && differences(asked, best.portfolio.chosen, fair.portfolio.chosen)),
          weights: asked.options
            .filter((option) => option.weight !== 1)
            .map((option) => `${option.title}: each counts for ${number(option.weight)}`),
        }
      : null,
    partners: partners(asked, choices.plain),
    binding: binding(asked, found, best),
    stays: staysRows(asked, found),
    balance: best ? balance(chosenOf(best.portfolio.chosen), asked.moneyPence).says : null,
    lists: best
      ? (['growth', 'release'] as const).map((list) => ({
          list,
          options: chosenOf(best.portfolio.chosen).filter((option) => option.list === list),
        }))
      : [],
  };
}
