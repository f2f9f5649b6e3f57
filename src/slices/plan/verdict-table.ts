import type { ElevenName, Level, PaymentFact, Said, ThreeName } from './questions.ts';

export const verdicts = [
  'standard-clause',
  'input-or-process',
  'output',
  'outcome-measure',
  'payment-linked-outcome',
  'principles-and-learning',
  'not-contractable',
] as const;
export type Verdict = (typeof verdicts)[number];

export const verdictLabels: Record<Verdict, string> = {
  'standard-clause': 'a standard clause',
  'input-or-process': 'contractable as an input or a process',
  output: 'contractable as an output',
  'outcome-measure': 'contractable with an outcome measure; no payment hangs on it',
  'payment-linked-outcome': 'contractable, and a payment may hang on the result',
  'principles-and-learning': 'principles and learning: an agreement about how to work, with measures to learn from',
  'not-contractable': 'not contractable',
};

type ThreeRow = Readonly<{ when: Partial<Record<ThreeName, readonly Said[]>>; verdict: Verdict; because: string }>;
/** A row fits where each named answer is at least, or at most, so much and each named fact holds; what is not named may be anything. */
type ElevenRow = Readonly<{
  least?: Partial<Record<ElevenName, Level>>;
  most?: Partial<Record<ElevenName, Level>>;
  facts?: readonly PaymentFact[];
  verdict: Verdict;
  because: string;
}>;

/** The three questions. The first row that fits is the verdict; the last fits everything (ADR 0003). */
export const threeTable: readonly ThreeRow[] = [
  {
    when: { inHands: ['no'] },
    verdict: 'not-contractable',
    because:
      'It is not in a provider’s hands. Something else has to carry it; a provider may owe its contribution and what it learns.',
  },
  {
    when: { canSay: ['no'] },
    verdict: 'principles-and-learning',
    because: 'Nobody can say it so that two people read the same thing into it.',
  },
  {
    when: { inHands: ['partly'] },
    verdict: 'principles-and-learning',
    because: 'Others cause it too, so a provider can promise how it works, not what comes of it.',
  },
  {
    when: { canSay: ['partly'] },
    verdict: 'principles-and-learning',
    because: 'It can be said only in part; the rest has to be found out together.',
  },
  {
    when: { couldSee: ['no'] },
    verdict: 'input-or-process',
    because:
      'It can be said and is in a provider’s hands, but nobody could see whether it happened. What is done can be seen.',
  },
  { when: {}, verdict: 'output', because: 'It can be said, at least partly seen, and is in a provider’s hands.' },
];

/**
 * The eleven questions. First what rules a form out, by one answer alone; then the forms, the one that asks for most first. So a better
 * answer never gives a weaker form, nor a worse one a stronger: `strength` below is what the tests hold this to.
 */
export const elevenTable: readonly ElevenRow[] = [
  {
    most: { controllable: 0 },
    verdict: 'not-contractable',
    because:
      'It is mainly outside a provider’s control. Something else has to carry it; a provider may owe its contribution and what it learns.',
  },
  { most: { definable: 0 }, verdict: 'principles-and-learning', because: 'Everybody means something else by it.' },
  { most: { uniform: 0 }, verdict: 'principles-and-learning', because: 'Good looks different for each person.' },
  { most: { safeAlone: 0 }, verdict: 'principles-and-learning', because: 'Pursued alone it would do harm.' },
  {
    least: {
      definable: 2,
      observable: 2,
      reliable: 2,
      attributable: 2,
      controllable: 2,
      timely: 2,
      hardToGame: 2,
      lightBurden: 1,
      safeAlone: 2,
      owned: 1,
    },
    facts: ['cohortDefined', 'deadweightKnown', 'holistic', 'baselineProven'],
    verdict: 'payment-linked-outcome',
    because: 'It can be defined, seen and attributed, is hard to game, and its baseline is proven.',
  },
  {
    least: { observable: 1, reliable: 1, attributable: 1, timely: 1, hardToGame: 1, lightBurden: 1 },
    facts: ['cohortDefined', 'deadweightKnown'],
    verdict: 'outcome-measure',
    because: 'It can be measured and in part attributed, for people who are defined. No payment hangs on it.',
  },
  {
    least: { definable: 2, observable: 2, controllable: 2 },
    verdict: 'output',
    because: 'It can be defined, seen and controlled.',
  },
  {
    least: { controllable: 2 },
    verdict: 'input-or-process',
    because: 'It is in a provider’s control, and what is done can be seen better than what comes of it.',
  },
  {
    verdict: 'principles-and-learning',
    because: 'Others cause it too, so a provider can promise how it works, not what comes of it.',
  },
];

/** How much a form holds a provider to: the order in which the tables may only rise as answers get better. */
export const strength: readonly Verdict[] = [
  'not-contractable',
  'principles-and-learning',
  'input-or-process',
  'output',
  'outcome-measure',
  'payment-linked-outcome',
];
