import { type CsvCell, writeCsv } from '#platform/export/index.ts';
import type { PolisVote } from './export.ts';

/** A statement as it goes out; tallies are null where too few voted to tell. */
export type PolisStatementOut = Readonly<{
  externalId: string;
  text: string;
  agrees: number | null;
  disagrees: number | null;
  /** A day, YYYY-MM-DD: no time of the day goes out, which could be held beside somebody's other doings. */
  saidOn: string | null;
}>;

/** Somebody's votes under a number that is made up for the file. */
export type PolisRowOut = Readonly<{ participant: string; votes: ReadonlyMap<string, PolisVote> }>;

const written = (columns: readonly string[], rows: readonly Readonly<Record<string, CsvCell>>[]): string =>
  writeCsv(columns, rows, { mark: false });

const startOf = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** comments.csv as Polis exports it, without who said what: `author-id` is empty. Only accepted statements belong in it. */
export const writeComments = (statements: readonly PolisStatementOut[]): string =>
  written(
    ['timestamp', 'datetime', 'comment-id', 'author-id', 'agrees', 'disagrees', 'moderated', 'comment-body'],
    statements.map((one) => ({
      timestamp: one.saidOn && startOf(one.saidOn).getTime(),
      datetime: one.saidOn && startOf(one.saidOn).toUTCString(),
      'comment-id': one.externalId,
      agrees: one.agrees,
      disagrees: one.disagrees,
      moderated: 1,
      'comment-body': one.text,
    })),
  );

/** summary.csv: names and values without a line of column names. */
export const writeSummary = (facts: readonly (readonly [name: string, value: string | number])[]): string =>
  facts.map(([name, value]) => written([name, String(value)], [])).join('');

/** votes.csv, one line a vote, without times: rows in the order given, each by statement. */
export const writeVotes = (rows: readonly PolisRowOut[]): string =>
  written(
    ['timestamp', 'datetime', 'comment-id', 'voter-id', 'vote'],
    rows.flatMap(({ participant, votes }) =>
      [...votes].map(([statement, vote]) => ({ 'comment-id': statement, 'voter-id': participant, vote })),
    ),
  );

/** participants-votes.csv: one line a person, one column a statement. Groups and numbers of statements written are not in it. */
export const writeParticipants = (rows: readonly PolisRowOut[], statements: readonly string[]): string =>
  written(
    ['participant', 'group-id', 'n-comments', 'n-votes', 'n-agree', 'n-disagree', ...statements],
    rows.map(({ participant, votes }) => {
      const all = [...votes.values()];
      return {
        ...Object.fromEntries(votes),
        participant,
        'n-votes': all.length,
        'n-agree': all.filter((vote) => vote === 1).length,
        'n-disagree': all.filter((vote) => vote === -1).length,
      };
    }),
  );
