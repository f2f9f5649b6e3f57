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
