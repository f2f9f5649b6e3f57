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
  as: 'number' | 'chance' | 'percent' | 'share';
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
  { name: 'left', title: 'Providers that leave', more: 'more', less: 'fewer', as: 'number' },
  { name: 'handBacks', title: 'Contracts handed back', more: 'more', less: 'fewer', as: 'number' },
  { name: 'uncovered', title: 'Hours that nobody covers', more: 'more', less: 'fewer', as: 'percent' },
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
    title: 'The largest fails: hours without room elsewhere',
    more: 'more',
    less: 'fewer',
    as: 'percent',
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

/** The answer in a sentence for each way: what it changes against the first, as far as the evidence tells. */
export function sayAnswer(answer: Answer): string[] {
  const [first, ...others] = answer.strategies;
  return others.map(({ title, differences }) => {
    const told = headlines.flatMap((one) => {
      const says = sayDifference(differences[one.name], one);
      return says === notSeparated || says === 'the same' || says === 'cannot be told'
        ? []
        : [`${one.title.charAt(0).toLowerCase()}${one.title.slice(1)}: ${says}`];
    });
    return told.length > 0
      ? `${title}, against “${first!.title}”. ${told.join('; ')}.`
      : `${title}: the evidence does not separate it from “${first!.title}”.`;
  });
}

const shown = (value: number, as: Headline['as']): string =>
  as === 'chance'
    ? `${Math.round(100 * value)}%`
    : as === 'percent'
      ? `${value.toFixed(1)}%`
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
