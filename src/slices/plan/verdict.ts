import {
  type ElevenAnswers,
  type ElevenName,
  elevenQuestions,
  type Level,
  type PaymentFacts,
  type Said,
  type ThreeAnswers,
  type ThreeName,
  threeQuestions,
} from './questions.ts';
import { elevenTable, threeTable, type Verdict } from './verdict-table.ts';

/** Null and left out both mean not answered yet. */
type Answered<T> = Readonly<{ [name in keyof T]?: T[name] | null }>;

export type VerdictAnswers = Readonly<{
  /** Insurance, data protection and the like: asked of every provider, and exempt from the questions. */
  standardClause?: boolean;
  three?: Answered<ThreeAnswers> | null;
  eleven?: Answered<ElevenAnswers> | null;
  facts?: Answered<PaymentFacts> | null;
  moneyFollowsResult?: boolean;
  disagreement?: boolean;
  highRisk?: boolean;
}>;

export type Decision = Readonly<{
  /** Null until the three are answered, or the eleven. */
  verdict: Verdict | null;
  because: readonly string[];
  paymentMayDependOnResult: boolean;
  needsEleven: boolean;
  /** Names of the questions that still need an answer, in the order they are asked. */
  unanswered: readonly (ThreeName | ElevenName)[];
}>;

const reasons = [
  { name: 'moneyFollowsResult', text: 'The eleven questions are needed, because money would follow a result.' },
  { name: 'disagreement', text: 'The eleven questions are needed, because somebody disagrees.' },
  { name: 'highRisk', text: 'The eleven questions are needed, because the risk is high.' },
] as const;

/**
 * What form a wanted thing can take in a contract: the first row that fits of the table in `verdict-table.ts` (ADR 0003).
 *
 * The eleven questions stand over the three once all of them are answered; until then the three give the verdict, and no payment may
 * depend on the result. A fact that nobody has said holds does not hold. Never throws.
 *
 * @example decideVerdict({ three: { canSay: 'yes', couldSee: 'yes', inHands: 'no' } }).verdict // 'not-contractable'
 */
export function decideVerdict(answers: VerdictAnswers): Decision {
  if (answers.standardClause) return standardClause;
  const asked = reasons.filter(({ name }) => answers[name]);
  const open = openOf(elevenQuestions, answers.eleven);
  if (open.length === 0) return decided(elevenRow(answers), asked.length > 0, []);
  const openThree = openOf(threeQuestions, answers.three);
  const row = openThree.length === 0 ? threeRow(answers.three as ThreeAnswers) : null;
  const begun = open.length < elevenQuestions.length;
  const unanswered = asked.length > 0 || begun ? [...openThree, ...open] : openThree;
  return decided(
    row,
    asked.length > 0,
    unanswered,
    asked.map(({ text }) => text),
  );
}

const standardClause: Decision = {
  verdict: 'standard-clause',
  because: ['A standard clause is not asked whether it is contractable.'],
  paymentMayDependOnResult: false,
  needsEleven: false,
  unanswered: [],
};

const openOf = <Name extends string>(
  questions: readonly { name: Name }[],
  answers: Readonly<Partial<Record<Name, unknown>>> | null | undefined,
): Name[] => questions.map(({ name }) => name).filter((name) => (answers?.[name] ?? null) === null);

type Row = Readonly<{ verdict: Verdict; because: string }>;

const decided = (
  row: Row | null,
  needsEleven: boolean,
  unanswered: Decision['unanswered'],
  more: readonly string[] = [],
): Decision => ({
  verdict: row?.verdict ?? null,
  because: row ? [row.because, ...more] : more,
  paymentMayDependOnResult: row?.verdict === 'payment-linked-outcome',
  needsEleven,
  unanswered,
});

const threeRow = (answers: ThreeAnswers): Row =>
  threeTable.find(({ when }) =>
    (Object.entries(when) as [ThreeName, readonly Said[]][]).every(([name, allowed]) =>
      allowed.includes(answers[name]),
    ),
  )!;

function elevenRow({ eleven, facts }: VerdictAnswers): Row {
  const answers = eleven as ElevenAnswers;
  const levels = (wanted: Partial<Record<ElevenName, Level>> | undefined) =>
    Object.entries(wanted ?? {}) as [ElevenName, Level][];
  return elevenTable.find(
    ({ least, most, facts: needed }) =>
      levels(least).every(([name, level]) => answers[name] >= level) &&
      levels(most).every(([name, level]) => answers[name] <= level) &&
      (needed ?? []).every((name) => facts?.[name] === true),
  )!;
}
