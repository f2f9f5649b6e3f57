import type { PolisRowOut, PolisVote } from '#standards/polis/index.ts';

/** Somebody whose votes count, with what they voted on statements that everybody sees. */
export type Cast = Readonly<{
  agreed: boolean;
  /** A number that nobody outside can work out, and that has nothing to do with who it is: their place in the file and their number there. */
  draw: number;
  votes: ReadonlyMap<string, PolisVote>;
}>;

export type RowRules = Readonly<{
  /** So many have to agree, and as many of those who did not have to be left, if any. */
  fewestPeople: number;
  /** Of a statement, so many votes of others have to be left, if any. */
  fewestVotes: number;
}>;

export type Rows = Readonly<{
  rows: readonly PolisRowOut[];
  statements: readonly string[];
  leftOut: readonly string[];
}>;
export type NoRows = Readonly<{ refused: string }>;

const from = 100_000_000;
const numbers = 900_000_000;

/**
 * The votes of those who agreed, under made-up numbers and in an order that says nothing. Refused where too few agreed, and where so few
 * did not that their votes would be what is left of the published counts; a statement is left out where that would be so of it alone.
 */
export function rowsOf(people: readonly Cast[], statements: readonly string[], rules: RowRules): Rows | NoRows {
  const voted = people.filter(({ votes }) => votes.size > 0);
  const agreed = voted.filter((one) => one.agreed);
  const others = voted.filter((one) => !one.agreed);
  if (agreed.length < rules.fewestPeople)
    return { refused: `fewer than ${rules.fewestPeople} people agreed that theirs go out` };
  if (others.length > 0 && others.length < rules.fewestPeople)
    return {
      refused: `all but fewer than ${rules.fewestPeople} people agreed, so that the votes of the others could be worked out from the counts`,
    };
  const left = (statement: string) => others.filter(({ votes }) => votes.has(statement)).length;
  const shown = statements.filter((one) => left(one) === 0 || left(one) >= rules.fewestVotes);
  const taken = new Set<number>();
  const rows = [...agreed]
    .sort((a, b) => a.draw - b.draw)
    .map(({ draw, votes }) => ({
      participant: String(numberFor(draw, taken)),
      votes: new Map(shown.flatMap((one): [string, PolisVote][] => (votes.has(one) ? [[one, votes.get(one)!]] : []))),
    }));
  return { rows, statements: shown, leftOut: statements.filter((one) => !shown.includes(one)) };
}

function numberFor(draw: number, taken: Set<number>): number {
  let number = from + (draw % numbers);
  while (taken.has(number)) number = from + ((number - from + 1) % numbers);
  taken.add(number);
  return number;
}
