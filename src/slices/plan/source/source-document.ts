import type { Found } from '#standards/word-requirements/index.ts';

export const candidateStates = ['open', 'taken', 'merged', 'left'] as const;
export type CandidateState = (typeof candidateStates)[number];

export type Candidate = Readonly<{
  id: string;
  documentId: string;
  position: number;
  clause: string | null;
  section: string | null;
  words: string;
  foundAs: Found['from'];
  strength: Found['strength'];
  suggests: Found['suggests'];
  state: CandidateState;
  requirementId: string | null;
}>;

export type SourceDocument = Readonly<{
  id: string;
  caseId: string;
  state: 'read';
  version: number;
  name: string;
  notRead: Readonly<Record<string, number>>;
  knownBefore: number;
  readAt: Date;
}>;

/** Where in a document something was found: "clause 3.2, Staffing" or "a table, Levels". */
export const placeOf = ({ clause, section, foundAs }: Pick<Candidate, 'clause' | 'section' | 'foundAs'>): string =>
  [
    clause ? `clause ${clause}` : { clause: 'a clause', sentence: 'a sentence', row: 'a row of a table' }[foundAs],
    section,
  ]
    .filter(Boolean)
    .join(', ');

/** A short name from the first words, past the name of a table's column: a person may give it a better one. */
export function titleOf(words: string): string {
  const first = words
    .replace(/^[^.;:!?]{1,40}:\s+(?=\S)/, '')
    .split(/(?<=[.;:!?])\s/)[0]!
    .replace(/[.;:\s]+$/, '');
  return first.length <= 80 ? first : `${first.slice(0, 80).replace(/\s+\S*$/, '')}…`;
}
