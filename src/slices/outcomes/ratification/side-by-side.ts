import { answerLine, type Outcome, ownershipLine } from '../outcome.ts';

export type Side = Readonly<{
  id: string;
  statement: string;
  isCurrent: boolean;
  /** Where each community that was shown these words, or has them, stands. */
  lines: readonly string[];
  against: readonly Readonly<{ body: string; because: string }>[];
  answer: string;
  power: string | null;
}>;

/** The words there are, side by side: which community stands where with each, and what the authority has answered to it. */
export function sidesOf({
  wordings,
  wordingId,
  parts,
  answers,
}: Pick<Outcome, 'wordings' | 'wordingId' | 'parts' | 'answers'>): Side[] {
  return wordings
    .filter(
      (one) => one.id === wordingId || parts.some((part) => part.wordingId === one.id) || one.state === 'proposed',
    )
    .map((one) => {
      const theirs = parts.filter((part) => part.wordingId === one.id);
      const answer = answers.find((given) => given.wordingId === one.id) ?? null;
      return {
        id: one.id,
        statement: one.statement,
        isCurrent: one.id === wordingId,
        lines: theirs.map(ownershipLine),
        against: theirs.flatMap(({ state, body, because }) =>
          state === 'contested' && because ? [{ body, because }] : [],
        ),
        answer: answerLine(answer),
        power: answer?.power ?? null,
      };
    });
}
