import type { Consent } from '../resource.ts';
import type { Condition } from './condition.ts';

export const askStates = [
  'asked',
  'accepted',
  'accepted-with-conditions',
  'declined',
  'withdrawn',
  'honoured',
  'not-honoured',
] as const;
export type AskState = (typeof askStates)[number];

export const askMoves = [
  'accept',
  'accept-with-conditions',
  'decline',
  'withdraw',
  'honour',
  'fail',
  'ask-again',
] as const;
export type AskMove = (typeof askMoves)[number];

/** The steward answers; the asker withdraws, asks again, and says whether it was honoured. */
export const askTransitions: Readonly<Record<AskState, Partial<Record<AskMove, AskState>>>> = {
  asked: {
    accept: 'accepted',
    'accept-with-conditions': 'accepted-with-conditions',
    decline: 'declined',
    withdraw: 'withdrawn',
  },
  accepted: { withdraw: 'withdrawn', honour: 'honoured', fail: 'not-honoured' },
  'accepted-with-conditions': { withdraw: 'withdrawn', honour: 'honoured', fail: 'not-honoured' },
  declined: { 'ask-again': 'asked' },
  withdrawn: { 'ask-again': 'asked' },
  honoured: {},
  'not-honoured': { 'ask-again': 'asked' },
};

export const answers = ['accept', 'accept-with-conditions', 'decline'] as const;
export type AskAnswer = (typeof answers)[number];
export const isAnswer = (move: AskMove): move is AskAnswer => (answers as readonly string[]).includes(move);

/** What the asker may say happened; the answer is not theirs to give, and asking again sends the question. */
export const askersMoves = ['withdraw', 'honour', 'fail'] as const;

const answered: Readonly<Record<AskAnswer, AskState>> = {
  accept: 'accepted',
  'accept-with-conditions': 'accepted-with-conditions',
  decline: 'declined',
};

/** Where an ask stands once the person has said what was wrongly written down for them; only an answer can be put right. */
export function corrected(state: AskState, answer: AskAnswer | null): AskState {
  return answer && Object.values(answered).includes(state) ? answered[answer] : state;
}

const agreed: readonly AskState[] = ['accepted', 'accepted-with-conditions', 'honoured'];

/** What an ask in a state says of consent by itself. */
export const consentIn = (state: AskState): Consent | null =>
  agreed.includes(state) ? 'given' : state === 'declined' ? 'refused' : null;

/**
 * I8. Where a steward’s consent stands once an ask has moved. While another ask of them stands, so does their consent; what they take
 * back, or what was not honoured, is consent no longer.
 *
 * @example consentAfter('given', 'accepted', 'withdrawn', []) // 'lapsed'
 */
export function consentAfter(
  consent: Consent,
  before: AskState | null,
  after: AskState,
  others: readonly AskState[],
): Consent {
  if (agreed.includes(after)) return 'given';
  if (others.some((state) => agreed.includes(state))) return 'given';
  if (after === 'declined') return 'refused';
  if (before && agreed.includes(before)) return 'lapsed';
  if (after === 'asked') return consent === 'given' ? 'given' : 'asked';
  if (after === 'withdrawn' && consent === 'asked' && !others.includes('asked')) return 'not-asked';
  return consent;
}

export const ways = ['link', 'letter', 'phone'] as const;
export type Way = (typeof ways)[number];

export type Ask = Readonly<{
  id: string;
  caseId: string;
  state: AskState;
  version: number;
  resourceId: string;
  askedBy: string;
  askedOf: string;
  address: string | null;
  what: string;
  byOn: string | null;
  aims: string | null;
  inTheWay: string | null;
  answerWords: string | null;
  answeredHow: Way | null;
  /** What was recorded by telephone on somebody's behalf waits for them to confirm or correct it. */
  confirmed: 'waiting' | 'confirmed' | 'corrected' | null;
  /** Those asked the same at once have one number; each answers alone. */
  batchId: string | null;
  reminders: number;
  remindedAt: Date | null;
  withdrawnBecause: string | null;
  withdrawnByThem: boolean;
  conditions: readonly Condition[];
  askedAt: Date;
  answeredAt: Date | null;
}>;

const stateWords: Record<AskState, string> = {
  asked: 'not answered yet',
  accepted: 'yes',
  'accepted-with-conditions': 'yes, if',
  declined: 'no, because',
  withdrawn: 'taken back',
  honoured: 'honoured',
  'not-honoured': 'not honoured',
};

/** How an ask reads on the thread, now and on any day. */
export const sayAsk = (ask: Ask): { title: string; text: string } => {
  const by = ask.answeredHow === 'phone' ? ', recorded by phone on their behalf' : '';
  const words = ask.answerWords ? `: ${ask.answerWords}` : '';
  const back = ask.withdrawnByThem ? ` by them${ask.withdrawnBecause ? `: ${ask.withdrawnBecause}` : ''}` : '';
  const broken = ask.conditions.some(({ state }) => state === 'not-met') ? '. A condition was not met' : '';
  const stands = ask.state === 'withdrawn' ? `${stateWords.withdrawn}${back}` : `${stateWords[ask.state]}${words}`;
  return { title: ask.what, text: `Asked of ${ask.askedOf}${by}. ${stands}${broken}` };
};
