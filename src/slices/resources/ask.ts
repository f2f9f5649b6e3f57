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

export const ways = ['link', 'letter', 'phone'] as const;
export type Way = (typeof ways)[number];

export type Ask = Readonly<{
  id: string;
  caseId: string;
  state: AskState;
  version: number;
  resourceId: string;
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
  askedAt: Date;
}>;
