/** The four questions asked after an event. */
export const fourQuestions = [
  {
    name: 'expected',
    text: 'What did we expect?',
    missing: 'Say what we expected, even if it was nothing in particular',
  },
  { name: 'happened', text: 'What happened?', missing: 'Say what happened' },
  { name: 'why', text: 'Why was there a difference?', missing: 'Say why, as far as you know' },
  { name: 'learnt', text: 'What do we learn?', missing: 'Say what we learn, even if it is only what to watch' },
] as const;
export type Question = (typeof fourQuestions)[number]['name'];
export type Answers = Readonly<Record<Question, string | null>>;

/** What a review decides to do with what was looked at. */
export const changes = ['stop', 'adapt', 'spread', 'keep'] as const;
export type ReviewChange = (typeof changes)[number];
export const changeChoices: readonly { value: ReviewChange; text: string; hint?: string }[] = [
  { value: 'stop', text: 'Stop it' },
  { value: 'adapt', text: 'Adapt it' },
  { value: 'spread', text: 'Spread it', hint: 'It works here; it is taken elsewhere' },
  { value: 'keep', text: 'Keep it as it is' },
];
export const changeSays: Record<ReviewChange, string> = {
  stop: 'We stop it',
  adapt: 'We adapt it',
  spread: 'We spread it',
  keep: 'We keep it as it is',
};

/** What a review decided: to do what, in which words, and whether anybody may read them. */
export type Decided = Readonly<{ change: ReviewChange | null; changing: string | null; mayPrint: boolean }>;

export const reviewStates = ['suggested', 'open', 'closed', 'set-aside'] as const;
export type ReviewState = (typeof reviewStates)[number];

export type Taking = 'open' | 'set-aside' | 'close';

/** What may be done to a review in a state, and the state it leads to. */
export const reviewTransitions: Record<ReviewState, Partial<Record<Taking, ReviewState>>> = {
  suggested: { open: 'open', 'set-aside': 'set-aside' },
  open: { close: 'closed' },
  closed: { open: 'open' },
  'set-aside': { open: 'open' },
};

export type Review = Answers &
  Decided &
  Readonly<{
    id: string;
    caseId: string;
    state: ReviewState;
    version: number;
    title: string;
    openedByKind: string;
    openedById: string;
    dueOn: string | null;
    heldOn: string | null;
    tookPart: string | null;
    setAsideBecause: string | null;
    openedAt: Date;
  }>;

/** A review closes only when each of the four questions has an answer. */
export const faultsInClosing = (answers: Answers): Readonly<Record<string, string>> =>
  Object.fromEntries(fourQuestions.filter(({ name }) => !answers[name]).map(({ name, missing }) => [name, missing]));

/** What is missing of a decision when a review closes, and what rests on what it changed that nobody has looked at (I5). */
export function faultsInDeciding(decided: Decided, unanswered: number): Readonly<Record<string, string>> {
  if (unanswered > 0)
    return {
      change: `${unanswered === 1 ? '1 thing rests' : `${unanswered} things rest`} on what this review changed and nobody has looked at ${unanswered === 1 ? 'it' : 'them'}. Answer each one, then close the review`,
    };
  if (!decided.change) return { change: 'Choose what we do: stop, adapt, spread or keep' };
  return !decided.changing && (decided.change !== 'keep' || decided.mayPrint)
    ? { changing: 'Say what exactly changes, in a sentence' }
    : {};
}
