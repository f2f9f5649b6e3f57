import type { Agreement, Party } from '../agreement.ts';

export const decidedWays = ['reserved', 'unanimous', 'delegated'] as const;
export type Decided = (typeof decidedWays)[number];
export const decidedLabels: Record<Decided, string> = {
  reserved: 'Reserved to the commissioner',
  unanimous: 'Unanimous: every member',
  delegated: 'Delegated to a named person',
};

export type Matter = Readonly<{ id: string; matter: string; decided: Decided; delegate: string | null }>;

export const votes = ['agree', 'can-live-with', 'abstain', 'block'] as const;
export type VoteWord = (typeof votes)[number];
export const voteLabels: Record<VoteWord, string> = {
  agree: 'Agrees',
  'can-live-with': 'Can live with it',
  abstain: 'Abstains',
  block: 'Blocks it',
};

export type Vote = Readonly<{
  partyId: string;
  vote: VoteWord;
  reason: string | null;
  instead: string | null;
  /** Cast by somebody of the member itself, rather than recorded for it. */
  own: boolean;
}>;

export const decisionStates = ['open', 'agreed', 'blocked', 'determined'] as const;
export type DecisionState = (typeof decisionStates)[number];

export const ladder = ['Time out', 'A facilitated talk', 'The chief officers', 'Expert determination'] as const;

export type Decision = Readonly<{
  id: string;
  agreementId: string;
  matter: Matter;
  proposal: string;
  state: DecisionState;
  /** How many rungs of the ladder have been climbed. */
  step: number;
  determined: string | null;
  proposedAt: Date;
  votes: readonly Vote[];
}>;

/** Those who decide together: one vote each. */
export const membersOf = (parties: readonly Party[]): Party[] =>
  parties.filter(({ role }) => role === 'commissioner' || role === 'member' || role === 'provider');

/** I7. What stands between an alliance and its force; empty for every other type. */
export function faultsOfAlliance(
  { type, parties }: Pick<Agreement, 'type' | 'parties'>,
  matters: readonly Matter[],
): string[] {
  if (type !== 'alliance') return [];
  const faults = [];
  if (!parties.some(({ role }) => role === 'commissioner')) faults.push('The commissioner is a member. Add it');
  if (membersOf(parties).length < 2) faults.push('An alliance has two members or more');
  if (matters.length === 0) faults.push('Say which matters are reserved, unanimous or delegated');
  return faults;
}

/** Whose consent a matter needs. */
export const decidersOf = (decided: Decided, parties: readonly Party[]): Party[] =>
  decided === 'delegated'
    ? []
    : membersOf(parties).filter(({ role }) => decided === 'unanimous' || role === 'commissioner');

/**
 * I7. Where a decision stands. One block of a decider blocks it; it is agreed when every decider consents. Abstaining is
 * not consent. What others say on a reserved matter is advice. What is delegated is decided by whom it is delegated to.
 */
export function standingOf(
  decided: Decided,
  parties: readonly Party[],
  cast: readonly Vote[],
): 'open' | 'agreed' | 'blocked' {
  if (decided === 'delegated') return 'agreed';
  const deciders = decidersOf(decided, parties);
  const voteOf = ({ id }: Party) => cast.find((vote) => vote.partyId === id)?.vote;
  if (deciders.some((party) => voteOf(party) === 'block')) return 'blocked';
  const consents = (party: Party) => voteOf(party) === 'agree' || voteOf(party) === 'can-live-with';
  return deciders.length > 0 && deciders.every(consents) ? 'agreed' : 'open';
}

export const isOpen = ({ state }: Pick<Decision, 'state'>): boolean => state === 'open' || state === 'blocked';

/** After all was agreed: a member itself, where what it said was only recorded for it. */
export const mayCorrect = (
  { state }: Pick<Decision, 'state'>,
  before: Pick<Vote, 'own'> | undefined,
  voice: 'own' | 'recorded',
): boolean => state === 'agreed' && voice === 'own' && before?.own === false;
