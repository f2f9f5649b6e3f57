export type PolisVote = -1 | 0 | 1;

export type PolisStatement = {
  externalId: string;
  text: string;
  /** Counted from each participant's last vote, not from the columns of the same names, which count changed votes too. */
  agrees: number;
  disagrees: number;
  passes: number;
  /** -1 taken out by a moderator, 1 let in, 0 not looked at. Votes on a statement taken out are kept. */
  moderated: -1 | 0 | 1;
  /** An instant in UTC, null where the file has none. */
  createdAt: string | null;
  isSeed: boolean;
  /** About the people voting ("I live here"), not an opinion. */
  isMeta: boolean;
};

/** One participant's last vote on one statement: agree 1, disagree -1, pass 0. */
export type PolisLastVote = { participant: string; statement: string; vote: PolisVote; at: string | null };

export type PolisParticipant = { externalId: string; group: number | null };

export type PolisSummary = {
  topic: string | null;
  url: string | null;
  views: number | null;
  voters: number | null;
  /** Counted here. */
  statements: number;
  participants: number;
  lastVotes: number;
  changedVotes: number;
};

/** `line` is null where it is about the whole file. */
export type PolisProblem = { file: string; line: number | null; why: string };

export type PolisExport = {
  statements: PolisStatement[];
  votes: PolisLastVote[];
  participants: PolisParticipant[];
  summary: PolisSummary;
  problems: PolisProblem[];
};
