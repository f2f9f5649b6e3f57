import type { Agreement, Party } from '../agreement.ts';

export const decidedWays = ['reserved', 'unanimous', 'delegated'] as const;
export type Decided = (typeof decidedWays)[number];
export const decidedLabels: Record<Decided, string> = {
  reserved: 'Reserved to the commissioner',
  unanimous: 'Unanimous: every member',
  delegated: 'Delegated to a named person',
};

export type Matter = Readonly<{ id: string; matter: string; decided: Decided; delegate: string | null }>;

export const votes = ['agree', 'can-live-with', 'stand-aside', 'block'] as const;
export type VoteWord = (typeof votes)[number];
export const voteLabels: Record<VoteWord, string> = {
  agree: 'Agrees',
  'can-live-with': 'Can live with it',
  'stand-aside': 'Stands aside',
  block: 'Blocks it',
};

export const recordedWays = ['phone', 'meeting', 'writing'] as const;
export type RecordedWay = (typeof recordedWays)[number];
export const recordedLabels: Record<RecordedWay, string> = {
  phone: 'By phone',
  meeting: 'In a meeting',
  writing: 'In writing',
};

export type Vote = Readonly<{
  partyId: string;
  vote: VoteWord;
  reason: string | null;
  instead: string | null;
  /** Cast by somebody of the member itself, rather than recorded for it. */
  own: boolean;
  /** Of what was recorded for it: how it was said, by whom and on which day. */
  how: RecordedWay | null;
  saidBy: string | null;
  saidOn: string | null;
  /** The version of the proposal that it saw. */
  seen: number;
}>;

export const decisionStates = ['open', 'agreed', 'blocked', 'determined', 'fallen', 'unmade'] as const;
export type DecisionState = (typeof decisionStates)[number];

export const ladder = ['Time out', 'A facilitated talk', 'The chief officers', 'Expert determination'] as const;
/** Days for each rung, where the charter says no others. */
export const usualDays = [7, 14, 14, 28] as const;
export type LadderDays = readonly [number, number, number, number];

export type Proposal = Readonly<{
  number: number;
  words: string;
  /** What else was considered, one on a line. */
  options: string | null;
  better: string | null;
  worse: string | null;
  know: string | null;
}>;

export type Decision = Readonly<{
  id: string;
  agreementId: string;
  matter: Matter;
  proposal: string;
  /** The version of the proposal that stands. */
  number: number;
  state: DecisionState;
  /** How many of its deciders must say yes, as the charter said when it was proposed; null for every one of them. */
  quorum: number | null;
  /** How many rungs of the ladder have been climbed. */
  step: number;
  determined: string | null;
  expert: string | null;
  /** The decision that this one would unmake. */
  unmakes: string | null;
  unmadeBy: string | null;
  answerBy: string | null;
  /** Until when the rung that it stands on may take. */
  dueOn: string | null;
  proposedAt: Date;
  decidedAt: Date | null;
  votes: readonly Vote[];
}>;

/** Those who may decide together: one vote each. */
export const membersOf = (parties: readonly Party[]): Party[] =>
  parties.filter(({ role }) => role === 'commissioner' || role === 'member' || role === 'provider');

/** I7. What stands between an alliance and its force; empty for every other type. */
export function faultsOfAlliance(
  { type, parties }: Pick<Agreement, 'type' | 'parties'>,
  matters: readonly Matter[],
  charter: readonly string[] = [],
): string[] {
  if (type !== 'alliance') return [];
  const faults = [];
  if (!parties.some(({ role }) => role === 'commissioner')) faults.push('The commissioner is a member. Add it');
  if (membersOf(parties).length < 2) faults.push('An alliance has two members or more');
  if (matters.length === 0) faults.push('Say which matters are reserved, unanimous or delegated');
  return [...faults, ...charter];
}

/** Whose consent a matter needs. */
export const decidersOf = (decided: Decided, parties: readonly Party[]): Party[] =>
  decided === 'delegated'
    ? []
    : membersOf(parties).filter(({ role }) => decided === 'unanimous' || role === 'commissioner');

const consents = (word: VoteWord | undefined): boolean => word === 'agree' || word === 'can-live-with';

/**
 * I7. Where a decision stands by the rule of its class. One block of a decider blocks it. It is agreed when every decider
 * has spoken and as many of them as the quorum asks for say yes; without a quorum that is every one, so standing aside is
 * not consent, and silence never is. What others say on a reserved matter is advice. What is delegated waits for its delegate.
 */
export function standingOf(
  { decided, quorum }: Readonly<{ decided: Decided; quorum: number | null }>,
  parties: readonly Party[],
  cast: readonly Pick<Vote, 'partyId' | 'vote'>[],
): 'open' | 'agreed' | 'blocked' {
  const said = decidersOf(decided, parties).map(({ id }) => cast.find((vote) => vote.partyId === id)?.vote);
  if (said.length === 0) return 'open';
  if (said.includes('block')) return 'blocked';
  const needed = Math.min(quorum ?? said.length, said.length);
  return !said.includes(undefined) && said.filter(consents).length >= Math.max(1, needed) ? 'agreed' : 'open';
}

export const isOpen = ({ state }: Pick<Decision, 'state'>): boolean => state === 'open' || state === 'blocked';
export const isMade = ({ state }: Pick<Decision, 'state'>): boolean => state === 'agreed' || state === 'determined';

/** After all was agreed: a member itself, where what it said was only recorded for it. */
export const mayCorrect = (
  { state }: Pick<Decision, 'state'>,
  before: Pick<Vote, 'own'> | undefined,
  voice: 'own' | 'recorded',
): boolean => state === 'agreed' && voice === 'own' && before?.own === false;

/** No way on without the ladder: somebody blocks, too few say yes, or the day to answer by has passed in silence. */
export function isStuck(
  decision: Pick<Decision, 'state' | 'matter' | 'votes' | 'answerBy'>,
  parties: readonly Party[],
  today: string,
): boolean {
  if (decision.state === 'blocked') return true;
  const deciders = decidersOf(decision.matter.decided, parties);
  if (decision.state !== 'open' || deciders.length === 0) return false;
  const allSpoke = deciders.every(({ id }) => decision.votes.some(({ partyId }) => partyId === id));
  return allSpoke || (decision.answerBy !== null && decision.answerBy < today);
}
