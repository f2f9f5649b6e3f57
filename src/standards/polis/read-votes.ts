import { cellOf } from '#platform/export/index.ts';
import type { PolisLastVote, PolisProblem, PolisVote } from './export.ts';
import type { OpenedFile } from './open-files.ts';
import { instantOf } from './read-comments.ts';

const votes: Record<string, PolisVote> = { '1': 1, '-1': -1, '0': 0 };
export const voteOf = (text: string): PolisVote | null => (Object.hasOwn(votes, text) ? votes[text]! : null);

const keyOf = (vote: { participant: string; statement: string }) => JSON.stringify([vote.participant, vote.statement]);

/**
 * Each participant's last vote on each statement: the latest by time; of two at the same time the lower in the file.
 * `changed` counts the votes that a later one replaced.
 */
export function readVotes(opened: OpenedFile, problems: PolisProblem[]): { last: PolisLastVote[]; changed: number } {
  const { file, table, column } = opened;
  const names = ['comment-id', 'voter-id', 'vote', 'timestamp'].map(column);
  const [statementColumn, voterColumn, voteColumn, timeColumn] = names;
  if (!statementColumn || !voterColumn || !voteColumn) {
    const why = 'There have to be columns “comment-id”, “voter-id” and “vote”, so no vote was read.';
    problems.push({ file, line: table.headerLine, why });
    return { last: [], changed: 0 };
  }
  const last = new Map<string, PolisLastVote>();
  let changed = 0;
  for (const row of table.rows) {
    const statement = cellOf(row, statementColumn).trim();
    const participant = cellOf(row, voterColumn).trim();
    const vote = voteOf(cellOf(row, voteColumn).trim());
    if (statement === '' || participant === '' || vote === null) {
      problems.push({
        file,
        line: row.line,
        why: 'This is not a vote: it needs a voter, a statement, and 1, 0 or -1.',
      });
      continue;
    }
    const read = { participant, statement, vote, at: timeColumn ? instantOf(cellOf(row, timeColumn).trim()) : null };
    const key = keyOf(read);
    const before = last.get(key);
    if (before) changed += 1;
    if (!before || (read.at ?? '') >= (before.at ?? '')) last.set(key, read);
  }
  return { last: [...last.values()], changed };
}
