export const conversationStates = ['kept', 'draft', 'open', 'closed'] as const;

export type Conversation = Readonly<{
  id: string;
  caseId: string;
  /** Kept where it was held elsewhere; what is held here is written, then open, then closed. */
  state: (typeof conversationStates)[number];
  version: number;
  title: string;
  about: string;
  address: string | null;
  source: 'polis' | 'here';
  participants: number;
  votes: number;
  addedAt: Date;
}>;

/** As the conversation's own moderators left it. */
export const statementStates = ['accepted', 'unmoderated', 'rejected'] as const;
export type StatementState = (typeof statementStates)[number];

export type Statement = Readonly<{
  id: string;
  caseId: string;
  conversationId: string;
  state: StatementState;
  version: number;
  number: number;
  words: string;
  agrees: number;
  disagrees: number;
  passes: number | null;
  saidAt: Date | null;
}>;
