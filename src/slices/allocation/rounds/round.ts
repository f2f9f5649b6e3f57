export const roundStates = ['weights', 'first', 'discussion', 'second', 'closed'] as const;
export type RoundState = (typeof roundStates)[number];
/** The stages in which people answer. */
export const answerStages = ['weights', 'first', 'second'] as const;
export type AnswerStage = (typeof answerStages)[number];

export type Round = Readonly<{
  id: string;
  caseId: string;
  state: RoundState;
  version: number;
  title: string;
  how: 'here' | 'elsewhere';
  agreedWhere: string | null;
  agreedOn: string | null;
  facilitatorId: string;
  discussed: string | null;
  usedAt: Date | null;
  openedAt: Date;
  closedAt: Date | null;
}>;

export type Criterion = Readonly<{ id: string; title: string; worst: string | null; best: string | null }>;
export type RoundOption = Readonly<{
  optionId: string;
  title: string;
  says: string | null;
  agreedScore: number | null;
}>;
export type Participant = Readonly<{
  id: string;
  roundId: string;
  personId: string | null;
  name: string;
  address: string | null;
  showsName: boolean;
}>;

export const stateLabels: Record<RoundState, string> = {
  weights: 'Weights',
  first: 'First scores',
  discussion: 'Discussion',
  second: 'Second scores',
  closed: 'Closed',
};

/** Where a round may go next. Nobody goes back: what people saw, they saw. */
export const nextStates: Record<RoundState, readonly RoundState[]> = {
  weights: ['first'],
  first: ['discussion'],
  discussion: ['second', 'closed'],
  second: ['closed'],
  closed: [],
};

export const isAnswerStage = (state: RoundState): state is AnswerStage =>
  (answerStages as readonly string[]).includes(state);

/** Weights are shown once their stage is over, first scores once theirs is, second scores at the end: never before. */
export const shownIn: Record<RoundState, readonly AnswerStage[]> = {
  weights: [],
  first: ['weights'],
  discussion: ['weights', 'first'],
  second: ['weights', 'first'],
  closed: ['weights', 'first', 'second'],
};

export const sayRound = (round: Pick<Round, 'title' | 'state' | 'how'>) => ({
  title: round.title,
  text:
    round.how === 'elsewhere'
      ? 'Scores agreed elsewhere'
      : `A round of scoring: ${stateLabels[round.state].toLowerCase()}`,
});
