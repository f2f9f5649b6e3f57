import type { Subject } from '#platform/access/kinds.ts';
import { parseMoney } from '#platform/export/index.ts';
import { page, type Reply, type Visit } from '#platform/http/route.ts';
import { number, pounds } from '#platform/say.ts';
import { checkInside } from '../check-inside.ts';
import { type BenefitRange, benefitRanges } from './benefit-range.ts';
import { missingValueRules } from './missing-values.ts';
import type { Option } from './option.ts';
import { optionsOf } from './option-store.ts';
import { frontier, movedBy, type Triangle } from './triangles.ts';
import { drawTriangles, letterOf } from './triangles-drawing.ts';

export async function showValue({ tx, object, query, who }: Visit<Subject>): Promise<Reply> {
  checkInside(who);
  const all = (await optionsOf(tx, object.id)).filter((option) => option.state === 'put');
  const ranges = benefitRanges(all);
  const growth = all.filter((option) => option.list === 'growth');
  const off = frontier(growth, ranges, false);
  const weighted = growth.some((option) => (option.equityWeight ?? 1) !== 1);
  const on = weighted ? frontier(growth, ranges, true) : null;
  const letters = new Map(off.map((one, index) => [one.id, letterOf(index)]));
  const budgetPence = query.budget ? parseMoney(query.budget) : null;
  return page('allocation/value.njk', 'Value for money', {
    budget: query.budget ?? '',
    badBudget: Boolean(query.budget) && budgetPence === null,
    drawing: off.length > 0 ? drawTriangles(off, on, budgetPence, letters) : null,
    heads: headsOf(on !== null),
    rows: off.map((one) => rowOf(one, growth.find((option) => option.id === one.id)!, on, letters)),
    moved: on ? movedBy(off, on) : [],
    weighted,
    doubts: doubtsOf(all, ranges),
    rules: missingValueRules,
    inMoney:
      budgetPence === null ? [] : off.filter((one) => one.fromPence + one.pence <= budgetPence).map((one) => one.title),
    budgetPence,
  });
}

const right = (text: string) => ({ text, number: true });
const slopeText = (slope: number): string =>
  Number.isFinite(slope)
    ? slope >= 100
      ? number(Math.round(slope))
      : String(Number(slope.toPrecision(3)))
    : 'costs nothing';
const rangeText = ({ low, middle, high }: { low: number; middle: number; high: number }): string =>
  low === high ? tenth(middle) : `${tenth(middle)} (${tenth(low)} to ${tenth(high)})`;
const tenth = (value: number): string => number(Math.round(value * 10) / 10);

const headsOf = (equity: boolean) => [
  'Option',
  right('Cost a year'),
  right('People'),
  right('Benefit for one'),
  right('Chance'),
  right('Benefit for all'),
  right('For £1,000'),
  ...(equity ? [right('Counts for'), right('With equity'), right('For £1,000')] : []),
];

function rowOf(one: Triangle, option: Option, on: readonly Triangle[] | null, letters: ReadonlyMap<string, string>) {
  const with_ = on?.find((other) => other.id === one.id);
  return [
    { text: `${letters.get(one.id)} · ${one.title}`, href: `/cases/${option.caseId}/options/${option.id}` },
    right(pounds(one.pence)),
    right(option.reach === null ? 'not said' : number(option.reach)),
    right(option.benefit === null ? 'not said' : number(option.benefit)),
    right(option.probability === null ? 'not said' : `${Math.round(option.probability * 100)}%`),
    right(rangeText(one.benefit)),
    right(slopeText(one.slope)),
    ...(with_ ? [right(String(with_.weight)), right(tenth(with_.benefit.middle)), right(slopeText(with_.slope))] : []),
  ];
}

/** What was left out, option by option, and where an order and its numbers contradict each other. */
function doubtsOf(options: readonly Option[], ranges: ReadonlyMap<string, BenefitRange>): string[] {
  return options.flatMap((option) => {
    const range = ranges.get(option.id)!;
    const how = {
      'worked out': 'It was worked out.',
      bounded: 'Its place bounds it.',
      yardstick: 'Its place alone speaks.',
    };
    return [
      ...(range.without.length > 0 ? [`${option.title}: ${range.without.join(', ')} not said. ${how[range.how]}`] : []),
      ...(range.contradicted
        ? [`${option.title}: its place and the numbers of its neighbours contradict each other.`]
        : []),
    ];
  });
}
