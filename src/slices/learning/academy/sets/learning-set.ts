export const setStates = ['open', 'ended'] as const;

/** A few of a cohort who put questions to each other's questions. Its state is its cohort's. */
export type LearningSet = Readonly<{
  id: string;
  caseId: null;
  state: (typeof setStates)[number];
  version: number;
  cohortId: string;
  name: string;
  /** Those who began it together, have not left it, and are still in the cohort. */
  memberIds: readonly string[];
}>;

export type Turn = Readonly<{
  id: string;
  presenterId: string;
  question: string;
  at: Date;
  willDo: string | null;
  questions: readonly Readonly<{ id: string; words: string; askedBy: string }>[];
}>;

export const fewest = 3;
export const most = 8;

/** In a set the others ask, and do not advise: what they say is a question. */
export const isQuestion = (words: string): boolean => /\?["”’)]?\s*$/.test(words);
