import { answerLabels, type Outcome, ownershipLine } from './outcome.ts';

/** What came of somebody's words, as anybody may read it. */
export type Became = Readonly<{
  statement: string;
  forWhom: string | null;
  ownership: readonly string[];
  answer: string;
  power: string | null;
  /** Disagreement by communities and at their meetings; who else disagreed on the case is not public. */
  dissent: readonly Readonly<{ words: string; by: string }>[];
  /** Titles of what is done for it. */
  done: readonly string[];
  /** What was changed after a review, in the words that may be printed. */
  changed: readonly string[];
}>;

/** Nothing is public that is not named here: an outcome's words, ownership and answer, and what is done for it by title. */
export function publicly(outcome: Outcome, done: readonly string[], changed: readonly string[] = []): Became {
  const { answer } = outcome;
  const because = answer?.because ? `, because ${answer.because.replace(/[.\s]+$/, '')}` : '';
  return {
    statement: outcome.statement,
    forWhom: outcome.forWhom,
    ownership: outcome.parts.map(ownershipLine),
    answer: answer
      ? `${answer.organisation} says: ${answerLabels[answer.state].toLowerCase()}${because}.`
      : 'The authority has not answered yet.',
    power: answer?.power ?? null,
    dissent: outcome.dissent.filter((one) => one.ofBody).map(({ words, by }) => ({ words, by })),
    done,
    changed,
  };
}

/** The same as plain text, for an e-mail or a letter. */
export function becameAsText(words: string, became: readonly Became[]): string {
  const parts = became.map((one) =>
    [
      `It became part of this: ${one.statement}${one.forWhom ? ` (for ${one.forWhom})` : ''}`,
      ...one.ownership,
      one.answer,
      one.done.length > 0 ? `What we do: ${one.done.join('; ')}.` : 'Nothing is done for it yet.',
      ...one.changed,
      ...one.dissent.map(({ words: against, by }) => `Not everybody agrees: “${against}” (${by})`),
    ].join('\n'),
  );
  const came =
    parts.length > 0
      ? parts.join('\n\n')
      : 'Nothing has come of it yet. We have kept it, and it has not been forgotten.';
  return `You said: “${words}”\n\n${came}`;
}
