import type { PolisLastVote, PolisProblem, PolisStatement } from './export.ts';

const byStatement = (votes: readonly PolisLastVote[]) => {
  const people = new Map<string, Map<string, number>>();
  for (const { statement, participant, vote } of votes) {
    const said = people.get(statement) ?? new Map<string, number>();
    people.set(statement, said.set(participant, vote));
  }
  return people;
};

/** Where the votes and the grid of participants-votes.csv differ, statement by statement. */
export function compareVotes(
  votes: readonly PolisLastVote[],
  grid: readonly PolisLastVote[],
  file: string,
): PolisProblem[] {
  const [said, printed] = [byStatement(votes), byStatement(grid)];
  const problems: PolisProblem[] = [];
  for (const statement of [...new Set([...said.keys(), ...printed.keys()])].sort((a, b) => Number(a) - Number(b))) {
    const here = said.get(statement) ?? new Map<string, number>();
    const there = printed.get(statement) ?? new Map<string, number>();
    const people = new Set([...here.keys(), ...there.keys()]);
    const differ = [...people].filter((person) => here.get(person) !== there.get(person));
    if (differ.length === 0) continue;
    const why = `Statement ${statement}: ${differ.length} of ${people.size} people's votes here differ from votes.csv, which was followed.`;
    problems.push({ file, line: null, why });
  }
  return problems;
}

/** Counts each statement's votes; votes on statements that are not listed are told once a statement. */
export function countVotes(
  statements: readonly PolisStatement[],
  votes: readonly PolisLastVote[],
  file: string,
): PolisProblem[] {
  const known = new Map(statements.map((statement) => [statement.externalId, statement]));
  const unknown = new Map<string, number>();
  for (const { statement, vote } of votes) {
    const counted = known.get(statement);
    if (!counted) unknown.set(statement, (unknown.get(statement) ?? 0) + 1);
    else if (vote === 1) counted.agrees += 1;
    else if (vote === -1) counted.disagrees += 1;
    else counted.passes += 1;
  }
  return [...unknown].map(([statement, count]) => ({
    file,
    line: null,
    why: `${count} ${count === 1 ? 'vote is' : 'votes are'} on statement ${statement}, whose words are not in comments.csv. Left out.`,
  }));
}
