export type {
  PolisExport,
  PolisLastVote,
  PolisParticipant,
  PolisProblem,
  PolisStatement,
  PolisSummary,
  PolisVote,
} from './export.ts';
export type { PolisFile } from './open-files.ts';
export { readPolisExport } from './read-polis-export.ts';
export { streamVotes, type VoteColumns } from './stream-votes.ts';
export {
  type PolisRowOut,
  type PolisStatementOut,
  writeComments,
  writeParticipants,
  writeSummary,
  writeVotes,
} from './write-polis-export.ts';
