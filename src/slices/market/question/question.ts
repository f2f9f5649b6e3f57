import type { Answer, Difference, MeasureName, Scenario } from '#engines/retender/index.ts';
import type { Asked } from './ways.ts';

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
export const headlines: readonly Readonly<{ name: MeasureName; title: string; more: string; less: string }>[] = [
  { name: 'meanBidders', title: 'Credible bidders next time', more: 'more', less: 'fewer' },
  { name: 'noneSomewhere', title: 'A lot that nobody bids for next time', more: 'likelier', less: 'less likely' },
  { name: 'there', title: 'Providers there at the end', more: 'more', less: 'fewer' },
  { name: 'left', title: 'Providers that leave', more: 'more', less: 'fewer' },
  { name: 'handBacks', title: 'Contracts handed back', more: 'more', less: 'fewer' },
  { name: 'uncovered', title: 'Hours that nobody covers', more: 'more', less: 'fewer' },
  { name: 'priceDrift', title: 'Price against costs in general', more: 'rises more', less: 'rises less' },
  { name: 'concentration', title: 'How much rests on few', more: 'more', less: 'less' },
  { name: 'failureNever', title: 'The largest fails: hours without room elsewhere', more: 'more', less: 'fewer' },
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
