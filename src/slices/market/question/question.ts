import type { Answer, Difference, Estimate, Lot, MeasureName, Scenario, Strategy } from '#engines/retender/index.ts';
import type { Asked } from './asked.ts';

export const questionStates = ['playing', 'answered', 'stopped'] as const;

export type MarketQuestion = Readonly<{
  id: string;
  caseId: string;
  state: (typeof questionStates)[number];
  version: number;
  title: string;
  asked: Asked;
  scenario: Scenario;
  answer: Answer | null;
  progress: number;
  askedBy: string;
  askedAt: Date;
  endedAt: Date | null;
}>;

/** What is told of each way, in the reader’s words, with what more of it means. */
export type Headline = Readonly<{
  name: MeasureName;
  title: string;
  more: string;
  less: string;
  as: 'number' | 'chance' | 'percent' | 'part' | 'share';
}>;

export const headlines: readonly Headline[] = [
  { name: 'meanBidders', title: 'Credible bidders next time', more: 'more', less: 'fewer', as: 'number' },
  {
    name: 'noneSomewhere',
    title: 'A lot that nobody bids for next time',
    more: 'likelier',
    less: 'less likely',
    as: 'chance',
  },
  { name: 'there', title: 'Providers there at the end', more: 'more', less: 'fewer', as: 'number' },
  {
    name: 'smallThere',
    title: 'Small and voluntary providers there at the end',
    more: 'more',
    less: 'fewer',
    as: 'number',
  },
  { name: 'left', title: 'Providers that leave', more: 'more', less: 'fewer', as: 'number' },
  { name: 'handBacks', title: 'Contracts handed back', more: 'more', less: 'fewer', as: 'number' },
  { name: 'uncovered', title: 'Part of the work that nobody covers', more: 'more', less: 'fewer', as: 'part' },
  {
    name: 'priceDrift',
    title: 'Price against costs in general',
    more: 'rises more',
    less: 'rises less',
    as: 'percent',
  },
  { name: 'concentration', title: 'How much rests on few', more: 'more', less: 'less', as: 'share' },
  {
    name: 'failureNever',
    title: 'The largest fails: part without room elsewhere',
    more: 'more',
    less: 'fewer',
    as: 'part',
  },
];

export const notSeparated = 'the evidence does not separate these';

/** A difference in words: a direction, or that there is none to be told. */
export function sayDifference(found: Difference | undefined, words: { more: string; less: string }): string {
  if (!found) return 'cannot be told';
  if (found.verdict === 'higher') return words.more;
  if (found.verdict === 'lower') return words.less;
  return found.verdict === 'the same' ? 'the same' : notSeparated;
}

/** What can still be told of a way that nobody has room for: of the rest, others step in week by week and nobody holds it. */
const toldWithoutBidders: readonly MeasureName[] = ['meanBidders', 'noneSomewhere', 'uncovered'];
export const nobodyHolds = 'nobody holds it: others step in';

/** Who of those there has room for an award, of each lot of a way: a count, before any simulation. */
export function roomFor(scenario: Scenario, way: Strategy): number[] {
  return lotsOfWay(scenario, way).map((lot) => {
    const terms = { ...way.terms, ...way.byLot?.[lot.id] };
    const usual = { contract: 1, framework: 3, 'dynamic market': 8, alliance: 3 }[terms.vehicle ?? 'contract'];
    const least = Math.min(...(terms.shares ?? [1 / (terms.awards ?? usual)])) * lot.units;
    const may = scenario.providers.filter(
      ({ type, areas }) =>
        (terms.reservedFor?.includes(type) ?? true) &&
        (lot.area === undefined || areas === undefined || areas.includes(lot.area)),
    );
    return may.filter(({ capacity }) => capacity >= least).length;
  });
}

/** Ways of which no lot is small enough for anybody there alone. */
export const tooLarge = (scenario: Scenario): ReadonlySet<string> =>
  new Set(
    scenario.strategies.filter((way) => roomFor(scenario, way).every((count) => count === 0)).map(({ id }) => id),
  );

/** Names and counts first: the lots for which few have room. */
export function sayRoom(scenario: Scenario): string[] {
  return scenario.strategies.flatMap((way) => {
    const counts = roomFor(scenario, way);
    const lots = lotsOfWay(scenario, way);
    const few = lots.flatMap(({ id }, at) => (counts[at]! < 2 ? [{ id, count: counts[at]! }] : []));
    if (few.length === 0) return [];
    const title = way.title ?? way.id;
    if (few.every(({ count }) => count === 0) && few.length === lots.length)
      return [`${title}: none of the ${scenario.providers.length} has room for a part of it alone.`];
    const named = few.slice(0, 5).map(({ id, count }) => `${id} ${count === 0 ? 'nobody' : 'one'}`);
    return [
      `${title}: of those there, so many have room for an award: ${named.join(', ')}${few.length > 5 ? `, and ${few.length - 5} lots more with one or nobody` : ''}.`,
    ];
  });
}

export const isTold = (way: string, name: MeasureName, large: ReadonlySet<string>): boolean =>
  !large.has(way) || toldWithoutBidders.includes(name);

/** A difference in words, or that nobody holds what is to be compared. */
export const sayCell = (
  { id, differences }: Answer['strategies'][number],
  one: Headline,
  large: ReadonlySet<string>,
): string => (isTold(id, one.name, large) ? sayDifference(differences[one.name], one) : nobodyHolds);

/** The answer in a sentence for each way: what it changes against the first, as far as the evidence tells. */
export function sayAnswer(answer: Answer, scenario: Scenario): string[] {
  const [first, ...others] = answer.strategies;
  const large = tooLarge(scenario);
  return others.map((way) => {
    const told = headlines.flatMap((one) => {
      const says = sayCell(way, one, large);
      return [notSeparated, 'the same', 'cannot be told', nobodyHolds].includes(says)
        ? []
        : [`${one.title.charAt(0).toLowerCase()}${one.title.slice(1)}, ${says}`];
    });
    return told.length > 0
      ? `${way.title}, against “${first!.title}”: ${told.join('; ')}.`
      : `${way.title}: the evidence does not separate it from “${first!.title}”.`;
  });
}

const shown = (value: number, as: Headline['as']): string =>
  as === 'chance'
    ? `${Math.round(100 * value)}%`
    : as === 'percent' || as === 'part'
      ? // Volumes swing above what was bought: of that, no more than all can be uncovered.
        `${(as === 'part' ? Math.min(100, value) : value).toFixed(1)}%`
      : value.toFixed(as === 'share' ? 2 : 1);

/** A figure with its doubt: the middle of the draws, where half of them lie, and nine in ten. */
export const sayFigure = ({ median, half, ninety }: Estimate, as: Headline['as']): string =>
  `${shown(median, as)} (${half.map((one) => shown(one, as)).join(' to ')}; ${ninety.map((one) => shown(one, as)).join(' to ')})`;

/** The headline of each way in a sentence, with nine in ten draws. */
export function sayFigures(answer: Answer): string[] {
  const [bidders] = headlines;
  return answer.strategies.flatMap(({ title, measures }) => {
    const one = measures[bidders!.name];
    return one
      ? [
          `${title}: about ${shown(one.median, 'number')} credible bidders a lot next time (nine in ten futures: ${shown(one.ninety[0], 'number')} to ${shown(one.ninety[1], 'number')}).`,
        ]
      : [];
  });
}

/** The lots that a way cuts the need into. */
export const lotsOfWay = ({ lots }: Scenario, way: Strategy): readonly Lot[] => way.lots ?? lots;
