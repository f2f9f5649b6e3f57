import type { Resource } from '../resource.ts';
import { type WalkAnswer, walkSteps } from '../walk.ts';
import { ruleKey } from './kind-questions.ts';

export const ruleAnswers = ['kept', 'changed', 'will-change'] as const;
export type RuleAnswerState = (typeof ruleAnswers)[number];
export const ruleAnswerLabels: Record<RuleAnswerState, string> = {
  kept: 'It stays',
  changed: 'It is changed',
  'will-change': 'It will change',
};

/** What the authority said of a rule of its own; earlier answers are kept beneath the latest. */
export type RuleAnswer = Readonly<{
  id: string;
  rule: string;
  state: RuleAnswerState;
  because: string;
  changesByOn: string | null;
  by: string;
  at: Date;
}>;

export type NamedAt = Readonly<{ says: string; path: string }>;
export type RuleInTheWay = Readonly<{
  rule: string;
  namedAt: readonly NamedAt[];
  answer: RuleAnswer | null;
  before: readonly RuleAnswer[];
}>;

/** Two people name one rule in the same words, give or take capitals, spaces and a full stop. */
export const sameRule = (words: string): string =>
  words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‘’']/g, '’')
    .replace(/\s+/g, ' ')
    .replace(/[.\s]+$/, '')
    .trim();

type Named = Readonly<{ rule: string; at: NamedAt }>;

function namedOnWalks(base: string, walks: ReadonlyMap<string, readonly WalkAnswer[]>): Named[] {
  return [...walks].flatMap(([outcomeId, steps]) =>
    walkSteps.flatMap(({ step, title }) => {
      const rule = steps.find((one) => one.step === step)?.ruleInTheWay;
      return rule ? [{ rule, at: { says: title, path: `${base}/outcomes/${outcomeId}/walk#${step}` } }] : [];
    }),
  );
}

const namedInLedger = (base: string, resources: readonly Resource[]): Named[] =>
  resources.flatMap((one) => {
    const rule = one.answers[ruleKey];
    const at = { says: one.name, path: `${base}/resources/${one.id}` };
    return typeof rule === 'string' && one.state === 'known' ? [{ rule, at }] : [];
  });

/**
 * Which of our own rules are in the way, once each, with everywhere that somebody named it and what the authority answered.
 * A rule that nobody names any longer is listed as long as it was answered: an answer is never lost.
 */
export function rulesInTheWay(
  caseId: string,
  walks: ReadonlyMap<string, readonly WalkAnswer[]>,
  resources: readonly Resource[],
  answers: readonly RuleAnswer[],
): RuleInTheWay[] {
  const base = `/cases/${caseId}`;
  const named = Map.groupBy([...namedOnWalks(base, walks), ...namedInLedger(base, resources)], (one) =>
    sameRule(one.rule),
  );
  const said = Map.groupBy(
    [...answers].sort((one, other) => other.at.getTime() - one.at.getTime()),
    (one) => sameRule(one.rule),
  );
  return [...new Set([...named.keys(), ...said.keys()])].map((key) => {
    const [answer = null, ...before] = said.get(key) ?? [];
    const at = named.get(key) ?? [];
    return { rule: at[0]?.rule ?? answer!.rule, namedAt: at.map((one) => one.at), answer, before };
  });
}
