import { cellOf } from '#platform/export/index.ts';
import type { PolisLastVote, PolisParticipant, PolisProblem } from './export.ts';
import type { OpenedFile } from './open-files.ts';
import { voteOf } from './read-votes.ts';

const isStatement = (column: string) => /^\d+$/.test(column);

/**
 * Who took part, the group Polis put each in, and their votes as a grid. Columns are found by name, because some
 * exports carry `xid` among the first. `xid` is another system's name for a person: it is not read.
 */
export function readParticipants(
  opened: OpenedFile,
  problems: PolisProblem[],
): { participants: PolisParticipant[]; grid: PolisLastVote[] } {
  const { file, table, column } = opened;
  const idColumn = column('participant');
  const groupColumn = column('group-id');
  if (idColumn === null) {
    problems.push({ file, line: table.headerLine, why: 'There is no column “participant”, so no group was read.' });
    return { participants: [], grid: [] };
  }
  const statements = table.columns.filter(isStatement);
  const participants: PolisParticipant[] = [];
  const grid: PolisLastVote[] = [];
  const seen = new Set<string>();
  for (const row of table.rows) {
    const externalId = cellOf(row, idColumn).trim();
    if (externalId === '' || seen.has(externalId)) {
      const why = externalId === '' ? 'This line names no participant.' : `Participant ${externalId} is here twice.`;
      problems.push({ file, line: row.line, why: `${why} It was skipped.` });
      continue;
    }
    seen.add(externalId);
    const group = groupColumn === null ? '' : cellOf(row, groupColumn).trim();
    participants.push({ externalId, group: /^\d{1,3}$/.test(group) ? Number(group) : null });
    for (const statement of statements) {
      const words = cellOf(row, statement).trim();
      if (words === '') continue;
      const vote = voteOf(words);
      if (vote !== null) grid.push({ participant: externalId, statement, vote, at: null });
      else
        problems.push({
          file,
          line: row.line,
          why: `“${words.slice(0, 20)}” is not a vote on statement ${statement}.`,
        });
    }
  }
  return { participants, grid };
}
