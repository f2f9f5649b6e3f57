export const clarificationStates = ['asked', 'answered', 'refused'] as const;

/** A question about a procurement. Who asked is kept nowhere: `asker` is a hash that binds one asker's questions. */
export type Clarification = Readonly<{
  id: string;
  caseId: string;
  procurementId: string;
  channel: 'page' | 'portal' | 'typed';
  asker: string | null;
  words: string;
  confidential: boolean;
  late: boolean;
  state: (typeof clarificationStates)[number];
  /** The question as everybody reads it. */
  told: string | null;
  answer: string | null;
  /** Of a refusal: why. */
  because: string | null;
  amendmentId: string | null;
  version: number;
  askedAt: Date;
  answeredAt: Date | null;
}>;

/** What everybody may know before they bid: in everyday words, and until when questions are taken and answered. */
export type PublicSummary = Readonly<{ version: number; words: string; askBy: string | null; answerBy: string | null }>;

export type Asking = 'open' | 'over' | 'not-set';

/** Whether questions are still taken; `today` is a London date. A last day takes questions until it ends. */
export function askingNow(summary: Pick<PublicSummary, 'askBy'> | null, today: string): Asking {
  if (!summary?.askBy) return 'not-set';
  return today <= summary.askBy ? 'open' : 'over';
}

/** Question and answer as everybody reads them; a confidential question only in the words that were found for it. */
export const saysOf = ({
  told,
  words,
  confidential,
  answer,
}: Pick<Clarification, 'told' | 'words' | 'confidential' | 'answer'>): string =>
  `Asked: ${told ?? (confidential ? 'a question that was put in confidence' : words)} Answered: ${answer}`;

export type ToldAnswer = Readonly<{ question: string; answer: string; answeredAt: Date }>;

/** What is told to all: answered questions alone, the last answer first, with nothing of who asked or how. */
export const toldToAll = (questions: readonly Clarification[]): ToldAnswer[] =>
  questions
    .flatMap(({ state, told, words, confidential, answer, answeredAt }) =>
      state === 'answered'
        ? [
            {
              question: told ?? (confidential ? 'A question that was put in confidence' : words),
              answer: answer!,
              answeredAt: answeredAt!,
            },
          ]
        : [],
    )
    .toSorted((a, b) => +b.answeredAt - +a.answeredAt);

/** Words that would give away what was asked in confidence: the same words again. */
export const sameWords = (one: string, other: string): boolean => normal(one) === normal(other);
const normal = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\s\p{P}]+/gu, ' ')
    .trim();
