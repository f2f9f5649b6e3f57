import { cellOf } from '#platform/export/index.ts';
import { compareVotes, countVotes } from './compare-votes.ts';
import type { PolisExport, PolisLastVote, PolisProblem, PolisSummary } from './export.ts';
import { type OpenedFile, openFiles, type PolisFile } from './open-files.ts';
import { readComments } from './read-comments.ts';
import { readParticipants } from './read-participants.ts';
import { readVotes } from './read-votes.ts';

/**
 * A Polis export (comments.csv, votes.csv, participants-votes.csv, summary.csv; plain or gzip; any may be missing) as
 * statements, last votes and participants. Without votes.csv the grid of participants-votes.csv serves, without times.
 * Never throws: what could not be read, and where the files disagree, is in `problems` by file and line.
 */
export function readPolisExport(files: readonly PolisFile[]): PolisExport {
  const problems: PolisProblem[] = [];
  const opened = openFiles(files, problems);
  const statements = opened.comments ? readComments(opened.comments, problems) : [];
  const people = opened.participants ? readParticipants(opened.participants, problems) : null;
  const cast = opened.votes ? readVotes(opened.votes, problems) : null;
  const source = opened.votes?.file ?? opened.participants?.file ?? '';
  const all = cast?.last ?? people?.grid ?? [];
  if (cast && people) problems.push(...compareVotes(cast.last, people.grid, opened.participants!.file));
  if (!opened.comments)
    problems.push({ file: 'comments.csv', line: null, why: 'Not sent. Without it there are no statements.' });
  if (all.length === 0)
    problems.push({ file: 'votes.csv', line: null, why: 'No votes were read, so nothing was counted.' });
  problems.push(...countVotes(statements, all, source));
  const known = new Set(statements.map((statement) => statement.externalId));
  const votes = all.filter((vote) => known.has(vote.statement));
  const participants = people?.participants ?? participantsOf(votes);
  const counts = {
    statements: statements.length,
    participants: participants.length,
    lastVotes: votes.length,
    changedVotes: cast?.changed ?? 0,
  };
  return { statements, votes, participants, summary: { ...readSummary(opened.summary), ...counts }, problems };
}

const participantsOf = (votes: readonly PolisLastVote[]) =>
  [...new Set(votes.map((vote) => vote.participant))].map((externalId) => ({ externalId, group: null }));

/** The summary is a list of name and value with no column names: what reads as names is its first pair. */
function readSummary(opened: OpenedFile | undefined): Pick<PolisSummary, 'topic' | 'url' | 'views' | 'voters'> {
  const [nameColumn, valueColumn] = opened?.table.columns ?? [];
  const facts = new Map<string, string>();
  if (opened && nameColumn && valueColumn) {
    facts.set(nameColumn, valueColumn);
    for (const row of opened.table.rows) facts.set(cellOf(row, nameColumn).trim(), cellOf(row, valueColumn).trim());
  }
  const count = (name: string) => (/^\d{1,9}$/.test(facts.get(name) ?? '') ? Number(facts.get(name)) : null);
  const url = facts.get('url') ?? '';
  return {
    topic: facts.get('topic') || null,
    url: /^https?:\/\/\S+$/.test(url) ? url : null,
    views: count('views'),
    voters: count('voters'),
  };
}
